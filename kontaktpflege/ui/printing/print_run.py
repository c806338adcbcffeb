"""Pages onto a printer or into a PDF file, off the GUI thread."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from kontaktpflege.domain.errors import Cancelled, FileProblem
from kontaktpflege.ui.printing.paper import Layout, paint_all
from kontaktpflege.ui.tasks import Control

_RESOLUTION = 600
"""Dots per inch of a PDF: a unit for its numbers, nothing becomes dots."""


def page_layout(layout: Layout) -> QPageLayout:
    """A4 in the direction of the pages, to the very edge: margins are the layout's own."""
    lies = layout.paper.width() > layout.paper.height()
    direction = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), direction, QMarginsF(0, 0, 0, 0))


def write_pdf(layout: Layout, path: Path, title: str, control: Control) -> int:
    """Write a PDF file, whole or not at all; gives the number of pages. Raises FileProblem, Cancelled."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.touch()  # Qt would not say why it cannot
        writer = QPdfWriter(str(part))
        writer.setPageLayout(page_layout(layout))
        writer.setResolution(_RESOLUTION)
        writer.setTitle(title)
        writer.setCreator("Kontaktpflege")
        painter = QPainter()
        if not painter.begin(writer):
            raise FileProblem("cannot_write", str(path), "")
        try:
            pages = range(layout.pages())
            paint_all(layout, pages, painter, _RESOLUTION, writer.newPage, _teller(control, len(pages)))
        finally:
            painter.end()
        part.replace(path)
    except OSError as error:
        raise FileProblem("cannot_write", str(path), error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return layout.pages()


def print_out(layout: Layout, printer: QPrinter, control: Control) -> int:
    """Send the pages that the printer was asked for; gives their number. Raises FileProblem, Cancelled."""
    last = printer.toPage() or layout.pages()
    pages = range(max(printer.fromPage() - 1, 0), min(last, layout.pages()))
    painter = QPainter()
    if not painter.begin(printer):
        raise FileProblem("cannot_write", printer.printerName() or printer.outputFileName(), "")
    try:
        paint_all(layout, pages, painter, printer.resolution(), printer.newPage, _teller(control, len(pages)))
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(pages)


def _teller(control: Control, total: int) -> Callable[[int], None]:
    def tell(done: int) -> None:
        control.progress(done, total)
        if control.cancelled():
            raise Cancelled

    return tell
