"""From logging a call, or noting a favour, until everything that is open shows it, in milliseconds, as JSON: BOOK [favour].

Two scenes: the day; and the list with details and the timeline of the contact beside it. Each beside one repaint of the
same windows.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kontaktpflege.ui.tasks import any_running, wait_for_all
from tests.bench.programs.opened import opened, wait
from tests.bench.programs.readings import p95

TIMES = 40
QUIET_SECONDS = 0.15


class Eye(QObject):
    """Sees when something was painted last."""

    painted_at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the end of a paint: it is over when the events that were posted before are through."""
        if event.type() == QEvent.Type.Paint and watched.isWidgetType():
            QTimer.singleShot(0, self, self._note)
        return False

    def _note(self) -> None:
        self.painted_at = time.perf_counter()


application, services, window, folder = opened(Path(sys.argv[1]))
application.setCursorFlashTime(0)
eye = Eye()
application.installEventFilter(eye)
contacts = window.page.list


def settle() -> None:
    """Wait until nothing is under way and nothing was painted for a while."""

    begun = time.perf_counter()

    def is_quiet() -> bool:
        busy = any_running() or not contacts.is_settled()
        return not busy and time.perf_counter() - max(begun, eye.painted_at) > QUIET_SECONDS

    wait(is_quiet)


def shown() -> list[QWidget]:
    """The windows that are open."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def logged(contact: int) -> float:
    """Milliseconds from the key that logs it until the last that shows it is painted."""
    begun = time.perf_counter()
    if sys.argv[2:] == ["favour"]:
        window.caring.favors().note_at_once([contact], given=True)
    else:
        window.caring.deeds().log(contact)
    settle()
    return (eye.painted_at - begun) * 1000


def repainted() -> float:
    """Milliseconds of painting every open window once."""
    begun = time.perf_counter()
    for one in shown():
        one.repaint()
    return (time.perf_counter() - begun) * 1000


def scene(name: str, people: list[int]) -> dict[str, float]:
    """Log with one after the other, and repaint in between."""
    found, painted = [], []
    for contact in people:
        settle()
        painted.append(repainted())
        settle()
        found.append(logged(contact))
    return {f"logged, {name}": p95(found), f"repaint, {name}": p95(painted)}


settle()
people = [item.contact_id for item in services.agenda.due(limit=TIMES + 1)]
readings = scene("day", people[:TIMES])
window.page.navigation.show_contact(people[-1])
settle()
assert window.page.details.contact_id() == people[-1]
window.caring.show_timeline(people[-1])
readings |= scene("list", [people[-1]] * TIMES)
window.close()
wait_for_all()
services.close()
print(json.dumps(readings))
sys.stdout.flush()
os._exit(0)
