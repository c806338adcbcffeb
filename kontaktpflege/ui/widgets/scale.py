"""A beam that leans to the side that gave more, and the course of a balance: drawn, never without words beside them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from kontaktpflege.ui.theme import XS, S, grown, mix, tokens

STEEPEST = 30.0
"""Degrees beyond which no beam leans."""
_SIZE = QSize(64, 40)
_COURSE_HEIGHT = 44
_PAN = 8.0


def lean(balance: float, full: float) -> float:
    """How steep a beam lies, in degrees: below 0 when more was given, whose pan hangs on the left; `full` is steepest."""
    return -max(-STEEPEST, min(STEEPEST, STEEPEST * balance / full)) if full > 0 else 0.0


class Scale(QWidget):
    """What was given lies on the left pan, what was received on the right one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._angle = 0.0
        self.setFixedSize(grown(_SIZE.width()), grown(_SIZE.height()))

    def show_balance(self, balance: float, full: float, words: str, figures: str) -> None:
        """Lean so; `words` is what is spoken, `figures` what the tooltip tells."""
        self._angle = lean(balance, full)
        self.setAccessibleName(words)
        self.setToolTip(figures)
        self.update()

    def angle(self) -> float:
        """How steep it lies, in degrees."""
        return self._angle

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() * 0.36)
        arm = self.width() / 2 - _PAN - 3
        turn = math.radians(self._angle)
        reach = QPointF(arm * math.cos(turn), arm * math.sin(turn))
        painter.setPen(QPen(QColor(shown.muted), 2))
        foot = self.height() - 3.0
        painter.drawLine(middle, QPointF(middle.x(), foot))
        painter.drawLine(QPointF(middle.x() - 9, foot), QPointF(middle.x() + 9, foot))
        painter.setPen(QPen(QColor(shown.accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(middle - reach, middle + reach)
        for end in (middle - reach, middle + reach):
            bowl = QRectF(end.x() - _PAN, end.y() - 2, 2 * _PAN, 2 * _PAN - 2)
            painter.setBrush(QColor(mix(shown.accent, shown.background, 0.3)))
            painter.setPen(QPen(QColor(shown.accent), 1))
            painter.drawChord(bowl, 180 * 16, 180 * 16)
        painter.setBrush(QColor(shown.accent))
        painter.drawPolygon(QPolygonF([middle, middle + QPointF(-4, 7), middle + QPointF(4, 7)]))


class Course(QWidget):
    """How a balance went over time, step by step, about the line where it is level."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[tuple[int, float], ...] = ()
        self.setFixedHeight(grown(_COURSE_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[tuple[int, float]], words: str) -> None:
        """Draw (day, balance from then on), earliest first; `words` is what is spoken."""
        self._points = tuple(points)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def points(self) -> tuple[tuple[int, float], ...]:
        """What is drawn."""
        return self._points

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._points) < 2:
            return
        shown = tokens(self.palette())
        box = QRectF(self.rect()).adjusted(S, XS, -S, -XS)
        days = [day for day, _value in self._points]
        top = max(0.0, *(value for _day, value in self._points))
        low = min(0.0, *(value for _day, value in self._points))
        wide, high = max(1, days[-1] - days[0]), max(1.0, top - low)

        def place(day: int, value: float) -> QPointF:
            return QPointF(
                box.left() + box.width() * (day - days[0]) / wide, box.top() + box.height() * (top - value) / high
            )

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(shown.border), 1, Qt.PenStyle.DashLine))
        painter.drawLine(place(days[0], 0), place(days[-1], 0))
        path = QPainterPath(place(*self._points[0]))
        for (_before, held), (day, value) in zip(self._points, self._points[1:], strict=False):
            path.lineTo(place(day, held))
            path.lineTo(place(day, value))
        painter.setPen(QPen(QColor(shown.accent), 2))
        painter.drawPath(path)
