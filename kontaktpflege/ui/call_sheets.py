"""The sheet before a call, one at a time: opened, printed, and left for what it leads to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.services import Services
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.widgets.error_dialog import show_error

if TYPE_CHECKING:
    from kontaktpflege.domain.template import TextBlock
    from kontaktpflege.ui.calling import Caller
    from kontaktpflege.ui.care_deeds import CareDeeds
    from kontaktpflege.ui.favor_deeds import FavorDeeds
    from kontaktpflege.ui.talks.call_sheet import CallSheet
    from kontaktpflege.ui.talks.sheet_facts import SheetFacts


class CallSheets(QObject):
    """Loads the sheet when it is asked for first, or where nobody waits for it."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    contact_asked = Signal(int)
    """The sheet is gone: show this contact."""
    draft_asked = Signal(int, object)
    """The sheet is gone: write to this contact, with a `TextBlock`."""
    log_asked = Signal(int, object)
    """Note in full what happened with this contact; the `CallSheet` asks."""
    favor_asked = Signal(int, bool)
    """Note that this contact was given something (True), or gave."""

    def __init__(
        self,
        services: Services,
        deeds: CareDeeds,
        favors: Callable[[], FavorDeeds],
        caller: Caller,
        today: Callable[[], date],
        log_by_letter: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._deeds = deeds
        self._favors = favors
        self._caller = caller
        self._today = today
        self._log_by_letter = log_by_letter
        self._window = window
        self.open: CallSheet | None = None

    def show(self, contact_id: int) -> CallSheet | None:
        """Show what matters before a call with somebody; None, and the error, if there is nobody."""
        from kontaktpflege.ui.talks.call_sheet import CallSheet
        from kontaktpflege.ui.talks.sheet_facts import read_sheet

        try:
            facts = read_sheet(self._services, contact_id, self._today())
        except KontaktpflegeError as error:
            show_error(self._window, error)
            return None
        sheet = CallSheet(
            self._services, self._deeds, self._caller, facts, self._today, self._log_by_letter, self._window
        )
        sheet.favor_asked.connect(self.favor_asked)
        sheet.log_asked.connect(lambda contact: self.log_asked.emit(contact, sheet))
        sheet.draft_asked.connect(self._write_instead)
        sheet.favors.serve(self._favors(), sheet)
        sheet.favors.meet_asked.connect(self._meet)
        sheet.print_asked.connect(lambda facts: self._print(facts, sheet))
        sheet.finished.connect(self._forget)
        self.open = sheet
        sheet.open()
        return sheet

    def renew(self) -> None:
        """The book changed."""
        if self.open is not None:
            self.open.renew()

    def tell(self, sentence: str, undoable: bool) -> None:
        """Say what was done where one can take it back: a sheet keeps the window behind it from hearing anything."""
        if self.open is not None:
            self.open.told.tell(sentence, undoable)
        else:
            self.told.emit(sentence, undoable)

    def load(self) -> None:
        """Load what a sheet needs where nobody waits for it: so the first one opens as quickly as the others."""

        def load(control: Control) -> None:
            from kontaktpflege.ui.talks import call_sheet  # noqa: F401

            self._services.correspondence.offered()

        Task(load).start()

    def _print(self, facts: SheetFacts, sheet: CallSheet) -> None:
        from kontaktpflege.ui.sheet_press import print_sheet

        print_sheet(facts, lambda sentence: self.tell(sentence, False), sheet)

    def _meet(self, contact_id: int) -> None:
        if self._leaves():
            self.contact_asked.emit(contact_id)

    def _write_instead(self, contact_id: int, block: TextBlock) -> None:
        """Write to whom one was about to call: the sheet would let nobody at the draft."""
        if self._leaves():
            self.draft_asked.emit(contact_id, block)

    def _leaves(self) -> bool:
        """Close the sheet; tells whether it went."""
        if self.open is not None:
            self.open.reject()
        return self.open is None

    def _forget(self) -> None:
        self.open = None
