"""A table of very many rows that a screen reader listens to."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.widgets.row_table import RowTable


class Rows(QAbstractTableModel):
    """100,000 rows that count how often they are asked what they allow."""

    asked = 0

    def rowCount(self, parent: object = None) -> int:
        return 100_000

    def columnCount(self, parent: object = None) -> int:
        return 10

    def data(self, index: object, role: int = 0) -> None:
        return None

    def flags(self, index: object) -> Qt.ItemFlag:
        self.asked += 1
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


@pytest.fixture
def listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_selecting_everything_does_not_look_at_every_cell(qtbot: QtBot, listening: None) -> None:
    rows = Rows()
    table = RowTable()
    table.setSelectionBehavior(RowTable.SelectionBehavior.SelectRows)
    table.setModel(rows)
    qtbot.addWidget(table)
    table.show()
    rows.asked = 0
    table.selectAll()
    # Not by the view, which asks for the keys that are held: another test may have left one.
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().setCurrentIndex(rows.index(0, 0, QModelIndex()), flags)
    assert len(table.selectionModel().selectedRows()) == 1
    assert rows.asked < 1000
