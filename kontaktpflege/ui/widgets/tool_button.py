"""A button that is only a drawing, with a name for those who do not see it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from kontaktpflege.ui.icons import Tint, icon
from kontaktpflege.ui.theme import ICON
from kontaktpflege.ui.widgets.push_button import PushButton, push_button


class ToolButton(QToolButton):
    """Enter presses it while it has the keyboard, as it does any other button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def tool_button(drawing: str, name: str, parent: QWidget | None = None, *, ink: Tint = "muted") -> ToolButton:
    """A button with this drawing; its name is its tooltip and what a screen reader says."""
    button = ToolButton(parent)
    button.setIcon(icon(drawing, ink))
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button


def menu_button(drawing: str, name: str, *, ink: Tint = "muted") -> PushButton:
    """The same for a button that opens a menu, which Qt lets a screen reader do with push buttons alone."""
    button = push_button("", icon(drawing, ink), "quiet")
    button.setIconSize(QSize(ICON, ICON))
    button.setAutoDefault(False)
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button
