"""A row of chips that the arrow keys walk along, perhaps with words before it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from kontaktpflege.ui.theme import XS, dress
from kontaktpflege.ui.widgets.flow_layout import FlowLayout


class ChipRow(QWidget):
    """Left and right go along, Up and Down leave, Esc leaves upwards."""

    left_upwards = Signal()
    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QPushButton] = []
        self._flow = FlowLayout(self, spacing=XS + 2)
        self._words = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        dress(self._words, "muted")
        self._words.setContentsMargins(0, XS, XS, XS)

    def show_buttons(self, buttons: Sequence[QPushButton], words: str = "") -> None:
        """Show these and no others; without any, the row goes."""
        while self._flow.takeAt(0) is not None:
            pass
        for gone in self._buttons:
            if gone not in buttons:
                gone.hide()
                gone.deleteLater()
        self._buttons = list(buttons)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        for widget in (self._words, *buttons):
            self._flow.addWidget(widget)
        for button in buttons:
            button.installEventFilter(self)
            button.show()
        self.setVisible(bool(buttons))
        self.updateGeometry()

    def buttons(self) -> tuple[QPushButton, ...]:
        """What is shown."""
        return tuple(self._buttons)

    def enter(self) -> bool:
        """Give the keyboard to the first; tells whether there is one."""
        if self._buttons and self.isVisible():
            self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self._buttons:
            place = next(at for at, button in enumerate(self._buttons) if button is watched)
            steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
            if event.key() in steps:
                going = (place + steps[Qt.Key(event.key())]) % len(self._buttons)
                self._buttons[going].setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Escape):
                self.left_upwards.emit()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.left_downwards.emit()
                return True
        return super().eventFilter(watched, event)
