"""The pages of the window, one of which is shown: the day, the contacts, the network, the ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from kontaktpflege.ui.contacts.contacts_page import ContactsPage
from kontaktpflege.ui.contacts.place import LEDGER, NETWORK, TODAY, Place
from kontaktpflege.ui.window_memory import facts, keep_facts

if TYPE_CHECKING:
    from kontaktpflege.ui.ledger.ledger_page import LedgerPage
    from kontaktpflege.ui.network_holder import NetworkHolder
    from kontaktpflege.ui.today.today_page import TodayPage

    SpecialPage = TodayPage | LedgerPage | NetworkHolder

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

    def shows_contacts(self) -> bool:
        """Whether the contacts are on screen."""
        return self.currentWidget() is self.contacts

    def show_today(self) -> TodayPage:
        """Bring up the day."""
        if self.today is None:
            self.today = self.make_today()
            self.addWidget(self.today)
        self._bring_up(self.today)
        return self.today

    def show_ledger(self) -> LedgerPage:
        """Bring up the ledger."""
        if self.ledger is None:
            self.ledger = self.make_ledger()
            self.addWidget(self.ledger)
        self._bring_up(self.ledger)
        return self.ledger

    def show_network(self) -> NetworkHolder:
        """Bring up the network."""
        if self.network is None:
            self.network = self.make_network()
            self.addWidget(self.network)
        self._bring_up(self.network)
        return self.network

    def show_contacts(self) -> None:
        """Bring up the contacts."""
        self._bring_up(self.contacts)

    def show_place(self, place: Place) -> SpecialPage | None:
        """Bring up the page of this place; None where it is a list of contacts."""
        shows: dict[Place, Callable[[], SpecialPage]] = {
            TODAY: self.show_today,
            LEDGER: self.show_ledger,
            NETWORK: self.show_network,
        }
        return shows[place]() if place in shows else None

    def made(self) -> dict[Place, SpecialPage]:
        """The pages beside the contacts that were made, by their places."""
        pages = {TODAY: self.today, LEDGER: self.ledger, NETWORK: self.network}
        return {place: page for place, page in pages.items() if page is not None}

    def place(self) -> Place | None:
        """The place whose page is on screen; None for the contacts, whose list is one of many."""
        return next((place for place, page in self.made().items() if page is self.currentWidget()), None)

    def take_focus(self) -> None:
        """Put the keyboard on the page that is shown."""
        place = self.place()
        (self.contacts.list if place is None else self.made()[place]).take_focus()

    def current(self) -> int | None:
        """The contact that has the keyboard: its row, its card of the day, its mark in the picture."""
        place = self.place()
        return self.contacts.list.table.current_id() if place is None else self.made()[place].current()

    def meant(self) -> list[int]:
        """The selected contacts, or the one that has the keyboard."""
        if self.shows_contacts():
            return list(self.contacts.list.table.selected_ids())
        shown, current = self.currentWidget(), self.current()
        chosen = list(self.network.selected_ids()) if self.network is not None and shown is self.network else []
        return chosen or ([current] if current is not None else [])

    def select_all(self) -> None:
        """Select every row of the page that is shown."""
        if self.shows_contacts():
            self.contacts.list.table.selectAll()
        elif self.ledger is not None and self.currentWidget() is self.ledger:
            self.ledger.select_all()

    def _bring_up(self, page: QWidget) -> None:
        if page is self.currentWidget():
            return
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
