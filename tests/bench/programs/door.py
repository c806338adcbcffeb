"""Who opens the door, in a window, in milliseconds by the clock, as JSON: BOOK.

From the key until the dialog is painted, and from the last letter of a name or a company until the chain to it is. Beside it
one repaint of the dialog with a chain in it.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from kontaktpflege.domain.contact import ContactQuery, ContactSummary
from kontaktpflege.ui.doors.door_dialog import DoorDialog
from kontaktpflege.ui.tasks import any_running, wait_for_all
from tests.bench.programs.opened import opened, wait
from tests.bench.programs.readings import p95

TIMES = 60

application, services, window, folder = opened(Path(sys.argv[1]))
wait(lambda: window.page.list.is_settled() and not any_running())


class Eye(QObject):
    """Sees when a widget was painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.painted = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint."""
        self.painted = self.painted or event.type() == QEvent.Type.Paint
        return False

    def after(self, act: Callable[[], object], until: Callable[[], bool] = lambda: True) -> float:
        """Milliseconds from an act until something holds and the widget was painted since."""
        QApplication.processEvents()
        self.painted = False
        begun = time.perf_counter()
        act()
        wait(lambda: until() and self.painted)
        QApplication.processEvents()
        return (time.perf_counter() - begun) * 1000


press = window.window_actions.door.trigger
press()
made = window.findChild(DoorDialog)
assert made is not None
dialog: DoorDialog = made
wait(lambda: not any_running())
eye, answers = Eye(dialog.view.picture), [0]
dialog.answered.connect(lambda: answers.append(answers[-1] + 1))


def type_letter(letter: str) -> None:
    """One key of the keyboard, whatever letter it has."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(dialog.line, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def told(words: str) -> float:
    """Milliseconds from the last letter until the chain is painted; the picture hides and shows itself with each answer."""
    before = answers[-1]
    dialog.line.setText(words[:-1])

    def found() -> bool:
        answer = dialog.answer()
        if answers[-1] > before and (answer is None or answer.way is None):
            eye.painted = True  # nothing to paint: nobody leads there
        return answers[-1] > before

    return eye.after(lambda: type_letter(words[-1]), found)


def repainted() -> float:
    """Milliseconds of painting the dialog once."""
    begun = time.perf_counter()
    dialog.repaint()
    return (time.perf_counter() - begun) * 1000


draw = random.Random(1)
ids = list(services.address_book.list_ids(ContactQuery()))
rows: list[ContactSummary] = services.address_book.summaries(draw.sample(ids, min(len(ids), 4 * TIMES)))
names = [row.name for row in rows if len(row.name) > 1][:TIMES]
companies = [row.organisation for row in rows if len(row.organisation) > 1][:TIMES]
first = told(names[0])
readings = {
    "person": p95([told(name) for name in names]),
    "company": p95([told(name) for name in companies]),
    "repaint": p95([repainted() for _ in range(TIMES)]),
    "first": first,
}


def opened_again() -> float:
    """Milliseconds from the key until the dialog is there."""
    dialog.reject()
    QApplication.processEvents()
    return seen.after(press, dialog.isVisible)


seen = Eye(dialog)
readings["key"] = p95([opened_again() for _ in range(TIMES // 3)])
print(json.dumps(readings), flush=True)
wait_for_all()
os._exit(0)
