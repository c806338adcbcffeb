"""Writes what the user did: says what came of it, or why nothing did, and loses nothing that was typed for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.widgets.error_dialog import show_error


class Source(Protocol):
    """A widget that holds what was typed until it is written."""

    def step_aside(self) -> None:
        """It is being written: get out of the user's way."""

    def let_go(self) -> None:
        """It is written."""

    def come_back(self) -> None:
        """It could not be written: show it as it was typed."""

    def window(self) -> QWidget:
        """Over which the error is told."""


def write(
    window: QWidget,
    work: Callable[[Control], Any],
    say: Callable[[Any], None] | None = None,
    source: Source | None = None,
) -> None:
    """Run after the writes asked for before; then, if `window` is still there, `say` gets the result or it shows the error.

    An error that finds it gone goes to the net under everything. `source` holds what is written, and may go meanwhile.
    """
    _Writing(window, work, say, source)


class _Writing(QObject):
    """Lives until the write has ended, or as long as its window."""

    def __init__(
        self, window: QWidget, work: Callable[[Control], Any], say: Callable[[Any], None] | None, source: Source | None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._say = say
        self._source = source
        task = Task(work)
        # Bound methods, which Qt lets go of together with this object; a lambda would outlive it.
        task.done.connect(self._finish)
        task.failed.connect(self._fail)
        task.ended.connect(self.deleteLater)
        if source is not None:
            source.step_aside()
        task.start_writing()

    def _finish(self, result: object) -> None:
        if self._source is not None and isValid(self._source):
            self._source.let_go()
        if self._say is not None:
            self._say(result)

    def _fail(self, error: BaseException) -> None:
        over = self._window
        if self._source is not None and isValid(self._source):
            self._source.come_back()
            over = self._source.window()
        show_error(_on_screen(over), error)


def _on_screen(window: QWidget) -> QWidget:
    """Where one sees what is told: the window itself, or what it was opened from if it is closed by now."""
    while not window.isVisible() and (behind := window.parentWidget()) is not None:
        window = behind
    return window
