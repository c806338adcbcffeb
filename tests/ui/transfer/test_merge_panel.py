"""Two cards side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.card import Card
from kontaktpflege.ui.transfer.merge_panel import MergePanel

OURS = Card.from_text("VERSION:3.0\nFN:Anna Weiß\nTEL:0221 4710\nNOTE:alt")
THEIRS = Card.from_text("VERSION:3.0\nFN:Anna Weiss\nTEL:0221 4710\nEMAIL:anna@example.org")


def tick(panel: MergePanel, name: str) -> QAbstractButton:
    return next(one for one in panel.findChildren(QAbstractButton) if one.accessibleName() == name)


def fate(panel: MergePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]


def test_what_both_can_give_is_kept(qtbot: QtBot) -> None:
    panel = MergePanel(OURS, THEIRS)
    qtbot.addWidget(panel)
    assert panel.merged().text == "VERSION:3.0\nFN:Anna Weiß\nTEL:0221 4710\nNOTE:alt\nEMAIL:anna@example.org"
    assert "1 value will be dropped." in fate(panel)


def test_the_other_name_can_be_taken(qtbot: QtBot) -> None:
    panel = MergePanel(OURS, THEIRS)
    qtbot.addWidget(panel)
    tick(panel, "Name as shown, In the file: Anna Weiss").click()
    assert panel.merged().formatted_name == "Anna Weiss"
    assert len(panel.merged().get("FN")) == 1


def test_a_value_can_be_dropped_and_is_counted(qtbot: QtBot) -> None:
    panel = MergePanel(OURS, THEIRS)
    qtbot.addWidget(panel)
    tick(panel, "Note, In the book: alt").click()
    assert panel.merged().notes == ()
    assert "2 values will be dropped." in fate(panel)


def test_markup_in_a_card_is_shown_as_it_stands(qtbot: QtBot) -> None:
    panel = MergePanel(OURS, Card.from_text("VERSION:3.0\nFN:Anna Weiß\nNOTE:<b>neu</b>"))
    qtbot.addWidget(panel)
    label = next(label for label in panel.findChildren(QLabel) if "neu" in label.text())
    assert label.text() == "<b>neu</b>"
    assert label.textFormat().name == "PlainText"
