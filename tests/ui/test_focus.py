"""The whole program by keyboard: Tab comes everywhere, and one sees where one is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QDialog, QPushButton, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.cell_line import CellLine
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.mnemonics import give_mnemonics
from kontaktpflege.ui.theme import tokens
from kontaktpflege.ui.widgets.push_button import OF_DATA
from tests.ui.screens import SCREENS, Stage, capture, cell, import_conflict
from tests.ui.spoken_tree import told

OWN_TAB = (capture, cell)
"""There Tab does something else: it opens all fields, and the next cell."""
RING = 30
"""So many pixels in the colour of the ring at least."""


@pytest.fixture
def stage(people: Services, open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(open_window(), people, qtbot, tmp_path)


def stops(shown: QWidget) -> list[QWidget]:
    """What takes the keyboard by Tab; of those that exclude each other, the chosen one, and arrows lead on."""
    every = [one for one in shown.findChildren(QWidget) if one.window() is shown and not _stands_for_another(one)]
    usable = [one for one in every if one.isVisible() and one.isEnabled()]
    return [one for one in usable if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not _left_to_arrows(one)]


def _stands_for_another(one: QWidget) -> bool:
    proxy: object = one.focusProxy()
    return proxy is not None


def _left_to_arrows(one: QWidget) -> bool:
    if not isinstance(one, QAbstractButton) or one.isChecked():
        return False
    group: object = one.group()
    return one.autoExclusive() or (isinstance(group, QButtonGroup) and group.exclusive())


def reached(shown: QWidget) -> list[QWidget]:
    """Where Tab leads, until it comes by a place again."""
    found: list[QWidget] = []
    within = 0
    while True:
        focused: object = shown.focusWidget()
        QTest.keyClick(focused if isinstance(focused, QWidget) else shown, Qt.Key.Key_Tab)
        here = shown.focusWidget()
        # In a time Tab goes from the hour to the minute first.
        within = within + 1 if isinstance(here, QTimeEdit) and found[-1:] == [here] else 0
        if within == 1:
            continue
        if here in found:
            return found
        found.append(here)


def ringed(stop: QWidget) -> bool:
    """Whether one sees that it has the keyboard."""
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    focused = stop.grab().toImage()
    stop.clearFocus()
    QApplication.processEvents()
    return ring(focused, stop.grab().toImage()) >= RING


def ring(focused: QImage, plain: QImage) -> int:
    """Pixels that the focus turns into the colour of a ring; it goes around, so a few columns and rows tell."""
    shown = tokens()
    colours = {QColor(shown.accent).rgb(), QColor(shown.text).rgb()}
    pairs = zip(crossing(focused), crossing(plain), strict=True)
    return sum(now != then and now in colours for now, then in pairs)


def crossing(image: QImage) -> list[int]:
    """The colours of a dozen rows and of a dozen columns, each pixel once."""
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    width, height = image.width(), image.height()
    across, down = max(1, width // 12), max(1, height // 12)
    pixels = memoryview(image.constBits()).cast("I")
    found: list[int] = []
    for y in range(0, height, down):
        found += pixels[y * width : (y + 1) * width].tolist()
    for x in range(0, width, across):
        column = pixels[x::width].tolist()
        del column[::down]
        found += column
    return found


def test_tab_comes_everywhere_and_one_sees_where_one_is(stage: Stage) -> None:
    unseen: dict[str, list[str]] = {}
    unreached: dict[str, list[str]] = {}
    for open_screen in SCREENS:
        shown = open_screen(stage)
        shown.activateWindow()
        stage.qtbot.waitUntil(shown.isActiveWindow)
        wanted = stops(shown)
        if open_screen not in OWN_TAB:
            got = reached(shown)
            unreached[open_screen.__name__] = [told(stop) for stop in wanted if stop not in got]
        # A cell goes when the keyboard leaves it, and so may what stands beside it.
        seen = [stop for stop in wanted if not isinstance(stop, CellLine)]
        unseen[open_screen.__name__] = [told(stop) for stop in seen if isValid(stop) and not ringed(stop)]
        stage.clear()
    assert {screen: found for screen, found in unreached.items() if found} == {}
    assert {screen: found for screen, found in unseen.items() if found} == {}


def test_every_dialog_has_letters_and_a_default_leaves_by_escape_and_gives_the_keyboard_back(stage: Stage) -> None:
    table = stage.window.page.list.table
    without = []
    unlettered: list[str] = []
    for open_screen in SCREENS:
        table.setFocus()
        shown = open_screen(stage)
        if not isinstance(shown, QDialog):
            stage.clear()
            continue
        give_mnemonics(shown)
        buttons = [button for button in shown.findChildren(QPushButton) if button.isVisible() and button.text()]
        buttons = [button for button in buttons if not button.property(OF_DATA)]
        unlettered += [button.text() for button in buttons if QKeySequence.mnemonic(button.text()).isEmpty()]
        if not any(button.isDefault() for button in shown.findChildren(QPushButton) if button.isVisible()):
            without.append(open_screen.__name__)
        QTest.keyClick(shown, Qt.Key.Key_Escape)
        if open_screen is import_conflict and shown.isVisible():
            QTest.keyClick(shown, Qt.Key.Key_Escape)  # the first one left the comparison
        assert not isValid(shown) or not shown.isVisible(), open_screen.__name__
        stage.window.activateWindow()
        stage.qtbot.waitUntil(stage.window.isActiveWindow)
        assert stage.window.focusWidget() is table, open_screen.__name__
        stage.clear()
    # In editor and draft Enter belongs to the lines, and Ctrl+Enter is the answer; among backups, text blocks, occasions
    # and letters it belongs to the rows.
    assert unlettered == []
    assert without == [
        "editor",
        "new_contact",
        "backups",
        "draft",
        "text_blocks",
        "full_editor",
        "occasions",
        "card_list",
    ]
