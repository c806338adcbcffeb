"""Address labels on sheets from the shop, beginning at the first label that is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kontaktpflege.domain.label_sheet import LabelSheet, sheets_for
from kontaktpflege.ui.printing.paper import PORTRAIT, RULE, line_height, measures, wrapped, write

_LARGEST, _BREAKING, _SMALLEST = 11.0, 9.0, 6.5
"""Points of type; below the second, lines are broken rather than made smaller."""
_PADDING = 45
"""Tenths of a millimetre that printers and hands may be off, on each side."""


class LabelLayout:
    """Labels with a few lines each; with `frames` their edges show, for the eye and not for the printer."""

    def __init__(self, sheet: LabelSheet, labels: Sequence[tuple[str, ...]], first: int, *, frames: bool) -> None:
        self._sheet = sheet
        self._labels = labels
        self._first = first
        self._frames = frames

    @property
    def paper(self) -> QSizeF:
        return PORTRAIT

    def pages(self) -> int:
        return sheets_for(len(self._labels), self._first, self._sheet)

    def paint(self, painter: QPainter, page: int) -> None:
        for position in range(self._sheet.count):
            x, y = self._sheet.place(position)
            rect = QRectF(x * 10, y * 10, self._sheet.width * 10, self._sheet.height * 10)
            if self._frames:
                painter.setPen(QPen(QColor(RULE), 2, Qt.PenStyle.DotLine))
                painter.drawRect(rect)
            index = page * self._sheet.count + position - self._first
            if 0 <= index < len(self._labels):
                _paint_label(painter, rect, self._labels[index])


def _paint_label(painter: QPainter, rect: QRectF, lines: tuple[str, ...]) -> None:
    padding = min(_PADDING, rect.height() / 8, rect.width() / 8)
    inner = rect.adjusted(padding, padding, -padding, -padding)
    points, lines = fitted(inner.width(), inner.height(), lines)
    height = line_height(points)
    top = inner.top() + max(0.0, (inner.height() - height * len(lines)) / 2)
    for line in lines:
        if top + height > rect.bottom():
            break
        write(painter, QRectF(inner.left(), top, inner.width(), height + 4), line, points)
        top += height


def fitted(width: float, height: float, lines: tuple[str, ...]) -> tuple[float, tuple[str, ...]]:
    """The largest letters in which all lines fit, long ones broken in two where letters would become too small."""
    points = _LARGEST
    while points >= _SMALLEST:
        known = measures(points)
        broken = lines
        if points <= _BREAKING:
            broken = tuple(part for line in lines for part in wrapped(line, points, width, 2))
        if known.height() * len(broken) <= height and all(known.horizontalAdvance(line) <= width for line in broken):
            return points, broken
        points -= 0.5
    return _SMALLEST, lines
