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
    """Takes no keyboard by itself; F6 and Tab come to it, Esc sends it away. Of several, one at a time is there."""

    left = Signal()
    """It goes, and had the keyboard."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selectionbar")
        self.setAccessibleName(name)
        self._asks = False
        self.question = ElidedLabel()
        dress(self.question, "body")
        self.hide()

    def take_focus(self) -> None:
        """Put the keyboard where one answers."""
        raise NotImplementedError

    def is_asking(self) -> bool:
        """Whether its question is open: it is there, or waits for its turn."""
        return self._asks

    def leave(self) -> None:
        """Go, and give the keyboard back."""
        had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self)
        self._asks = False
        self.hide()
        self._let_come()
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

    def _ask(self, words: str, *, at_once: bool = False) -> None:
        """Come with this question when no other bar is there; `at_once` sends that one to wait instead."""
        self.question.show_text(words)
        self._asks = True
        if at_once:
            for bar in self._bars():
                bar.setVisible(bar is self)
        if not self.isHidden():
            self._come()
        else:
            self._let_come()

    def _come(self) -> None:
        """Be there, and say the question to those who do not see it."""
        self.show()
        announce(self, self.question.text())

    def _let_come(self) -> None:
        """If no bar is there, let the first come whose question is open."""
        bars = self._bars()
        waiting = next((bar for bar in bars if bar.is_asking()), None)
        if waiting is not None and all(bar.isHidden() for bar in bars):
            waiting._come()

    def _bars(self) -> list[FootBar]:
        """All that have their place where this one has."""
        parent = self.parent()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        return [self] if parent is None else parent.findChildren(FootBar, options=direct)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
