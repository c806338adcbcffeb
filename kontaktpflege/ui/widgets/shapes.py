"""The forms that stand beside the colours of circles."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from kontaktpflege.domain.circle import Shape


def draw_shape(painter: QPainter, shape: Shape, colour: str, rect: QRectF) -> None:
    """Paint a circle's form into a square; all forms weigh about the same to the eye."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    side = min(rect.width(), rect.height())
    centre = rect.center()
    if shape == "disc":
        painter.drawEllipse(centre, side * 0.45, side * 0.45)
    elif shape == "square":
        half, corner = side * 0.4, side * 0.1
        square = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
        painter.drawRoundedRect(square, corner, corner)
    elif shape == "ring":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), side * 0.2))
        painter.drawEllipse(centre, side * 0.36, side * 0.36)
    else:
        points = (QPointF(centre.x() + x * side, centre.y() + y * side) for x, y in _corners(shape))
        painter.drawPolygon(QPolygonF(list(points)))
    painter.restore()


def shape_icon(shape: Shape, colour: str, side: int = 16, ratio: float = 2.0) -> QIcon:
    """The form as an icon for menus and trees."""
    made = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    inset = side * 0.16
    draw_shape(painter, shape, colour, QRectF(inset, inset, side - 2 * inset, side - 2 * inset))
    painter.end()
    return QIcon(made)


@cache
def _corners(shape: Shape) -> tuple[tuple[float, float], ...]:
    """The corners of a polygon in a square of side 1 around the origin."""
    if shape == "roof":
        return ((0.0, -0.46), (0.5, 0.4), (-0.5, 0.4))
    if shape == "diamond":
        return ((0.0, -0.52), (0.52, 0.0), (0.0, 0.52), (-0.52, 0.0))
    radii = (0.56, 0.25) * 5 if shape == "star" else (0.5,) * (6 if shape == "hexagon" else 5)
    turn = 2 * pi / len(radii)
    return tuple((radius * sin(turn * i), -radius * cos(turn * i)) for i, radius in enumerate(radii))
