"""Who should stay close: answered key by key, taken back, and never asked again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.walk.walk_dialog import WalkDialog
from tests.books import take_in, vcard

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def walk(qtbot: QtBot, window: MainWindow) -> WalkDialog:
    window.window_actions.walk.trigger()
    dialog = window.findChild(WalkDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.contact_id() is not None and dialog.is_settled())
    return dialog


def press(qtbot: QtBot, walk: WalkDialog, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    with qtbot.waitSignal(walk.shown):
        QTest.keyClick(walk, key, modifier if key == Qt.Key.Key_Z else Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(walk.is_settled)


def test_who_answers_fast_is_not_held_up(qtbot: QtBot, people: Services, walk: WalkDialog) -> None:
    qtbot.waitUntil(lambda: bool(walk._ahead))
    QTest.keyClick(walk, Qt.Key.Key_0)
    QTest.keyClick(walk, Qt.Key.Key_0)  # the next one may still be looked up; nobody is answered twice
    qtbot.waitUntil(walk.is_settled)
    decided = 4 - len(people.care.undecided())
    assert decided == len(walk._answered) >= 1
    assert walk.contact_id() in people.care.undecided()


def named(services: Services, contact: int | None) -> str:
    assert contact is not None
    return services.address_book.summaries([contact])[0].name


def test_each_key_is_an_answer_and_everybody_is_asked_about_once(
    qtbot: QtBot, window: MainWindow, people: Services, walk: WalkDialog
) -> None:
    book = people.address_book
    first = walk.contact_id()
    assert named(people, first) == "Bernd Maier"  # those in circles come first
    press(qtbot, walk, Qt.Key.Key_2)
    assert people.care.care(first or 0).chosen
    assert people.circles.find("professional").id not in book.summaries([first or 0])[0].circles  # a customer already
    assert walk.amount() == "1 person: easily done."
    assert named(people, walk.contact_id()) == "Anna Weiß"
    press(qtbot, walk, Qt.Key.Key_0)
    third = walk.contact_id()
    press(qtbot, walk, Qt.Key.Key_1)
    assert people.circles.find("private").id in book.summaries([third or 0])[0].circles
    last = walk.contact_id()
    press(qtbot, walk, Qt.Key.Key_Space)
    assert walk.contact_id() is None
    assert people.care.undecided() == [last]
    QTest.keyClick(walk, Qt.Key.Key_Escape)
    assert len(people.address_book.list_ids(ContactQuery())) == 4


def test_the_last_answer_is_taken_back_for_real(
    qtbot: QtBot, window: MainWindow, people: Services, walk: WalkDialog
) -> None:
    first = walk.contact_id()
    press(qtbot, walk, Qt.Key.Key_Space)
    second = walk.contact_id()
    press(qtbot, walk, Qt.Key.Key_3)
    assert people.care.care(second or 0).chosen
    press(qtbot, walk, Qt.Key.Key_Z)
    assert walk.contact_id() == second
    assert not people.care.care(second or 0).chosen
    press(qtbot, walk, Qt.Key.Key_Z)
    assert walk.contact_id() == first
    QTest.keyClick(walk, Qt.Key.Key_Z, CTRL)
    assert walk.contact_id() == first


def test_somebody_keeps_the_circles_that_are_there(
    qtbot: QtBot, window: MainWindow, people: Services, walk: WalkDialog
) -> None:
    first = walk.contact_id() or 0
    circles = people.address_book.summaries([first])[0].circles
    press(qtbot, walk, Qt.Key.Key_Return)
    assert people.care.care(first).chosen
    assert people.address_book.summaries([first])[0].circles == circles


def test_after_an_import_those_whom_it_brought_are_asked_about_and_then_all_on_wish(
    qtbot: QtBot, window: MainWindow, people: Services
) -> None:
    step = take_in(people, vcard("Dora Dorn"), vcard("Emil Ernst")).step
    assert step is not None
    window.import_flow.walk_asked.emit(step)
    walk = window.findChild(WalkDialog)
    assert walk is not None
    qtbot.waitUntil(lambda: walk.contact_id() is not None and walk.is_settled())
    asked = []
    for key in (Qt.Key.Key_0, Qt.Key.Key_Space):
        asked.append(named(people, walk.contact_id()))
        press(qtbot, walk, key)
    assert asked == ["Dora Dorn", "Emil Ernst"]
    more = [button for button in walk.findChildren(QPushButton) if button.text() == "Ask about 4 more people"]
    assert [button.hasFocus() for button in more] == [True]
    with qtbot.waitSignal(walk.shown):
        QTest.keyClick(more[0], Qt.Key.Key_Return)
    assert named(people, walk.contact_id()) == "Bernd Maier"
    assert len(walk._waiting) == 4  # who was put off a moment ago is not among them


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, people: Services, walk: WalkDialog) -> None:
    first = walk.contact_id() or 0
    leave = next(button for button in walk.findChildren(QPushButton) if "Address book only" in button.text())
    leave.setFocus()
    with qtbot.waitSignal(walk.shown):
        QTest.keyClick(leave, Qt.Key.Key_Return)
    qtbot.waitUntil(walk.is_settled)
    assert not people.care.care(first).chosen
    assert first not in people.care.undecided()
