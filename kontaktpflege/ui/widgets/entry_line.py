"""A line of inputs within something larger: Enter there is not the dialog's, and Esc leaves the line first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryLine(QWidget):
    """Its inputs say by their own signals what Enter means; here it only goes no further."""

    left = Signal()
    """Esc: nothing is to be said any more."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER:
            event.accept()  # said; the dialog's main button is not meant
        else:
            super().keyPressEvent(event)
