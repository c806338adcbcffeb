"""A question with a few answers, of which one is chosen."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from kontaktpflege.ui.theme import XL, S
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.radio_button import RadioButton
from kontaktpflege.ui.widgets.text_label import text_label

Key = TypeVar("Key")


class Choices(QWidget, Generic[Key]):
    """One question: a heading and its answers, each with a line that explains it."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[Key] = []
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(S // 2)
        self._column.addWidget(text_label(heading, "section"))
        self.setAccessibleName(heading)

    def add(self, key: Key, words: str, remark: str = "") -> RadioButton:
        """One answer more; the first one is chosen."""
        button = RadioButton(plain_line(words, 120).replace("&", "&&"))
        button.setChecked(not self._keys)
        self._group.addButton(button, len(self._keys))
        self._keys.append(key)
        self._column.addWidget(button)
        if remark:
            button.setAccessibleDescription(remark)
            told = text_label(remark, "muted")
            told.setContentsMargins(XL, 0, 0, S // 2)
            self._column.addWidget(told)
        return button

    def place(self) -> int:
        """Which answer is chosen, counted from 0."""
        return self._group.checkedId()

    def chosen(self) -> Key:
        """The key of the chosen answer."""
        return self._keys[self.place()]
