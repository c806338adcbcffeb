"""What one waits for before and after a call, in milliseconds of CPU, as JSON: BOOK TIMES.

The timeline of a contact with very many interactions, beside the same window over ready words; the call sheet of the same
contact, beside a repaint of it.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import cast

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QDialog

from kontaktpflege.domain.care import About, FactKind, PersonalFact
from kontaktpflege.domain.interaction import Channel, Interaction
from kontaktpflege.domain.promise import Promise
from kontaktpflege.services.journal import Journal
from kontaktpflege.storage import journal
from kontaktpflege.ui.talks import timeline_dialog
from kontaktpflege.ui.talks.timeline_dialog import TimelineDialog
from kontaktpflege.ui.talks.timeline_model import TimelineModel
from kontaktpflege.ui.tasks import wait_for_all
from tests.bench.programs.opened import opened, wait
from tests.bench.programs.readings import p95

OPENINGS = 40
STEPS = 200

book, times = Path(sys.argv[1]), int(sys.argv[2])
_Index = QModelIndex | QPersistentModelIndex


class StillModel(QAbstractListModel):
    """The words of every row, ready in memory."""

    words: tuple[str, ...] = ()

    def __init__(self, journal: Journal, contact_id: int, today: date, parent: QObject) -> None:
        super().__init__(parent)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        return 0 if parent.isValid() else len(self.words)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.words[index.row()] if role == Qt.ItemDataRole.DisplayRole else None


def taken(act: Callable[[], object]) -> float:
    """Milliseconds of CPU of an act, in all threads."""
    begun = time.process_time()
    act()
    return (time.process_time() - begun) * 1000


def settle() -> None:
    """Let everything end that was begun, and what was closed go."""
    wait(window.page.list.is_settled)
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def fill(contact: int) -> None:
    """Years of talks, and everything that a call sheet can show."""
    now = datetime.now(UTC)
    talks = [
        Interaction(
            at=now - timedelta(hours=number + 1),
            channel=Channel.CALL,
            contacts=(contact,),
            text=f"what number {number} was about, in a sentence of usual length",
        )
        for number in range(times)
    ]
    with services.journal._store.transaction("log") as tx:  # set-wise, as the sample book is made
        journal.add_many(tx.connection, talks)
    day = now.astimezone().date()
    services.care.set_about(contact, About(story="the fair in Cologne", knows_me_as="the quick one", anchor="scarf"))
    for number in range(5):
        promise = Promise(contact_id=contact, mine=True, text=f"thing {number}", made_on=day, due_on=day)
        services.journal.promise(promise)
        services.care.keep_fact(
            PersonalFact(contact_id=contact, kind=FactKind.LIKES, text=f"fact {number}", noted_on=day)
        )


def shown(show: Callable[[], QDialog | None]) -> QDialog:
    """A dialog, painted."""
    dialog = show()
    assert dialog is not None
    QApplication.processEvents()
    return dialog


def opening(show: Callable[[], QDialog | None]) -> tuple[list[float], float]:
    """What it takes from the wish for a dialog until it is painted, time after time, and one repaint of it."""
    readings, repainted = [], []
    for _ in range(OPENINGS):
        begun = time.process_time()
        dialog = shown(show)
        readings.append((time.process_time() - begun) * 1000)
        repainted.append(taken(dialog.repaint))
        dialog.reject()
        settle()
    return readings, median(repainted)


def scrolling(contact: int) -> float:
    """Single steps, pages, and jumps between the ends, each until it is painted."""
    dialog = shown(partial(window.caring.show_timeline, contact))
    assert isinstance(dialog, TimelineDialog)
    bar, height = dialog.view.verticalScrollBar(), dialog.view.viewport().height()
    places = [bar.singleStep() * (step + 1) for step in range(STEPS)]
    places += [height * (page + 1) for page in range(STEPS)]
    places += [end for _ in range(STEPS // 10) for end in (bar.maximum(), 0)]

    def go(place: int) -> None:
        bar.setValue(place)
        QApplication.processEvents()

    readings = [taken(partial(go, place)) for place in places]
    dialog.reject()
    settle()
    return p95(readings)


_application, services, window, _folder = opened(book)
settle()
(somebody, *_rest) = window.page.list.model.ids()[:2]
fill(somebody)
settle()
window.page.list.go_to(somebody)
wait(lambda: "kontaktpflege.ui.talks.call_sheet" in sys.modules)
wait_for_all()
settle()
timeline = partial(window.caring.show_timeline, somebody)
sheets, repainted = opening(partial(window.caring.show_sheet, somebody))
found = {"sheet": p95(sheets), "sheet, first": sheets[0], "sheet, repainted": repainted}
found |= {"open": p95(opening(timeline)[0]), "scroll": scrolling(somebody)}
real = TimelineModel(services.journal, somebody, services.today())
StillModel.words = tuple(str(real.index(row).data()) for row in range(real.rowCount()))
timeline_dialog.TimelineModel = cast("type[TimelineModel]", StillModel)  # type: ignore[attr-defined]
found |= {"open, still": p95(opening(timeline)[0]), "scroll, still": scrolling(somebody)}
window.close()
wait_for_all()
services.close()
print(json.dumps(found))
sys.stdout.flush()
os._exit(0)
