"""The call sheet on one page of paper, or as a PDF file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLineF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from kontaktpflege.ui.calling import first_number
from kontaktpflege.ui.favor_facts import FavorFacts
from kontaktpflege.ui.printing.paper import FAINT_INK, MARGIN, PORTRAIT, RULE, line_height, paint_foot, wrapped, write
from kontaktpflege.ui.printing.print_run import page_layout, print_out, write_pdf
from kontaktpflege.ui.talks.sheet_facts import SheetFacts, birthday_words, first_sentence
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain, plain_line
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.care import fact_name, heading_of, promise_words, talk_words
from kontaktpflege.wording.favor_lists import dated_favor
from kontaktpflege.wording.ledger import balance_words
from kontaktpflege.wording.numbers import number

_NAME, _FIRST, _TEXT, _SMALL = 20.0, 13.0, 10.0, 9.0
_WIDTH = PORTRAIT.width() - 2 * MARGIN
_INDENT = 400
_GAP = 40
_MOST_LINES = 6
_MOST_PROMISES = 8
_BOTTOM = PORTRAIT.height() - 2 * MARGIN
_LONGEST = 800


@dataclass(frozen=True, slots=True)
class _Line:
    """A line on the page: its size, what stands left of it, and how far it is from the one above."""

    text: str
    points: float = _TEXT
    label: str = ""
    bold: bool = False
    gap: float = 0


class SheetPage:
    """One page; what does not fit is left out, the last of it first, and the page says so."""

    def __init__(self, facts: SheetFacts) -> None:
        self._day = heading_of(facts.day)
        self._lines = tuple(_fitting(_lines(facts)))

    @property
    def paper(self) -> QSizeF:
        return PORTRAIT

    def pages(self) -> int:
        return 1

    def texts(self) -> list[str]:
        """What stands on the page, from top to bottom."""
        return [line.text for line in self._lines]

    def paint(self, painter: QPainter, page: int) -> None:
        top = float(MARGIN)
        for line in self._lines:
            height = line_height(line.points)
            if line.gap:
                top += line.gap
                painter.setPen(QPen(QColor(RULE), 1.5))
                painter.drawLine(QLineF(MARGIN, top - line.gap / 2, MARGIN + _WIDTH, top - line.gap / 2))
            left = MARGIN
            if line.points == _TEXT:
                left += _INDENT
                write(painter, QRectF(MARGIN, top, _INDENT - 20, height + 4), line.label, _SMALL, ink=FAINT_INK)
            width = MARGIN + _WIDTH - left
            write(painter, QRectF(left, top, width, height + 4), line.text, line.points, bold=line.bold)
            top += height
        paint_foot(painter, PORTRAIT, self._day, "")


def print_sheet(facts: SheetFacts, tell: Callable[[str], None], parent: QWidget) -> QDialog:
    """Ask for a printer, or where there is none for a file, put the sheet on paper, and `tell` when that is done."""
    page = SheetPage(facts)
    name = plain_line(facts.contact.card.formatted_name, 80) or _("Without a name")

    def run(work: Callable[[Control], object], sentence: str) -> None:
        task = Task(work)
        task.done.connect(lambda pages: tell(sentence))
        task.failed.connect(lambda error: show_error(parent, error))
        task.start()

    if not QPrinterInfo.availablePrinterNames():
        files = QFileDialog(parent, _("Save as PDF"), f"{name.replace('/', ' ')}.pdf", _("PDF files (*.pdf)"))
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setDefaultSuffix("pdf")
        files.fileSelected.connect(
            lambda path: run(lambda control: write_pdf(page, Path(path), name, control), _("The PDF is saved."))
        )
        files.open()
        return files
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(page))
    printer.setDocName(name)
    chooser = QPrintDialog(printer, parent)
    chooser.accepted.connect(
        lambda: run(lambda control: print_out(page, printer, control), _("Handed to the printer."))
    )
    QDialog.open(chooser)
    return chooser


def _lines(facts: SheetFacts) -> list[_Line]:
    card = facts.contact.card
    dialled = first_number(card)
    told = [card.title or card.role, *card.organisation[:1]]
    found = [
        _Line(plain_line(card.formatted_name, 120), _NAME, bold=True),
        _Line(" · ".join(plain_line(one, 120) for one in told if one), _SMALL),
        _Line(plain_line(dialled.text.removeprefix("tel:"), 60) if dialled is not None else "", _FIRST, bold=True),
    ]
    first = wrapped(plain(first_sentence(facts), _LONGEST), _FIRST, _WIDTH, 3)
    found += [_Line(text, _FIRST, gap=0 if place else _GAP) for place, text in enumerate(first)]
    day, about = facts.day, facts.about
    promised = [promise_words(one, day) for one in facts.promises if one.open]
    found += _part(_("Promises"), _shortened(promised, _MOST_PROMISES))
    found += _part(_("What happened"), [talk_words(talk, day) for talk in facts.talks])
    found += _part(_("Give and take"), _favors(facts.favors))
    found += _part(_("Our story"), [about.story])
    found += _part(_("Knows me as"), [about.knows_me_as])
    found += _part(_("Memory anchor"), [about.anchor])
    found += _part(_("Birthday"), [birthday_words(facts)])
    found += _part(_("What you know"), [f"{fact_name(fact.kind)}: {fact.text}" for fact in facts.facts])
    return [line for line in found if line.text or line.label]


def _favors(facts: FavorFacts) -> list[str]:
    """How the balance stands, where it is shown, and the last two each way."""
    told = balance_words(facts.name, facts.account, facts.rules, facts.day) if facts.scale else ""
    return [told if facts.account.count else "", *(dated_favor(one, facts.day) for one in facts.last_each_way())]


def _part(label: str, texts: Sequence[str]) -> list[_Line]:
    found: list[_Line] = []
    for text in filter(None, texts):
        for part in wrapped(plain(text, _LONGEST), _TEXT, _WIDTH - _INDENT, _MOST_LINES):
            found.append(_Line(part, label="" if found else label, gap=0 if found else _GAP))
    return found


def _shortened(texts: Sequence[str], most: int) -> list[str]:
    """At most so many, and how many more there are."""
    if len(texts) <= most:
        return list(texts)
    more = len(texts) - most + 1
    return [*texts[: most - 1], ngettext("and {count} more", "and {count} more", more).format(count=number(more))]


def _fitting(lines: Sequence[_Line]) -> list[_Line]:
    last = _Line(_("There is more in the program."), _SMALL, gap=_GAP)
    room = _BOTTOM - last.gap - line_height(last.points)
    top = float(MARGIN)
    found: list[_Line] = []
    for line in lines:
        top += line.gap + line_height(line.points)
        if top > room:
            return [*found, last]
        found.append(line)
    return found
