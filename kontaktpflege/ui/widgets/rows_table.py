"""The table that shows a short list in a dialog."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from kontaktpflege.ui.theme import row_height
from kontaktpflege.ui.widgets.cell_delegate import CellDelegate
from kontaktpflege.ui.widgets.row_table import RowTable
from kontaktpflege.ui.widgets.rows_model import RowsModel

_PRECISION = 100
"""Rows that are looked at for the width of a column."""


class RowsTable(RowTable):
    """Columns as wide as their texts, the `wide` one takes what is left; `many`: several rows may be selected."""

    def __init__(
        self, model: RowsModel[Any], name: str, *, wide: int, many: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if many else modes.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegate(CellDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(compact=True))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setResizeContentsPrecision(_PRECISION)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
