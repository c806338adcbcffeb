"""A quiet bar at the foot of the window that asks one thing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from kontaktpflege.ui.theme import L, S, dress
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _


class FootBar(QFrame):
    """Takes no keyboard by itself; F6 and Tab come to it, Esc sends it away."""

    left = Signal()
    """It goes, and had the keyboard."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selectionbar")
        self.setAccessibleName(name)
        self.question = ElidedLabel()
        dress(self.question, "body")
        self.hide()

    def take_focus(self) -> None:
        """Put the keyboard where one answers."""
        raise NotImplementedError

    def leave(self) -> None:
        """Go, and give the keyboard back."""
        had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if had_keyboard:
            self.left.emit()

    def _lay_out(self, *answers: QWidget) -> None:
        """Question, answers and a cross in one row."""
        cross = tool_button("x", _("Not now"))
        cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        cross.clicked.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(L, S, S, S)
        row.setSpacing(S)
        row.addWidget(self.question, 1)
        for widget in (*answers, cross):
            row.addWidget(widget)

    def _ask(self, words: str) -> None:
        """Come with this question, and say it to those who do not see it."""
        self.question.show_text(words)
        self.show()
        announce(self, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
