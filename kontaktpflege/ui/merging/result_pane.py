"""The card that a choice makes, as it grows."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kontaktpflege.domain.card import Card
from kontaktpflege.ui.theme import XS, M, S
from kontaktpflege.ui.widgets.card_lines import card_lines
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.reading_area import ReadingArea
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _

_MOST_LINES = 80


class ResultPane(ReadingArea):
    """Shows one card in lines: what each is called, and what it says below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What comes of it"), parent)
        self.setObjectName("result")
        self._shown: list[tuple[str, str]] = []

    def show_card(self, card: Card) -> None:
        """Show this card; what was scrolled to stays."""
        lines = [(_("Name"), plain_line(card.formatted_name)), *card_lines(card, _MOST_LINES)]
        if lines == self._shown:
            return
        self._shown = lines
        place = self.verticalScrollBar().value()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(XS)
        column.addWidget(text_label(_("What comes of it"), "section"))
        for name, text in lines:
            column.addSpacing(S)
            column.addWidget(text_label(name, "muted"))
            column.addWidget(text_label(text))
        column.addStretch()
        self.setWidget(page)
        self.verticalScrollBar().setValue(place)

    def lines(self) -> list[tuple[str, str]]:
        """What is shown."""
        return self._shown
