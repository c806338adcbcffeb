"""Finding somebody of the book by typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.capture.parts import Acquaintance
from kontaktpflege.ui.widgets.name_line import NameLine
from kontaktpflege.ui.widgets.people_box import PeopleBox


def names_of(line: NameLine) -> QAbstractItemView:
    """The list that drops down under it."""
    completer = line.completer()
    assert completer is not None
    names = completer.popup()
    assert names is not None
    return names


def find(words: str) -> list[Acquaintance]:
    return [Acquaintance(7, "Anna Weiß", "Holz & Co"), Acquaintance(8, "Anna Braun")]


@pytest.fixture
def box(qtbot: QtBot) -> PeopleBox:
    made = PeopleBox([], find)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.line.setFocus()
    return made


@pytest.mark.parametrize("way", ["key", "mouse", "enter"])
def test_whoever_is_chosen_from_the_list_leaves_the_line_empty(box: PeopleBox, qtbot: QtBot, way: str) -> None:
    QTest.keyClicks(box.line, "Anna")
    names = names_of(box.line)
    if way == "key":
        QTest.keyClick(names, Qt.Key.Key_Down)
        QTest.keyClick(names, Qt.Key.Key_Return)
    elif way == "enter":
        QTest.keyClick(names, Qt.Key.Key_Return)
    else:
        spot = names.visualRect(names.model().index(0, 0)).center()
        QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert box.ids() == (7,)
    qtbot.waitUntil(lambda: not box.unchosen())


def test_the_list_is_wide_enough_for_names(box: PeopleBox) -> None:
    box.line.setFixedWidth(90)
    QTest.keyClicks(box.line, "A")
    assert names_of(box.line).width() >= 300


def test_the_first_one_can_be_chosen_unseen(qtbot: QtBot) -> None:
    line = NameLine(find, "", "Who")
    qtbot.addWidget(line)
    with qtbot.assertNotEmitted(line.chosen):
        line.choose_first()
    QTest.keyClicks(line, "Anna")
    with qtbot.waitSignal(line.chosen) as chosen:
        line.choose_first()
    assert chosen.args == [7, "Anna Weiß"]
