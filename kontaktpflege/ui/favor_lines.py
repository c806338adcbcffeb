"""The last favours with somebody, a line each: corrected and deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kontaktpflege.domain.favor import Favor
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.widgets.correctable_line import CorrectableLine
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording.favor_lists import dated_favor

_LONGEST = 240


class FavorLines(QWidget):
    """Rows are made once and filled again; the keyboard stays on its row when what stands in it goes."""

    correction_asked = Signal(object)
    """A `Favor`."""
    removal_asked = Signal(int)
    """A favour's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stock: list[_Row] = []
        self._count = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_favors(self, favors: Sequence[Favor], day: date) -> None:
        """Show these, as of a day."""
        while len(self._stock) < len(favors):
            row = _Row(self)
            row.correction_asked.connect(self.correction_asked)
            row.removal_asked.connect(self.removal_asked)
            self._column.addWidget(row)
            self._stock.append(row)
        for row, one in zip(self._stock, favors, strict=False):
            row.show_favor(one, day)
            row.show()
        self._count = len(favors)
        for row in self._stock[self._count :]:
            if row.hasFocus() and self._count:
                self._stock[self._count - 1].setFocus()
            row.hide()

    def rows(self) -> list[CorrectableLine]:
        """Those on screen."""
        return list(self._stock[: self._count])


class _Row(CorrectableLine):
    """One favour."""

    correction_asked = Signal(object)
    removal_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Favor | None = None
        self.correction_wanted.connect(lambda: self.correction_asked.emit(self._shown))
        self.removal_wanted.connect(self._remove)

    def show_favor(self, one: Favor, day: date) -> None:
        """Show this."""
        if self._shown is None or self._shown.given is not one.given:
            self.setIcon(icon("gift" if one.given else "inbox", "muted"))
        self._shown = one
        self.show_text(plain_line(dated_favor(one, day), _LONGEST))

    def _remove(self) -> None:
        if self._shown is not None:
            self.removal_asked.emit(self._shown.id)
