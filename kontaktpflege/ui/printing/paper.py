"""Paper for painters: sizes, letters and lines, all in tenths of a millimetre, so that screen and printer agree."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Protocol

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QTextOption
from PySide6.QtWidgets import QApplication

PORTRAIT = QSizeF(2100, 2970)
LANDSCAPE = QSizeF(2970, 2100)
MARGIN = 150
UNITS_PER_INCH = 254
INK, FAINT_INK, RULE = "#000000", "#555555", "#BBBBBB"
"""Paper is white in either theme, so ink is dark."""
_LETTERS = 400
"""More than a line on paper holds."""
POINT = 3.528
"""A point of type."""


class Layout(Protocol):
    """Something on pages. May be painted in any thread, by one painter at a time."""

    @property
    def paper(self) -> QSizeF:
        """The size of every page."""

    def pages(self) -> int:
        """How many pages there are."""

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0; the painter's unit is a tenth of a millimetre."""


@cache
def face(points: float, *, bold: bool = False) -> QFont:
    """The program's font for paper; shared, so not to be changed."""
    made = QFont(QApplication.font().family())
    made.setPixelSize(round(points * POINT))
    made.setBold(bold)
    # Screen pixels do not count here: the same letters have to fit on every device.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def measures(points: float, *, bold: bool = False) -> QFontMetricsF:
    """How wide and high those letters are."""
    return QFontMetricsF(face(points, bold=bold))


def line_height(points: float) -> float:
    """From one line to the next."""
    return measures(points).height()


def write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    points: float,
    *,
    bold: bool = False,
    ink: str = INK,
    right: bool = False,
) -> None:
    """One line of plain text, cut with … where it does not fit."""
    painter.setFont(face(points, bold=bold))
    painter.setPen(QColor(ink))
    shown = measures(points, bold=bold).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    painter.drawText(rect, shown, option)


def wrapped(text: str, points: float, width: float, most: int) -> list[str]:
    """A text in lines of that width, broken at blanks; at most so many, the last one ending in … if there is more."""
    known = measures(points)
    lines: list[str] = []
    for part in text.split("\n"):
        _break_line(part, known, width, lines, most + 1)
        if len(lines) > most:
            return [*lines[: most - 1], f"{lines[most - 1].rstrip()} …"]
    return lines


def _break_line(text: str, known: QFontMetricsF, width: float, lines: list[str], most: int) -> None:
    line = ""
    # No line holds so many letters: what lies beyond need not be measured.
    for word in text[: most * _LETTERS].split(" "):
        longer = f"{line} {word}" if line else word
        if len(longer) <= _LETTERS and known.horizontalAdvance(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        while (len(word) > _LETTERS or known.horizontalAdvance(word) > width) and len(lines) < most:
            fitting = _fitting(word, known, width)
            lines.append(word[:fitting])
            word = word[fitting:]
        line = word
        if len(lines) >= most:
            return
    lines.append(line)


def _fitting(word: str, known: QFontMetricsF, width: float) -> int:
    """How many letters of a word that is too long fit, by halves: a word may have a million letters."""
    low, high = 1, min(len(word), _LETTERS)
    while low < high:
        middle = (low + high + 1) // 2
        if known.horizontalAdvance(word[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def picture_of(layout: Layout, page: int, width: int) -> QImage:
    """A page as a picture that many pixels wide."""
    paper = layout.paper
    scale = width / paper.width()
    image = QImage(width, round(paper.height() * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    layout.paint(painter, page)
    painter.end()
    return image


def paint_all(
    layout: Layout,
    pages: range,
    painter: QPainter,
    resolution: int,
    new_page: Callable[[], object],
    tell: Callable[[int], None],
) -> None:
    """Pages on a device of that resolution (dots per inch); `tell` hears how many are done and may raise."""
    scale = resolution / UNITS_PER_INCH
    for done, page in enumerate(pages):
        if done:
            new_page()
        painter.save()
        painter.scale(scale, scale)
        layout.paint(painter, page)
        painter.restore()
        tell(done + 1)


def paint_foot(painter: QPainter, paper: QSizeF, left: str, right: str) -> None:
    """The small line at the foot of a page."""
    rect = QRectF(MARGIN, paper.height() - MARGIN + 20, paper.width() - 2 * MARGIN, 50)
    write(painter, rect.adjusted(0, 0, -300, 0), left, 8, ink=FAINT_INK)
    write(painter, rect.adjusted(rect.width() - 300, 0, 0, 0), right, 8, ink=FAINT_INK, right=True)
