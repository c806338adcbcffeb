"""The backups of the book: what each holds, one more now, and back to one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.backups import BackupInfo
from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.transfer.backup_model import BackupModel
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.error_dialog import understood
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.ui.widgets.question import ask
from kontaktpflege.ui.widgets.rows_table import RowsTable
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _
from kontaktpflege.wording.backups import backup_contents
from kontaktpflege.wording.dates import exact_moment
from kontaktpflege.wording.numbers import size


class BackupDialog(QDialog):
    """Lists the backups; makes one; restores one after a plain question."""

    restored = Signal()
    """The book is now what it was in a backup; one step of undo takes that back."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._task: Task | None = None
        self._model = BackupModel(self)
        self._table = RowsTable(self._model, _("Backups"), wide=1)
        self._message = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._progress = QProgressBar(textVisible=False, maximum=0)
        self._progress.setAccessibleName(_("Progress"))
        self._now = push_button(_("Back up now"), icon("save"))
        self._restore = push_button(_("Restore this backup …"), icon("archive-restore"))
        self._close = PushButton(_("Close"))
        self._lay_out()
        self._connect()
        self._load()

    def back_up(self) -> None:
        """Make a backup now."""
        self._run(lambda control: self._services.safekeeping.back_up(), self._tell_of_backup)

    def restore_selected(self) -> None:
        """Ask, then make the book what it was in the selected backup."""
        info = self._model.row_at(self._table.currentIndex().row())
        if info is None or self._task is not None:
            return
        asked = _("Make the book what it was on {when}?").format(when=exact_moment(info.at))
        told = _("It then holds {contents}. What came since goes, but one undo brings it back.")
        ask(
            self,
            asked,
            told.format(contents=backup_contents(info)),
            _("Restore"),
            lambda: self._restore_to(info),
        )

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Backups"))
        intro = _(
            "The book is backed up every day you use it, and before every import. "
            "Kept are the last 7 days, 4 weeks and 12 months."
        )
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(self._now)
        foot.addWidget(self._restore)
        foot.addStretch(1)
        foot.addWidget(self._close)
        for button in (self._now, self._restore, self._close):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(text_label(intro, "muted"))
        column.addWidget(self._table, 1)
        column.addWidget(self._progress)
        column.addWidget(self._message)
        column.addLayout(foot)
        self._message.hide()
        open_at(self, 680, 460)

    def _connect(self) -> None:
        self._now.clicked.connect(self.back_up)
        self._restore.clicked.connect(self.restore_selected)
        self._close.clicked.connect(self.reject)
        self._table.selectionModel().currentRowChanged.connect(self._renew_buttons)
        # After the key: Enter goes on to this dialog, which would press Cancel in the question just opened.
        self._table.activated.connect(self.restore_selected, Qt.ConnectionType.QueuedConnection)

    def _load(self) -> None:
        self._run(lambda control: self._services.safekeeping.backups(), self._show_backups)

    def _run(self, work: Callable[[Control], object], show: Callable[[Any], None]) -> None:
        """Run one work at a time, off the GUI thread; the table stays readable meanwhile."""
        if self._task is not None:
            return
        task = Task(work, self)
        task.done.connect(show)
        task.failed.connect(self._show_failure)
        self._task = task
        self._progress.show()
        self._renew_buttons()
        task.start_writing()

    def _end(self) -> None:
        self._task = None
        self._progress.hide()
        self._renew_buttons()

    def _show_backups(self, backups: Sequence[BackupInfo]) -> None:
        self._end()
        self._model.show(backups)
        if backups:
            self._table.selectRow(0)
        elif not self._message.text():
            self._say(_("There is no backup yet."))
        self._renew_buttons()

    def _tell_of_backup(self, info: BackupInfo) -> None:
        self._end()
        said = _("Backed up and checked: {contents}, {size}.")
        self._say(said.format(contents=backup_contents(info), size=size(info.size)))
        self._load()

    def _tell_of_restore(self, step: object) -> None:
        self._end()
        if step is None:
            self._say(_("The book is what it was in this backup; nothing changed."))
        else:
            self._say(_("Restored. Undo takes you back to where you were."))
            self.restored.emit()
        self._load()

    def _show_failure(self, error: BaseException) -> None:
        self._end()
        self._say(understood(error).text, failed=True)

    def _say(self, sentence: str, *, failed: bool = False) -> None:
        self._message.setText(sentence)
        dress(self._message, "danger" if failed else "body")
        self._message.show()

    def _renew_buttons(self) -> None:
        idle = self._task is None
        self._now.setEnabled(idle)
        self._restore.setEnabled(idle and self._table.currentIndex().isValid())

    def _restore_to(self, info: BackupInfo) -> None:
        self._run(lambda control: self._services.safekeeping.restore(info.path), self._tell_of_restore)

    def reject(self) -> None:
        """Closing waits for what runs: a restore cannot be left half seen."""
        if self._task is None:
            super().reject()
