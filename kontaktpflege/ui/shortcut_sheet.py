"""The sheet of all keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.ui.theme import XL, L, M, S, dress
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.push_button import PushButton, native_keys
from kontaktpflege.ui.widgets.reading_area import ReadingArea
from kontaktpflege.wording import _


def spoken_keys(*keys: str) -> str:
    """Key combinations as this system and language write them."""
    return _(" or ").join(native_keys(key) or key for key in keys)


class ShortcutSheet(QDialog):
    """Lists the actions that have a key, and the keys of lists that belong to no action."""

    def __init__(
        self, groups: Iterable[tuple[str, Iterable[tuple[str, QAction]]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keys"))
        heading = QLabel(_("Everything has a key"))
        dress(heading, "heading")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(XL)
        self._grid.setVerticalSpacing(S)
        self._row = 0
        for title, actions in groups:
            self._add_group(title, [(name, self._keys(action)) for name, action in actions])
        self._add_group(_("In lists"), self._keys_of_lists())
        self._add_group(_("In the editor"), self._keys_of_editor())
        self._grid.setColumnStretch(0, 1)
        close = PushButton(_("Close"))
        close.clicked.connect(self.accept)
        inside = QWidget()
        inside.setLayout(self._grid)
        scroll = ReadingArea(_("Keys"))
        scroll.setWidget(inside)
        scroll.setMinimumWidth(inside.sizeHint().width() + XL)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(heading)
        column.addWidget(scroll, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        open_at(self, 520, 640)
        scroll.setFocus()  # so that the arrow keys scroll

    @staticmethod
    def _keys(action: QAction) -> str:
        return spoken_keys(*(key.toString() for key in action.shortcuts()))

    def _add_group(self, title: str, rows: list[tuple[str, str]]) -> None:
        shown = [(text.replace("…", "").strip(), keys) for text, keys in rows if keys and text]
        if not shown:
            return
        heading = QLabel(title)
        heading.setContentsMargins(0, S, 0, 0)
        dress(heading, "section")
        self._grid.addWidget(heading, self._row, 0, 1, 2)
        for text, keys in shown:
            self._row += 1
            self._grid.addWidget(QLabel(text), self._row, 0)
            key_label = QLabel(keys)
            dress(key_label, "muted")
            self._grid.addWidget(key_label, self._row, 1, Qt.AlignmentFlag.AlignRight)
        self._row += 1

    @staticmethod
    def _keys_of_editor() -> list[tuple[str, str]]:
        return [
            (_("Save"), spoken_keys("Ctrl+Return")),
            (_("Leave"), spoken_keys("Esc")),
            (_("Move a field up or down"), spoken_keys("Ctrl+Shift+Up", "Ctrl+Shift+Down")),
            (_("Preferred"), spoken_keys("Ctrl+Shift+P")),
            (_("Remove a field"), spoken_keys("Ctrl+Shift+Del")),
            (_("Paste or remove the photo"), spoken_keys("Ctrl+V", "Del")),
        ]

    @staticmethod
    def _keys_of_lists() -> list[tuple[str, str]]:
        return [
            (_("Letters: go to the name that begins so"), "A … Z"),
            (_("Edit a contact"), spoken_keys("Enter")),
            (_("Show the details of a contact"), spoken_keys("Alt+Enter")),
            (_("Menu of what is selected"), spoken_keys("Menu")),
            (_("Select several"), spoken_keys("Shift+Down", "Ctrl+Space")),
            (_("To the first, to the last"), spoken_keys("Home", "End")),
            (_("Clear the search, close the sheet"), spoken_keys("Esc")),
            (_("Take away a filter or a circle on a card"), spoken_keys("Del")),
            (_("Change or delete a circle or a saved filter"), spoken_keys("F2", "Del")),
            (_("Copy a line of the details"), spoken_keys("Ctrl+C")),
            (_("Call, write, open: follow a line of the details"), spoken_keys("Enter")),
            (_("Show a number of the details large"), spoken_keys("Shift+Enter")),
        ]
