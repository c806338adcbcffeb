"""Paints the cells of the small tables: aligned with their headings, one calm selection."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from kontaktpflege.ui.theme import ICON, S, focus_pen, tokens

Index = QModelIndex | QPersistentModelIndex
# Looked up once: a table paints hundreds of cells at a time.
_DRAWING = Qt.ItemDataRole.DecorationRole
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_SELECTED = QStyle.StateFlag.State_Selected
_SQUARE = QSize(ICON, ICON)


class CellDelegate(QStyledItemDelegate):
    """Text, perhaps with a drawing before it; the current row is framed while the table has the focus."""

    def __init__(self, view: QAbstractItemView, paths: int = -1) -> None:
        """`paths` is the column whose texts matter at their end."""
        super().__init__(view)
        self._view = view
        self._paths = paths
        self._inked = -1
        self._ink = self._ground = QColor()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._view
        if (palette := view.palette()).cacheKey() != self._inked:
            shown = tokens(palette)
            self._inked, self._ink, self._ground = palette.cacheKey(), QColor(shown.text), QColor(shown.selection)
        rect: QRect = option.rect
        if option.state & _SELECTED:
            painter.fillRect(rect, self._ground)
        if view.hasFocus() and index.row() == view.currentIndex().row():
            self._frame(painter, rect, index)
        inner = rect.adjusted(S, 0, -S, 0)
        drawing = index.data(_DRAWING)
        if isinstance(drawing, QIcon):
            # As a picture that is kept: a drawing painted into each row anew is half of what the table takes.
            picture = drawing.pixmap(_SQUARE, view.devicePixelRatioF())
            painter.drawPixmap(inner.left(), inner.center().y() - ICON // 2 + 1, picture)
            inner.setLeft(inner.left() + ICON + S)
        if not (words := str(index.data() or "")):
            return
        painter.setPen(self._ink)
        painter.setFont(view.font())
        elide = Qt.TextElideMode.ElideLeft if index.column() == self._paths else Qt.TextElideMode.ElideRight
        text = option.fontMetrics.elidedText(words, elide, inner.width())
        painter.drawText(inner, _text_flags(index.data(_ALIGNMENT)), text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        drawing = ICON + S if index.data(Qt.ItemDataRole.DecorationRole) is not None else 0
        words = self._view.fontMetrics().horizontalAdvance(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        return QSize(words + drawing + 2 * S + 2, super().sizeHint(option, index).height())

    def _frame(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The part of the frame around the current row that falls into this cell."""
        last = index.model().columnCount() - 1 if isinstance(self._view, QTableView) else 0
        left = -4 if index.column() > 0 else 1
        right = 4 if index.column() < last else -1
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(focus_pen(tokens(self._view.palette())))
        painter.drawRect(QRectF(rect).adjusted(left, 1, right, -1))
        painter.restore()


@cache
def _text_flags(alignment: Qt.AlignmentFlag | None) -> int:
    """How a cell's text is painted; `alignment` None is left."""
    return int((alignment or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
