"""A line to type into that leaves the keys of the window to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_OF_WINDOW = (Qt.Key.Key_D, Qt.Key.Key_E, Qt.Key.Key_K)


class OneLine(QLineEdit):
    """On X11 Qt would take Ctrl+D, E and K for itself: delete, go to the end, cut off."""

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            and event.key() in _OF_WINDOW
        ):
            event.ignore()
            return False
        return super().event(event)
