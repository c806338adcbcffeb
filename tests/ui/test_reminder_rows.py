"""The tick for starting at log-in says what the system does, whatever was asked of it."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.errors import FileProblem
from kontaktpflege.services.autostart import Autostart
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.reminder_rows import ReminderRows
from kontaktpflege.ui.settings_dialog import SettingsDialog


class System:
    """A system that starts programs by itself, or refuses to."""

    def __init__(self) -> None:
        self.on = False
        self.refuses = False
        self.may_go_on = threading.Event()
        self.asked: list[bool] = []

    def turn(self, on: bool) -> None:
        self.asked.append(on)
        self.may_go_on.wait(5)
        if self.refuses:
            raise FileProblem("cannot_write", "autostart", "")
        self.on = on


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    made = System()
    monkeypatch.setattr(Autostart, "is_on", lambda self: made.on)
    monkeypatch.setattr(Autostart, "turn_on", lambda self: made.turn(True))
    monkeypatch.setattr(Autostart, "turn_off", lambda self: made.turn(False))
    return made


@pytest.fixture
def rows(system: System, window: MainWindow) -> ReminderRows:
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.findChildren(SettingsDialog)
    dialog.reminders.failed.disconnect()
    return dialog.reminders


def test_a_refusal_takes_the_tick_off(qtbot: QtBot, rows: ReminderRows, system: System) -> None:
    system.refuses = True
    system.may_go_on.set()
    with qtbot.waitSignal(rows.failed):
        rows._starts.click()
    assert not rows._starts.isChecked()
    assert system.asked == [True]


def test_the_last_click_is_what_is_done_last(qtbot: QtBot, rows: ReminderRows, system: System) -> None:
    for _click in range(2):
        rows._starts.click()
    assert not rows._starts.isChecked()
    qtbot.waitUntil(lambda: bool(system.asked))
    assert system.asked == [True], "one at a time"
    system.may_go_on.set()
    qtbot.waitUntil(lambda: system.asked == [True, False])
    qtbot.waitUntil(lambda: not system.on)
