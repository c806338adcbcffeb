"""The line of a dialog that says what was just done and takes it back: the window behind it hears nothing meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kontaktpflege.domain.history import Step
from kontaktpflege.services.history import History
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Task
from kontaktpflege.ui.theme import S
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _
from kontaktpflege.wording.undo import step_name


class UndoLine(QWidget):
    """A sentence, a button and Ctrl+Z in the whole of its parent; hidden as long as nothing was said."""

    turned = Signal()
    """A step was taken back."""

    def __init__(self, history: History, parent: QWidget) -> None:
        super().__init__(parent)
        self._history = history
        self._step: int | None = None
        self._told = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.button = push_button(_("Undo"), icon("undo-2", "accent"), "link", self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._take_back)
        self._key = QShortcut(QKeySequence("Ctrl+Z"), parent, self._take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(self._told, 1)
        row.addWidget(self.button)
        self.hide()

    def tell(self, sentence: str, undoable: bool) -> None:
        """Say what was done, with a button to take it back."""
        step = self._history.undo_step() if undoable else None
        self._step = step.id if step is not None else None
        self._told.setText(plain(sentence, 300))
        self.button.setVisible(self._step is not None)
        self.show()
        announce(self._told, sentence)

    def text(self) -> str:
        """What is said; "" if nothing."""
        return self._told.text()

    def _take_back(self) -> None:
        if self._step is None:
            return
        step, self._step = self._step, None  # pressed twice, it is taken back once
        task = Task(lambda control: self._history.undo(step))
        task.done.connect(self._say_turned)
        task.failed.connect(self._fail)
        task.start_writing()

    def _say_turned(self, step: Step) -> None:
        self.tell(_("Undone: {step}").format(step=step_name(step)), False)
        self.turned.emit()

    def _fail(self, error: BaseException) -> None:
        self.button.hide()
        show_error(self.window(), error)
