"""A letter on paper: sender, address for the window of an envelope, day, subject and text, as DIN 5008 (form B) has it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from kontaktpflege.ui.printing.paper import FAINT_INK, PORTRAIT, line_height, paint_foot, wrapped, write
from kontaktpflege.wording import _
from kontaktpflege.wording.numbers import number

_LEFT, _RIGHT, _BOTTOM = 250.0, 200.0, 250.0
_WIDTH = PORTRAIT.width() - _LEFT - _RIGHT
_TEXT, _SMALL = 11.0, 7.5
_SENDER_TOP, _ADDRESS_TOP, _ADDRESS_WIDTH = 580.0, 627.0, 800.0
_MOST_ADDRESS_LINES = 6
_SUBJECT_TOP, _NEXT_PAGE_TOP = 985.0, 250.0
_MOST_LINES = 6_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a letter says. `sender` is one line, "" for none; `address` may be empty."""

    title: str
    sender: str
    address: tuple[str, ...]
    day: str
    subject: str
    text: str


class LetterLayout:
    """A letter broken into lines and pages."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self._height = line_height(_TEXT) * 1.12
        self._subject = wrapped(letter.subject, _TEXT, _WIDTH, 3) if letter.subject else []
        self._first_top = _SUBJECT_TOP + self._height * (len(self._subject) + (2 if self._subject else 0))
        lines = wrapped(letter.text, _TEXT, _WIDTH, _MOST_LINES)
        first, rest = self._room(self._first_top), self._room(_NEXT_PAGE_TOP)
        self._pages = [lines[:first]]
        self._pages += [lines[start : start + rest] for start in range(first, len(lines), rest)]

    @property
    def paper(self) -> QSizeF:
        return PORTRAIT

    def pages(self) -> int:
        return len(self._pages)

    def paint(self, painter: QPainter, page: int) -> None:
        top = _NEXT_PAGE_TOP
        if page == 0:
            self._paint_head(painter)
            top = self._first_top
        for place, line in enumerate(self._pages[page]):
            write(painter, self._line(top + place * self._height), line, _TEXT)
        if self.pages() > 1:
            told = _("Page {page} of {pages}").format(page=number(page + 1), pages=number(self.pages()))
            paint_foot(painter, PORTRAIT, "", told)

    def _paint_head(self, painter: QPainter) -> None:
        letter = self._letter
        narrow = _ADDRESS_WIDTH
        if letter.address:
            sender = QRectF(_LEFT, _SENDER_TOP, narrow, line_height(_SMALL) + 4)
            write(painter, sender, letter.sender, _SMALL, ink=FAINT_INK)
            for place, line in enumerate(letter.address[:_MOST_ADDRESS_LINES]):
                box = QRectF(_LEFT, _ADDRESS_TOP + place * self._height, narrow, self._height + 4)
                write(painter, box, line, _TEXT)
        elif letter.sender:
            write(painter, self._line(_NEXT_PAGE_TOP), letter.sender, _TEXT)
        write(painter, self._line(_SUBJECT_TOP - 2 * self._height), letter.day, _TEXT, right=True)
        for place, line in enumerate(self._subject):
            write(painter, self._line(_SUBJECT_TOP + place * self._height), line, _TEXT, bold=True)

    def _line(self, top: float) -> QRectF:
        return QRectF(_LEFT, top, _WIDTH, self._height + 4)

    def _room(self, top: float) -> int:
        """How many lines stand between there and the end of the page."""
        return max(1, int((PORTRAIT.height() - _BOTTOM - top) / self._height))
