"""Paints a small scale into a cell: what was given on the left pan, what was received on the right one."""

from __future__ import annotations

import math

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem

from kontaktpflege.ui.theme import grown, tokens
from kontaktpflege.ui.widgets.cell_delegate import CellDelegate

Index = QModelIndex | QPersistentModelIndex
STEEPEST = 30.0
"""Degrees beyond which no beam leans."""
_ARM, _PAN, _POST = 18, 4, 8


class ScaleDelegate(CellDelegate):
    """Where the model has no balance, nothing is drawn."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        share = index.data(Qt.ItemDataRole.UserRole)
        if share is not None:
            painter.save()
            painter.setClipRect(option.rect)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, QRectF(option.rect), float(share))
            painter.restore()

    def _draw(self, painter: QPainter, rect: QRectF, share: float) -> None:
        shown = tokens(self._view.palette())
        turn = math.radians(-STEEPEST * share)
        arm, pan = grown(_ARM), float(grown(_PAN))
        middle = rect.center() - QPointF(0, grown(2))
        reach = QPointF(arm * math.cos(turn), arm * math.sin(turn))
        muted = QColor(shown.muted)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(muted)
        post = grown(_POST)
        painter.drawPolygon(QPolygonF([middle, middle + QPointF(-post / 2, post), middle + QPointF(post / 2, post)]))
        painter.setPen(QPen(muted, 1.5))
        painter.drawLine(middle - reach, middle + reach)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.accent))
        for end in (middle - reach, middle + reach):
            painter.drawChord(QRectF(end.x() - pan, end.y() - pan, 2 * pan, 2 * pan), 180 * 16, 180 * 16)
