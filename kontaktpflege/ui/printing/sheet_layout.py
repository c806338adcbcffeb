"""Contacts as sheets on paper: everything that is on a card, one contact under the other in two columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from kontaktpflege.ui.printing.paper import FAINT_INK, MARGIN, PORTRAIT, RULE, line_height, paint_foot, wrapped, write
from kontaktpflege.wording import _
from kontaktpflege.wording.numbers import number

_NAME, _TEXT, _SMALL = 12.0, 9.0, 8.0
_GAP = 80
_WIDTH = (PORTRAIT.width() - 2 * MARGIN - _GAP) / 2
_LABEL = 210
"""Room for what a line is, left of what it says."""
_BETWEEN = 40
_MOST_LINES = 12
_MOST_FIELDS = 40
_BOTTOM = PORTRAIT.height() - MARGIN


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """What is said of one contact: (what it is, what it says) of each line."""

    name: str
    subtitle: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """A sheet broken into lines: (label, text) of each, and how high all of it is."""

    sheet: ContactSheet
    lines: tuple[tuple[str, str], ...]

    @property
    def height(self) -> float:
        above = line_height(_NAME) + (line_height(_SMALL) if self.sheet.subtitle else 0)
        return above + 10 + len(self.lines) * line_height(_TEXT) + _BETWEEN


class SheetLayout:
    """Sheets that were broken into lines and placed; a sheet is never parted but where a column cannot hold it."""

    def __init__(self, day: str, places: Sequence[Sequence[tuple[float, float, _Block]]]) -> None:
        self._day = day
        self._pages = places

    @property
    def paper(self) -> QSizeF:
        return PORTRAIT

    def pages(self) -> int:
        return len(self._pages)

    def paint(self, painter: QPainter, page: int) -> None:
        for left, top, block in self._pages[page]:
            _paint_block(painter, left, top, block)
        told = _("Page {page} of {pages}").format(page=number(page + 1), pages=number(self.pages()))
        paint_foot(painter, PORTRAIT, self._day, told)


def lay_out_sheets(day: str, sheets: Iterable[ContactSheet], tell: Callable[[int], None]) -> SheetLayout:
    """Break and place sheets; `tell` hears how many are done and may raise to stop."""
    pages: list[list[tuple[float, float, _Block]]] = []
    column, top = 1, _BOTTOM
    for done, sheet in enumerate(sheets, 1):
        block = _broken(sheet)
        if top + block.height > _BOTTOM + _BETWEEN:
            column, top = 1 - column, float(MARGIN)
            if column == 0:
                pages.append([])
        pages[-1].append((MARGIN + column * (_WIDTH + _GAP), top, block))
        top += block.height
        tell(done)
    return SheetLayout(day, pages)


def _broken(sheet: ContactSheet) -> _Block:
    lines: list[tuple[str, str]] = []
    for label, text in sheet.lines[:_MOST_FIELDS]:
        parts = wrapped(text, _TEXT, _WIDTH - _LABEL, _MOST_LINES)
        lines += [(label if place == 0 else "", part) for place, part in enumerate(parts)]
    most = int((_BOTTOM - MARGIN - 3 * line_height(_NAME)) / line_height(_TEXT))
    if len(lines) > most:
        lines = [*lines[: most - 1], ("", "…")]
    return _Block(sheet, tuple(lines))


def _paint_block(painter: QPainter, left: float, top: float, block: _Block) -> None:
    painter.setPen(QPen(QColor(RULE), 1.5))
    painter.drawLine(QLineF(left, top - 6, left + _WIDTH, top - 6))
    write(painter, QRectF(left, top, _WIDTH, line_height(_NAME) + 4), block.sheet.name, _NAME, bold=True)
    top += line_height(_NAME)
    if block.sheet.subtitle:
        write(painter, QRectF(left, top, _WIDTH, line_height(_SMALL) + 4), block.sheet.subtitle, _SMALL, ink=FAINT_INK)
        top += line_height(_SMALL)
    top += 10
    for label, text in block.lines:
        height = line_height(_TEXT)
        write(painter, QRectF(left, top, _LABEL - 20, height + 4), label, _SMALL, ink=FAINT_INK)
        write(painter, QRectF(left + _LABEL, top, _WIDTH - _LABEL, height + 4), text, _TEXT)
        top += height
