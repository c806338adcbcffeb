"""A letter as it will come out: onto paper or into a PDF file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.printing.letter_layout import Letter, LetterLayout
from kontaktpflege.ui.printing.page_view import PageView
from kontaktpflege.ui.printing.print_run import page_layout, print_out, write_pdf
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.error_dialog import understood
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _


class LetterDialog(QDialog):
    """Shows the pages, prints them, saves them."""

    done_with = Signal()
    """The letter was printed or saved."""

    def __init__(self, letter: Letter, remark: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(letter.title)
        self._title = letter.title
        self._layout = LetterLayout(letter)
        self._running: Task | None = None
        view = PageView()
        view.show_layout(self._layout)
        self._message = QLabel(remark, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        dress(self._message, "hint" if remark else "body")
        self._close = push_button(_("Close"))
        self._pdf = push_button(_("Save as PDF …"), icon("file-down"))
        self._print = push_button(_("Print …"), icon("printer", "on_accent"), "primary")
        self._print.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addStretch(1)
        for button in (self._close, self._pdf, self._print):
            button.setAutoDefault(button is self._print)
            foot.addWidget(button)
        self._close.clicked.connect(self.reject)
        self._pdf.clicked.connect(self._choose_file)
        self._print.clicked.connect(self._choose_printer)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(view, 1)
        column.addWidget(self._message)
        column.addLayout(foot)
        open_at(self, 620, 760)

    def write_pdf(self, path: Path) -> None:
        """Write the letter into a PDF file."""
        layout, title = self._layout, self._title
        self._run(lambda control: write_pdf(layout, path, title, control), _("The PDF is saved."))

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF"), _("Letter.pdf"), _("PDF files (*.pdf)"))
        if name:
            self.write_pdf(Path(name) if name.lower().endswith(".pdf") else Path(f"{name}.pdf"))

    def _choose_printer(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self._say(_("No printer is set up here; please save as PDF instead."))
            self._pdf.setFocus()
            return
        layout = self._layout
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setPageLayout(page_layout(layout))
        printer.setDocName(self._title)
        chooser = QPrintDialog(printer, self)
        chooser.setMinMax(1, layout.pages())
        chooser.accepted.connect(
            lambda: self._run(lambda control: print_out(layout, printer, control), _("Handed to the printer."))
        )
        QDialog.open(chooser)

    def _run(self, work: Callable[[Control], Any], sentence: str) -> None:
        task = Task(work)
        task.done.connect(lambda pages: self._tell_done(sentence))
        task.failed.connect(lambda error: self._say(understood(error).text, failed=True))
        task.ended.connect(lambda: self._be_busy(None))
        self._be_busy(task)
        task.start()

    def _be_busy(self, task: Task | None) -> None:
        self._running = task
        for button in (self._pdf, self._print):
            button.setEnabled(task is None)

    def _tell_done(self, sentence: str) -> None:
        self._say(sentence)
        self.done_with.emit()

    def _say(self, sentence: str, *, failed: bool = False) -> None:
        self._message.setText(sentence)
        dress(self._message, "danger" if failed else "body")
        announce(self._message, sentence)

    def done(self, result: int) -> None:
        """Not while a page is under way."""
        if self._running is None:
            super().done(result)
