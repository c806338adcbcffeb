"""An import from the drop to the report: look, ask, do, tell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kontaktpflege.services import Services
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.transfer.drop_overlay import Source, sources_in
from kontaktpflege.ui.transfer.table_questions import TableQuestions
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

if TYPE_CHECKING:
    from kontaktpflege.domain.importing import ImportReport, PreviewRow
    from kontaktpflege.services.import_plan import ImportPlan
    from kontaktpflege.services.ways_in import TableChoices
    from kontaktpflege.ui.transfer.import_preview import ImportPreview
    from kontaktpflege.ui.transfer.import_report_dialog import ImportReportDialog

NETWORK_ENDING = ".graphml"


class ImportFlow(QObject):
    """Runs one import at a time over a window."""

    finished = Signal(object)
    """The ImportReport of an import that was done."""
    undo_asked = Signal(int)
    """The id of the step that the user wants undone, straight from the report."""
    walk_asked = Signal(object)
    """Ask who should stay close of those whom the import, this step, brought."""
    ties_asked = Signal()
    """Look at the suggested ties."""
    nothing_found = Signal(str)
    """A sentence: there was nothing to import, in the clipboard or a choice."""

    network_found = Signal(object)
    """The path of a file that holds a network."""

    _rows_read = Signal(int, list)

    def __init__(self, services: Services, parent_window: QWidget) -> None:
        super().__init__(parent_window)
        self._services = services
        self._window = parent_window
        self._preview: ImportPreview | None = None
        self._report: ImportReportDialog | None = None
        self._task: Task | None = None
        self._shown: Sequence[Source] = ()
        self._waiting: list[Source] = []
        self._round = 0
        self._rows_read.connect(self._add_rows)
        self._asked: list[Source] = []
        self._questions = TableQuestions(services, parent_window)
        self._questions.answered.connect(self._open_preview)
        self._questions.left.connect(self._stop_asking)

    def start(self, sources: Sequence[Source]) -> None:
        """Open the preview and look at these files, folders and texts; while another import is open they wait."""
        networks = [one for one in sources if isinstance(one, Path) and one.suffix.lower() == NETWORK_ENDING]
        if networks:
            self.network_found.emit(networks[0])
            sources = [one for one in sources if one not in networks]
            if not sources:
                return
        if not sources:
            self.nothing_found.emit(_("There is no file with contacts among them."))
            return
        if self.busy():
            self._queue(sources)
            return
        self._asked = list(sources)
        self._questions.ask(sources)

    def _ask_again(self) -> None:
        """The columns of the tables that are shown are to mean something else."""
        self._asked = list(self._shown)
        self._close_preview()
        self._questions.ask(self._asked, again=True)

    def _open_preview(self, choices: TableChoices) -> None:
        sources, self._asked = self._asked, []
        from kontaktpflege.ui.transfer.import_preview import ImportPreview

        preview = ImportPreview(self._services, _title(sources), self._window)
        preview.confirmed.connect(self._import)
        preview.left.connect(self._leave)
        preview.columns_asked.connect(self._ask_again)
        preview.dropped.connect(self.start)
        self._preview = preview
        self._shown = tuple(sources)
        preview.open()
        now = self._round = self._round + 1
        task = Task(lambda control: self._look(list(sources), choices, now, control), self)
        task.progressed.connect(preview.show_progress)
        task.done.connect(preview.show_plan)
        task.failed.connect(preview.show_failure)
        task.ended.connect(lambda: self._forget(task))
        self._task = task.start()

    def choose_files(self) -> None:
        """Ask for files with contacts and import them."""
        from PySide6.QtWidgets import QFileDialog

        kinds = _("Contacts (*.vcf *.vcard *.csv *.tsv *.txt *.xlsx *.xls *.ods *.ldif *.ldi *.graphml);;All files (*)")
        names, _kind = QFileDialog.getOpenFileNames(self._window, _("Import contacts"), "", kinds)
        if names:
            self.start([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and import every card file in it and below."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._window, _("Import all contacts of a folder"))
        if name:
            self.start([Path(name)])

    def paste(self) -> None:
        """Import the cards, or the card files, in the clipboard."""
        sources = sources_in(QGuiApplication.clipboard().mimeData())
        if sources:
            self.start(sources)
        else:
            self.nothing_found.emit(_("There are no contacts in the clipboard."))

    def busy(self) -> bool:
        """Whether a question, a preview or a report is open, or an import runs."""
        return bool(self._asked) or self._preview is not None or self._report is not None

    def _queue(self, sources: Sequence[Source]) -> None:
        """Keep these for the next import, and show that they are not forgotten."""
        looked_at = self._shown if self._preview is not None else self._asked
        self._waiting.extend(source for source in sources if source not in (*looked_at, *self._waiting))
        shown = self._preview or self._report or self._questions
        if isinstance(shown, TableQuestions):
            shown.raise_()
        else:
            shown.raise_()
            shown.activateWindow()
        if self._preview is not None and self._waiting:
            self._preview.show_waiting(len(self._waiting))

    def _stop_asking(self) -> None:
        self._asked = []
        self._go_on()

    def _go_on(self) -> None:
        """Look at what waits, after the writes that were asked for before: the undo of the last import, perhaps."""
        if self._waiting:
            task = Task(lambda control: None, self)
            task.done.connect(self._start_waiting)
            task.start_writing()

    def _start_waiting(self) -> None:
        if self._waiting and not self.busy():
            sources, self._waiting = self._waiting, []
            self.start(sources)

    def _look(self, sources: list[Source], choices: TableChoices, now: int, control: Control) -> ImportPlan:
        """Runs in a worker thread."""
        return self._services.transfer.prepare(
            sources,
            progress=control.progress,
            cancel=control.cancelled,
            first=lambda rows: self._rows_read.emit(now, rows),
            choices=choices,
        )

    def _add_rows(self, of_round: int, rows: list[PreviewRow]) -> None:
        # An import that was left may still send a few while the next one is open.
        if self._preview is not None and of_round == self._round:
            self._preview.add_early(rows)

    def _import(self) -> None:
        preview = self._preview
        plan = preview.plan() if preview is not None else None
        if preview is None or plan is None or self._task is not None:
            return
        if not preview.has_work():
            self._leave()
            return
        preview.show_importing()
        task = Task(
            lambda control: self._services.transfer.run(plan, progress=control.progress, cancel=control.cancelled),
            self,
        )
        task.progressed.connect(preview.show_progress)
        task.done.connect(self._tell)
        task.failed.connect(preview.show_failure)
        task.cancelled.connect(self._close_and_go_on)
        task.ended.connect(lambda: self._forget(task))
        self._task = task.start_writing(may_stop=True)

    def _tell(self, report: ImportReport) -> None:
        from kontaktpflege.ui.transfer.import_report_dialog import ImportReportDialog

        self._close_preview()
        self.finished.emit(report)
        dialog = ImportReportDialog(report, self._window)
        dialog.undo_asked.connect(lambda: self._ask_for_undo(report))
        dialog.walk_asked.connect(lambda: self.walk_asked.emit(report.step))
        dialog.ties_asked.connect(self.ties_asked)
        counting = Task(lambda control: len(self._services.ties.suggestions()), dialog)
        counting.done.connect(dialog.offer_ties)
        counting.failed.connect(lambda error: None)  # only an offer
        counting.start()
        dialog.finished.connect(self._close_report)
        self._report = dialog
        dialog.open()

    def _ask_for_undo(self, report: ImportReport) -> None:
        if report.step is not None:
            self.undo_asked.emit(report.step)

    def _leave(self) -> None:
        """The user does not want it: stop what runs, and close once it has stopped."""
        if self._task is not None:
            self._task.cancel()
            if self._preview is not None and self._preview.plan() is not None:
                self._preview.show_cancelling()
                return
        self._close_and_go_on()

    def _forget(self, task: Task) -> None:
        if task is self._task:
            self._task = None

    def _close_and_go_on(self) -> None:
        self._close_preview()
        self._go_on()

    def _close_report(self) -> None:
        report, self._report = self._report, None
        if report is not None:
            report.deleteLater()
        self._go_on()

    def _close_preview(self) -> None:
        preview, self._preview = self._preview, None
        if preview is None:
            return
        preview.hide()
        preview.deleteLater()


def _title(sources: Sequence[Source]) -> str:
    """What is being imported: one file by its name, else how many."""
    if len(sources) > 1:
        words = ngettext("Import from {n} file", "Import from {n} files", len(sources))
        return words.format(n=number(len(sources)))
    source = sources[0]
    if isinstance(source, bytes):
        return _("Import of pasted cards")
    return _("Import from {file}").format(file=plain_line(source.name, 120))
