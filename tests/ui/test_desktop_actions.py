"""Into the applications menu and out of it from the window, in a home of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QMessageBox
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "system"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "etc"))
    return tmp_path / "data"


def test_it_is_asked_done_said_and_taken_back(qtbot: QtBot, open_window: Callable[[], MainWindow], home: Path) -> None:
    window = open_window()
    launcher = home / "applications" / "kontaktpflege.desktop"
    window.window_actions.desktop.trigger()
    [box] = window.findChildren(QMessageBox)
    assert "applications menu" in box.text()
    choice = box.checkBox()
    assert isinstance(choice, QCheckBox)
    assert choice.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.toast.message() == "Kontaktpflege is in the applications menu.")
    assert launcher.exists()
    window.dialogs.desktop().name(window.window_actions.desktop)
    assert window.window_actions.desktop.text() == "Remove from the applications menu"
    window.toast._button.click()
    qtbot.waitUntil(lambda: window.toast.message() == "Kontaktpflege was taken out of the applications menu.")
    assert not home.exists()


def test_esc_leaves_everything_as_it_is(qtbot: QtBot, open_window: Callable[[], MainWindow], home: Path) -> None:
    window = open_window()
    window.window_actions.desktop.trigger()
    [box] = window.findChildren(QMessageBox)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not box.isVisible())
    assert not home.exists()


def test_a_launcher_that_is_not_ours_is_told(qtbot: QtBot, open_window: Callable[[], MainWindow], home: Path) -> None:
    window = open_window()
    (home / "applications").mkdir(parents=True)
    (home / "applications" / "kontaktpflege.desktop").write_text("mine")
    window.window_actions.desktop.trigger()
    QTest.keyClick(window.findChildren(QMessageBox)[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("did not write" in box.text() for box in window.findChildren(QMessageBox)))
