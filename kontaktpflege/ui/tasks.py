"""Work off the GUI thread: the only place that starts threads."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QCoreApplication, QMetaMethod, QObject, QRunnable, QThreadPool, Signal, SignalInstance

from kontaktpflege.domain.errors import Cancelled

_REPORT_EVERY = 0.04
_TURN = 0.0005
"""Seconds that a thread at work keeps the interpreter while the window wants it.

Painting hands it over at dozens of calls of Qt and gets it back only so much later: of Python's own 5 ms each, the window
would stand still for a tenth of a second.
"""
_WAY_EVERY, _WAY_FOR = 0.002, 0.0001
"""Seconds after which a thread that calls Qt steps back, and for how long."""


class Control:
    """What a running work is handed: where it reports progress, and asks whether it should stop."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._report = report
        self._cancelled = False
        self._reported = 0.0
        self._gave_way = 0.0

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work has come; cheap enough to be called for every item."""
        now = time.monotonic()
        if done == total or now - self._reported >= _REPORT_EVERY:
            self._reported = now
            self._report(done, total)

    def give_way(self) -> None:
        """Let the window have the interpreter; cheap enough to be called for every item.

        Work that calls Qt lets go of it all the time, but for moments too short for the window to wake in. Each of them
        begins its wait anew, so that it never comes to insist.
        """
        if time.perf_counter() - self._gave_way >= _WAY_EVERY:
            time.sleep(_WAY_FOR)
            self._gave_way = time.perf_counter()

    def cancelled(self) -> bool:
        """Whether the work is no longer wanted."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next look."""
        self._cancelled = True


class Task(QObject):
    """One piece of work in a thread of the pool; all its signals arrive on the GUI thread.

    `work` is called with a `Control`; it takes and gives back immutable values, never widgets or rows.
    The task keeps itself alive until it has ended. An error that nobody listens for goes to the net under everything.
    """

    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    progressed = Signal(int, int)
    ended = Signal()
    """After any of done, failed and cancelled."""

    _finished = Signal(object, object)

    def __init__(self, work: Callable[[Control], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._control = Control(self.progressed.emit)
        self.may_stop = True
        """Whether nothing is lost if this is left undone, as when the program ends."""
        # Through a method of this object, so that receivers run on its thread whatever they are.
        self._finished.connect(self._deliver)

    def start(self) -> Task:
        """Run beside other tasks: for reading, and for long work that takes the write lock itself."""
        return self._start_in(QThreadPool.globalInstance())

    def start_writing(self, *, may_stop: bool = False) -> Task:
        """Run after the writes started before it: for everything that changes the book.

        Only what `may_stop` (long work that can be asked for again) is not waited for when the program ends.
        """
        self.may_stop = may_stop
        return self._start_in(_writer())

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` follows when it did, `done` if it was faster."""
        self._control.cancel()

    def _start_in(self, pool: QThreadPool) -> Task:
        sys.setswitchinterval(_TURN)
        _running.add(self)
        pool.start(_Runnable(self._run))
        return self

    def _run(self) -> None:
        try:
            result: object = None
            error: BaseException | None = None
            if self._control.cancelled():
                raise Cancelled
            result = self._work(self._control)
        except Exception as caught:  # noqa: BLE001 - whatever it is, it is told on the GUI thread
            error = caught
        try:
            self._finished.emit(result, error)
        except RuntimeError:
            # The window, and this object with it, went while the work was running: nobody waits for it.
            _running.discard(self)

    def _deliver(self, result: object, error: BaseException | None) -> None:
        _running.discard(self)
        heard = _is_heard(self, self.failed)  # before anybody who hears of it lets go
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        elif error is not None:
            self.failed.emit(error)
        else:
            self.done.emit(result)
        self.ended.emit()
        if error is not None and not heard and not isinstance(error, Cancelled):
            raise error


class Latest(QObject):
    """Runs one work at a time for one purpose; a newer one makes the older ones fall silent.

    An error that nobody listens for goes to the net under everything.
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None

    def run(self, work: Callable[[Control], Any]) -> None:
        """Start this work instead of the one that runs."""
        self.forget()
        task = Task(work)
        # Bound methods, which Qt lets go of together with this object; a lambda would outlive it.
        task.done.connect(self._pass_result_on)
        task.failed.connect(self._pass_error_on)
        task.progressed.connect(self._pass_progress_on)
        self._task = task
        task.start()

    def forget(self) -> None:
        """Cancel what runs; nothing will be heard of it."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._task is not None

    def _pass_result_on(self, result: object) -> None:
        if self.sender() is self._task:
            self._task = None
            self.done.emit(result)

    def _pass_progress_on(self, done: int, total: int) -> None:
        if self.sender() is self._task:
            self.progressed.emit(done, total)

    def _pass_error_on(self, error: BaseException) -> None:
        if self.sender() is self._task:
            self._task = None
            if not _is_heard(self, self.failed):
                raise error
            self.failed.emit(error)


def _is_heard(sender: QObject, signal: SignalInstance) -> bool:
    return sender.isSignalConnected(QMetaMethod.fromSignal(signal))


def any_running() -> bool:
    """Whether some work is under way."""
    return bool(_running)


def wait_for_all(milliseconds: int = 30_000) -> None:
    """Before the book is closed: cancel what may stop, let every other write happen, wait until the threads are idle."""
    for task in tuple(_running):
        if task.may_stop:
            task.cancel()
    QThreadPool.globalInstance().waitForDone(milliseconds)
    _writer().waitForDone()


_running: set[Task] = set()


@cache
def _writer() -> QThreadPool:
    pool = QThreadPool(QCoreApplication.instance())
    pool.setMaxThreadCount(1)
    return pool


class _Runnable(QRunnable):
    def __init__(self, run: Callable[[], None]) -> None:
        super().__init__()
        self._run = run

    def run(self) -> None:
        self._run()
