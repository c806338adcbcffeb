"""A bar for the words of a favour that was noted by one key where no details are on screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kontaktpflege.domain.favor import Favor
from kontaktpflege.ui.favor_line import FavorLine
from kontaktpflege.ui.foot_bar import FootBar
from kontaktpflege.ui.theme import XS, L
from kontaktpflege.wording import _


class WordBar(FootBar):
    """Leaves the favour as it was noted where nothing is said."""

    worded = Signal(object)
    """The `Favor` as it should be."""
    more_asked = Signal(object)
    """The `Favor` so far: say all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What the favour was"), parent)
        self.line: FavorLine | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(L, XS, L, XS)
        self._column.setSpacing(0)
        self._column.addWidget(self.question)

    def ask(self, favor: Favor, kinds: Sequence[str], told: str) -> None:
        """Ask what this favour was; `told` says that it was noted."""
        self._clear()
        self.question.show_text(told)
        self.line = FavorLine(favor, kinds, self)
        self.line.worded.connect(self.worded)
        self.line.more_asked.connect(self._ask_for_more)
        self.line.left.connect(self.leave)
        self._column.addWidget(self.line)
        self.show()

    def favor_id(self) -> int:
        """Of which favour it asks; 0 for none."""
        return self.line.favor().id if self.line is not None else 0

    def leave(self) -> None:
        """Go, and forget the favour."""
        super().leave()
        self._clear()

    def take_focus(self) -> None:
        """Put the keyboard where one says what it was."""
        if self.line is not None:
            self.line.take_focus()

    def _ask_for_more(self, favor: Favor) -> None:
        self.leave()
        self.more_asked.emit(favor)

    def _clear(self) -> None:
        if self.line is not None:
            self._column.removeWidget(self.line)
            self.line.hide()
            self.line.deleteLater()
            self.line = None
