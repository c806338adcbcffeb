"""A box that drops down, dressed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.widgets.choice_box import ChoiceBox


@pytest.mark.usefixtures("theme")
def test_the_list_shows_all_five_entries_and_all_are_as_high(qtbot: QtBot) -> None:
    words = {str(number): f"Entry {number}" for number in range(5)}
    box = ChoiceBox({**words, "4": "Attention and recognition, at some length"}, "Choice")
    qtbot.addWidget(box)
    box.show()
    box.showPopup()
    names = box.view()
    assert names.verticalScrollBar().maximum() == 0
    places = [names.visualRect(box.model().index(row, 0)) for row in range(5)]
    assert len({place.height() for place in places}) == 1
    assert places[0].height() >= box.fontMetrics().height() + 6
    assert names.viewport().rect().contains(places[-1])
    assert places[-1].width() >= names.sizeHintForColumn(0) > box.width()
    QComboBox.hidePopup(box)
