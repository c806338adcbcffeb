"""Undo and redo in the window: the actions named after their step, the act, and the toast that offers it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kontaktpflege.domain.history import Step
from kontaktpflege.services.history import History
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.toast import Toast
from kontaktpflege.ui.window_actions import WindowActions
from kontaktpflege.wording import _
from kontaktpflege.wording.undo import redo_title, step_name, undo_title


class TurningBack(QObject):
    """Takes steps back and does them again, and says so."""

    failed = Signal(object)
    """Why a step could not be taken back or done again: an error of the domain."""

    def __init__(self, history: History, actions: WindowActions, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._history = history
        self._actions = actions
        self._toast = toast
        self._under_way: Task | None = None
        self._asked: list[Callable[[], None]] = []

    def tell(self, sentence: str, undoable: bool) -> None:
        """Say what was done, with a button to take it back."""
        step = self._history.undo_step() if undoable else None
        if step is None:
            self._toast.say(sentence)
        else:
            self._toast.say(sentence, _("Undo"), lambda: self.undo(step.id))

    def renew(self) -> None:
        """Name the actions after the steps that they would take."""
        undo, redo = self._history.undo_step(), self._history.redo_step()
        self._actions.undo.setText(_action_text(undo_title(undo)) if undo else _("Undo"))
        self._actions.undo.setEnabled(undo is not None)
        self._actions.redo.setText(_action_text(redo_title(redo)) if redo else _("Redo"))
        self._actions.redo.setEnabled(redo is not None)

    def undo(self, step: int | None = None) -> None:
        """Take back the last step, which must be `step` if that is given."""
        self._in_turn(lambda: self._undo(step))

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self._in_turn(self._redo)

    def _in_turn(self, act: Callable[[], None]) -> None:
        """Now, or when what is under way has ended: who presses the key twice means two steps."""
        if self._under_way is None:
            act()
        else:
            self._asked.append(act)

    def _undo(self, step: int | None) -> None:
        expected = step if step is not None else _id(self._history.undo_step())
        if expected is not None:
            self._turn(lambda control: self._history.undo(expected), _("Undone: {step}"))

    def _redo(self) -> None:
        expected = _id(self._history.redo_step())
        if expected is not None:
            self._turn(lambda control: self._history.redo(expected), _("Done again: {step}"))

    def _turn(self, work: Callable[[Control], Step], sentence: str) -> None:
        task = self._under_way = Task(work)
        task.done.connect(lambda step: self._toast.say(sentence.format(step=step_name(step))))
        task.failed.connect(self._give_up)
        task.ended.connect(self._go_on)
        task.start_writing()

    def _give_up(self, error: object) -> None:
        self._asked.clear()
        self.failed.emit(error)

    def _go_on(self) -> None:
        self._under_way = None
        while self._asked and self._under_way is None:
            self._asked.pop(0)()


def _id(step: Step | None) -> int | None:
    return None if step is None else step.id


def _action_text(title: str) -> str:
    """What an action is called that names somebody: one short line, in which & is no key."""
    return plain_line(title, 80).replace("&", "&&")
