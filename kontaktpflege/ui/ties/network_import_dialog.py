"""What a network file would bring, before it is taken in: how many ties, and whom of it the book does not have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from kontaktpflege.domain.network_file import NetworkReport
from kontaktpflege.services import Services
from kontaktpflege.services.network_files import NetworkPlan
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.theme import L, M, dress
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.dialog_foot import dialog_foot
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.error_dialog import understood
from kontaktpflege.ui.widgets.plain_text import plain
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.network_files import network_found, unmatched_lines
from kontaktpflege.wording.numbers import number


class NetworkImportDialog(QDialog):
    """Reads the file while it is open; Enter takes the network in."""

    taken_in = Signal(object)
    """The `NetworkReport`."""

    def __init__(self, services: Services, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import a network"))
        self._services = services
        self._plan: NetworkPlan | None = None
        self._task: Task | None = None
        self.sentence = text_label(_("Reading {file} …").format(file=plain(path.name)), "body")
        self._progress = QProgressBar(textVisible=False)
        self._progress.setAccessibleName(_("Progress"))
        self.names = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.names.setAccessibleName(_("Whom the book does not have"))
        self.with_people = CheckBox("")
        self.confirm = push_button(_("Import"), kind="primary")
        self.confirm.clicked.connect(self._take_in)
        self._lay_out(plain(path.name))
        self._show_parts(busy=True)
        open_at(self, 560, 420)
        self._run(Task(lambda control: self._read(path, control), self), self._show_plan)

    def _lay_out(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(text_label(name, "heading"))
        column.addWidget(self.sentence)
        column.addWidget(self._progress)
        column.addWidget(self.names, 1)
        column.addWidget(self.with_people)
        column.addStretch(0)
        column.addLayout(dialog_foot(self, self.confirm))

    def _read(self, path: Path, control: Control) -> NetworkPlan:
        """Runs in a worker thread."""
        return self._services.network_files.read(path, progress=control.progress, cancel=control.cancelled)

    def _show_plan(self, plan: NetworkPlan) -> None:
        self._plan = plan
        unmatched = plan.unmatched
        self.sentence.setText(network_found(plan.file, len(unmatched)))
        self.names.setPlainText("\n".join(line.strip() for line in unmatched_lines(unmatched)))
        words = ngettext(
            "Take this &person in, too, as somebody whom you do not know yourself",
            "Take these {count} &people in, too, as people whom you do not know yourself",
            len(unmatched),
        )
        self.with_people.setText(words.format(count=number(len(unmatched))))
        self._show_parts(busy=False)
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_parts(self, *, busy: bool) -> None:
        self._progress.setVisible(busy)
        self._progress.setRange(0, 0)
        some = not busy and self._plan is not None and bool(self._plan.unmatched)
        self.names.setVisible(some)
        self.with_people.setVisible(some)
        self.confirm.setEnabled(not busy and self._plan is not None)

    def _take_in(self) -> None:
        plan, with_people = self._plan, self.with_people.isChecked()
        if plan is None or self._task is not None:
            return
        self._show_parts(busy=True)
        self.sentence.setText(_("Importing …"))
        desk = self._services.network_files
        self._run(Task(lambda control: desk.take_in(plan, with_people=with_people), self), self._leave, writing=True)

    def _leave(self, report: NetworkReport) -> None:
        self.accept()
        self.taken_in.emit(report)

    def _run(self, task: Task, done: Callable[[Any], None], *, writing: bool = False) -> None:
        task.progressed.connect(self._show_progress)
        task.done.connect(done)
        task.failed.connect(self._fail)
        task.ended.connect(self._forget)
        self._task = task
        if writing:
            task.start_writing()
        else:
            task.start()

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _fail(self, error: BaseException) -> None:
        self._show_parts(busy=False)
        self.sentence.setText(understood(error).text)
        dress(self.sentence, "danger")

    def _forget(self) -> None:
        self._task = None

    def done(self, result: int) -> None:
        """Read no further."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)
