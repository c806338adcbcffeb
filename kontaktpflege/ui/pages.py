"""The pages of the window, one of which is shown: the day, the contacts, the network, the ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from kontaktpflege.ui.contacts.contacts_page import ContactsPage
from kontaktpflege.ui.window_memory import facts, keep_facts

if TYPE_CHECKING:
    from kontaktpflege.ui.ledger.ledger_page import LedgerPage
    from kontaktpflege.ui.network_holder import NetworkHolder
    from kontaktpflege.ui.today.today_page import TodayPage

_KEY = "window/page"


class Pages(QStackedWidget):
    """Holds the pages; those of the day, the network and the ledger are made when they are asked for first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.today: TodayPage | None = None
        self.ledger: LedgerPage | None = None
        self.network: NetworkHolder | None = None
        self.contacts: ContactsPage
        self.make_today: Callable[[], TodayPage]
        self.make_ledger: Callable[[], LedgerPage]
        self.make_network: Callable[[], NetworkHolder]

    def hold(self, contacts: ContactsPage) -> None:
        """Take in the page of the contacts."""
        self.contacts = contacts
        self.addWidget(contacts)

    def shows_today(self) -> bool:
        """Whether the day is on screen."""
        return self.today is not None and self.currentWidget() is self.today

    def shows_ledger(self) -> bool:
        """Whether the ledger is on screen."""
        return self.ledger is not None and self.currentWidget() is self.ledger

    def shows_network(self) -> bool:
        """Whether the network is on screen."""
        return self.network is not None and self.currentWidget() is self.network

    def shows_contacts(self) -> bool:
        """Whether the contacts are on screen."""
        return self.currentWidget() is self.contacts

    def show_today(self) -> TodayPage:
        """Bring up the day."""
        if self.today is None:
            self.today = self.make_today()
            self.addWidget(self.today)
        if not self.shows_today():
            self._bring_up(self.today)
        return self.today

    def show_ledger(self) -> LedgerPage:
        """Bring up the ledger."""
        if self.ledger is None:
            self.ledger = self.make_ledger()
            self.addWidget(self.ledger)
        if not self.shows_ledger():
            self._bring_up(self.ledger)
        return self.ledger

    def show_network(self) -> NetworkHolder:
        """Bring up the network."""
        if self.network is None:
            self.network = self.make_network()
            self.addWidget(self.network)
        if not self.shows_network():
            self._bring_up(self.network)
        return self.network

    def show_contacts(self) -> None:
        """Bring up the contacts."""
        if not self.shows_contacts():
            self._bring_up(self.contacts)

    def take_focus(self) -> None:
        """Put the keyboard on the page that is shown."""
        if self.today is not None and self.shows_today():
            self.today.take_focus()
        elif self.ledger is not None and self.shows_ledger():
            self.ledger.take_focus()
        elif self.network is not None and self.shows_network():
            self.network.take_focus()
        else:
            self.contacts.list.take_focus()

    def _bring_up(self, page: QWidget) -> None:
        had_keyboard = self._has_keyboard()
        self.setCurrentWidget(page)
        self.contacts.be_away(away=page is not self.contacts)
        if had_keyboard:
            self.take_focus()

    def _has_keyboard(self) -> bool:
        """Whether the keyboard is in the page that is shown; one that goes must not keep it."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def save(self, memory: QSettings, day: str) -> None:
        """Remember which page was shown, for the rest of this day."""
        keep_facts(memory, _KEY, {"day": day, "today": self.shows_today()})

    @staticmethod
    def begins_with_today(memory: QSettings, day: str) -> bool:
        """Whether to begin with the day: always but where the user was at the contacts the same day."""
        held = facts(memory, _KEY)
        return held.get("day") != day or held.get("today") is not False
