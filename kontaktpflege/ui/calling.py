"""Reaching somebody: by telephone, or the number large where no program here calls; by mail and messenger."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from kontaktpflege.domain.calling_codes import calling_code
from kontaktpflege.domain.card import Card, Property
from kontaktpflege.domain.link import Act, Link, link_of, phone_link, text_link
from kontaktpflege.domain.pocket_card import pocket_card
from kontaktpflege.ui.opener import Opener
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.fields import UNTOLD_TYPES, label_name, type_name


class Caller(QObject):
    """Opens what a card leads to; `country` (ISO code) is where national numbers belong."""

    def __init__(self, opener: Opener, window: QWidget) -> None:
        super().__init__(window)
        self._opener = opener
        self._window = window
        self.country = "DE"

    def call(self, card: Card, item: Property | None = None) -> None:
        """Call the first number of a card, or this one: by a program, else by eye or with the code."""
        number = item or first_number(card)
        if number is None:
            return
        link = phone_link(number.text, calling_code(self.country))
        if link is None or not self._opener.open(link, number.text):
            self.show_number(card, number)

    def show_number(self, card: Card, item: Property | None = None) -> QDialog:
        """Show the first number of a card, or this one, large, with a code for the phone."""
        from kontaktpflege.ui.contacts.number_sheet import NumberSheet

        number = item or first_number(card)
        text = number.text.removeprefix("tel:") if number is not None else ""
        link = phone_link(text, calling_code(self.country)) if text else None
        name = plain_line(card.formatted_name, 80)
        label = number_label(card, number) if number is not None else ""
        sheet = NumberSheet(name, text, label, link.url if link else "", pocket_card(card), self._window)
        if link is not None:
            sheet.call_asked.connect(lambda: self._opener.open(link, text))
        sheet.copied.connect(lambda: self.copy_number(card, text))
        sheet.open()
        return sheet

    def copy_number(self, card: Card, number: str) -> None:
        """Put a number into the clipboard."""
        self._opener.copy(number, _("{name}'s number copied.").format(name=plain_line(card.formatted_name, 60)))

    def write(self, card: Card, item: Property) -> bool:
        """Open mail program or messenger for an address; tells whether that was possible."""
        link = self.link(item)
        return link is not None and self._opener.open(link, item.text)

    def text(self, item: Property) -> bool:
        """Begin a text message to a mobile number; tells whether that was possible."""
        link = text_link(item, self.country)
        return link is not None and self._opener.open(link, item.text)

    def link(self, item: Property) -> Link | None:
        """Where a property leads."""
        return link_of(item, calling_code(self.country), self.country)

    def chats(self, card: Card) -> list[Property]:
        """The messengers of a card that can be opened."""
        found = [(item, self.link(item)) for item in card.messengers]
        return [item for item, link in found if link is not None and link.act in (Act.CHAT, Act.VISIT)]

    def mobiles(self, card: Card) -> list[Property]:
        """The numbers of a card that take text messages."""
        return [item for item in card.phones if text_link(item, self.country) is not None]


def first_number(card: Card) -> Property | None:
    """The number that one calls first."""
    return next((item for item in card.phones if item.text.strip()), None)


def number_label(card: Card, item: Property) -> str:
    """What a number is called on its card."""
    own = card.label(item)
    if own:
        return plain_line(label_name(own), 60)
    told = [type_name(kind) for kind in sorted(item.types) if kind not in UNTOLD_TYPES and kind != "pref"]
    return plain_line(", ".join(told), 60)
