"""Care in the window: the page of the day, logging by key, the call sheet; connects what they ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.opener import Opener
from kontaktpflege.ui.pages import Pages
from kontaktpflege.ui.preferences import Preferences
from kontaktpflege.ui.widgets.error_dialog import show_error

if TYPE_CHECKING:
    from kontaktpflege.domain.interaction import Interaction
    from kontaktpflege.ui.calling import Caller
    from kontaktpflege.ui.care_deeds import CareDeeds
    from kontaktpflege.ui.talks.call_sheet import CallSheet
    from kontaktpflege.ui.talks.log_dialog import LogDialog
    from kontaktpflege.ui.today.today_page import TodayPage


class Caring(QObject):
    """Everything is loaded when it is asked for first: an uncared book starts without it."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    contact_asked = Signal(int)
    """Show this contact among all."""
    write_asked = Signal(int)
    """Open a draft to this contact."""
    occasions_asked = Signal()
    """Show what is coming."""
    due_counted = Signal(int)
    """How many names of the day are not done."""

    def __init__(
        self,
        services: Services,
        pages: Pages,
        opener: Opener,
        preferences: Preferences,
        today: Callable[[], date],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._pages = pages
        self._opener = opener
        self._preferences = preferences
        self.today = today
        self._window = window
        self._deeds: CareDeeds | None = None
        self._caller: Caller | None = None
        self._sheet: CallSheet | None = None
        pages.make_today = self._make_today

    def begin(self, memory: QSettings) -> bool:
        """Show the day first if the window begins with it; tells whether it does."""
        day = self.today().isoformat()
        if not self._services.address_book.cares_for_somebody() or not self._pages.begins_with_today(memory, day):
            return False
        self._pages.show_today().take_focus()
        return True

    def save(self, memory: QSettings) -> None:
        """Remember the page for the rest of the day."""
        self._pages.save(memory, self.today().isoformat())

    def renew(self) -> None:
        """The book changed."""
        if self._pages.today is not None:
            self._pages.today.renew()
        if self._sheet is not None:
            self._sheet.renew()

    def use_settings(self, settings: Settings) -> None:
        """Numbers belong to this country."""
        if self._caller is not None:
            self._caller.country = settings.country

    def deeds(self) -> CareDeeds:
        """What writes."""
        if self._deeds is None:
            from kontaktpflege.ui.care_deeds import CareDeeds

            self._deeds = CareDeeds(self._services, self.today, self._window)
            self._deeds.told.connect(self.told)
        return self._deeds

    def caller(self) -> Caller:
        """What opens telephone, mail and messenger."""
        if self._caller is None:
            from kontaktpflege.ui.calling import Caller

            self._caller = Caller(self._opener, self._window)
            self._caller.country = self._preferences.settings().country
        return self._caller

    def current(self) -> int | None:
        """The contact that is meant: on whose card of the day, or in whose row, the keyboard stands."""
        if self._pages.shows_today() and self._pages.today is not None:
            return self._pages.today.current()
        return self._pages.contacts.list.table.current_id()

    def log_current(self) -> None:
        """Log a talk with the current contact, just now."""
        current = self.current()
        if current is not None:
            self.deeds().log(current)

    def open_log(self, contact_id: int | None = None, held: Interaction | None = None) -> LogDialog:
        """Ask in full what happened with somebody (without a contact: the current one), or correct what is `held`."""
        from kontaktpflege.ui.talks.log_dialog import LogDialog

        ids = list(held.contacts) if held is not None else [contact_id or self.current() or 0]
        people = [(row.id, row.name) for row in self._services.address_book.summaries(ids)]
        now = self._services.journal.now()
        dialog = LogDialog(people, now, self._services.capture.people, self._window, held)
        dialog.decided.connect(self.deeds().keep)
        dialog.removal_asked.connect(self.deeds().delete)
        dialog.open()
        return dialog

    def show_sheet(self, contact_id: int | None = None) -> CallSheet | None:
        """Show what matters before a call with somebody (without a contact: the current one); None if there is nobody."""
        from kontaktpflege.ui.sheet_press import print_sheet
        from kontaktpflege.ui.talks.call_sheet import CallSheet
        from kontaktpflege.ui.talks.sheet_facts import read_sheet

        meant = contact_id if contact_id is not None else self.current()
        if meant is None:
            return None
        try:
            facts = read_sheet(self._services, meant, self.today())
        except KontaktpflegeError as error:
            show_error(self._window, error)
            return None
        letter = self._preferences.log_by_letter
        sheet = CallSheet(self._services, self.deeds(), self.caller(), facts, self.today, letter, self._window)
        sheet.log_asked.connect(self.open_log)
        sheet.print_asked.connect(lambda facts: print_sheet(facts, sheet))
        sheet.finished.connect(self._forget_sheet)
        self._sheet = sheet
        sheet.open()
        return sheet

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _make_today(self) -> TodayPage:
        from kontaktpflege.ui.today.today_page import TodayPage

        page = TodayPage(
            self._services, self.deeds(), self.caller(), self.today, self._preferences.log_by_letter, self._pages
        )
        page.contact_asked.connect(self.contact_asked)
        page.sheet_asked.connect(self.show_sheet)
        page.write_asked.connect(self.write_asked)
        page.occasions_asked.connect(self.occasions_asked)
        page.log_asked.connect(self.open_log)
        page.shown.connect(self._count)
        return page

    def _count(self) -> None:
        day = self._pages.today.day() if self._pages.today is not None else None
        if day is not None:
            self.due_counted.emit(sum(not face.item.done for face in day.faces))
