"""The figures of a plot as a table: for the keyboard, for screen readers, and to read them exactly."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from kontaktpflege.ui.plots.figure import Figure
from kontaktpflege.ui.widgets.cell_delegate import CellDelegate

_ZOOM = {"+": 1, "-": -1}


class FigureTable(QTableWidget):
    """One row a place of the plot."""

    place_chosen = Signal(int)
    """The place of the row that the cursor came to."""
    focused = Signal(bool)
    """Whether it has the keyboard now."""
    zoomed = Signal(int)
    """A step closer (1) or back (-1) was asked for by key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: list[int] = []
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setItemDelegate(CellDelegate(self))
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.currentCellChanged.connect(self._tell)

    def show_figure(self, figure: Figure, name: str) -> None:
        """Fill the table with the figures of this one; the cursor stays on its place, or comes to the first row."""
        row = self.currentRow()
        before = self._places[row] if name == self.accessibleName() and 0 <= row < len(self._places) else -1
        self.setAccessibleName(name)
        self._places = []  # nothing is told while the rows change
        self.clear()
        self.setColumnCount(len(figure.header))
        self.setRowCount(len(figure.rows))
        self.setHorizontalHeaderLabels(list(figure.header))
        for row, line in enumerate(figure.rows):
            for column, words in enumerate(line.cells):
                item = QTableWidgetItem(words)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
        self._places = [line.place for line in figure.rows]
        self._fit_columns()
        if self._places:
            row = self._places.index(before) if before in self._places else 0
            self.setCurrentCell(row, 0)
            self._tell(row)

    def go_to(self, place: int) -> None:
        """Put the cursor on the row of a place."""
        if place in self._places:
            self.setCurrentCell(self._places.index(place), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ZOOM.get(event.text())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.zoomed.emit(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def _fit_columns(self) -> None:
        header = self.horizontalHeader()
        for column in range(self.columnCount()):
            mode = QHeaderView.ResizeMode.ResizeToContents if column else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
            if column and (item := self.horizontalHeaderItem(column)) is not None:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            elif item := self.horizontalHeaderItem(column):
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _tell(self, row: int) -> None:
        if 0 <= row < len(self._places):
            self.place_chosen.emit(self._places[row])
