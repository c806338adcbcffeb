"""A small button that stands for something and takes it away: by click, Delete or Backspace."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kontaktpflege.ui.theme import dress
from kontaktpflege.ui.widgets.push_button import OF_DATA, PushButton

_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class RemovableChip(PushButton):
    """Emits `removed` when the user wants to be rid of what it stands for."""

    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        dress(self, "chip")
        self.setProperty(OF_DATA, True)
        self.clicked.connect(self.removed)

    def event(self, event: QEvent) -> bool:
        # Else Delete would first be a shortcut of the window, and put the selected contacts into the trash.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS and not event.modifiers():
            self.removed.emit()
        else:
            super().keyPressEvent(event)
