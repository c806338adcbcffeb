"""What stands around the picture in a file and on paper: above it whose network it is, below it what its looks mean."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from kontaktpflege.ui.network.legend_entries import SAMPLE, Entry, draw_sample
from kontaktpflege.ui.theme import LIGHT, XL, XS, L, M, S, font

Line = list[tuple[Entry, float]]
"""Entries side by side, each with where it begins."""


@dataclass(frozen=True, slots=True)
class Caption:
    """`title` and `told` stand above, the `entries` of the legend below; nothing of it takes no room."""

    title: str = ""
    told: str = ""
    entries: tuple[Entry, ...] = ()

    def around(self, width: int, height: int, ratio: float) -> QRect:
        """The room that is left for the picture on a page of so many pixels, `ratio` of them for a unit."""
        lines = len(self._lines(width / ratio))
        above = round((XL + _row(_title()) + _row(_small())) * ratio) if self.title else 0
        below = round((lines * _row(_small()) + M + L) * ratio) if lines else 0
        return QRect(0, above, width, max(height - above - below, 1))

    def draw(self, painter: QPainter, width: int, height: int, ratio: float) -> None:
        """Draw it on a page of so many pixels."""
        painter.save()
        painter.scale(ratio, ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.around(width, height, ratio)
        wide = width / ratio
        if self.title:
            self._write(painter, _title(), LIGHT.text, QRectF(XL, L, wide - 2 * XL, _row(_title())), self.title)
            below = QRectF(XL, L + _row(_title()), wide - 2 * XL, _row(_small()))
            self._write(painter, _small(), LIGHT.muted, below, self.told)
        top = room.bottom() / ratio + M
        for line in self._lines(wide):
            for entry, left in line:
                box = QRectF(left, top, SAMPLE, _row(_small()))
                draw_sample(painter, entry, box, LIGHT)
                box = QRectF(left + SAMPLE + S, top, wide, box.height())
                self._write(painter, _small(), LIGHT.text, box, entry.words)
            top += _row(_small())
        painter.restore()

    def _lines(self, width: float) -> list[Line]:
        lines: list[Line] = []
        left, letters = width, QFontMetricsF(_small())
        for entry in self.entries:
            needed = SAMPLE + S + letters.horizontalAdvance(entry.words)
            if not lines or left + needed > width - XL:
                lines.append([])
                left = XL
            lines[-1].append((entry, left))
            left += needed + XL
        return lines

    @staticmethod
    def _write(painter: QPainter, letters: QFont, colour: str, box: QRectF, words: str) -> None:
        painter.setFont(letters)
        painter.setPen(QColor(colour))
        words = QFontMetricsF(letters).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _title() -> QFont:
    return font("heading", bold=True)


def _small() -> QFont:
    return font("small")


def _row(letters: QFont) -> float:
    return QFontMetricsF(letters).height() + XS
