"""Contacts as a list on paper: the columns of the table, page after page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from kontaktpflege.ui.printing.paper import LANDSCAPE, MARGIN, PORTRAIT, RULE, line_height, measures, paint_foot, write
from kontaktpflege.wording import _
from kontaktpflege.wording.numbers import number

_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
"""Points of type: the largest one in which all columns find room."""
_TEXT, _TITLE = _SIZES[0], 15.0
_GAP = 25
_WIDEST = 620
_ROW = 56
_HEADING = 150
"""From the upper margin to the first row, with title and headings."""

Rows = Callable[[int, int], Sequence[Sequence[str]]]
"""The texts of the rows from a first to before a last one; asked from any thread."""


@dataclass(frozen=True, slots=True)
class PrintColumn:
    """One column: its heading, and how wide it wants to be (`natural_width`)."""

    title: str
    width: float
    right: bool = False


def natural_width(texts: Sequence[str]) -> float:
    """How wide a column wants to be for these texts and its heading; the longest ones do not decide alone."""
    known = measures(_TEXT, bold=True)
    widths = sorted(known.horizontalAdvance(text[:80]) for text in texts)
    return min(widths[min(len(widths) - 1, len(widths) * 95 // 100)], _WIDEST) + _GAP


class ListLayout:
    """Asks for the rows of a page when it is painted: 100,000 contacts cost what is looked at."""

    def __init__(
        self, title: str, day: str, columns: Sequence[PrintColumn], count: int, rows: Rows, *, landscape: bool
    ) -> None:
        self._title = title
        self._day = day
        self._columns = tuple(columns)
        self._count = count
        self._rows = rows
        self._paper = LANDSCAPE if landscape else PORTRAIT
        self._points, self._widths = _shared(self._paper.width() - 2 * MARGIN, [column.width for column in columns])
        self._per_page = int((self._paper.height() - 2 * MARGIN - _HEADING) // _ROW)

    @property
    def paper(self) -> QSizeF:
        return self._paper

    def pages(self) -> int:
        return -(-self._count // self._per_page)

    def paint(self, painter: QPainter, page: int) -> None:
        width = self._paper.width() - 2 * MARGIN
        write(painter, QRectF(MARGIN, MARGIN, width, 80), self._title, _TITLE, bold=True)
        head = MARGIN + _HEADING - line_height(self._points) - 12
        self._write_row(painter, head, [column.title for column in self._columns], bold=True)
        painter.setPen(QPen(QColor(RULE), 2))
        first = page * self._per_page
        rows = self._rows(first, min(first + self._per_page, self._count))
        for place, texts in enumerate(rows):
            top = MARGIN + _HEADING + place * _ROW
            painter.setPen(QPen(QColor(RULE), 1.5))
            painter.drawLine(QLineF(MARGIN, top, MARGIN + width, top))
            self._write_row(painter, top + (_ROW - line_height(self._points)) / 2, texts)
        told = _("Page {page} of {pages}").format(page=number(page + 1), pages=number(self.pages()))
        paint_foot(painter, self._paper, self._day, told)

    def _write_row(self, painter: QPainter, top: float, texts: Sequence[str], *, bold: bool = False) -> None:
        left, height = float(MARGIN), line_height(self._points) + 4
        for column, width, text in zip(self._columns, self._widths, texts, strict=True):
            rect = QRectF(left, top, width - _GAP, height)
            write(painter, rect, text, self._points, bold=bold, right=column.right)
            left += width


def _shared(room: float, wanted: Sequence[float]) -> tuple[float, list[float]]:
    """Points of type, and the width of each column: what they want, or with the smallest type what there is.

    Narrow columns get all they want even then; wide ones share the rest.
    """
    room += _GAP  # the last one needs none behind it
    points = next((points for points in _SIZES if sum(wanted) * points / _TEXT <= room), _SIZES[-1])
    needed = [width * points / _TEXT for width in wanted]
    spare = room - sum(needed)
    if spare >= 0:
        return points, [width + spare / len(needed) for width in needed]
    widths = [0.0] * len(needed)
    for left, place in zip(range(len(needed), 0, -1), sorted(range(len(needed)), key=needed.__getitem__), strict=True):
        widths[place] = min(needed[place], room / left)
        room -= widths[place]
    return points, widths
