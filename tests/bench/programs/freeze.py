"""The longest time the window does not answer, in milliseconds, idle and at work, as JSON: BOOK FILE.

A timer asks for every millisecond; the longest gap between two of its calls is the freeze.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.ui.tasks import Task, wait_for_all
from tests.bench.programs.opened import opened, wait

IDLE_SECONDS = 3.0

book, file = Path(sys.argv[1]), Path(sys.argv[2])
application, services, window, folder = opened(book)
contacts = window.page.list


class Pulse:
    """Beats while the window answers."""

    def __init__(self) -> None:
        self._timer = QTimer(window, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self._longest = 0.0

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def longest(self, until: Callable[[], bool]) -> float:
        """The longest gap in milliseconds until something holds and the list shows it."""
        self._last, self._longest = time.perf_counter(), 0.0
        self._timer.start()
        wait(lambda: until() and contacts.is_settled())
        for _ in range(20):
            application.processEvents()
        self._beat()
        self._timer.stop()
        return self._longest * 1000


pulse = Pulse()


def ended(task: Task) -> Callable[[], bool]:
    """Whether a task that begins now is done."""
    over: list[bool] = []
    task.done.connect(lambda _: over.append(True))
    task.start_writing()
    return lambda: bool(over)


def idle() -> Callable[[], bool]:
    """Nothing, for a while."""
    end = time.perf_counter() + IDLE_SECONDS
    return lambda: time.perf_counter() > end


pulse.longest(idle())
readings = {"idle": pulse.longest(idle())}
readings["import"] = pulse.longest(
    ended(Task(lambda control: services.transfer.take_in([file], progress=control.progress, cancel=control.cancelled)))
)
ids = services.address_book.list_ids(ContactQuery())
circle = services.circles.circles()[0].id
readings["bulk change"] = pulse.longest(ended(Task(lambda control: services.circles.add(circle, ids))))
target = Path(folder.name) / "all.vcf"
readings["export"] = pulse.longest(
    ended(
        Task(lambda control: services.transfer.export(ids, target, progress=control.progress, cancel=control.cancelled))
    )
)
wait_for_all()
print(json.dumps(readings))
sys.stdout.flush()
os._exit(0)
