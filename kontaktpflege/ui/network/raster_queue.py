"""Images on demand: one is made at a time, only the newest wish counts, a rough one comes before a fine one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from PySide6.QtCore import QObject, Signal

from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.ui.network.raster import Job, Raster, Rasterer, Stage
from kontaktpflege.ui.tasks import Control, Task

_NEXT: dict[Stage, Stage] = {"draft": "whole", "whole": "fine"}


class RasterQueue(QObject):
    """Makes rasters off the GUI thread.

    A wish while the view moves gets a draft first. A draft under way is let finish, so that a long movement shows
    something new on its way; what is finer is given up for the next wish.
    """

    made = Signal(object)
    """A `Raster`, better than the one before, or newer."""
    rested = Signal()
    """Nothing is wished for any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rasterer = Rasterer()
        self._wish: tuple[Job, Stage] | None = None
        self._task: Task | None = None
        self._resting = 0
        self._free = Event()
        self._free.set()
        self._stage: Stage = "draft"

    def ask(self, job: Job, stage: Stage) -> None:
        """Make an image of this job, as soon as can be, and then finer ones."""
        self._wish = job, stage
        if self._task is None:
            self._begin(job, stage)
        elif self._stage != "draft":
            self._task.cancel()

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """While the window paints or follows the hand, nothing else is drawn: at each call of Qt it would wait for the other."""
        self._resting += 1
        self._free.clear()
        try:
            yield
        finally:
            self._resting -= 1
            if not self._resting:
                self._free.set()

    def idle(self) -> bool:
        """Whether the last wish is fulfilled in its finest form."""
        return self._task is None and self._wish is None

    def _begin(self, job: Job, stage: Stage) -> None:
        self._wish = None
        rasterer, free = self._rasterer, self._free

        def work(control: Control) -> Raster:
            def turn() -> None:
                free.wait()
                control.give_way()
                if control.cancelled():
                    raise Cancelled

            return rasterer.make(job, stage, turn)

        self._stage = stage
        self._task = Task(work)
        self._task.done.connect(self._deliver)
        self._task.ended.connect(self._go_on)
        self._task.start()

    def _deliver(self, raster: Raster) -> None:
        if self._wish is None and not raster.fine and self._stage in _NEXT:
            self._wish = raster.job, _NEXT[self._stage]
        self.made.emit(raster)

    def _go_on(self) -> None:
        self._task = None
        if self._wish is not None:
            self._begin(*self._wish)
        else:
            self.rested.emit()
