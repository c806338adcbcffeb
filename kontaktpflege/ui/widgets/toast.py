"""A short message at the bottom of the window that goes by itself, with one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QPushButton, QWidget

from kontaktpflege.ui.theme import TOAST_MILLISECONDS, XL, L, M, S, dress
from kontaktpflege.ui.widgets.plain_text import plain

_LONGEST = 300


class Toast(QFrame):
    """Floats bottom centre over its parent for six seconds; its clock stands while it has focus or mouse."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._around = parent
        self._act: Callable[[], None] | None = None
        self._message = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._button = QPushButton()
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
        parent.installEventFilter(self)
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
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))

    def message(self) -> str:
        """What is said at the moment; "" if nothing."""
        return self._message.text() if self.isVisible() else ""

    def can_be_pressed(self) -> bool:
        """Whether there is something to do about what is said."""
        return self.isVisible() and self._act is not None

    def focus_button(self) -> bool:
        """Take the focus if there is something to press; tells whether there is."""
        if not self.can_be_pressed():
            return False
        self._button.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def close_toast(self) -> None:
        """Take the message away."""
        if self.isVisible():
            self._clock.stop()
            self.hide()
            self.closed.emit()

    def _do(self) -> None:
        act = self._act
        self.close_toast()
        if act is not None:
            act()

    def _place(self) -> None:
        around = self._around
        self.setMaximumWidth(max(200, around.width() - 2 * XL))
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - XL - L)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._around and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self._button and isinstance(event, QFocusEvent):
            self._clock.stop() if event.gotFocus() else self._clock.start()
        elif watched is self._button and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close_toast()
            return True
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible() and not self._button.hasFocus():
            self._clock.start()
