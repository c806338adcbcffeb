"""Rows of a list that can be ticked, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kontaktpflege.ui import icons, theme
from kontaktpflege.ui.theme import ICON, RADIUS, S

_HEIGHT = 30


class TickDelegate(QStyledItemDelegate):
    """A box, a tick in it, a name; Qt's own box has no colours of a style sheet to be told."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = theme.tokens(self._view.palette())
        row: QRect = option.rect.adjusted(1, 1, -1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(theme.focus_pen(shown) if self._view.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.selection))
            painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        box = QRect(row.left() + S, row.center().y() - ICON // 2 + 1, ICON, ICON)
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        ground = (shown.accent if enabled else shown.border) if ticked else shown.surface
        painter.setPen(QColor(ground if ticked else shown.border))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            icons.draw(painter, "check", shown.on_accent, box.adjusted(2, 2, -2, -2))
        painter.setFont(theme.font("body"))
        painter.setPen(QColor(shown.text))
        room = row.adjusted(2 * S + ICON, 0, -S, 0)
        words = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _HEIGHT)
