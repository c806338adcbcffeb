"""Changes many contacts at once: asks what, shows how many and how, does it off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from kontaktpflege.domain.bulk_change import BulkPreview
from kontaktpflege.services.bulk_edit import BulkEdit
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.merging.bulk_form import BulkForm
from kontaktpflege.ui.merging.bulk_preview_pane import BulkPreviewPane
from kontaktpflege.ui.tasks import Latest, Task
from kontaktpflege.ui.theme import L, M
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.dialog_foot import dialog_foot
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

_PATIENCE_MILLISECONDS = 150


class BulkEditDialog(QDialog):
    """One change for all selected contacts, as one step of undo."""

    changed = Signal(str)
    """A sentence on what was done."""
    previewed = Signal()

    def __init__(
        self, bulk_edit: BulkEdit, ids: Sequence[int], circles: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bulk_edit = bulk_edit
        self._ids = tuple(ids)
        self._preview: BulkPreview | None = None
        self._task: Task | None = None
        words = ngettext("Change {n} contact", "Change {n} contacts", len(ids)).format(n=number(len(ids)))
        self.setWindowTitle(words)
        self.form = BulkForm(circles)
        self.examples = BulkPreviewPane()
        self.count = text_label("", "muted")
        self._progress = QProgressBar(textVisible=False)
        self._progress.setAccessibleName(_("Progress"))
        self.done_button = push_button(_("Change"), icon("check", "on_accent"), "primary")
        self.done_button.clicked.connect(self._run)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.done_button.click)
        self._looking = Latest(self)
        self._looking.done.connect(self._show_preview)
        self._looking.failed.connect(lambda error: show_error(self, error))
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._look)
        self._lay_out(words)
        self.form.changed.connect(self._ask_again)
        self._ask_again()
        self.form.act.setFocus()
        open_at(self, 560, 560)

    def reject(self) -> None:
        """Call off what runs; else leave."""
        if self._task is not None:
            self._task.cancel()
            return
        self._looking.forget()
        super().reject()

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(text_label(title, "heading"))
        column.addWidget(self.form)
        column.addWidget(self.count)
        column.addWidget(self.examples, 1)
        column.addWidget(self._progress)
        column.addLayout(dialog_foot(self, self.done_button))
        keep = self._progress.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(keep)
        self._progress.hide()

    def _ask_again(self) -> None:
        """The form says something else: what was looked up does not count any more."""
        self._looking.forget()
        self._preview = None
        self.done_button.setEnabled(False)
        self.done_button.setText(_("Change"))
        if self.form.change().complete:
            self._patience.start()
        else:
            self._patience.stop()
            self.count.setText(_("Nothing is changed before you have seen how."))
            self.examples.show_preview(None)

    def _look(self) -> None:
        ids, change, look = self._ids, self.form.change(), self._bulk_edit.preview
        self._looking.run(lambda control: look(ids, change, control.progress, control.cancelled))

    def _show_preview(self, preview: BulkPreview) -> None:
        self._preview = preview
        words = ngettext("{changed} of {n} contact changes.", "{changed} of {n} contacts change.", preview.total)
        self.count.setText(words.format(changed=number(preview.changed), n=number(preview.total)))
        announce(self.count, self.count.text())
        self.examples.show_preview(preview)
        self.done_button.setEnabled(preview.changed > 0)
        if preview.changed:
            verb = ngettext("Change {n} contact", "Change {n} contacts", preview.changed)
            self.done_button.setText(verb.format(n=number(preview.changed)))
        self.previewed.emit()

    def _run(self) -> None:
        if self._preview is None or not self._preview.changed:
            return
        ids, change, run = self._ids, self.form.change(), self._bulk_edit.run
        task = Task(lambda control: run(ids, change, control.progress, control.cancelled))
        task.progressed.connect(self._show_progress)
        task.done.connect(self._tell)
        task.failed.connect(lambda error: show_error(self, error))
        task.cancelled.connect(lambda: self.count.setText(_("Cancelled; nothing was changed.")))
        task.ended.connect(self._end)
        self._task = task
        self._set_busy(True)
        task.start_writing(may_stop=True)

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)

    def _tell(self, changed: int) -> None:
        words = ngettext("{n} contact changed.", "{n} contacts changed.", changed)
        self._task = None
        self.changed.emit(words.format(n=number(changed)))
        self.accept()

    def _end(self) -> None:
        self._task = None
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self._progress.setRange(0, 0)
        self._progress.setVisible(busy)
        self.form.setEnabled(not busy)
        self.done_button.setEnabled(not busy)
