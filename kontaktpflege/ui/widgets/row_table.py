"""A table of rows, of which very many can be selected at once."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView, QWidget

from kontaktpflege.ui.widgets.viewport import give_viewport

_MANY = 1000


class RowTable(QTableView):
    """Stays quick when 100,000 rows are selected while a screen reader listens.

    Qt then makes an index of every selected cell, for minutes, only to tell of the first one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)

    def choose_row(self, row: int) -> None:
        """Go to a row and select it alone; `selectRow` would add it while Ctrl is held."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flags.ClearAndSelect | flags.Rows)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        if _height(selected) <= _MANY and _height(deselected) <= _MANY:
            super().selectionChanged(selected, deselected)
            return
        super().selectionChanged(_first_cell(selected), _first_cell(deselected))
        self.viewport().update()


def _height(selection: QItemSelection) -> int:
    return sum(selection.at(place).height() for place in range(selection.size()))


def _first_cell(selection: QItemSelection) -> QItemSelection:
    if selection.isEmpty():
        return selection
    place = selection.at(0).topLeft()
    return QItemSelection(place, place)
