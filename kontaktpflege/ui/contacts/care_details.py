"""Brings care into the details a moment after the card: whoever hurries through the list does not wait for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kontaktpflege.domain.errors import ContactNotFound
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.details_pane import DetailsPane
from kontaktpflege.ui.tasks import Latest

if TYPE_CHECKING:
    from kontaktpflege.ui.contacts.care_section import CareFacts, CareSection

_AFTER = 150
"""Milliseconds from the card to what happened with the person."""
_MUCH_LATER = 1_000
"""Milliseconds from there to what has to be looked for in the whole book."""


class CareDetails(QObject):
    """Reads off the GUI thread; the section is made when it is shown first."""

    made = Signal(object)
    """The `CareSection`, once: what it asks for may be connected."""

    def __init__(self, services: Services, today: Callable[[], date], details: DetailsPane) -> None:
        super().__init__(details)
        self._services = services
        self._today = today
        self._details = details
        self._wanted = 0
        self._fresh = self._brought = 0
        self._whose: int | None = None
        self._reading = Latest(self)
        self._reading.done.connect(self._show)
        self._reading.failed.connect(self._fail)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._read)
        self._suggesting = Latest(self)
        self._suggesting.done.connect(self._show_suggested)
        self._later = QTimer(self, singleShot=True, interval=_MUCH_LATER)
        self._later.timeout.connect(self._look_for_ties)
        self.section: CareSection | None = None
        details.contact_shown.connect(self._await)

    def _await(self, contact_id: int) -> None:
        self._reading.forget()
        self._suggesting.forget()
        self._later.stop()
        same = contact_id == self._whose
        if not same:
            self._whose, self._wanted, self._fresh = contact_id, 0, 0
        facts = self.section.facts() if self.section is not None else None
        if self.section is not None and (facts is None or facts.contact_id != contact_id):
            self.section.hide()
        if same:
            self._read()
        else:
            self._soon.start(_AFTER)

    def word_favor(self, favor_id: int) -> None:
        """Offer the line for the words of a favour that was just noted; 0: no longer."""
        self._fresh = favor_id
        self._soon.start(0)

    def end_words(self) -> None:
        """Keep what was said of a favour so far: another one gets its words elsewhere."""
        if self.section is not None and self.section.favors.line is not None:
            self.section.favors.line.say()

    def take_focus(self) -> None:
        """Put the keyboard where a favour that was just noted gets its words, else on the first line of the details."""
        section = self.section
        line = section.favors.line if section is not None and section.isVisible() else None
        if line is not None:
            line.take_focus()
        else:
            self._details.focus_first()

    def _read(self) -> None:
        self._soon.stop()
        shown = self._details.contact_id()
        if shown is None:
            return
        services, day, more, fresh = self._services, self._today(), self._wanted, self._fresh

        def work(control: object) -> CareFacts:
            from kontaktpflege.ui.contacts.care_section import LATEST, MORE, read_care

            return read_care(services, shown, day, LATEST + more * MORE, fresh)

        self._reading.run(work)

    def _bring_line(self) -> None:
        """Let one see where the favour that was just noted gets its words; the keyboard stays where it is."""
        if self.section is not None and self.section.favors.line is not None:
            self._details.bring_into_view(self.section.favors.line)
        self._details.hold_still(still=False)

    def _read_more(self) -> None:
        self._wanted += 1
        self._read()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, ContactNotFound):  # gone meanwhile: the details will show somebody else
            raise error

    def _look_for_ties(self) -> None:
        """Count the ties that are suggested for who is still shown."""
        services, shown = self._services, self._whose
        if shown is not None:
            self._suggesting.run(lambda control: (shown, len(services.ties.suggestions(shown))))

    def _show_suggested(self, found: tuple[int, int]) -> None:
        if self.section is not None:
            self.section.ties.show_suggested(*found)

    def _show(self, facts: CareFacts) -> None:
        if facts.contact_id != self._details.contact_id():
            return
        if self.section is None:
            from kontaktpflege.ui.contacts.care_section import CareSection

            self.section = CareSection(self._services.capture.people)
            self.section.more_asked.connect(self._read_more)
            self.section.favors.line_left.connect(lambda: self.word_favor(0))
            self._details.show_among(self.section)
            self.made.emit(self.section)
        self.section.show_facts(facts)
        self.section.show()
        self._details.lead_through(self.section)
        self._later.start()
        if facts.favors.fresh and facts.favors.fresh != self._brought:
            self._brought = facts.favors.fresh
            self._details.hold_still(still=True)  # else it would be drawn where it was, and once more where it comes to
            QTimer.singleShot(0, self, self._bring_line)
