"""The tray's icon: the program's own, or a tile with the number due, which can be read at 16 pixels on any panel."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QApplication

from kontaktpflege.ui.icons import application_icon
from kontaktpflege.ui.theme import TRAY_EDGE, TRAY_GROUND, TRAY_INK

_SIZES = (16, 22, 24, 32, 48, 64)
_MOST = 99
_ROOM = 0.72
"""The part of the tile's side that the figures may fill."""


def tray_icon(due: int) -> QIcon:
    """The icon for a number of people that are due; more than 99 are "99+"."""
    if due <= 0:
        return application_icon()
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_tile(due, size))
    return made


def _tile(due: int, size: int) -> QPixmap:
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # The light edge parts the tile from a dark panel; on a light one it is not seen, and not needed.
    edge = max(1.0, size / 20)
    ground = QRectF(0, 0, size, size).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
    painter.setPen(QPen(QColor(TRAY_EDGE), edge))
    painter.setBrush(QColor(TRAY_GROUND))
    painter.drawRoundedRect(ground, size / 5, size / 5)
    figures = f"{_MOST}+" if due > _MOST else str(due)
    painter.fillPath(_figures(figures, size), QColor(TRAY_INK))
    painter.end()
    return made


def _figures(figures: str, size: int) -> QPainterPath:
    """The outline of the figures, as large as the tile has room for, in its middle."""
    letters = QFont(QApplication.font())
    letters.setWeight(QFont.Weight.Bold)
    letters.setPixelSize(100)
    path = QPainterPath()
    path.addText(0, 0, letters, figures)
    box = path.boundingRect()
    room = size * (_ROOM if len(figures) < 3 else 0.84)
    tall = min(room / box.height(), size * 0.66 / box.height())
    wide = min(tall, room / box.width())
    middle = QTransform().translate(size / 2, size / 2).scale(wide, tall if len(figures) > 1 else wide)
    return middle.translate(-box.center().x(), -box.center().y()).map(path)
