"""The window: top bar, lists and circles on the left, the page beside them; connects strangers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from kontaktpflege.domain.contact import Counts
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.caring import Caring
from kontaktpflege.ui.change_notifier import ChangeNotifier
from kontaktpflege.ui.contacts.circle_actions import CircleActions
from kontaktpflege.ui.contacts.contacts_page import ContactsPage
from kontaktpflege.ui.contacts.place import TODAY
from kontaktpflege.ui.contacts.sidebar import Sidebar
from kontaktpflege.ui.counting import LISTED, Counting
from kontaktpflege.ui.editor.editor_windows import EditorWindows
from kontaktpflege.ui.networking import Networking
from kontaktpflege.ui.newcomers import Newcomers
from kontaktpflege.ui.opener import Opener
from kontaktpflege.ui.pages import Pages
from kontaktpflege.ui.places import Places
from kontaktpflege.ui.preferences import Preferences
from kontaktpflege.ui.theme import FOLD_SIDEBAR_BELOW, SHEET_BELOW, Theme
from kontaktpflege.ui.top_bar import TopBar
from kontaktpflege.ui.transfer.drop_overlay import DropOverlay
from kontaktpflege.ui.transfer.import_flow import ImportFlow
from kontaktpflege.ui.turning_back import TurningBack
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.toast import Toast
from kontaktpflege.ui.window_actions import WindowActions
from kontaktpflege.ui.window_connections import connect_actions
from kontaktpflege.ui.window_dialogs import WindowDialogs
from kontaktpflege.ui.window_menu import fill_window_menu
from kontaktpflege.ui.window_shape import WindowShape
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from kontaktpflege.ui.shortcut_sheet import ShortcutSheet
    from kontaktpflege.ui.widgets.pane_round import Pane


class MainWindow(QMainWindow):
    """One book in one window."""

    settings_changed = Signal(object)
    """The new `Settings`, to be kept."""
    counted = Signal()
    """The numbers beside the circles are up to date."""
    went_to_tray = Signal()
    """The window was closed, and hides while the program goes on."""
    left = Signal()
    """The window was closed for good."""

    def __init__(
        self,
        services: Services,
        settings: Settings,
        theme: Theme,
        memory: QSettings,
        opener: Opener | None = None,
    ) -> None:
        super().__init__()
        self._services = services
        self.preferences = Preferences(settings, theme, self, lambda: services.ledger)
        self._memory = memory
        self._leaves = False
        self.stays: Callable[[], bool] = lambda: False
        """Whether the program goes on without the window: asked when it is closed."""
        self.setWindowTitle("Kontaktpflege")
        self.window_actions = WindowActions(self)
        first_steps = (self.window_actions.import_files, self.window_actions.sample)
        self._opener = opener or Opener(parent=self)
        self._make_room()
        self.page = ContactsPage(services, settings.name_order, first_steps, self._opener, self.pages)
        self.pages.hold(self.page)
        self.caring = Caring(services, self.pages, self._opener, self.preferences, memory, self)
        self.networking = Networking(services, self.pages, memory, self)
        self.page.use_places(settings.country, settings.map_service)
        self.sidebar = Sidebar(self._panes)
        self._places = Places(services, self.sidebar, self.pages, self.networking, self)
        self._counting = Counting(services.address_book, self)
        self.circle_actions = CircleActions(services, self.page.contact_actions.empty_trash, self)
        self.menu = QMenu(self)
        self.top_bar = TopBar(self.menu, self.window_actions, self._whole)
        self._lay_out()
        self.turning_back = TurningBack(services.history, self.window_actions, self.toast, self)
        self.dialogs = WindowDialogs(services, self.page, self.preferences, memory, self._opener, self)
        self.import_flow = ImportFlow(services, self)
        self.editors = EditorWindows(services, self)
        self.newcomers = Newcomers(services, self.page, self.editors, self._column)
        self._overlay = DropOverlay(self)
        self.notifier = ChangeNotifier(services, self)
        fill_window_menu(self.menu, self.window_actions, self.page, self.caring, self.circle_actions, self.dialogs)
        self._add_keys()
        self._connect()
        self._remember()
        self._begin()

    def open_files(self, files: Sequence[Path]) -> None:
        """Show these card files in the import preview."""
        if files:
            self.import_flow.start(list(files))

    def leave(self) -> bool:
        """Close the window and do not stay in the tray; False if the user wants to save something first."""
        self._leaves = True
        self._leaves = self.close()
        return self._leaves

    def tell(self, sentence: str, undoable: bool) -> None:
        """Say what was done, with a button to take it back."""
        self.turning_back.tell(sentence, undoable)

    def go_round(self, direction: int) -> None:
        """Move the keyboard to the next pane (1) or the one before (-1), the toast included."""
        from kontaktpflege.ui.widgets.pane_round import go_round

        panes: list[Pane] = [
            (self.top_bar, self.top_bar.search.take_focus),
            *([(panel, panel.line.setFocus)] if (panel := self.newcomers.panel) is not None else []),
            (self.sidebar, lambda: self.sidebar.setFocus(Qt.FocusReason.OtherFocusReason)),
            *((page, page.take_focus) for page in self.pages.made().values()),
            (self.page.list, self.pages.take_focus),
            (self.page.details, self.page.care_details.take_focus),
            *((bar, bar.take_focus) for bar in (*self.caring.open_bars(), *self.networking.foot_bars())),
            (self.toast, self.toast.take_focus),
        ]
        go_round(panes, direction)

    def show_shortcuts(self) -> ShortcutSheet:
        """Show the sheet of all keys."""
        from kontaktpflege.ui.shortcut_sheet import ShortcutSheet

        copying = self.page.copy_actions
        selected = [copying.copy, copying.number, *self.page.contact_actions, *self.page.care_actions]
        selected.append(self.page.saved_filters.save)
        groups = [
            (_("Everywhere"), self.window_actions.named()),
            (_("Lists and selected contacts"), [(action.text(), action) for action in selected]),
            (_("Places"), [(action.text(), action) for action in self._places.actions]),
        ]
        sheet = ShortcutSheet(groups, self)
        sheet.open()
        return sheet

    def _make_room(self) -> None:
        """Make what holds the parts first: each move to another parent would dress a part and all in it anew."""
        self._whole = QWidget(self)
        self.setCentralWidget(self._whole)
        self._column = QVBoxLayout(self._whole)
        self._panes = QSplitter(Qt.Orientation.Horizontal, self._whole)
        self._panes.setHandleWidth(1)
        self.pages = Pages(self._panes)

    def _lay_out(self) -> None:
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self.sidebar)
        self._panes.addWidget(self.pages)
        self._panes.setStretchFactor(1, 1)
        self._shape = WindowShape(self, self._panes, self.sidebar)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.top_bar)
        self._column.addWidget(self._panes, 1)
        self.toast = Toast(self._whole, self._panes)
        self.setMinimumSize(600, 360)

    def _add_keys(self) -> None:
        """Let the keys of actions that stand in no part of the window work everywhere in it."""
        page = self.page
        deeds = [*page.contact_actions.of_window(), *page.care_actions]
        self.addActions([*deeds, page.copy_actions.number, page.saved_filters.save])

    def _connect(self) -> None:
        connect_actions(self)
        self._connect_search()
        self._connect_sidebar()
        self._connect_page()
        self._connect_caring()
        self._connect_network()
        self._connect_book()
        self.preferences.changed.connect(self._use_settings)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._serve_field)
        page = self.page
        for teller in (
            page.contact_actions,
            page.care_actions,
            page.copy_actions,
            page.saved_filters,
            self.circle_actions,
            self.caring,
            self.networking,
            self.editors,
            self.newcomers,
            self.dialogs,
            self._opener,
        ):
            teller.told.connect(self.tell)

    def _serve_field(self, _left: QWidget | None, field: QWidget | None) -> None:
        """Propose names in a field that says it `takes_names`, from when the keyboard comes to it."""
        if field is not None and field.property("takes_names"):
            from kontaktpflege.ui.name_proposals import serve

            serve(field, self._services)

    def _connect_search(self) -> None:
        search = self.top_bar.search
        search.textChanged.connect(self._places.search)
        search.left_downwards.connect(self.pages.take_focus)
        search.abandoned.connect(self.pages.take_focus)
        self.page.copy_actions.is_searching = lambda: search.hasFocus() and bool(search.text().strip())
        self.page.navigation.words_shown.connect(search.setText)
        self.page.search_left.connect(search.clear)
        self.page.list.table.abandoned.connect(search.clear)

    def _connect_sidebar(self) -> None:
        sidebar, circles, saved = self.sidebar, self.circle_actions, self.page.saved_filters
        sidebar.contacts_dropped.connect(self.page.add_dropped)
        sidebar.circle_dropped.connect(circles.move)
        sidebar.menu_asked.connect(circles.show_menu)
        sidebar.change_asked.connect(circles.change_at)
        sidebar.removal_asked.connect(circles.delete_at)
        sidebar.menu_asked.connect(saved.show_menu)
        sidebar.change_asked.connect(saved.rename_at)
        sidebar.removal_asked.connect(saved.delete_at)

    def _connect_page(self) -> None:
        deeds, dialogs = self.page.contact_actions, self.dialogs
        self.page.navigation.moved.connect(self._renew_ways)
        deeds.export_asked.connect(dialogs.export)
        deeds.merge_asked.connect(dialogs.merge)
        deeds.write_asked.connect(lambda contact: dialogs.drafts().write(contact))
        deeds.bulk_edit_asked.connect(dialogs.change_many)
        deeds.card_list_asked.connect(dialogs.card_lists)
        self.page.list.listed.connect(self._counting.count)
        self._counting.counted.connect(self._show_counts)
        self.page.edit_asked.connect(self.editors.edit)
        self.newcomers.left.connect(self.pages.take_focus)

    def _connect_caring(self) -> None:
        caring, dialogs = self.caring, self.dialogs
        caring.contact_asked.connect(self.page.navigation.show_contact)
        caring.occasions_asked.connect(dialogs.occasions)
        caring.undo_asked.connect(self.turning_back.undo)
        caring.bar_made.connect(self._take_bar)
        caring.day_done.connect(self._ask_who_knows_whom)
        caring.due_asked.connect(self._places.list_due)
        caring.choice_asked.connect(self.window_actions.walk.trigger)
        caring.import_asked.connect(self.window_actions.import_files.trigger)
        caring.write_asked.connect(lambda contact: dialogs.drafts().write(contact))
        caring.draft_asked.connect(lambda contact, block: dialogs.drafts().write(contact, block=block))
        caring.due_counted.connect(self.sidebar.show_due)
        dialogs.favor_offered.connect(caring.offer_favor)

    def _connect_network(self) -> None:
        networking = self.networking
        networking.bar_made.connect(self._take_bar)
        networking.left.connect(self.pages.take_focus)
        networking.contact_asked.connect(self.page.navigation.show_contact)
        networking.sheet_asked.connect(self.caring.show_sheet)
        self.dialogs.sheet_asked.connect(self.caring.show_sheet)
        networking.door_asked.connect(lambda contact: self.dialogs.doors().open(contact))
        networking.way_asked.connect(lambda contact, ids: self.dialogs.doors().open(contact, ids))
        self.page.introduction_asked.connect(lambda ids: networking.introducing().ask(ids))
        networking.draft_asked.connect(lambda contact, block: self.dialogs.drafts().write(contact, block=block))
        networking.menu_shown.connect(self._fill_network_menu)
        networking.suggestions_asked.connect(self.dialogs.suggest_ties)
        networking.suggestions_of_asked.connect(self.dialogs.suggest_ties)
        self.page.ties_asked.connect(lambda ids: networking.ties().ask_among(ids))
        self.page.picture_asked.connect(self._places.show_in_picture)
        self.page.care_details.made.connect(networking.serve)
        self.dialogs.chain_asked.connect(self._places.show_chain)

    def _fill_network_menu(self, menu: QMenu, ids: Sequence[int]) -> None:
        from kontaktpflege.ui.network_menu import fill_network_menu

        fill_network_menu(menu, ids, self._services.circles.circles(), self.page, self.networking, self.dialogs)

    def _connect_book(self) -> None:
        """What changes the book as a whole, and who hears that it changed."""
        self.notifier.changed.connect(self._renew)
        self.notifier.changed.connect(self.editors.look_again)
        self.notifier.changed.connect(self.dialogs.look_again)
        self._overlay.dropped.connect(self.import_flow.start)
        self.import_flow.nothing_found.connect(self.toast.say)
        self.import_flow.finished.connect(self._propose_own_card)
        self.import_flow.network_found.connect(lambda path: self.networking.files().take_in(path))
        self.import_flow.walk_asked.connect(self.dialogs.walk)
        self.import_flow.ties_asked.connect(self.dialogs.suggest_ties)
        self.import_flow.undo_asked.connect(self.turning_back.undo)
        self.turning_back.failed.connect(lambda error: show_error(self, error))
        self.dialogs.offered.connect(lambda sentence, back: self.toast.say(sentence, _("Undo"), back))

    def _begin(self) -> None:
        self._places.begin(self._memory)
        self.turning_back.renew()
        if self.caring.begin():
            self.sidebar.show_place(TODAY)
        else:
            self.page.list.table.setFocus()

    def _renew(self, kinds: frozenset[type]) -> None:
        """The book changed: list at once, count behind it."""
        self._counting.forget(kinds)
        self._places.renew(listing=bool(kinds & LISTED))
        self.caring.renew(kinds)
        self.networking.renew(kinds)
        self.turning_back.renew()

    def _show_counts(self, counts: Counts) -> None:
        self._places.show_counts(counts)
        self.window_actions.sample.setEnabled(counts.all + counts.trash == 0)
        self.counted.emit()

    def _renew_ways(self) -> None:
        """Whether there is a way back and forward."""
        self.window_actions.back.setEnabled(self.page.navigation.can_go(-1))
        self.window_actions.forward.setEnabled(self.page.navigation.can_go(1))

    def _ask_who_knows_whom(self) -> None:
        if self.preferences.ask_ties():
            self.networking.bars().ask_question()

    def _propose_own_card(self) -> None:
        self.networking.propose_own_card(self._memory, self.preferences.settings().my_name)

    def _take_bar(self, bar: QWidget) -> None:
        self._column.addWidget(bar)
        self.toast.raise_()

    def _use_settings(self, before: Settings, settings: Settings) -> None:
        if settings.name_order != before.name_order:
            self.page.navigation.use_name_order(settings.name_order)
        self.page.use_places(settings.country, settings.map_service)
        self.caring.use_settings(settings)
        self._use_compact_rows(settings.compact)
        self._services.observance = settings.observance
        self.settings_changed.emit(settings)

    def _use_compact_rows(self, compact: bool) -> None:
        self.window_actions.compact.setChecked(compact)
        self.page.list.table.set_compact(compact)

    def _remember(self) -> None:
        """Look as it did when it was closed."""
        self._shape.restore(self._memory)
        self.page.restore(self._memory)
        self._use_compact_rows(self.preferences.settings().compact)

    def _fit(self) -> None:
        width = self.width()
        narrow = width < FOLD_SIDEBAR_BELOW
        self._shape.fold_sidebar(folded=narrow)
        self.page.use_sheet(width < SHEET_BELOW)
        self.top_bar.be_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.BackButton:
            self.page.navigation.back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.page.navigation.forward()
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        stays = not self._leaves and self.stays()
        if not (self.editors.may_close() and self.dialogs.may_close() and (stays or self.newcomers.may_close())):
            event.ignore()
            return
        self._shape.save(self._memory)
        self.page.save(self._memory)
        self.caring.save()
        self.networking.save()
        self._memory.sync()
        if stays:
            event.ignore()
            self.hide()
            self.destroy()  # only what it is drawn with: four bytes for each pixel, made anew when it comes back
            self.went_to_tray.emit()
            return
        self.notifier.close()
        super().closeEvent(event)
        self.left.emit()
