"""A button with words, perhaps with a drawing before them; and the words for keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from kontaktpflege.ui.theme import ICON, XS, Kind, dress
from kontaktpflege.wording import pgettext

BESIDE_WORDS = QSize(ICON + XS + 2, ICON)
"""Wider than the drawing: the style leaves hardly any room between a drawing and the words."""


def native_keys(keys: QKeySequence | str) -> str:
    """A combination of keys as this system and language write it."""
    written = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    # Qt has two names for one key, and a German word for neither.
    enter = pgettext("key", "Enter")
    return written.replace("Return", enter).replace("Enter", enter)


def tip_with_keys(words: str, keys: QKeySequence | str) -> str:
    """The tooltip of what has a key."""
    return f"{words} ({native_keys(keys)})"


def entry_with_keys(words: str, keys: QKeySequence | str) -> str:
    """The words of an entry in a menu that shows a key which something else listens to."""
    return f"{words}\t{native_keys(keys)}"


OF_DATA = "data"
"""Property of a button that says what stands in the book: its letters are no keys, since they may be any."""


class PushButton(QPushButton):
    """Enter presses it while it has the keyboard; Qt leaves that to the desktop, and some press the dialog's own button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def push_button(
    words: str, icon: QIcon | None = None, kind: Kind = "body", parent: QWidget | None = None
) -> PushButton:
    """A button dressed as `kind`."""
    button = PushButton(words, parent)
    if icon is not None and not icon.isNull():
        button.setIcon(icon)
        button.setIconSize(BESIDE_WORDS)
    dress(button, kind)
    return button


def action_button(action: QAction, kind: Kind = "body") -> PushButton:
    """A button that does what the action does and shows its words and drawing."""
    button = push_button(action.text().replace(" …", ""), action.icon(), kind)
    button.setToolTip("" if action.shortcut().isEmpty() else tip_with_keys(action.text(), action.shortcut()))
    button.clicked.connect(action.trigger)
    return button
