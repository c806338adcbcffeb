"""The pages of the window, one of which is shown: the day, and the contacts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from kontaktpflege.ui.contacts.contacts_page import ContactsPage
from kontaktpflege.ui.window_memory import facts, keep_facts

if TYPE_CHECKING:
    from kontaktpflege.ui.today.today_page import TodayPage

_KEY = "window/page"


class Pages(QStackedWidget):
    """Holds the pages; that of the day is made when it is asked for first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.today: TodayPage | None = None
        self.contacts: ContactsPage
        self.make_today: Callable[[], TodayPage]

    def hold(self, contacts: ContactsPage) -> None:
        """Take in the page of the contacts."""
        self.contacts = contacts
        self.addWidget(contacts)

    def shows_today(self) -> bool:
        """Whether the day is on screen."""
        return self.today is not None and self.currentWidget() is self.today

    def show_today(self) -> TodayPage:
        """Bring up the day."""
        if self.today is None:
            self.today = self.make_today()
            self.addWidget(self.today)
        if not self.shows_today():
            had_keyboard = self._has_keyboard()
            self.setCurrentWidget(self.today)
            self.contacts.be_away(away=True)
            if had_keyboard:
                self.today.take_focus()
        return self.today

    def show_contacts(self) -> None:
        """Bring up the contacts."""
        if self.shows_today():
            had_keyboard = self._has_keyboard()
            self.setCurrentWidget(self.contacts)
            self.contacts.be_away(away=False)
            if had_keyboard:
                self.contacts.list.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard on the page that is shown."""
        if self.shows_today() and self.today is not None:
            self.today.take_focus()
        else:
            self.contacts.list.take_focus()

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
