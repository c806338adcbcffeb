"""The garbage collector waits until nobody does."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.tasks import Control, Task, any_running
from kontaktpflege.ui.tidying import Tidying


class Knot:
    """Refers to itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def tidying(qtbot: QtBot) -> Iterator[Tidying]:
    qtbot.waitUntil(lambda: not any_running())  # what an earlier test left at work
    parent = QObject()
    made = Tidying(parent)
    yield made
    made.end()


def knot_among_many(kept: list[object]) -> weakref.ref[Knot]:
    """Garbage, and so many other new objects that a look is worth while."""
    found = weakref.ref(Knot())
    kept.extend([] for _ in range(60_000))
    return found


def test_garbage_goes_when_nothing_runs(tidying: Tidying) -> None:
    kept: list[object] = []
    knot = knot_among_many(kept)
    assert knot() is not None
    tidying.look()
    assert knot() is None


def test_work_is_not_interrupted(qtbot: QtBot, tidying: Tidying) -> None:
    looked: list[bool] = []
    kept: list[object] = []
    knot = knot_among_many(kept)

    def work(control: Control) -> None:
        tidying.look()
        looked.append(knot() is not None)

    task = Task(work)
    with qtbot.waitSignal(task.ended):
        task.start()
    assert looked == [True]


def test_python_gets_it_back(qtbot: QtBot) -> None:
    parent = QObject()
    tidying = Tidying(parent)
    assert not gc.isenabled()
    assert gc.get_freeze_count() > 0
    tidying.end()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
