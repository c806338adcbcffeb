"""When somebody has died: noting it, taking it back, and who should know."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.services import Services
from kontaktpflege.ui.care_deeds import CareDeeds
from kontaktpflege.ui.connected import connected_people
from kontaktpflege.ui.talks.died_dialog import DiedDialog
from kontaktpflege.ui.talks.who_dialog import WhoDialog
from kontaktpflege.ui.widgets.error_dialog import show_error


class Farewells(QObject):
    """Opens the dialogs and hands on where they lead."""

    contact_asked = Signal(int)
    """Show this contact."""
    sheet_asked = Signal(int)
    """Open the call sheet of a contact."""
    write_asked = Signal(int)
    """Open a draft to a contact."""

    def __init__(self, services: Services, deeds: CareDeeds, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._deeds = deeds
        self._window = window

    def ask_died(self, contact_id: int) -> DiedDialog | None:
        """Note that somebody has died, and ask who should know; or take it back where the card says so already."""
        try:
            contact = self._services.address_book.contact(contact_id)
        except KontaktpflegeError as error:
            show_error(self._window, error)
            return None
        if contact.card.deaths:
            self._deeds.mark_living(contact_id)
            return None
        connected = connected_people(self._services, contact)
        dialog = DiedDialog(contact.card.formatted_name, connected, self._window)
        dialog.decided.connect(lambda day: self._deeds.mark_died(contact_id, day))
        dialog.open()
        return dialog

    def ask_who(self, contact_id: int) -> WhoDialog | None:
        """Show who should know what happened to somebody; the window behind stays in use."""
        try:
            contact = self._services.address_book.contact(contact_id)
        except KontaktpflegeError as error:
            show_error(self._window, error)
            return None
        connected = connected_people(self._services, contact)
        dialog = WhoDialog(contact.card.formatted_name, connected, self._window)
        dialog.contact_asked.connect(self.contact_asked)
        dialog.sheet_asked.connect(self.sheet_asked)
        dialog.write_asked.connect(self.write_asked)
        dialog.show()
        return dialog
