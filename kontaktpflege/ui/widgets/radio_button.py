"""One of several answers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton


class RadioButton(QRadioButton):
    """Chosen by mouse, arrows and Space; Enter is the dialog's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # where the desktop is one of GTK's, Qt would take it for Space
        else:
            super().keyPressEvent(event)
