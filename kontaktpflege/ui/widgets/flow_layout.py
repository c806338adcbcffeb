"""A row of small widgets that goes on in the next line where the width ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays its items out like words in a paragraph."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def items(self) -> Sequence[QLayoutItem]:
        """What is laid out, shown or not."""
        return self._items

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        return self._arrange(QRect(0, 0, room, 0), move=False) + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        wanted = QSize()
        for item in self._items:
            wanted = wanted.expandedTo(item.minimumSize())
        return wanted.grownBy(self.contentsMargins())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items, those of a row by their middles (or only measure); gives the height they need."""
        top = rect.top()
        for row in self._rows(rect.width()):
            left, line = rect.left(), max(hint.height() for _, hint in row)
            for item, hint in row:
                if move:
                    item.setGeometry(QRect(QPoint(left, top + (line - hint.height()) // 2), hint))
                left += hint.width() + self.spacing()
            top += line + self.spacing()
        return max(top - self.spacing() - rect.top(), 0)

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What is shown and how large, row by row."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        left = width
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if not rows or left + hint.width() > width:
                rows.append([])
                left = 0
            rows[-1].append((item, hint))
            left += hint.width() + self.spacing()
        return rows
