"""How far a long work has come, and how it is stopped."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.widgets.progress_dialog import ProgressDialog


def test_a_work_that_takes_its_time_can_be_stopped(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def work(control: Control) -> None:
        control.progress(3, 10)
        while not control.cancelled():
            Event().wait(0.001)
        raise Cancelled

    task = Task(work)
    dialog = ProgressDialog(task, "Saving …", window)
    task.start()
    qtbot.waitUntil(dialog.isVisible)
    qtbot.waitUntil(lambda: dialog.progress.value() == 3)
    with qtbot.waitSignals([task.cancelled, dialog.destroyed]):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_short_one_is_not_spoken_of(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    task = Task(lambda control: None)
    dialog = ProgressDialog(task, "Saving …", window)
    shown: list[bool] = []
    task.ended.connect(lambda: shown.append(dialog.isVisible()))
    with qtbot.waitSignals([task.ended, dialog.destroyed]):
        task.start()
    assert shown == [False]
