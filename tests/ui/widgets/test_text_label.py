"""Long words may break on screen, and are heard as they are."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.widgets.text_label import show_breakable, text_label

ADDRESS = "somebody.with.a.very.long.name@an.equally.long.domain.example.org"


def test_a_long_address_breaks_and_is_spoken_whole(qtbot: QtBot) -> None:
    label = text_label(ADDRESS)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < label.fontMetrics().horizontalAdvance(ADDRESS) / 2
    assert label.accessibleName() == ADDRESS
    assert label.text().replace("\u200b", "") == ADDRESS


@pytest.mark.parametrize("name", ["Constanze von Hohenfriedberg", "Müller-Lüdenscheidt"])
def test_names_people_have_break_only_between_words(qtbot: QtBot, name: str) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    show_breakable(label, name.replace("Müller-Lüdenscheidt", "Müller-Lüdensch."), large=True)
    assert "\u200b" not in label.text()
