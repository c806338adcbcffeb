"""Texts of cells laid out once: shortening and shaping a text costs ten times as much as painting it."""

from __future__ import annotations

import math
from collections import OrderedDict

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText

from kontaktpflege.ui.widgets.plain_text import joined, plain_line

_KEPT = 6_000
_LOOKED_AT = 200
"""Characters of a cell that are looked at: more never fits, and a hostile value must not slow a row."""

CellText = str | tuple[str, ...]
"""What a cell says; several texts stand beside each other, each in its own direction."""


class CellTexts:
    """Paints short texts in one font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.height = QFontMetrics(font).height()
        self._metrics = QFontMetrics(font)
        self._kept: OrderedDict[tuple[CellText, int], tuple[QStaticText, int]] = OrderedDict()

    def paint(self, painter: QPainter, rect: QRect, text: CellText, colour: QColor, *, right: bool = False) -> None:
        """Write one line of plain text into the rectangle, vertically centred, with … where it ends."""
        if not text:
            return
        text = text[:_LOOKED_AT] if isinstance(text, str) else text
        key = (text, rect.width())
        found = self._kept.get(key)
        if found is None:
            found = self._lay_out(text, rect.width())
            self._kept[key] = found
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        static, width = found
        painter.setFont(self.font)
        painter.setPen(colour)
        left = rect.right() + 1 - width if right else rect.left()
        painter.drawStaticText(QPointF(left, rect.top() + (rect.height() - self.height) / 2), static)

    def width(self, text: CellText) -> int:
        """The room that a text wants, as far as it is looked at."""
        return self._metrics.horizontalAdvance(_line(text))

    def _lay_out(self, text: CellText, width: int) -> tuple[QStaticText, int]:
        line = _line(text)
        static = self._shaped(line)
        if static.size().width() > width:
            static = self._shaped(self._metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
        return static, math.ceil(static.size().width())

    def _shaped(self, line: str) -> QStaticText:
        static = QStaticText(line)
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        static.prepare(font=self.font)
        return static


def _line(text: CellText) -> str:
    return plain_line(text, _LOOKED_AT) if isinstance(text, str) else joined(text, " · ")
