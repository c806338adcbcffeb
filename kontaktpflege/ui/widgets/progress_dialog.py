"""How far a long work has come, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from kontaktpflege.ui.tasks import Task
from kontaktpflege.ui.theme import L, M, grown
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _

_AFTER = 400
"""Milliseconds that a work may take without a word."""
_WIDTH = 380


class ProgressDialog(QDialog):
    """Comes when a task takes its time, and goes with its end; Esc and the button stop the task."""

    def __init__(self, task: Task, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(sentence)
        self._task = task
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(_("Progress"))
        self.progress.setRange(0, 0)
        self.cancel = push_button(_("Cancel"))
        self.cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(text_label(sentence))
        column.addWidget(self.progress)
        column.addLayout(foot)
        self.resize(grown(_WIDTH), self.sizeHint().height())
        task.progressed.connect(self._show_progress)
        task.ended.connect(self._end)
        QTimer.singleShot(_AFTER, self, self.open)

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _end(self) -> None:
        self.hide()
        self.deleteLater()

    def reject(self) -> None:
        """Ask the task to stop."""
        self._task.cancel()
        super().reject()
