"""A bar for the words of a favour that was noted by one key where no details are on screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from kontaktpflege.domain.favor import Favor
from kontaktpflege.ui.favor_line import FavorLine
from kontaktpflege.ui.theme import XS, L, dress
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.wording import _


class WordBar(QFrame):
    """Takes no keyboard by itself; F6 and Tab come to it, Esc sends it away and leaves the favour as it was noted."""

    worded = Signal(object)
    """The `Favor` as it should be."""
    more_asked = Signal(object)
    """The `Favor` so far: say all of it."""
    left = Signal()
    """It goes, and had the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line: FavorLine | None = None
        self.setObjectName("selectionbar")
        self.setAccessibleName(_("What the favour was"))
        self._told = ElidedLabel()
        dress(self._told, "body")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(L, XS, L, XS)
        self._column.setSpacing(0)
        self._column.addWidget(self._told)
        self.hide()

    def ask(self, favor: Favor, kinds: Sequence[str], told: str) -> None:
        """Ask what this favour was; `told` says that it was noted."""
        self._clear()
        self._told.show_text(told)
        self.line = FavorLine(favor, kinds, self)
        self.line.worded.connect(self.worded)
        self.line.more_asked.connect(self._ask_for_more)
        self.line.left.connect(self._leave)
        self._column.addWidget(self.line)
        self.show()

    def favor_id(self) -> int:
        """Of which favour it asks; 0 for none."""
        return self.line.favor().id if self.line is not None else 0

    def leave(self) -> None:
        """Go: the favour is not there any more."""
        self._leave()

    def take_focus(self) -> None:
        """Put the keyboard where one says what it was."""
        if self.line is not None:
            self.line.take_focus()

    def _ask_for_more(self, favor: Favor) -> None:
        self._leave()
        self.more_asked.emit(favor)

    def _leave(self) -> None:
        had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        self._clear()
        if had_keyboard:
            self.left.emit()

    def _clear(self) -> None:
        if self.line is not None:
            self._column.removeWidget(self.line)
            self.line.hide()
            self.line.deleteLater()
            self.line = None
