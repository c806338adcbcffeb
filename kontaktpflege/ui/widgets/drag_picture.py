"""The small label that hangs on the mouse while something is dragged."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from kontaktpflege.ui.theme import RADIUS, XS, M, S, tokens

_WIDEST = 260


def drag_picture(source: QWidget, words: str) -> QPixmap:
    """A card with these words, in the colours and font of the widget that the drag starts from."""
    shown = tokens(source.palette())
    ratio = source.devicePixelRatioF()
    metrics = source.fontMetrics()
    width = min(_WIDEST, metrics.horizontalAdvance(words) + 2 * M + XS)
    height = metrics.height() + 2 * S
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(shown.raised))
    painter.setPen(QColor(shown.border))
    painter.drawRoundedRect(0, 0, width - 1, height - 1, RADIUS, RADIUS)
    painter.setPen(QColor(shown.text))
    painter.setFont(source.font())
    short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width - 2 * M + XS)
    painter.drawText(M, 0, width - 2 * M, height, int(Qt.AlignmentFlag.AlignVCenter), short)
    painter.end()
    return picture
