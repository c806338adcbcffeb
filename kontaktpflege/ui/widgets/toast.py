"""A short message at the bottom of the window that goes by itself, with one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QWidget

from kontaktpflege.ui.theme import TOAST_MILLISECONDS, XL, L, M, S, dress
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.plain_text import plain
from kontaktpflege.ui.widgets.push_button import PushButton

_LONGEST = 300


class Toast(QFrame):
    """Floats bottom centre over a part of its parent for six seconds; its clock stands while it has focus or mouse."""

    closed = Signal()

    def __init__(self, parent: QWidget, over: QWidget) -> None:
        """`over` is a child of the parent: what stands under that is never covered."""
        super().__init__(parent)
        self.setObjectName("toast")
        self._whole = parent
        self._over = over
        self._act: Callable[[], None] | None = None
        self._came_from: QWidget | None = None
        self._message = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._button = PushButton()
        dress(self._button, "link")
        self._button.clicked.connect(self._do)
        self._button.installEventFilter(self)
        self._clock = QTimer(self, singleShot=True, interval=TOAST_MILLISECONDS)
        self._clock.timeout.connect(self.close_toast)
        row = QHBoxLayout(self)
        row.setContentsMargins(L, S, M, S)
        row.setSpacing(M)
        row.addWidget(self._message)
        row.addWidget(self._button)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        over.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by F6 alone: Tab comes to its button
        self.hide()

    def say(self, message: str, label: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a message, and if given a button that does something about it."""
        message = plain(message, _LONGEST)
        self._message.setText(message)
        self._act = act
        self._button.setText(label)
        self._button.setVisible(act is not None)
        self.setAccessibleName(message)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._clock.start()
        announce(self, message)

    def message(self) -> str:
        """What is said at the moment; "" if nothing."""
        return self._message.text() if self.isVisible() else ""

    def can_be_pressed(self) -> bool:
        """Whether there is something to do about what is said."""
        return self.isVisible() and self._act is not None

    def take_focus(self) -> None:
        """Take the keyboard; the message stays as long, and gives it back when it goes."""
        if not self.isAncestorOf(QApplication.focusWidget() or self):
            self._came_from = QApplication.focusWidget()
        (self._button if self.can_be_pressed() else self).setFocus(Qt.FocusReason.TabFocusReason)

    def close_toast(self) -> None:
        """Take the message away."""
        if self.isVisible():
            self._clock.stop()
            had_focus = self.hasFocus() or self._button.hasFocus()
            self.hide()
            if had_focus:
                self._give_back()
            self.closed.emit()

    def _give_back(self) -> None:
        """Let the keyboard go back to where it came from, if that is still there."""
        for widget in self._whole.findChildren(QWidget):
            if widget is self._came_from:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self) -> None:
        act = self._act
        self.close_toast()
        if act is not None:
            act()

    def _place(self) -> None:
        over = self._over.geometry()
        self.setMaximumWidth(max(200, over.width() - 2 * XL))
        self.move(over.x() + (over.width() - self.width()) // 2, over.y() + over.height() - self.height() - XL - L)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self._button and isinstance(event, QFocusEvent):
            self._clock.stop() if event.gotFocus() else self._clock.start()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_toast()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._clock.stop()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._clock.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible() and not (self._button.hasFocus() or self.hasFocus()):
            self._clock.start()
