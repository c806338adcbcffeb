"""Printing with preview: what, how, and the pages as they will come out; onto paper or into a PDF file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.ui.extents import Extent
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.printing.label_choice import LabelChoice
from kontaktpflege.ui.printing.page_view import PageView
from kontaktpflege.ui.printing.print_order import Build, Printable, PrintOrder
from kontaktpflege.ui.printing.print_run import page_layout, print_out, write_pdf
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.theme import L, M, S, dress, grown
from kontaktpflege.ui.widgets.combo_box import ComboBox
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.error_dialog import understood
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _
from kontaktpflege.wording.numbers import number

_QUESTIONS_WIDTH, _WIDEST_QUESTIONS = 250, 360
_SETTLE_MILLISECONDS = 120


class PrintDialog(QDialog):
    """Asks `build` for the pages whenever an answer changes."""

    def __init__(
        self,
        extents: Sequence[Extent],
        build: Build,
        memory: QSettings,
        parent: QWidget | None = None,
        *,
        by_household: bool | None = None,
    ) -> None:
        """`by_household` asks for labels at once, one for each household or one for each contact."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Print"))
        self._extents = tuple(extents)
        self._build = build
        self._memory = memory
        self._printable: Printable | None = None
        self._building: Task | None = None
        self._running: Task | None = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._start_building)
        self._view = PageView()
        self._view.turned.connect(self._renew_buttons)
        body = QHBoxLayout()
        body.setSpacing(L)
        body.addWidget(self._build_questions())
        body.addLayout(self._build_preview(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addLayout(body, 1)
        column.addLayout(self._build_foot())
        open_at(self, 940, 740)
        if by_household is not None:
            self._kind.setCurrentIndex(self._kind.findData("labels"))
            self._labels.use_households(by_household)
        self._renew_questions()
        self._start_building()

    def write_pdf(self, path: Path) -> None:
        """Write the pages into a PDF file."""
        if self._printable is not None:
            layout, title = self._printable.paper, self._order_title()
            self._run(lambda control: write_pdf(layout, path, title, control), self._tell_written)

    def printable(self) -> Printable | None:
        """The pages in the preview; None while they are being made."""
        return self._printable

    def _build_questions(self) -> QWidget:
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, S, 0)
        form.setVerticalSpacing(S)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        whom = [(_words_of(extent), place) for place, extent in enumerate(self._extents)]
        kinds = [(_("List"), "list"), (_("Sheets with all details"), "sheets"), (_("Address labels"), "labels")]
        self._whom = self._add_choice(form, _("&What"), whom)
        self._kind = self._add_choice(form, _("&As"), kinds)
        self._turned = self._add_choice(form, _("&Paper"), [(_("Portrait"), False), (_("Landscape"), True)])
        self._labels = LabelChoice(self._memory)
        self._labels.changed.connect(self._renew)
        form.addRow(self._labels)
        self._form = form
        self._kind.setCurrentIndex(max(self._kind.findData(self._memory.value("print/kind", "list")), 0))
        for box in (self._whom, self._kind, self._turned):
            box.currentIndexChanged.connect(self._renew_questions)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        scroll.setFixedWidth(min(grown(_QUESTIONS_WIDTH), _WIDEST_QUESTIONS))
        return scroll

    def _add_choice(self, form: QFormLayout, words: str, choices: Sequence[tuple[str, object]]) -> ComboBox:
        box = ComboBox()
        for text, value in choices:
            box.addItem(text, value)
        box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setAccessibleName(words.replace("&", ""))
        label = QLabel(words)
        label.setBuddy(box)
        form.addRow(label, box)
        return box

    def _build_preview(self) -> QVBoxLayout:
        self._back = tool_button("chevron-left", _("Page before (Page up)"))
        self._on = tool_button("chevron-right", _("Next page (Page down)"))
        self._back.clicked.connect(lambda: self._view.turn_to(self._view.page() - 1))
        self._on.clicked.connect(lambda: self._view.turn_to(self._view.page() + 1))
        self._place = QLabel()
        self._remark = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        dress(self._remark, "muted")
        turning = QHBoxLayout()
        turning.addWidget(self._remark, 1)
        for widget in (self._back, self._place, self._on):
            turning.addWidget(widget)
        column = QVBoxLayout()
        column.setSpacing(S)
        column.addWidget(self._view, 1)
        column.addLayout(turning)
        return column

    def _build_foot(self) -> QHBoxLayout:
        self._message = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._progress = QProgressBar(textVisible=False)
        self._progress.setAccessibleName(_("Progress"))
        self._progress.hide()
        self._close = PushButton(_("Close"))
        self._pdf = push_button(_("Save as P&DF …"), icon("file-down"))
        self._print = push_button(_("P&rint …"), icon("printer", "on_accent"), "primary")
        self._print.setDefault(True)
        for button in (self._close, self._pdf):
            button.setAutoDefault(False)
        self._close.clicked.connect(self.reject)
        self._pdf.clicked.connect(self._choose_file)
        self._print.clicked.connect(self._choose_printer)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        told = QVBoxLayout()
        told.addWidget(self._message)
        told.addWidget(self._progress)
        foot.addLayout(told, 1)
        for button in (self._close, self._pdf, self._print):
            foot.addWidget(button)
        return foot

    def _renew_questions(self) -> None:
        kind = self._kind.currentData()
        self._form.setRowVisible(self._turned, kind == "list")
        self._form.setRowVisible(self._labels, kind == "labels")
        self._renew()

    def _renew(self) -> None:
        self._settle.start()

    def _order(self) -> PrintOrder | None:
        kind = self._kind.currentData()
        extent = self._extent()
        if extent.what is None:
            return None
        order = PrintOrder(
            what=extent.what, title=extent.words, kind=kind, landscape=kind == "list" and self._turned.currentData()
        )
        return self._labels.applied(order) if kind == "labels" else order

    def _order_title(self) -> str:
        return self._extent().words

    def _extent(self) -> Extent:
        place: int = self._whom.currentData()
        return self._extents[place]

    def _start_building(self) -> None:
        self._settle.stop()
        if self._building is not None:
            self._building.cancel()
            self._building = None
        order = self._order()
        if order is None:
            self._show(None, "")
            return
        task = Task(lambda control: self._build(order, control))
        task.progressed.connect(partial(self._hear_progress, task))
        task.done.connect(partial(self._hear_built, task))
        task.failed.connect(partial(self._hear_failure, task))
        self._building = task
        self._renew_buttons()
        task.start()

    # What an older task still has to say is of no interest.

    def _hear_progress(self, task: Task, done: int, total: int) -> None:
        if task is self._building:
            self._show_progress(done, total)

    def _hear_built(self, task: Task, printable: Printable) -> None:
        if task is self._building:
            self._building = None
            self._show(printable, printable.remark)

    def _hear_failure(self, task: Task, error: BaseException) -> None:
        if task is self._building:
            self._building = None
            self._fail(error)

    def _show(self, printable: Printable | None, remark: str) -> None:
        self._progress.hide()
        self._printable = printable if printable is not None and printable.paper.pages() else None
        self._remark.setText(remark)
        self._view.show_layout(printable.screen if printable is not None else None)
        self._renew_buttons()

    def _renew_buttons(self) -> None:
        view, ready = self._view, self._printable is not None and self._building is None and self._running is None
        self._pdf.setEnabled(ready)
        self._print.setEnabled(ready)
        self._back.setEnabled(view.page() > 0)
        self._on.setEnabled(view.page() + 1 < view.pages())
        told = _("Page {page} of {pages}").format(page=number(view.page() + 1), pages=number(view.pages()))
        self._place.setText(told if view.pages() else _("No pages"))

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF"), _("Contacts.pdf"), _("PDF files (*.pdf)"))
        if name:
            self.write_pdf(Path(name) if name.lower().endswith(".pdf") else Path(f"{name}.pdf"))

    def _choose_printer(self) -> None:
        if self._printable is None:
            return
        if not QPrinterInfo.availablePrinterNames():
            self._say(_("No printer is set up here; please save as PDF instead."))
            self._pdf.setFocus()
            return
        layout = self._printable.paper
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setPageLayout(page_layout(layout))
        printer.setDocName(self._order_title())
        chooser = QPrintDialog(printer, self)
        chooser.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        chooser.setMinMax(1, layout.pages())
        chooser.accepted.connect(
            lambda: self._run(lambda control: print_out(layout, printer, control), self._tell_printed)
        )
        QDialog.open(chooser)

    def _run(self, work: Callable[[Control], Any], tell: Callable[[int], None]) -> None:
        task = Task(work)
        task.progressed.connect(self._show_progress)
        task.done.connect(tell)
        task.failed.connect(self._fail)
        task.cancelled.connect(lambda: self._say(_("Cancelled.")))
        task.ended.connect(self._end_run)
        self._running = task
        self._close.setText(_("Cancel"))
        self._renew_buttons()
        task.start()

    def _end_run(self) -> None:
        self._running = None
        self._progress.hide()
        self._close.setText(_("Close"))
        self._renew_buttons()

    def _tell_written(self, pages: int) -> None:
        self._say(_("The PDF is saved."))

    def _tell_printed(self, pages: int) -> None:
        self._say(_("Handed to the printer."))

    def _show_progress(self, done: int, total: int) -> None:
        self._message.clear()
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)
        self._progress.show()

    def _fail(self, error: BaseException) -> None:
        self._progress.hide()
        self._say(understood(error).text, failed=True)
        self._renew_buttons()

    def _say(self, sentence: str, *, failed: bool = False) -> None:
        self._message.setText(sentence)
        dress(self._message, "danger" if failed else "body")

    def done(self, result: int) -> None:
        """The first Esc stops what is being written, the next one closes."""
        if self._running is not None:
            self._running.cancel()
            return
        if self._building is not None:
            self._building.cancel()
            self._building = None
        self._memory.setValue("print/kind", self._kind.currentData())
        self._labels.save()
        super().done(result)


def _words_of(extent: Extent) -> str:
    return extent.words if extent.count is None else f"{extent.words} ({number(extent.count)})"
