"""The page of the contacts: the list, the details beside it or as a sheet over it, and what connects them."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QSplitter, QVBoxLayout, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import Counts, NameOrder, Scope
from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.domain.saved_filter import SavedFilter
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.care_actions import CareActions
from kontaktpflege.ui.contacts.care_details import CareDetails
from kontaktpflege.ui.contacts.cell_editing import CellEditing
from kontaktpflege.ui.contacts.circle_menu import fill_circle_menu
from kontaktpflege.ui.contacts.column_layout import read, written
from kontaktpflege.ui.contacts.contact_actions import ContactActions
from kontaktpflege.ui.contacts.contact_list import ContactList
from kontaktpflege.ui.contacts.copy_actions import CopyActions
from kontaktpflege.ui.contacts.detail_deeds import DetailDeeds
from kontaktpflege.ui.contacts.details_pane import DetailsPane
from kontaktpflege.ui.contacts.details_sheet import DetailsSheet
from kontaktpflege.ui.contacts.hand_out import HandOut
from kontaktpflege.ui.contacts.navigation import Navigation
from kontaktpflege.ui.contacts.place import Place
from kontaktpflege.ui.contacts.saved_filter_actions import SavedFilterActions
from kontaktpflege.ui.contacts.selection_bar import SelectionBar
from kontaktpflege.ui.opener import Opener
from kontaktpflege.ui.widgets.error_dialog import understood
from kontaktpflege.ui.window_memory import facts, keep_facts, state, text
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

if TYPE_CHECKING:
    from kontaktpflege.ui.contacts.acquaintance_actions import AcquaintanceActions
    from kontaktpflege.ui.contacts.selection_menu import SelectionMenu

_NONE = Counts(all=0, without_circle=0, review=0, trash=0)
_LENT: dict[str, tuple[str, ...]] = {
    Scope.LONG_QUIET: ("last", "due"),
    Scope.OWED: ("mail", "owed"),
    Scope.RESTING: ("wakes", "last", "rhythm"),
}
"""Columns that a worklist shows instead of the user's own."""
_FEW = 200
"""Of so many selected contacts it is looked up whether all bear the star."""


class ContactsPage(QWidget):
    """List and details of the contacts; shows the book anew when told that it changed."""

    search_left = Signal()
    died_asked = Signal(int)
    """A contact's id: note that the person has died, or take it back."""
    who_asked = Signal(int)
    """A contact's id: show who should know what happened to the person."""
    edit_asked = Signal(int)
    """A contact's id: open the editor for it."""

    ties_asked = Signal(object)
    """Ids: ask who of these knows whom."""
    introduction_asked = Signal(object)
    """Ids of one or two: introduce them."""
    picture_asked = Signal(object)
    """Ids: show where these stand in the picture of the network."""

    def __init__(
        self,
        services: Services,
        name_order: NameOrder,
        first_steps: Sequence[QAction],
        opener: Opener,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._country, self._map_service = "DE", ""
        self._circles: tuple[Circle, ...] = ()
        self._counts: Counts | None = None
        self._away = False
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._middle = QWidget(self._splitter)
        self.list = ContactList(services.address_book, services.today, first_steps, self._middle)
        self.navigation = Navigation(self.list, name_order, self)
        self.saved_filters = SavedFilterActions(services.saved_filters, self.list, self.navigation, self)
        self.list.add_to_filter_menu([self.saved_filters.save, self.saved_filters.update])
        self.details = DetailsPane(self._card_text, self._splitter)
        self.contact_actions = ContactActions(services, self.list.table.selected_ids, self)
        self._acquaintance: AcquaintanceActions | None = None
        self.care_actions = CareActions(services, self.list.table.selected_ids, services.today, self)
        self.copy_actions = CopyActions(services, self.list, self)
        self.list.table.hand_out = self._hand_out
        self._deeds = DetailDeeds(services.address_book, opener, self.details, self)
        self.cells = CellEditing(services.address_book, self.list.table, self.list.model, self)
        self._bar = SelectionBar(self.contact_actions, self.care_actions, self._middle)
        self.care_details = CareDetails(services, services.today, self.details)
        self._detail_timer = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()

    def renew(self, circles: tuple[Circle, ...], saved: tuple[SavedFilter, ...], *, listing: bool = True) -> None:
        """The book changed: list and details show it as it is now; `listing` says that other contacts may be listed."""
        self._circles = circles
        self.navigation.know(circles, saved)
        self.saved_filters.note_list()
        if listing:
            self.list.refresh()
        else:
            self.list.refresh_rows()
            self._renew_beside()

    def use_places(self, country: str, map_service: str) -> None:
        """Read numbers and addresses as of a country (ISO code), and show places on this map."""
        self._country, self._map_service = country, map_service
        self._deeds.country = self.copy_actions.country = country
        self._detail_timer.start()

    def show_number(self) -> None:
        """Show the number of the contact under the cursor large; the details may be folded away."""
        if self._away:
            return
        current = self.list.table.current_id()
        if current is not None and current != self.details.contact_id():
            self._show_contact(current)
        self._deeds.show_number()

    def show_counts(self, counts: Counts) -> None:
        """Know how many contacts there are: some actions need some."""
        if counts != self._counts:
            self._counts = counts
            self._note_selection()

    def counts(self) -> Counts:
        """How many contacts there are, as was counted last; counted now where that is still to come."""
        return self._counts or self._services.address_book.counts()

    def begin(self, circles: tuple[Circle, ...], saved: tuple[SavedFilter, ...], memory: QSettings) -> None:
        """Show the first list of a fresh window: where the user was in this book the last time."""
        self._circles = circles
        self.navigation.know(circles, saved)
        self.navigation.begin(facts(memory, self._place_key()))

    def be_away(self, *, away: bool) -> None:
        """Another page is shown: nothing may be done with contacts that nobody sees."""
        self._away = away
        self._note_selection()

    def add_dropped(self, place: Place, ids: array[int]) -> None:
        """Contacts were dropped on a circle, on the star or on the trash."""
        if place[0] is Scope.TRASH:
            self.contact_actions.move_to_trash(ids)
        elif place[0] is Scope.DEAR:
            self.contact_actions.give_star(ids)
        elif (circle := self._circle(place[1])) is not None:
            self.contact_actions.add_to_circle(circle, ids)

    def fill_addition_menu(self, menu: QMenu) -> None:
        """Offer every circle for the selected contacts."""
        fill_circle_menu(menu, self._circles, self.add_selected)

    def use_sheet(self, sheet: bool) -> None:
        """Let the details lie over the list, or stand beside it."""
        if sheet != self._sheet.is_over:
            self._sheet.lie_over(over=sheet)
            self._show_details()

    def save(self, memory: QSettings) -> None:
        """Remember columns, how wide the panes are, and for this book the place and its order."""
        table = self.list.table
        memory.setValue("contacts/columns", written(table.columns.own_layout()))
        keep_facts(memory, self._place_key(), self.navigation.facts())
        if not self._sheet.is_over:
            memory.setValue("contacts/splitter", self._splitter.saveState())

    def restore(self, memory: QSettings) -> None:
        """Look as it did when the window was closed."""
        table = self.list.table
        table.columns.show(read(text(memory, "contacts/columns")))
        self._splitter.restoreState(state(memory, "contacts/splitter"))

    def _place_key(self) -> str:
        """Circles and contacts have other numbers in another book: each has its own memory."""
        book = str(self._services.book.resolve()).encode()
        return f"places/{hashlib.blake2b(book, digest_size=6).hexdigest()}"

    def open_details(self) -> None:
        """Bring the keyboard to the details, and the sheet up if it is one."""
        if self.list.table.current_id() is None:
            return
        if self._sheet.is_over:
            self._sheet.come_up()
            self._show_details()
        self.details.focus_first()

    def selection_menu(self) -> SelectionMenu:
        """What can be done with the selected contacts, as a new menu."""
        from kontaktpflege.ui.contacts.selection_menu import SelectionMenu

        return SelectionMenu(self, self._services, self._circles)

    def acquaintance(self) -> AcquaintanceActions:
        """What notes whom the user knows."""
        if self._acquaintance is None:
            from kontaktpflege.ui.contacts.acquaintance_actions import AcquaintanceActions

            self._acquaintance = AcquaintanceActions(self._services, self)
            self._acquaintance.told.connect(self.contact_actions.told)
        return self._acquaintance

    def add_selected(self, circle_id: int) -> None:
        """Put the selected contacts into a circle."""
        if (circle := self._circle(circle_id)) is not None:
            self.contact_actions.add_to_circle(circle, self.list.table.selected_ids())

    def remove_selected(self, circle_id: int) -> None:
        """Take the selected contacts out of a circle."""
        if (circle := self._circle(circle_id)) is not None:
            self.contact_actions.remove_from_circle(circle, self.list.table.selected_ids())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self._bar)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._middle)
        self._splitter.addWidget(self.details)
        self._splitter.setStretchFactor(0, 1)
        self._sheet = DetailsSheet(self.details, self._splitter, self)
        self._middle.setMinimumWidth(320)
        self.details.setMinimumWidth(280)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def _connect(self) -> None:
        self._detail_timer.timeout.connect(self._show_details)
        self.list.table.addActions(self.contact_actions.of_list())
        self.list.current_changed.connect(lambda contact: self._detail_timer.start())
        self.list.selection_changed.connect(self._note_selection)
        self.list.relisted.connect(self._note_selection)
        self.list.query_changed.connect(lambda query: self.saved_filters.note_list())
        self.navigation.place_shown.connect(self._arrive)
        self.list.search_left.connect(self.search_left)
        self.list.wider_search_asked.connect(self.navigation.search_everywhere)
        self.list.table.opened.connect(self._open)
        self.list.table.details_asked.connect(self.open_details)
        self.contact_actions.edit_asked.connect(self._edit_current)
        self.contact_actions.cell_edit_asked.connect(self._edit_cell)
        self.cells.editor_asked.connect(self.edit_asked)
        self.cells.told.connect(self.contact_actions.told)
        self.details.edit_asked.connect(self._edit_current)
        self.list.table.menu_asked.connect(self._show_menu)
        self.list.table.star_clicked.connect(lambda contact: self.contact_actions.turn_star([contact]))
        self._bar.circle_menu_shown.connect(self.fill_addition_menu)
        self._bar.left.connect(self.list.select_nothing)
        self.details.addition_menu_shown.connect(self._fill_details_menu)
        self.details.star_clicked.connect(lambda contact: self.contact_actions.turn_star([contact]))
        self.details.circle_asked.connect(lambda circle: self.navigation.show_place((Scope.CIRCLE, circle)))
        self.details.removal_asked.connect(self._remove_shown)
        self.details.reviewed.connect(self._review_shown)
        self.details.origin_asked.connect(self.contact_actions.origin.trigger)
        self.details.write_asked.connect(self.contact_actions.write_asked)
        self.details.closed.connect(self._close_details)
        self._deeds.contact_asked.connect(self.navigation.show_contact)

    def _note_selection(self) -> None:
        ids = self.list.table.selected_ids()
        selected = 0 if self._away else len(ids)
        scope = self.list.query().scope
        self.care_actions.allow(scope, selected)
        self.contact_actions.allow(scope, selected, self._counts or _NONE, dear=selected > 0 and self._all_dear(ids))
        focused = QApplication.focusWidget()
        was_in_bar = focused is not None and self._bar.isAncestorOf(focused)
        self._bar.show_count(selected, scope)
        if was_in_bar and not self._bar.isVisible():
            self.list.take_focus()
        self._detail_timer.start()

    def _show_details(self) -> None:
        if self._away:
            return  # they are read when somebody sees them
        if not self._sheet.shows_details():
            return
        selected = len(self.list.table.selectionModel().selectedRows()) if self._selects_few() else 2
        current = self.list.table.current_id()
        if selected > 1:
            chosen = len(self.list.table.selected_ids())
            heading = ngettext("{count} contact selected", "{count} contacts selected", chosen)
            self.details.show_nobody(
                heading.format(count=number(chosen)), _("What you do now is done with all of them.")
            )
            return
        if current is None:
            self.details.show_nobody()
            return
        self._show_contact(current)

    def _renew_beside(self) -> None:
        """No card changed, but perhaps what stands beside it."""
        if not self._away and self._sheet.shows_details():
            self.details.renew_beside()

    def _selects_few(self) -> bool:
        selection = self.list.table.selectionModel().selection()
        return selection.size() <= 1 and all(selection.at(i).height() <= 1 for i in range(selection.size()))

    def _show_contact(self, contact_id: int) -> None:
        from kontaktpflege.ui.contacts.card_sections import Reading

        try:
            contact = self._services.address_book.contact(contact_id)
        except KontaktpflegeError:
            # Gone between the listing and now; the announcement of it is on its way.
            self.details.show_nobody()
            return
        photo = contact.card.photo
        digest = photo.blob if photo is not None else None
        picture = self._services.address_book.photo(digest) if digest else b""
        circles = [circle for circle in self._circles if circle.id in contact.circles]
        people = self._services.address_book.people_named(contact.card)
        reading = Reading(self._services.today(), self._country, self._map_service, people)
        met = self._services.origins.acquaintance(contact_id)
        self.details.show_contact(contact, circles, picture, reading, met=met, large=bool(self.list.query().words))

    def _card_text(self, contact_id: int) -> str:
        return self._services.transfer.card_text(contact_id)  # a desk that the first look at the book does not need

    def _show_menu(self, place: QPoint) -> None:
        if not self.list.table.selected_ids():
            return
        menu = self.selection_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _all_dear(self, ids: array[int]) -> bool:
        """Whether all that is selected bears the star; of a large selection, it is not looked up."""
        if len(ids) == 1:
            row = self.list.model.row_of(ids[0])
            rows = [None if row is None else self.list.model.summary(row)]
        else:
            rows = list(self._services.address_book.summaries(ids)) if len(ids) <= _FEW else []
        return bool(rows) and all(row is not None and row.dear for row in rows)

    def _open(self, contact_id: int) -> None:
        """Enter or a double click: what lies in the trash is looked at, all else edited."""
        if self.list.query().scope is Scope.TRASH:
            self.open_details()
        else:
            self.edit_asked.emit(contact_id)

    def _edit_cell(self) -> None:
        """F2: in the table the cell, everywhere else the whole contact."""
        if self.list.table.hasFocus() and len(self.list.table.selected_ids()) == 1:
            self.cells.begin()
        else:
            self._edit_current()

    def _edit_current(self) -> None:
        if (contact := self.list.table.current_id()) is not None:
            self._open(contact)

    def _hand_out(self, ids: array[int]) -> HandOut:
        made = HandOut(self._services.transfer, ids)
        made.failed.connect(lambda error: self.contact_actions.told.emit(understood(error).text, False))
        return made

    def _circle(self, circle_id: int | None) -> Circle | None:
        return next((circle for circle in self._circles if circle.id == circle_id), None)

    def _fill_details_menu(self, menu: QMenu) -> None:
        fill_circle_menu(menu, self._circles, self._add_shown)

    def _add_shown(self, circle_id: int) -> None:
        circle, contact = self._circle(circle_id), self.details.contact_id()
        if circle is not None and contact is not None:
            self.contact_actions.add_to_circle(circle, [contact])

    def _remove_shown(self, circle_id: int) -> None:
        circle, contact = self._circle(circle_id), self.details.contact_id()
        if circle is not None and contact is not None:
            self.contact_actions.remove_from_circle(circle, [contact])

    def _review_shown(self) -> None:
        if (contact := self.details.contact_id()) is not None:
            self.contact_actions.clear_review([contact])

    def _close_details(self) -> None:
        self._sheet.close()
        self.list.take_focus()

    def _arrive(self, place: Place) -> None:
        self.list.table.columns.lend(_LENT.get(place[0], ()))
        self.saved_filters.note_list()
        self._sheet.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sheet.fit()
