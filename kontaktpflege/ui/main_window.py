"""The window: top bar, lists and circles on the left, the page beside them; connects strangers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from kontaktpflege.domain.care import Care
from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import Contact, Counts, Scope
from kontaktpflege.domain.filter import Filter
from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.caring import Caring
from kontaktpflege.ui.change_notifier import ChangeNotifier
from kontaktpflege.ui.contacts.circle_actions import CircleActions
from kontaktpflege.ui.contacts.contacts_page import ContactsPage
from kontaktpflege.ui.contacts.place import EVERYBODY, LEDGER, NETWORK, SAVED, TODAY, Place
from kontaktpflege.ui.contacts.place_actions import PlaceActions
from kontaktpflege.ui.contacts.sidebar import Sidebar
from kontaktpflege.ui.editor.editor_windows import EditorWindows
from kontaktpflege.ui.networking import Networking
from kontaktpflege.ui.newcomers import Newcomers
from kontaktpflege.ui.opener import Opener
from kontaktpflege.ui.pages import Pages
from kontaktpflege.ui.preferences import Preferences
from kontaktpflege.ui.tasks import Latest
from kontaktpflege.ui.theme import FOLD_SIDEBAR_BELOW, SHEET_BELOW, Theme
from kontaktpflege.ui.top_bar import TopBar
from kontaktpflege.ui.transfer.drop_overlay import DropOverlay
from kontaktpflege.ui.transfer.import_flow import ImportFlow
from kontaktpflege.ui.turning_back import TurningBack
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.toast import Toast
from kontaktpflege.ui.window_actions import WindowActions
from kontaktpflege.ui.window_dialogs import WindowDialogs
from kontaktpflege.ui.window_memory import state
from kontaktpflege.ui.window_menu import fill_window_menu
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from kontaktpflege.ui.shortcut_sheet import ShortcutSheet

_FIRST_SIZE = (1280, 800)
_SIDEBAR_WIDTH = 264
_LISTED = frozenset((Contact, Circle))
"""What else changed is no reason to list and count everybody anew."""
_COUNTED = frozenset((Care, Interaction))
"""What changes the counts of care, besides."""
_FRAME = 40
"""Room for the title bar, which the first size knows nothing of yet."""


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
        today: Callable[[], date] = date.today,
        opener: Opener | None = None,
    ) -> None:
        super().__init__()
        self._services = services
        self.preferences = Preferences(settings, theme, self, lambda: services.ledger)
        self._memory = memory
        self._unfolded = _SIDEBAR_WIDTH
        self._leaves = False
        self.stays: Callable[[], bool] = lambda: False
        """Whether the program goes on without the window: asked when it is closed."""
        self._renewing = False
        self._counting = Latest(self)
        self._counting.done.connect(self._show_counts)
        self._counted = False
        self._counts: Counts | None = None
        """What stands beside the places; None where more than care may have changed since."""
        self.setWindowTitle("Kontaktpflege")
        self.window_actions = WindowActions(self)
        first_steps = (self.window_actions.import_files, self.window_actions.sample)
        self._opener = opener or Opener(parent=self)
        self._make_room()
        self.page = ContactsPage(services, today, settings.name_order, first_steps, self._opener, self.pages)
        self.pages.hold(self.page)
        self.caring = Caring(services, self.pages, self._opener, self.preferences, today, memory, self)
        self.networking = Networking(services, self.pages, self.caring.meant, memory, self)
        self.page.use_places(settings.country, settings.map_service)
        self.sidebar = Sidebar(self._panes)
        self._place_actions = PlaceActions(self.sidebar, self)
        self.circle_actions = CircleActions(services, self.page.contact_actions.empty_trash, self)
        self.menu = QMenu(self)
        self.top_bar = TopBar(self.menu, self.window_actions, self._whole)
        self._lay_out()
        self._turning_back = TurningBack(services.history, self.window_actions, self.toast, self)
        self._dialogs = WindowDialogs(services, self.page, self.preferences, memory, today, self._opener, self)
        self.import_flow = ImportFlow(services, self)
        self.editors = EditorWindows(services, self)
        self.newcomers = Newcomers(services, self.page, self.editors, self._column)
        self._overlay = DropOverlay(self)
        self.notifier = ChangeNotifier(services, self)
        fill_window_menu(self.menu, self.window_actions, self.page, self.caring, self.circle_actions, self._dialogs)
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
        self._turning_back.tell(sentence, undoable)

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
        self._panes.setSizes([_SIDEBAR_WIDTH, 10_000])
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
        self._connect_actions()
        self._connect_search()
        self._connect_sidebar()
        self._connect_page()
        self._connect_caring()
        self._connect_book()
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
            self._dialogs,
            self._opener,
        ):
            teller.told.connect(self.tell)

    def _connect_search(self) -> None:
        search = self.top_bar.search
        search.textChanged.connect(self._search)
        search.left_downwards.connect(self.pages.take_focus)
        search.abandoned.connect(self.pages.take_focus)
        self.page.copy_actions.is_searching = lambda: search.hasFocus() and bool(search.text().strip())
        self.page.navigation.words_shown.connect(search.setText)
        self.page.search_left.connect(search.clear)
        self.page.list.table.abandoned.connect(search.clear)

    def _connect_sidebar(self) -> None:
        sidebar, circles, saved = self.sidebar, self.circle_actions, self.page.saved_filters
        sidebar.place_chosen.connect(self._go_to_place)
        sidebar.contacts_dropped.connect(self.page.add_dropped)
        sidebar.circle_dropped.connect(circles.move)
        sidebar.menu_asked.connect(circles.show_menu)
        sidebar.change_asked.connect(circles.change_at)
        sidebar.removal_asked.connect(circles.delete_at)
        sidebar.menu_asked.connect(saved.show_menu)
        sidebar.change_asked.connect(saved.rename_at)
        sidebar.removal_asked.connect(saved.delete_at)
        saved.saved.connect(self._show_saved)

    def _connect_page(self) -> None:
        navigation, deeds, dialogs = self.page.navigation, self.page.contact_actions, self._dialogs
        navigation.place_shown.connect(self._note_place)
        navigation.contact_shown.connect(self._show_contacts)
        navigation.moved.connect(self._renew_ways)
        deeds.export_asked.connect(dialogs.export)
        deeds.merge_asked.connect(dialogs.merge)
        deeds.write_asked.connect(lambda contact: dialogs.drafts().write(contact))
        deeds.bulk_edit_asked.connect(dialogs.change_many)
        deeds.card_list_asked.connect(dialogs.card_lists)
        self.page.list.listed.connect(self._count)
        self.page.edit_asked.connect(self.editors.edit)
        self.newcomers.left.connect(self.pages.take_focus)

    def _connect_caring(self) -> None:
        caring, dialogs = self.caring, self._dialogs
        caring.contact_asked.connect(self.page.navigation.show_contact)
        caring.occasions_asked.connect(dialogs.occasions)
        caring.undo_asked.connect(self._turning_back.undo)
        caring.bar_made.connect(self._take_bar)
        caring.day_done.connect(self._ask_who_knows_whom)
        self.networking.bar_made.connect(self._take_bar)
        self.networking.left.connect(self.pages.take_focus)
        caring.due_asked.connect(self._list_due)
        caring.choice_asked.connect(self.window_actions.walk.trigger)
        caring.import_asked.connect(self.window_actions.import_files.trigger)
        caring.write_asked.connect(lambda contact: dialogs.drafts().write(contact))
        caring.draft_asked.connect(lambda contact, block: dialogs.drafts().write(contact, block=block))
        caring.due_counted.connect(self.sidebar.show_due)
        dialogs.favor_offered.connect(caring.offer_favor)
        self.page.care_details.made.connect(self.networking.serve)
        self._connect_network()

    def _connect_network(self) -> None:
        networking = self.networking
        networking.contact_asked.connect(self.page.navigation.show_contact)
        networking.sheet_asked.connect(self.caring.show_sheet)
        self._dialogs.sheet_asked.connect(self.caring.show_sheet)
        networking.door_asked.connect(lambda contact: self._dialogs.doors().open(contact))
        networking.way_asked.connect(lambda contact, ids: self._dialogs.doors().open(contact, ids))
        self.page.introduction_asked.connect(lambda ids: networking.introducing().ask(ids))
        networking.draft_asked.connect(lambda contact, block: self._dialogs.drafts().write(contact, block=block))
        networking.menu_shown.connect(self._fill_network_menu)
        networking.suggestions_asked.connect(self._dialogs.suggest_ties)
        self.page.ties_asked.connect(lambda ids: networking.ties().ask_among(ids))
        self.page.picture_asked.connect(self._show_in_picture)
        self._dialogs.chain_asked.connect(self._show_chain)

    def _show_in_picture(self, ids: Sequence[int]) -> None:
        self.sidebar.show_place(NETWORK)
        if len(ids) == 1:
            self.networking.go_to(ids[0])
        else:
            self.networking.show_people(ids)

    def _show_chain(self, ids: Sequence[int]) -> None:
        self.sidebar.show_place(NETWORK)
        self.networking.show_chain(ids)

    def _fill_network_menu(self, menu: QMenu, ids: Sequence[int]) -> None:
        from kontaktpflege.ui.network_menu import fill_network_menu

        fill_network_menu(menu, ids, self._services.circles.circles(), self.page, self.networking, self._dialogs)

    def _connect_book(self) -> None:
        """What changes the book as a whole, and who hears that it changed."""
        self.notifier.changed.connect(self._renew)
        self.notifier.changed.connect(self.editors.look_again)
        self.notifier.changed.connect(self._dialogs.look_again)
        self._overlay.dropped.connect(self.import_flow.start)
        self.import_flow.nothing_found.connect(self.toast.say)
        self.import_flow.finished.connect(self._propose_own_card)
        self.import_flow.network_found.connect(lambda path: self.networking.files().take_in(path))
        self.import_flow.walk_asked.connect(self._dialogs.walk)
        self.import_flow.ties_asked.connect(self._dialogs.suggest_ties)
        self.import_flow.undo_asked.connect(self._turning_back.undo)
        self._turning_back.failed.connect(lambda error: show_error(self, error))
        self._dialogs.offered.connect(lambda sentence, back: self.toast.say(sentence, _("Undo"), back))

    def _connect_actions(self) -> None:
        do = self.window_actions
        for action, slot in (
            (do.import_files, self.import_flow.choose_files),
            (do.owed, lambda: self.sidebar.choose((Scope.OWED, None))),
            (do.long_quiet, lambda: self.sidebar.choose((Scope.LONG_QUIET, None))),
            (do.resting, lambda: self.sidebar.choose((Scope.RESTING, None))),
            (do.walk, self._dialogs.walk),
            (do.care_for_many, self._dialogs.care_for_many),
            (do.suggestions, self._dialogs.suggest_ties),
            (do.save_network, lambda: self.networking.files().ask_where_to()),
            (do.import_folder, self.import_flow.choose_folder),
            (do.paste, self.import_flow.paste),
            (do.export, self._dialogs.export),
            (do.capture, self.newcomers.open),
            (do.new_contact, self.editors.create),
            (do.log, self.caring.log_current),
            (do.log_fully, self.caring.open_log),
            (do.give, lambda: self.caring.note_favor(given=True)),
            (do.take, lambda: self.caring.note_favor(given=False)),
            (do.favor, self.caring.ask_favor),
            (do.ties, self.networking.ask_ties),
            (do.introduce, self.networking.introduce),
            (do.introductions, lambda: self.networking.introducing().show_list()),
            (do.call_sheet, self.caring.show_sheet),
            (do.door, lambda: self._dialogs.doors().open()),
            (do.died, self.caring.ask_current_died),
            (do.who, self.caring.ask_current_who),
            (do.print, self._dialogs.print),
            (do.recipes, self._dialogs.recipes),
            (do.text_blocks, lambda: self._dialogs.drafts().manage()),
            (do.occasions, self._dialogs.occasions),
            (do.card_lists, self._dialogs.card_lists),
            (do.backups, self._dialogs.backups),
            (do.plots, self._dialogs.plots),
            (do.sample, self._dialogs.load_sample),
            (do.desktop, lambda: self._dialogs.desktop().act()),
            (do.quit, self.leave),
            (do.undo, self._turning_back.undo),
            (do.redo, self._turning_back.redo),
            (do.select_all, self._select_all),
            (do.find, self._go_to_search),
            (do.number, self.page.show_number),
            (do.back, self.page.navigation.back),
            (do.forward, self.page.navigation.forward),
            (do.filter, self.page.list.open_filters),
            (do.columns, self.page.list.table.columns.choose),
            (do.next_pane, self._go_to_next_pane),
            (do.previous_pane, self._go_to_previous_pane),
            (do.menu, self.top_bar.open_menu),
            (do.context_menu, _ask_for_menu),
            (do.larger, self.preferences.enlarge),
            (do.smaller, self.preferences.reduce),
            (do.normal_size, self.preferences.use_normal_size),
            (do.settings, self.preferences.show),
            (do.shortcuts, self.show_shortcuts),
            (do.about, self._dialogs.about),
        ):
            # triggered carries "checked", which none of these wants.
            action.triggered.connect(lambda checked=False, slot=slot: slot())
        do.compact.toggled.connect(self.preferences.use_compact_rows)
        self.preferences.changed.connect(self._use_settings)

    def _begin(self) -> None:
        circles = self._services.circles.circles()
        saved = self._services.saved_filters.saved_filters()
        self.sidebar.show_circles(circles)
        self.sidebar.show_saved(saved)
        self.page.begin(circles, saved, self._memory)
        self._turning_back.renew()
        if self.caring.begin():
            self.sidebar.show_place(TODAY)
        else:
            self.page.list.table.setFocus()

    def _renew(self, kinds: frozenset[type]) -> None:
        """The book changed: list at once, count behind it."""
        circles = self._services.circles.circles()
        saved = self._services.saved_filters.saved_filters()
        listing = bool(kinds & _LISTED)
        if listing or kinds & _COUNTED:
            self._counted = False
        self._renewing = True
        self.sidebar.show_circles(circles)
        self.sidebar.show_saved(saved)
        self._place_actions.renew()
        if listing:
            self._counts = None
        self.page.renew(circles, saved, listing=listing)
        self._renewing = False
        self.caring.renew(kinds)
        self.networking.renew(kinds)
        self._turning_back.renew()

    def _count(self) -> None:
        """Count what changed, when the list is there: both at once would take the processor from the window."""
        if not self._counted:
            self._counted = True
            book, held = self._services.address_book, self._counts
            if held is None:
                self._counting.run(lambda control: book.counts())
            else:
                self._counting.run(lambda control: book.count_care_again(held))

    def _show_counts(self, counts: Counts) -> None:
        self._counts = counts
        self.sidebar.show_counts(counts)
        self._place_actions.renew()
        self.page.show_counts(counts)
        self.window_actions.sample.setEnabled(counts.all + counts.trash == 0)
        self.counted.emit()

    def _renew_ways(self) -> None:
        """Whether there is a way back and forward."""
        self.window_actions.back.setEnabled(self.page.navigation.can_go(-1))
        self.window_actions.forward.setEnabled(self.page.navigation.can_go(1))

    def _show_saved(self, saved_id: int) -> None:
        """Show a filter that has just been saved, perhaps before the news of it."""
        saved = self._services.saved_filters.saved_filters()
        self.sidebar.show_saved(saved)
        self.page.navigation.know(self._services.circles.circles(), saved)
        self.page.navigation.show_place((SAVED, saved_id))

    def _select_all(self) -> None:
        if self.page.isVisible():
            self.page.list.table.selectAll()
        elif self.pages.ledger is not None and self.pages.shows_ledger():
            self.pages.ledger.select_all()

    def _go_to_search(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def _go_to_place(self, place: Place) -> None:
        if place == TODAY:
            today = self.pages.show_today()
            if not self.sidebar.hasFocus():
                today.take_focus()
        elif place == LEDGER:
            ledger = self.pages.show_ledger()
            if not self.sidebar.hasFocus():
                ledger.take_focus()
        elif place == NETWORK:
            network = self.pages.show_network()
            if not self.sidebar.hasFocus():
                network.take_focus()
        else:
            self._show_contacts()
            self.page.navigation.show_place(place)

    def _note_place(self, place: Place) -> None:
        """A list came up, whoever asked for it; only one that is gone is replaced behind the day."""
        if not self._renewing:
            self.pages.show_contacts()
        pages = (
            (self.pages.shows_today, TODAY),
            (self.pages.shows_ledger, LEDGER),
            (self.pages.shows_network, NETWORK),
        )
        self.sidebar.show_place(next((shown for is_shown, shown in pages if is_shown()), place))

    def _ask_who_knows_whom(self) -> None:
        if self.preferences.ask_ties():
            self.networking.bars().ask_question()

    def _propose_own_card(self) -> None:
        self.networking.propose_own_card(self._memory, self.preferences.settings().my_name)

    def _take_bar(self, bar: QWidget) -> None:
        self._column.addWidget(bar)
        self.toast.raise_()

    def _list_due(self) -> None:
        """List everybody who is due and waits for a call, those whom the day names among them."""
        self._go_to_place(EVERYBODY)
        self.page.list.use_filters((Filter(kind="waiting"),))

    def _show_contacts(self) -> None:
        self.pages.show_contacts()
        self.sidebar.show_place(self.page.navigation.place())

    def _search(self, words: str) -> None:
        if words and not self.pages.shows_contacts():
            self._show_contacts()
        self.page.list.search(words)

    def _go_to_next_pane(self) -> None:
        self._cycle(1)

    def _go_to_previous_pane(self) -> None:
        self._cycle(-1)

    def _cycle(self, direction: int) -> None:
        """Move the keyboard to the next pane that is on screen, the toast included."""
        panes: list[tuple[QWidget, Callable[[], object]]] = [
            (self.top_bar, self._go_to_search),
            *([(panel, panel.line.setFocus)] if (panel := self.newcomers.panel) is not None else []),
            (self.sidebar, lambda: self.sidebar.setFocus(Qt.FocusReason.OtherFocusReason)),
            *([(today, today.take_focus)] if (today := self.pages.today) is not None else []),
            *([(ledger, ledger.take_focus)] if (ledger := self.pages.ledger) is not None else []),
            *([(network, network.take_focus)] if (network := self.pages.network) is not None else []),
            (self.page.list, self.pages.take_focus),
            (self.page.details, self.page.care_details.take_focus),
            *((bar, bar.take_focus) for bar in (*self.caring.open_bars(), *self.networking.foot_bars())),
            (self.toast, self.toast.take_focus),
        ]
        shown = [pane for pane in panes if pane[0].isVisible()]
        focused = QApplication.focusWidget()
        here = next(
            (
                place
                for place, (pane, _go) in enumerate(shown)
                if focused is not None and (pane is focused or pane.isAncestorOf(focused))
            ),
            -1,
        )
        shown[(here + direction) % len(shown)][1]()

    def show_shortcuts(self) -> ShortcutSheet:
        """Show the sheet of all keys."""
        from kontaktpflege.ui.shortcut_sheet import ShortcutSheet

        copying = self.page.copy_actions
        selected = [copying.copy, copying.number, *self.page.contact_actions, *self.page.care_actions]
        selected.append(self.page.saved_filters.save)
        groups = [
            (_("Everywhere"), self.window_actions.named()),
            (_("Lists and selected contacts"), [(action.text(), action) for action in selected]),
            (_("Places"), [(action.text(), action) for action in self._place_actions]),
        ]
        sheet = ShortcutSheet(groups, self)
        sheet.open()
        return sheet

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
        room = self.screen().availableSize()
        self.resize(QSize(*_FIRST_SIZE).boundedTo(room - QSize(0, _FRAME)))
        self.restoreGeometry(state(self._memory, "window/geometry"))
        self._panes.restoreState(state(self._memory, "window/panes"))
        self.page.restore(self._memory)
        self._use_compact_rows(self.preferences.settings().compact)

    def _fit(self) -> None:
        width = self.width()
        folded = width < FOLD_SIDEBAR_BELOW
        if folded != self.sidebar.is_folded():
            sizes = self._panes.sizes()
            if folded:
                self._unfolded = sizes[0]
            self.sidebar.fold(folded)
            left = self.sidebar.minimumWidth() if folded else self._unfolded
            self._panes.setSizes([left, sum(sizes) - left])
        self.page.use_sheet(width < SHEET_BELOW)
        self.top_bar.be_narrow(width < FOLD_SIDEBAR_BELOW)

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
        if not (self.editors.may_close() and self._dialogs.may_close() and (stays or self.newcomers.may_close())):
            event.ignore()
            return
        self._memory.setValue("window/geometry", self.saveGeometry())
        if not self.sidebar.is_folded():
            self._memory.setValue("window/panes", self._panes.saveState())
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


def _ask_for_menu() -> None:
    """Let what has the keyboard open its menu, as the menu key does; of Shift+F10 Qt knows nothing on X11."""
    focused = QApplication.focusWidget()
    if focused is not None:
        place = focused.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, focused.mapToGlobal(place))
        QApplication.sendEvent(focused, event)
