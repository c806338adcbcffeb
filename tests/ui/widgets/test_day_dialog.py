"""A day that is to come, as people type it; what is none gets a sentence and changes nothing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.widgets.day_dialog import DayDialog

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31.2.2027", "This is no day."),
        ("gestern abend", "This is no day."),
        ("22.11.2026", "This day has passed."),
        ("", ""),
    ],
)
def test_what_is_no_day_to_come_is_not_taken(qtbot: QtBot, typed: str, sentence: str) -> None:
    dialog = DayDialog("Until when?", "Put off", TODAY, None)
    qtbot.addWidget(dialog)
    dialog.show()
    chosen: list[object] = []
    dialog.chosen.connect(lambda day, note: chosen.append(day))
    dialog.day.setText(typed)
    QTest.keyClick(dialog.day, Qt.Key.Key_Return)
    assert dialog._below.text().startswith(sentence)
    assert (bool(sentence), chosen) == (bool(dialog._below.text()), [])


def test_without_a_day_it_is_for_good_where_that_can_be(qtbot: QtBot) -> None:
    dialog = DayDialog("Let Anna rest", "Let rest", TODAY, None, with_note=True, for_good="For good.")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog._below.text() == "For good."
    with qtbot.waitSignal(dialog.chosen) as told:
        QTest.keyClick(dialog.day, Qt.Key.Key_Return)
    assert told.args == [None, ""]


def test_a_day_is_said_back_with_its_weekday(qtbot: QtBot) -> None:
    dialog = DayDialog("Until when?", "Put off", TODAY, None)
    qtbot.addWidget(dialog)
    assert dialog._below.text() == "Sunday, 6 December"
    dialog.day.setText("14.3.")
    assert dialog._below.text() == "Sunday, 14 March 2027"
