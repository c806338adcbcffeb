"""What the details do when one acts on them: open, copy, show large, go to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.calling_codes import calling_code
from kontaktpflege.services.address_book import AddressBook
from kontaktpflege.ui.contacts.details_pane import DetailsPane
from kontaktpflege.ui.contacts.spoken_row import shown_name
from kontaktpflege.ui.opener import Opener
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from kontaktpflege.ui.contacts.card_sections import Line


class DetailDeeds(QObject):
    """Does what the lines of a details pane ask for; `country` (ISO code) is where national numbers belong."""

    contact_asked = Signal(int)
    """Show this contact."""

    def __init__(self, address_book: AddressBook, opener: Opener, details: DetailsPane, window: QWidget) -> None:
        super().__init__(window)
        self._address_book = address_book
        self._opener = opener
        self._details = details
        self._window = window
        self.country = "DE"
        details.followed.connect(self._follow)
        details.copied.connect(self._copy)
        details.enlarged.connect(self._enlarge)
        details.photo_enlarged.connect(self._show_photo)

    def show_number(self) -> None:
        """Show the first number of the contact large, or its code where it has none."""
        if self._details.contact() is not None:
            self._enlarge(self._details.first_number())

    def _follow(self, line: Line) -> None:
        from kontaktpflege.domain.link import Act

        if line.contact is not None:
            self.contact_asked.emit(line.contact)
        elif line.link is not None:
            opened = self._opener.open(line.link, line.text)
            if not opened and line.link.act is Act.CALL:
                # Somewhere there is a telephone: the code takes the number to it.
                self._enlarge(line)
        elif line.whole:
            self._show_all(line)

    def _copy(self, line: Line) -> None:
        sentence = _("{name}'s number copied.") if line.number else _("Copied.")
        self._opener.copy(line.whole or line.text, sentence.format(name=self._name()))

    def _enlarge(self, line: Line | None) -> None:
        from kontaktpflege.domain.link import phone_link
        from kontaktpflege.domain.pocket_card import pocket_card
        from kontaktpflege.ui.contacts.number_sheet import NumberSheet

        contact = self._details.contact()
        if contact is None:
            return
        number = line.text if line is not None else ""
        link = phone_link(number, calling_code(self.country)) if number else None
        url = link.url if link is not None else ""
        label = line.label if line is not None else ""
        sheet = NumberSheet(self._name(), number, label, url, pocket_card(contact.card), self._window)
        if line is not None and link is not None:
            sheet.call_asked.connect(lambda: self._opener.open(link, number))
        if line is not None:
            sheet.copied.connect(lambda: self._copy(line))
        sheet.open()

    def _show_photo(self) -> None:
        from kontaktpflege.ui.contacts.photo_sheet import PhotoSheet

        contact = self._details.contact()
        photo = contact.card.photo if contact is not None else None
        if photo is not None and photo.blob:
            PhotoSheet(self._name(), self._address_book.photo(photo.blob), self._window).open()

    def _show_all(self, line: Line) -> None:
        from kontaktpflege.ui.contacts.text_sheet import TextSheet

        sheet: QDialog = TextSheet(line.label or line.kind or self._name(), line.whole, self._window)
        sheet.open()

    def _name(self) -> str:
        contact = self._details.contact()
        return shown_name(contact.card.formatted_name) if contact is not None else ""
