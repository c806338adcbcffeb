"""A short list at the foot of the day: a heading with a number, and a few lines that lead to somebody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kontaktpflege.ui.theme import XS, dress, grown
from kontaktpflege.ui.widgets.elided_button import ElidedButton
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _, ngettext

_LINE = 27
"""So high is a line, with a tick or without, so that those of two lists stand side by side."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it says, the contact it leads to (None: elsewhere), and what its tick stands for (0: it has none)."""

    text: str
    contact_id: int | None
    ticks: int = 0


class DayList(QWidget):
    """Shows the first lines; the rest on demand. Hidden while there is nothing."""

    ticked = Signal(int)
    """What the tick of a line stands for."""

    def __init__(
        self, title: str, show_contact: Callable[[int | None], None], tick_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._tick_name = tick_name
        self._show_contact = show_contact
        self._entries: tuple[Entry, ...] = ()
        self._few = 0
        self._unfolded = False
        self._heading = QLabel()
        dress(self._heading, "section")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._all = ElidedButton()
        self._all.clicked.connect(self._unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addWidget(self._heading)
        column.addLayout(self._lines)
        column.addWidget(self._all)
        column.addStretch(1)

    def show_entries(self, entries: Sequence[Entry], few: int) -> None:
        """Show these, at first so many of them."""
        if (tuple(entries), few) == (self._entries, self._few):
            return
        self._entries = tuple(entries)
        self._few = few
        self.setVisible(bool(entries))
        self._fill()

    def _unfold(self) -> None:
        self._unfolded = True
        self._fill()

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        shown = self._entries if self._unfolded else self._entries[: self._few]
        for entry in shown:
            self._lines.addWidget(self._line(entry))
        rest = len(self._entries) - len(shown)
        self._heading.setText(f"{self._title} ({len(self._entries)})")
        self._all.setVisible(rest > 0)
        self._all.show_text(ngettext("{count} more", "{count} more", rest).format(count=rest))

    def _line(self, entry: Entry) -> QWidget:
        line = QWidget()
        line.setMinimumHeight(grown(_LINE))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(XS)
        if entry.ticks:
            button = tool_button("check", self._tick_name)
            button.setObjectName("row")
            button.setAccessibleName(_("{deed}: {what}").format(deed=self._tick_name, what=entry.text))
            button.clicked.connect(lambda: self.ticked.emit(entry.ticks))
            row.addWidget(button)
        words = ElidedButton(entry.text)
        words.clicked.connect(lambda checked=False: self._show_contact(entry.contact_id))
        row.addWidget(words, 1)
        return line
