"""A window that comes back has the keyboard, also when it had gone just now."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.attention import come_to_front


def test_a_window_hidden_just_now_comes_back_active(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.hide()
    come_to_front(window, "")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
