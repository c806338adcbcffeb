"""Every screen by ear and by keyboard: each control has a name and a key, Tab comes there, and one sees where one is.

All is looked at in one walk through the screens, since to open them takes longer than to look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.cell_line import CellLine
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.mnemonics import give_mnemonics
from kontaktpflege.ui.widgets.push_button import OF_DATA
from kontaktpflege.wording import use_language
from tests.ui import screens
from tests.ui.screens import SCREENS, Open, Stage
from tests.ui.spoken_tree import clashing, drawn_names, nameless, told
from tests.ui.tab_stops import is_ringed, reached, stops

OWN_TAB = (screens.capture, screens.cell)
"""There Tab does something else: it opens all fields, and the next cell."""
OWN_ENTER = (
    *(screens.editor, screens.new_contact, screens.full_editor, screens.draft),
    *(screens.backups, screens.text_blocks, screens.occasions, screens.card_list),
)
"""There Enter belongs to the lines, and Ctrl+Enter is the answer, or it belongs to the rows."""


@pytest.fixture
def open_stage(
    people: Services, open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> Callable[[], Stage]:
    return lambda: Stage(open_window(), people, qtbot, tmp_path)


def test_every_screen_is_heard_and_used_by_keys(open_stage: Callable[[], Stage]) -> None:
    stage = open_stage()
    found = {}
    for open_screen in SCREENS:
        stage.window.page.list.table.setFocus()
        shown = open_screen(stage)
        faults = list(unheard(shown))
        if isinstance(shown, QDialog):
            faults += [*without_letter(shown), *without_answer(shown, open_screen)]
        faults += lost_by_tab(stage, shown, open_screen)
        if isinstance(shown, QDialog):
            faults += left_wrongly(stage, shown, open_screen)
        if faults:
            found[open_screen.__name__] = faults
        stage.clear()
    assert found == {}


def test_in_german_every_name_and_letter_is_there_too(open_stage: Callable[[], Stage]) -> None:
    use_language("de")
    stage = open_stage()
    found = {}
    for open_screen in SCREENS:
        shown = open_screen(stage)
        faults = [*unheard(shown), *(without_letter(shown) if isinstance(shown, QDialog) else ())]
        if faults:
            found[open_screen.__name__] = faults
        stage.clear()
    assert found == {}


def unheard(shown: QWidget) -> Iterator[str]:
    """What has no name or no role, what is named by a drawing, and which keys two claim."""
    yield from (f"nameless: {one}" for one in nameless(shown))
    yield from (f"called by a drawing: {one}" for one in drawn_names(shown))
    yield from (f"claimed twice: {key}" for key in clashing(shown))


def lost_by_tab(stage: Stage, shown: QWidget, open_screen: Open) -> Iterator[str]:
    """Where Tab does not come, and where one does not see that it did."""
    shown.activateWindow()
    stage.qtbot.waitUntil(shown.isActiveWindow)
    wanted = stops(shown)
    if open_screen not in OWN_TAB:
        got = reached(shown)
        yield from (f"unreached: {told(stop)}" for stop in wanted if stop not in got)
    # A cell goes when the keyboard leaves it, and so may what stands beside it.
    seen = [stop for stop in wanted if not isinstance(stop, CellLine)]
    yield from (f"without ring: {told(stop)}" for stop in seen if isValid(stop) and not is_ringed(stop))


def without_letter(dialog: QDialog) -> Iterator[str]:
    """Buttons that Alt does not reach."""
    give_mnemonics(dialog)
    for button in dialog.findChildren(QPushButton):
        own_words = button.isVisible() and button.text() and not button.property(OF_DATA)
        if own_words and QKeySequence.mnemonic(button.text()).isEmpty():
            yield f"without letter: {button.text()}"


def without_answer(dialog: QDialog, open_screen: Open) -> Iterator[str]:
    """Whether Enter means nothing, or something where it belongs to others."""
    answers = any(button.isDefault() for button in dialog.findChildren(QPushButton) if button.isVisible())
    if answers == (open_screen in OWN_ENTER):
        yield "Enter answers" if answers else "Enter does not answer"


def left_wrongly(stage: Stage, dialog: QDialog, open_screen: Open) -> Iterator[str]:
    """Whether Escape leaves, and gives the keyboard back to the table."""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    if open_screen is screens.import_conflict and dialog.isVisible():
        QTest.keyClick(dialog, Qt.Key.Key_Escape)  # the first one left the comparison
    if isValid(dialog) and dialog.isVisible():
        yield "Escape does not leave"
        return
    stage.window.activateWindow()
    stage.qtbot.waitUntil(stage.window.isActiveWindow)
    if stage.window.focusWidget() is not stage.window.page.list.table:
        yield "Escape does not give the keyboard back"
