"""A number and its words."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.contacts.rhythm_dialog import RhythmDialog
from kontaktpflege.ui.widgets.number_box import NumberBox, days_words


def test_one_day_is_not_said_in_the_plural(qtbot: QtBot) -> None:
    box = NumberBox(range(1, 30), days_words, 1)
    qtbot.addWidget(box)
    assert box.text() == "1 day"
    box.stepUp()
    assert box.text() == "2 days"


def test_what_is_typed_keeps_its_place_when_the_words_change(qtbot: QtBot) -> None:
    box = NumberBox(range(1, 30), days_words, 12)
    qtbot.addWidget(box)
    box.show()
    box.lineEdit().selectAll()
    QTest.keyClicks(box, "1")
    assert box.text() == "1 day"
    QTest.keyClicks(box, "4")
    assert box.text() == "14 days"


def test_a_rhythm_of_its_own_is_every_day_or_days(qtbot: QtBot) -> None:
    dialog = RhythmDialog("Anna", 1)
    qtbot.addWidget(dialog)
    assert dialog.days.text() == "1 day"
    dialog.days.setValue(45)
    assert dialog.days.text() == "45 days"
