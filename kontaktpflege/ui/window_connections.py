"""What the actions of the window do: each is connected to the part of the window that does it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication

from kontaktpflege.domain.contact import Scope
from kontaktpflege.ui.contacts.place import NETWORK

if TYPE_CHECKING:
    from kontaktpflege.ui.main_window import MainWindow

_PICKED = (None, NETWORK)
"""Where who is selected is whom one may want to reach: the list of contacts, the picture."""
_Deeds = Iterable[tuple[QAction, Callable[[], object]]]


def connect_actions(window: MainWindow) -> None:
    """Let every action of the window do what it says."""
    for deeds in (_of_book(window), _of_contacts(window), _of_network(window), _of_window(window), _of_views(window)):
        for action, act in deeds:
            # triggered carries "checked", which none of these wants.
            action.triggered.connect(lambda checked=False, act=act: act())
    window.window_actions.compact.toggled.connect(window.preferences.use_compact_rows)


def _of_book(window: MainWindow) -> _Deeds:
    do, dialogs, imports = window.window_actions, window.dialogs, window.import_flow
    return (
        (do.import_files, imports.choose_files),
        (do.import_folder, imports.choose_folder),
        (do.paste, imports.paste),
        (do.recipes, dialogs.recipes),
        (do.export, dialogs.export),
        (do.print, dialogs.print),
        (do.backups, dialogs.backups),
        (do.sample, dialogs.load_sample),
        (do.undo, window.turning_back.undo),
        (do.redo, window.turning_back.redo),
    )


def _of_contacts(window: MainWindow) -> _Deeds:
    do, caring, dialogs = window.window_actions, window.caring, window.dialogs
    return (
        (do.capture, window.newcomers.open),
        (do.new_contact, window.editors.create),
        (do.number, window.page.show_number),
        (do.log, caring.log_current),
        (do.log_fully, caring.open_log),
        (do.give, lambda: caring.note_favor(given=True)),
        (do.take, lambda: caring.note_favor(given=False)),
        (do.favor, caring.ask_favor),
        (do.call_sheet, caring.show_sheet),
        (do.died, caring.ask_current_died),
        (do.who, caring.ask_current_who),
        (do.walk, dialogs.walk),
        (do.care_for_many, dialogs.care_for_many),
        (do.text_blocks, lambda: dialogs.drafts().manage()),
        (do.occasions, dialogs.occasions),
        (do.card_lists, dialogs.card_lists),
    )


def _of_network(window: MainWindow) -> _Deeds:
    do, networking, dialogs = window.window_actions, window.networking, window.dialogs
    return (
        (do.ties, networking.ask_ties),
        (do.suggestions, dialogs.suggest_ties),
        (do.door, lambda: dialogs.doors().ask(window.pages.meant() if window.pages.place() in _PICKED else ())),
        (do.introduce, networking.introduce),
        (do.introductions, lambda: networking.introducing().show_list()),
        (do.save_network, lambda: networking.files().ask_where_to()),
    )


def _of_views(window: MainWindow) -> _Deeds:
    do, page, sidebar = window.window_actions, window.page, window.sidebar
    return (
        (do.owed, lambda: sidebar.choose((Scope.OWED, None))),
        (do.long_quiet, lambda: sidebar.choose((Scope.LONG_QUIET, None))),
        (do.resting, lambda: sidebar.choose((Scope.RESTING, None))),
        (do.back, page.navigation.back),
        (do.forward, page.navigation.forward),
        (do.find, window.top_bar.search.take_focus),
        (do.select_all, window.pages.select_all),
        (do.filter, page.list.open_filters),
        (do.columns, page.list.table.columns.choose),
        (do.plots, window.dialogs.plots),
        (do.larger, window.preferences.enlarge),
        (do.smaller, window.preferences.reduce),
        (do.normal_size, window.preferences.use_normal_size),
    )


def _of_window(window: MainWindow) -> _Deeds:
    do, dialogs = window.window_actions, window.dialogs
    return (
        (do.next_pane, lambda: window.go_round(1)),
        (do.previous_pane, lambda: window.go_round(-1)),
        (do.menu, window.top_bar.open_menu),
        (do.context_menu, _ask_for_menu),
        (do.settings, window.preferences.show),
        (do.shortcuts, window.show_shortcuts),
        (do.desktop, lambda: dialogs.desktop().act()),
        (do.about, dialogs.about),
        (do.quit, window.leave),
    )


def _ask_for_menu() -> None:
    """Let what has the keyboard open its menu, as the menu key does; of Shift+F10 Qt knows nothing on X11."""
    focused = QApplication.focusWidget()
    if focused is not None:
        place = focused.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, focused.mapToGlobal(place))
        QApplication.sendEvent(focused, event)
