"""A few answers side by side, of which one is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from kontaktpflege.ui.theme import M
from kontaktpflege.ui.widgets.radio_button import RadioButton


class ChoiceRow(QWidget):
    """Keys with their words; the first is chosen until another one is."""

    chosen_anew = Signal(str)
    """The key that is chosen now."""

    def __init__(self, words: Mapping[str, str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, RadioButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(M)
        for key, word in words.items():
            button = self.buttons[key] = RadioButton(word)
            button.setAccessibleDescription(name)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        group.buttonToggled.connect(self._tell)
        next(iter(self.buttons.values())).setChecked(True)
        self.setAccessibleName(name)

    def choose(self, key: str) -> None:
        """Let this one be chosen."""
        self.buttons[key].setChecked(True)

    def chosen(self) -> str:
        """The key of the one that is chosen."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def _tell(self, button: QAbstractButton, checked: bool) -> None:
        # By itself Tab would come to the first of them, chosen or not.
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus)
        if checked:
            self.chosen_anew.emit(self.chosen())
