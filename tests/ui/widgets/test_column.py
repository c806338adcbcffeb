"""Widgets under each other in a layout that still knows how high they were in another width."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.widgets.column import Column
from kontaktpflege.ui.widgets.text_label import text_label


def test_filled_before_it_is_shown_it_begins_where_its_place_begins(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = Column()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.addWidget(column)
    rows.addStretch(1)
    column.show_widgets(
        [text_label("Words that need more lines in a narrow column than in a wide one") for _ in "1234"]
    )
    assert column.sizeHint().height() < column.heightForWidth(200)
    page.resize(200, 1000)
    page.show()
    assert column.y() == 0
    assert column.height() == column.heightForWidth(200)
