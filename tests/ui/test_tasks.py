"""Work off the GUI thread arrives on it, whole, once, or not at all."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.ui.tasks import Control, Latest, Task, wait_for_all


def test_a_result_arrives_on_the_gui_thread_even_in_a_plain_function(qtbot: QtBot) -> None:
    seen: list[tuple[object, QThread, QThread]] = []
    gui = QThread.currentThread()
    task = Task(lambda control: QThread.currentThread())
    task.done.connect(lambda worked_in: seen.append((worked_in, QThread.currentThread(), gui)))
    with qtbot.waitSignal(task.ended):
        task.start()
    [(worked_in, heard_in, _)] = seen
    assert worked_in is not gui
    assert heard_in is gui


def test_an_error_is_told_and_nothing_is_done(qtbot: QtBot) -> None:
    def fail(control: Control) -> None:
        raise ValueError("broken")

    task = Task(fail)
    results: list[object] = []
    task.done.connect(results.append)
    with qtbot.waitSignal(task.failed) as told:
        task.start()
    assert isinstance(told.args[0], ValueError)
    assert results == []


def test_a_cancelled_work_says_so_and_not_that_it_failed(qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(control: Control) -> None:
        begun.set()
        while not control.cancelled():
            pass
        raise Cancelled

    task = Task(work)
    failures: list[object] = []
    task.failed.connect(failures.append)
    with qtbot.waitSignal(task.cancelled):
        task.start()
        assert begun.wait(5)
        task.cancel()
    assert failures == []


def test_progress_comes_thinned_out_but_its_end_always(qtbot: QtBot) -> None:
    def work(control: Control) -> None:
        for done in range(1, 10_001):
            control.progress(done, 10_000)

    task = Task(work)
    steps: list[tuple[int, int]] = []
    task.progressed.connect(lambda done, total: steps.append((done, total)))
    with qtbot.waitSignal(task.ended):
        task.start()
    assert steps[-1] == (10_000, 10_000)
    assert len(steps) < 1_000


def test_writes_run_one_after_the_other_in_their_order(qtbot: QtBot) -> None:
    written: list[int] = []

    def write(number: int, control: Control) -> None:
        written.append(number)

    tasks = [Task(partial(write, number)) for number in range(20)]
    with qtbot.waitSignals([task.ended for task in tasks]):
        for task in tasks:
            task.start_writing()
    assert written == list(range(20))


def test_of_many_works_for_one_purpose_only_the_latest_is_heard(qtbot: QtBot) -> None:
    latest = Latest()
    heard: list[object] = []
    latest.done.connect(heard.append)
    release = threading.Event()

    def slow(control: Control) -> str:
        release.wait(5)
        return "old"

    latest.run(slow)
    with qtbot.waitSignal(latest.done):
        latest.run(lambda control: "new")
    release.set()
    last = Task(lambda control: None)
    with qtbot.waitSignal(last.ended):
        last.start()
    assert heard == ["new"]


@pytest.mark.parametrize("times", [500])
def test_signals_do_not_eat_references_to_true_and_none(qtbot: QtBot, times: int) -> None:
    import sys

    task = Task(lambda control: None)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(times):
        task.done.emit(True)
        task.done.emit(None)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert after[0] > before[0] - times // 2
    assert after[1] > before[1] - times // 2


def test_work_gives_the_interpreter_up_ten_times_sooner_than_python_would(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[float] = []
    monkeypatch.setattr(sys, "setswitchinterval", turns.append)
    task = Task(lambda control: None)
    with qtbot.waitSignal(task.ended):
        task.start()
    assert turns == [0.0005]


def test_work_steps_back_for_the_window_every_two_milliseconds_however_often_it_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, steps = 1.0, []
    monkeypatch.setattr(time, "perf_counter", lambda: now)
    monkeypatch.setattr(time, "sleep", lambda seconds: steps.append((now, seconds)))
    control = Control(lambda done, total: None)
    for millisecond in (0, 1, 2.5, 3, 4, 5):
        now = 1 + millisecond / 1000
        control.give_way()
        control.give_way()
    assert [round(1000 * (begun - 1), 1) for begun, _ in steps] == [0, 2.5, 5]
    assert all(0 < seconds < 0.001 for _, seconds in steps)


def test_what_was_asked_for_is_written_before_the_book_is_closed(qtbot: QtBot) -> None:
    closing = threading.Event()
    written: list[str] = []

    def read(control: Control) -> None:
        while not control.cancelled():
            pass
        closing.set()

    def back_up(control: Control) -> None:
        closing.wait(5)

    def log(name: str, control: Control) -> None:
        written.append(name)

    Task(read).start()
    Task(back_up).start_writing()
    for name in ("Anna", "Bernd", "Eva"):
        Task(partial(log, name)).start_writing()
    wait_for_all()
    assert written == ["Anna", "Bernd", "Eva"]


def test_long_writing_that_may_stop_is_not_waited_for(qtbot: QtBot) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def take_in(control: Control) -> None:
        begun.set()
        while not control.cancelled():
            pass
        stopped.set()

    Task(take_in).start_writing(may_stop=True)
    assert begun.wait(5)
    wait_for_all()
    assert stopped.is_set()


@pytest.mark.parametrize(
    "begin", [lambda work: Task(work).start(), lambda work: Latest(QCoreApplication.instance()).run(work)]
)
def test_an_error_nobody_listens_for_goes_to_the_net(
    qtbot: QtBot, begin: Callable[[Callable[[Control], None]], None]
) -> None:
    def fail(control: Control) -> None:
        raise ValueError("broken")

    with qtbot.captureExceptions() as caught:
        begin(fail)
        qtbot.waitUntil(lambda: bool(caught))
    [(kind, _error, _trace)] = caught
    assert kind is ValueError
