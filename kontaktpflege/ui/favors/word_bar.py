"""A bar for the words of a favour that was noted by one key where no details are on screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kontaktpflege.domain.favor import Favor
from kontaktpflege.ui.favor_line import FavorLine
from kontaktpflege.ui.foot_bar import FootBar
from kontaktpflege.ui.theme import XS, L, S
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _


class WordBar(FootBar):
    """Leaves the favour as it was noted where nothing is said."""

    worded = Signal(object)
    """The `Favor` as it should be."""
    more_asked = Signal(object)
    """The `Favor` so far: say all of it."""
    undo_asked = Signal(int)
    """Take back the step with this id: the favour should not have been noted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What the favour was"), parent)
        self._asked = 0
        self.line = FavorLine(self)
        self.line.worded.connect(self.worded)
        self.line.more_asked.connect(self._ask_for_more)
        self.line.left.connect(self.leave)
        self._step: int | None = None
        self.undo = push_button(_("Undo"), kind="link", parent=self)
        self.undo.clicked.connect(self._take_back)
        said = QHBoxLayout()
        said.setSpacing(S)
        said.addWidget(self.question, 1)
        said.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, XS, L, XS)
        column.setSpacing(0)
        column.addLayout(said)
        column.addWidget(self.line)

    def ask(self, favor: Favor, kinds: Sequence[str], told: str, step: int | None) -> None:
        """Ask what this favour was; `told` says that it was noted, in the `step` with this id."""
        if (said := self.line.unkept()) is not None:
            self.worded.emit(said)
        self._asked, self._step = favor.id, step
        self.undo.setVisible(step is not None)
        self.line.show_favor(favor, kinds)
        self._ask(told, at_once=True)

    def favor_id(self) -> int:
        """Of which favour it asks; 0 for none."""
        return self._asked

    def leave(self) -> None:
        """Go, and forget the favour."""
        super().leave()
        self._asked = 0
        self.line.forget()

    def take_focus(self) -> None:
        """Put the keyboard where one says what it was."""
        self.line.take_focus()

    def _take_back(self) -> None:
        if self._step is not None:
            self.undo_asked.emit(self._step)

    def _ask_for_more(self, favor: Favor) -> None:
        self.leave()
        self.more_asked.emit(favor)
