"""Brings a window to the front when the user started the program again."""

from __future__ import annotations

import os
import warnings

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget


def come_to_front(window: QWidget, token: str) -> None:
    """Show, raise and focus the window, or the dialog over it; `token` is the desktop's leave to do so, or ""."""
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    front = QApplication.activeModalWidget() or window
    front.raise_()
    platform = QGuiApplication.platformName()
    if token and platform.startswith("wayland"):
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt hands it to the compositor, and forgets it
    front.activateWindow()
    if QApplication.activeWindow() is None and QGuiApplication.focusWindow() is front.windowHandle():
        # Hidden just now, it is no more active, though Qt has not heard yet that it lost the focus. When it gets it
        # again, nothing seems to have changed: it would never be active, and no key would act in it.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # nothing else makes up for it
            QApplication.setActiveWindow(front)
    if platform == "xcb":
        from kontaktpflege.ui.x11_attention import ask_for_focus

        ask_for_focus(int(front.winId()), token)
