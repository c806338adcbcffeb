"""A heading, and lines under it, each perhaps with a few small buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from kontaktpflege.ui.theme import XS, dress
from kontaktpflege.ui.widgets.plain_text import plain, plain_line
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.ui.widgets.tool_button import tool_button

_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Deed:
    """What a small button beside a line does."""

    drawing: str
    name: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line, and what can be done with it."""

    text: str
    deeds: tuple[Deed, ...] = ()


class LineSection(QWidget):
    """Hidden while it has no lines and nothing stands under them."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[TextLine, ...] = ()
        self._rows: list[QWidget] = []
        self._always = False
        heading = QLabel(title, self)
        if not title:
            heading.hide()
        dress(heading, "section")
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._below = QVBoxLayout()
        self._below.setSpacing(XS)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(XS)
        whole.addWidget(heading)
        whole.addLayout(self._column)
        whole.addLayout(self._below)

    def put_below(self, widget: QWidget) -> None:
        """Let something stand under the lines for good."""
        self._below.addWidget(widget)
        self._always = True

    def show_lines(self, lines: Sequence[TextLine]) -> None:
        """Show these."""
        self.setVisible(bool(lines) or self._always)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._lines = tuple(lines)
        self._rows = [self._row(line) for line in lines]
        for row in self._rows:
            self._column.addWidget(row)
            row.show()  # by itself only in the next turn of the event loop, and till then no key leads there

    def buttons(self) -> list[QToolButton]:
        """Those of all lines, from the top."""
        return [button for row in self._rows for button in row.findChildren(QToolButton)]

    def texts(self) -> list[str]:
        """What stands here."""
        return [line.text for line in self._lines]

    def _row(self, line: TextLine) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(XS)
        words = text_label(plain(line.text, _LONGEST), parent=holder)
        row.addWidget(words, 1)
        for deed in line.deeds:
            button = tool_button(deed.drawing, deed.name, holder)
            button.setObjectName("row")
            button.setAccessibleName(f"{deed.name}: {plain_line(line.text, 80)}")
            button.clicked.connect(lambda checked=False, deed=deed: deed.act())
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder
