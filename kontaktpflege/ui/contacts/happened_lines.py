"""The last things that happened with somebody, a line each: corrected, deleted, and more of them opened in place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.ui.theme import XS
from kontaktpflege.ui.widgets.correctable_line import CorrectableLine
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording.care import talk_words


class HappenedLines(QWidget):
    """Rows are made once and filled again; the keyboard stays on its row when what stands in it goes."""

    correction_asked = Signal(object)
    """An `Interaction`."""
    removal_asked = Signal(int)
    """An interaction's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stock: list[HappenedLine] = []
        self._count = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(XS, 0, 0, 0)
        self._column.setSpacing(0)

    def show_interactions(self, interactions: Sequence[Interaction], day: date) -> None:
        """Show these, as of a day."""
        while len(self._stock) < len(interactions):
            row = HappenedLine(self)
            row.correction_asked.connect(self.correction_asked)
            row.removal_asked.connect(self.removal_asked)
            self._column.addWidget(row)
            self._stock.append(row)
        for row, one in zip(self._stock, interactions, strict=False):
            row.show_interaction(one, day)
            row.show()
        self._count = len(interactions)
        for row in self._stock[self._count :]:
            if row.hasFocus() and self._count:
                self._stock[self._count - 1].setFocus()
            row.hide()

    def rows(self) -> list[HappenedLine]:
        """Those on screen."""
        return self._stock[: self._count]


class HappenedLine(CorrectableLine):
    """One thing that happened."""

    correction_asked = Signal(object)
    removal_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Interaction | None = None
        self.correction_wanted.connect(self._correct)
        self.removal_wanted.connect(self._remove)

    def show_interaction(self, one: Interaction, day: date) -> None:
        """Show this."""
        self._shown = one
        self.show_text(plain_line(talk_words(one, day)))

    def _correct(self) -> None:
        if self._shown is not None:
            self.correction_asked.emit(self._shown)

    def _remove(self) -> None:
        if self._shown is not None:
            self.removal_asked.emit(self._shown.id)
