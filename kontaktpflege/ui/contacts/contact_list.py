"""The middle pane: a heading, the table, what stands there when it is empty, and the bar of the selection."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import ContactQuery, ContactSummary, Scope, SortColumn
from kontaktpflege.domain.filter import Filters
from kontaktpflege.services.address_book import AddressBook
from kontaktpflege.ui.contacts.columns import COLUMNS, PLACES
from kontaktpflege.ui.contacts.contact_model import ContactModel
from kontaktpflege.ui.contacts.contact_table import ContactTable
from kontaktpflege.ui.contacts.list_head import ListHead
from kontaktpflege.ui.contacts.photo_cache import PhotoCache
from kontaktpflege.ui.contacts.scope_names import nothing_in_scope, scope_name
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Control, Latest
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.empty_state import EmptyState
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.tab_order import tab_through
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.filters import filter_name
from kontaktpflege.wording.numbers import number

if TYPE_CHECKING:
    from kontaktpflege.ui.contacts.first_start import FirstStart

_FIRST_ROWS = 50
_PATIENCE_MILLISECONDS = 250
_BREATH_MILLISECONDS = 30
"""What the first rows get to be painted before the rest is looked for, which would compete for the interpreter."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where somebody was in a list."""

    current: int | None
    selected: array[int]
    row: int
    scrolled: int


@dataclass(frozen=True, slots=True)
class _Answer:
    query: ContactQuery
    ids: array[int]
    first: Sequence[ContactSummary]
    whole: bool


class ContactList(QWidget):
    """Lists the contacts of a place, narrowed by words; the first rows come at once, the rest behind them."""

    query_changed = Signal(object)
    """What is listed from now on, a `ContactQuery`."""
    sorted_by_hand = Signal(str, bool)
    """The user chose a column's key, and whether to descend."""
    current_changed = Signal(object)
    selection_changed = Signal()
    listed = Signal()
    """The list is complete."""
    relisted = Signal()
    """Likewise, and who is listed may have changed."""
    search_left = Signal()
    """The user wants to see the whole place again."""
    wider_search_asked = Signal()
    """The user wants to search all contacts."""

    def __init__(
        self,
        address_book: AddressBook,
        today: Callable[[], date],
        first_steps: Sequence[QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._address_book = address_book
        self._first_steps = first_steps
        self._recipes: FirstStart | None = None
        self._query = ContactQuery()
        self._own_title = ""
        self._told: ContactQuery | None = None
        self._narrowed = False
        self._circles: Sequence[Circle] = ()
        self._place_to_restore: _Spot | None = None
        self._spot_before_search: _Spot | None = None
        self.photos = PhotoCache(address_book.photo, self)
        self.model = ContactModel(address_book.summaries, today, self)
        self._stack = QStackedWidget(self)
        self.table = ContactTable(self.model, self.photos, self._stack)
        self._finding = Latest(self)
        self._finding.done.connect(self._show_answer)
        self._jumping = Latest(self)
        self._jumping.done.connect(self._jump)
        self._build()
        self.table.current_changed.connect(self.current_changed)
        self.table.selection_changed.connect(self.selection_changed)
        self.table.sorting_chosen.connect(self._sort)
        self.table.prefix_typed.connect(self._type_ahead)

    def query(self) -> ContactQuery:
        """What is listed."""
        return self._query

    def show_query(self, query: ContactQuery, title: str = "", contact: int | None = None) -> None:
        """List this under a title (without one, that of its scope); begin at its top, or at a contact."""
        self._query = query
        self._own_title = title
        self._spot_before_search = None
        self._place_to_restore = None if contact is None else _Spot(contact, array("q", [contact]), -1, 0)
        self.table.show_sorting(query.sort, query.descending)
        self._find(at_once=contact is None)

    def show_title(self, title: str) -> None:
        """Call what is listed otherwise; "" is the name of its scope."""
        self._own_title = title
        self._show_head()

    def is_settled(self) -> bool:
        """Whether the list is the one that was asked for last, and whole; else `listed` follows."""
        return not (self._finding.busy() or self._breath.isActive())

    def description(self) -> str:
        """What is listed, in a few words: the place, what was searched, the filters."""
        words = [f"“{plain_line(self._query.words, 30)}”"] if self._query.words else []
        return ", ".join([self._place_name(), *words, *self._filter_names()])

    def add_to_filter_menu(self, actions: Sequence[QAction]) -> None:
        """Let the menu of filters, and the first of these the row of chips, offer more."""
        self._head.add_to_filter_menu(actions)

    def offer_saving(self, offered: bool) -> None:
        """Offer beside the filters to save them, or not."""
        self._head.offer_saving(offered)

    def go_to(self, contact_id: int) -> bool:
        """Put the cursor on a contact; False where the list does not hold it."""
        row = self.model.row_of(contact_id)
        if row is not None:
            self.table.go_to_row(row)
        return row is not None

    def search(self, words: str) -> None:
        """Narrow the list to those who match the words; without words, go back to where the user was."""
        self._narrow(replace(self._query, words=words.strip()))

    def use_filters(self, filters: Filters) -> None:
        """Narrow the list to those who meet these; without any, go back to where the user was."""
        self._narrow(replace(self._query, filters=filters))

    def _narrow(self, query: ContactQuery) -> None:
        if query == self._query:
            return
        if query.narrowed and not self._query.narrowed:
            self._spot_before_search = self._spot()
        self._place_to_restore = None if query.narrowed else self._spot_before_search
        self._query = query
        self._find()

    def refresh(self) -> None:
        """List the same again after a change of the book, and stay where the user is."""
        self._place_to_restore = self._spot()
        self._find(at_once=False)

    def refresh_rows(self) -> None:
        """Show the same contacts as they are now: who they are, and in what order, cannot have changed."""
        if self.is_settled() and not self._query.by_care:
            self.model.renew()
            self.listed.emit()
        else:
            self.refresh()

    def show_circles(self, circles: Sequence[Circle]) -> None:
        """Know these circles."""
        if tuple(circles) != tuple(self._circles):
            self._circles = circles
            self.model.show_circles(circles)
            self._show_head()

    def select_nothing(self) -> None:
        """Keep only the contact under the cursor selected."""
        row = self.table.currentIndex().row()
        if row >= 0:
            self.table.go_to_row(row)

    def take_focus(self) -> None:
        """Bring the keyboard to the table, or to what stands in its place."""
        shown = self._stack.currentWidget()
        if isinstance(shown, EmptyState) or (self._recipes is not None and shown is self._recipes):
            shown.focus_first()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._head = ListHead(self.table.columns.fill, self)
        self._head.filters_chosen.connect(self.use_filters)
        self._nothing = EmptyState("users", self._stack)
        self._loading = EmptyState("loader-circle", self._stack)
        self._loading.say(_("One moment …"), _("The list is being put together."))
        for page in (self.table, self._nothing, self._loading):
            self._stack.addWidget(page)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._show_loading)
        self._breath = QTimer(self, singleShot=True, interval=_BREATH_MILLISECONDS)
        self._breath.timeout.connect(lambda: self._find(at_once=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    def open_filters(self) -> None:
        """Open the menu of filters by key."""
        self._head.filter_button.showMenu()

    def _show_head(self) -> None:
        """Say what is listed: the name of the place, and what it is filtered by."""
        self._head.show_title(self._place_name())
        self._head.show_filters(self._query.filters, self._circles)
        if self._query.filters:
            tab_through([*self._head.stops(), self.table])

    def _find(self, *, at_once: bool = True) -> None:
        """Ask for the list; `at_once` brings its first rows before the rest."""
        query, book = self._query, self._address_book

        def first_rows(control: Control) -> _Answer:
            ids = book.list_ids(query, limit=_FIRST_ROWS, cancel=control.cancelled)
            return _Answer(query, ids, book.summaries(ids), len(ids) < _FIRST_ROWS)

        def all_rows(control: Control) -> _Answer:
            ids = book.list_ids(query, cancel=control.cancelled)
            return _Answer(query, ids, (), whole=True)

        self._breath.stop()
        self._show_head()
        if at_once or query != self._told:
            self._told = query
            self.query_changed.emit(query)
        if not self._patience.isActive():
            self._patience.start()
        self._finding.run(first_rows if at_once else all_rows)

    def _show_answer(self, answer: _Answer) -> None:
        self._patience.stop()
        restoring = self._place_to_restore
        if answer.whole or restoring is None:
            self.model.show_ids(answer.ids, answer.first)
            self._turn_to(self.table if answer.ids else self._explain_nothing())
        if not answer.whole:
            if restoring is None:
                self._begin_at_top()
            self.table.viewport().repaint()  # now, before the details of the first of them
            self._breath.start()
            return
        if restoring is not None:
            self._restore(restoring)
        elif self.table.currentIndex().row() < 0:
            self._begin_at_top()
        self._tell_count(len(answer.ids))
        self.listed.emit()
        self.relisted.emit()

    def _turn_to(self, page: QWidget) -> None:
        """Show the table or what stands in its place; the keyboard moves along if it was here."""
        focused = QApplication.focusWidget()
        was_here = focused is not None and self._stack.isAncestorOf(focused)
        self._stack.setCurrentWidget(page)
        if was_here:
            self.take_focus()

    def _begin_at_top(self) -> None:
        if self.model.rowCount():
            self.table.go_to_row(0)
        else:
            self.current_changed.emit(None)

    def _tell_count(self, count: int) -> None:
        if self._query.narrowed:
            words = ngettext("{count} hit", "{count} hits", count).format(count=number(count))
            self._announce(", ".join([*self._filter_names(), words]))
        else:
            words = ngettext("{count} contact", "{count} contacts", count).format(count=number(count))
            if self._narrowed:
                self._announce(words)
        self._narrowed = self._query.narrowed
        self._head.show_count(words if count or self._query.narrowed else "")

    def _announce(self, words: str) -> None:
        announce(self.table, words)

    def _place_name(self) -> str:
        return plain_line(self._own_title, 80) or scope_name(self._query, self._circles)

    def _filter_names(self) -> list[str]:
        return [plain_line(filter_name(one, self._circles), 60) for one in self._query.filters]

    def _first_start(self) -> QWidget:
        """What an empty book shows, made when a book is empty."""
        if self._recipes is None:
            from kontaktpflege.ui.contacts.first_start import FirstStart

            self._recipes = FirstStart(self._first_steps)
            self._stack.addWidget(self._recipes)
        return self._recipes

    def _explain_nothing(self) -> QWidget:
        if self._query.narrowed:
            self._nothing.say(*self._nothing_found())
            self._nothing.offer(*self._ways_out())
        else:
            if self._query.scope is Scope.ALL:
                return self._first_start()
            self._nothing.say(*nothing_in_scope(self._query))
            self._nothing.offer()
        return self._nothing

    def _nothing_found(self) -> tuple[str, str]:
        """Heading and sentence for a list that words or filters leave empty."""
        place = self._place_name()
        names = ", ".join(self._filter_names())
        if not self._query.words:
            sentence = _("Nobody in “{place}” meets the filters: {filters}.").format(place=place, filters=names)
            return _("The filters leave nobody"), sentence
        heading = _("Nothing found for “{words}”").format(words=plain_line(self._query.words, 60))
        sentence = _("Searched in “{place}”: names, numbers, addresses, notes and all else.").format(place=place)
        if names:
            sentence += "\n" + _("Filtered by: {filters}.").format(filters=names)
        return heading, sentence

    def _ways_out(self) -> list[QAction]:
        ways: list[QAction] = []
        if self._query.filters:
            ways.append(self._way_out("list-filter", _("Remove the filters"), lambda: self.use_filters(())))
        if self._query.words:
            if self._query.scope is not Scope.ALL:
                ways.insert(0, self._way_out("search", _("Search all contacts"), self.wider_search_asked.emit))
            ways.append(self._way_out("x", _("Clear the search"), self.search_left.emit))
        return ways

    def _way_out(self, drawing: str, words: str, act: Callable[[], None]) -> QAction:
        way = QAction(icon(drawing), words, self._nothing)
        way.triggered.connect(lambda checked=False: act())
        return way

    def _show_loading(self) -> None:
        if not self.model.rowCount():
            self._turn_to(self._loading)

    def _sort(self, key: SortColumn, descending: bool) -> None:
        sentence = _("Sorted by {column}, descending") if descending else _("Sorted by {column}, ascending")
        self._announce(sentence.format(column=_(COLUMNS[PLACES[key]].title)))
        self._query = replace(self._query, sort=key, descending=descending)
        self._place_to_restore = None
        self.sorted_by_hand.emit(key, descending)
        self._find()

    def _type_ahead(self, prefix: str) -> None:
        query, book = self._query, self._address_book
        self._jumping.run(lambda control: book.first_with_prefix(query, prefix))

    def _jump(self, contact_id: int | None) -> None:
        row = self.model.row_of(contact_id) if contact_id is not None else None
        if row is not None:
            self.table.go_to_row(row)

    def _spot(self) -> _Spot:
        table = self.table
        return _Spot(
            table.current_id(),
            table.selected_ids(),
            table.currentIndex().row(),
            table.verticalScrollBar().value(),
        )

    def _restore(self, spot: _Spot) -> None:
        """Put cursor, selection and scroll bar back; if the contact is gone, stay on the row where it was."""
        self._place_to_restore = None
        if not self.model.rowCount():
            self.current_changed.emit(None)
            return
        self.table.select_ids(spot.selected, spot.current)
        if self.table.currentIndex().row() < 0:
            self.table.go_to_row(max(spot.row, 0))
        elif not self.table.selectionModel().hasSelection():
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().select(self.table.currentIndex(), flags.Select | flags.Rows)
        if spot.row < 0:
            self.table.scrollTo(self.table.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            self.table.verticalScrollBar().setValue(spot.scrolled)
        self.current_changed.emit(self.table.current_id())
