"""What a change of many contacts would do: how many change, and the first few, old → new."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kontaktpflege.domain.bulk_change import BulkExample, BulkPreview
from kontaktpflege.domain.property import Property
from kontaktpflege.ui.theme import XS, S
from kontaktpflege.ui.widgets.card_lines import heading, value_text
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.reading_area import ReadingArea
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _

_MOST_LINES = 4


class BulkPreviewPane(ReadingArea):
    """Examples in lines; empty until it is shown some."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Examples"), parent)
        self._shown: list[str] = []

    def show_preview(self, preview: BulkPreview | None) -> None:
        """Show the examples of a preview, or none."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, S, 0)
        column.setSpacing(XS)
        self._shown = []
        for example in preview.examples if preview is not None else ():
            column.addWidget(text_label(plain_line(example.name, 80) or _("Without a name"), "section"))
            for line in _lines(example):
                self._shown.append(line)
                column.addWidget(text_label(line))
            column.addSpacing(S)
        column.addStretch()
        self.setWidget(page)

    def lines(self) -> list[str]:
        """What is shown, without the names."""
        return self._shown


def _lines(example: BulkExample) -> Iterator[str]:
    pairs = list(zip_longest(example.old, example.new))
    for old, new in pairs[:_MOST_LINES]:
        yield f"{heading(None, new or old)}: {_said(old)} → {_said(new)}"


def _said(item: Property | None) -> str:
    return plain_line(value_text(item), 300) or "–" if item is not None else "–"
