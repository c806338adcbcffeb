"""A box that drops down to choose one of several."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from kontaktpflege.ui.widgets.combo_box import ComboBox


class ChoiceBox(ComboBox):
    """Keys with their words."""

    chosen_anew = Signal(str)
    """The key that the user chose."""

    def __init__(self, words: Mapping[str, str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self.offer(words)
        self.setAccessibleName(name)
        # On Linux Qt names a box by what is chosen in it, so that only the description says what it is for.
        self.setAccessibleDescription(name)
        self.setMaxVisibleItems(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(self._tell)

    def offer(self, words: Mapping[str, str]) -> None:
        """Offer these instead; the first one is chosen, nobody is told."""
        self._keys = list(words)
        self.clear()
        self.addItems(list(words.values()))

    def choose(self, key: str) -> None:
        """Show this one as chosen; nobody is told."""
        if key in self._keys:
            self.setCurrentIndex(self._keys.index(key))

    def chosen(self) -> str:
        """The key of the one that is chosen; "" if there is none."""
        return self._keys[self.currentIndex()] if self.currentIndex() >= 0 else ""

    def _tell(self, place: int) -> None:
        self.chosen_anew.emit(self._keys[place])
