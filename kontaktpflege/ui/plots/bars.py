"""Bars that stand on whole pixels: however small they are drawn, all are equally wide, with a gap beside each."""

from __future__ import annotations

from math import floor
from typing import Any

import pyqtgraph
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

_EXACT = 4
"""Digits of a pixel that count."""
_WIDEST = 72
"""Pixels: a single month is no wall."""


class Bars(pyqtgraph.BarGraphItem):  # type: ignore[misc]
    """What pyqtgraph knows of bars, drawn anew."""

    def paint(self, painter: QPainter, *args: Any) -> None:
        to_screen = painter.worldTransform()
        slot = to_screen.mapRect(QRectF(0, 0, 1, 1)).width()
        painter.save()
        painter.resetTransform()
        painter.setPen(self._sharedPen)
        painter.setBrush(self._sharedBrush)
        for bar in self._rectarray.instances():
            # A rectangle's outline lies on its right and lower edge, beyond what it fills.
            painter.drawRect(snapped(to_screen.mapRect(bar), slot).adjusted(0, 0, -1, -1))
        painter.restore()


def snapped(bar: QRectF, slot: float) -> QRect:
    """The pixels of a bar whose place is `slot` pixels wide."""
    width = max(1, min(round(bar.width()), int(slot) - 1, _WIDEST))
    # Halves all go to one side, however floats came by them; `round` alone sends them to either.
    left = floor(round(bar.center().x() - width / 2, _EXACT) + 0.5)
    top = round(bar.top())
    return QRect(left, top, width, max(1, round(bar.bottom()) - top))
