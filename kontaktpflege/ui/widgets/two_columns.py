"""Two columns side by side; one under the other where they would be too narrow."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kontaktpflege.ui.theme import XL, M, S, grown


class TwoColumns(QWidget):
    """Holds the parts of both; the tab key goes down the first, then down the second, as they were made."""

    def __init__(self, beside_from: int, parent: QWidget | None = None) -> None:
        """`beside_from`: how many pixels wide it has to be for both, in letters of normal size."""
        super().__init__(parent)
        self._beside_from = beside_from
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, S, 0)

    def hold(self, *columns: Iterable[QWidget]) -> None:
        """Put these parts into the columns, from top to bottom."""
        for parts in columns:
            column = QVBoxLayout()
            column.setSpacing(M)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            self._row.addLayout(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= grown(self._beside_from)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(XL if beside else M)
