"""The field one types a new acquaintance into."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kontaktpflege.ui.widgets.one_line import OneLine

_BREAKS = str.maketrans(dict.fromkeys("\n\r\u2028\u2029", "\n"))
_SHOWN_BREAK = " | "


class CaptureLine(OneLine):
    """One line, whatever is pasted: line breaks become bars, which part as well. Enter, Tab, Down and Esc lead on."""

    confirmed = Signal()
    all_fields_asked = Signal()
    left_downwards = Signal()
    abandoned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._join_lines)

    def _join_lines(self, text: str) -> None:
        pieces = text.translate(_BREAKS).split("\n")
        if len(pieces) > 1:
            self.setText(_SHOWN_BREAK.join(filter(None, map(str.strip, pieces))))

    def focusNextPrevChild(self, forwards: bool) -> bool:
        if forwards and self.text().strip():
            self.all_fields_asked.emit()
            return True
        return super().focusNextPrevChild(forwards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)
