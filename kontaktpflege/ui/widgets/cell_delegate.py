"""Paints the cells of the small tables: aligned with their headings, one calm selection."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from kontaktpflege.ui.theme import ICON, S, focus_pen, tokens

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Text, perhaps with a drawing before it; the current row is framed while the table has the focus."""

    def __init__(self, view: QAbstractItemView, paths: int = -1) -> None:
        """`paths` is the column whose texts matter at their end."""
        super().__init__(view)
        self._view = view
        self._paths = paths

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = tokens(self._view.palette())
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(shown.selection))
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            self._frame(painter, rect, index)
        inner = rect.adjusted(S, 0, -S, 0)
        drawing = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(drawing, QIcon):
            drawing.paint(painter, QRect(inner.left(), inner.center().y() - ICON // 2 + 1, ICON, ICON))
            inner.setLeft(inner.left() + ICON + S)
        painter.setPen(QColor(shown.text))
        painter.setFont(self._view.font())
        elide = Qt.TextElideMode.ElideLeft if index.column() == self._paths else Qt.TextElideMode.ElideRight
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        text = self._view.fontMetrics().elidedText(words, elide, inner.width())
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        alignment = side if isinstance(side, Qt.AlignmentFlag) else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, int(alignment | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        drawing = ICON + S if index.data(Qt.ItemDataRole.DecorationRole) is not None else 0
        words = self._view.fontMetrics().horizontalAdvance(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        return QSize(words + drawing + 2 * S + 2, super().sizeHint(option, index).height())

    def _frame(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The part of the frame around the current row that falls into this cell."""
        last = index.model().columnCount() - 1 if isinstance(self._view, QTableView) else 0
        left = -4 if index.column() > 0 else 1
        right = 4 if index.column() < last else -1
        painter.setClipRect(rect)
        painter.setPen(focus_pen(tokens(self._view.palette())))
        painter.drawRect(QRectF(rect).adjusted(left, 1, right, -1))
