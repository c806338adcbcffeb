"""What one does about somebody: log, put off, let rest, keep a promise; each is said with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.care import About, PersonalFact
from kontaktpflege.domain.interaction import Channel, Interaction, Outcome
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.promise import Promise
from kontaktpflege.services import Services
from kontaktpflege.services.journal import proposed_direction
from kontaktpflege.ui.tasks import Control
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.writing import Source, write
from kontaktpflege.wording import _
from kontaktpflege.wording.care import day_words, noted, noted_with


class CareDeeds(QObject):
    """Writes what happened and what shall happen; `window` is where an error is shown."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    talked = Signal(int)
    """The contact with whom a talk was logged."""

    def __init__(self, services: Services, today: Callable[[], date], window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._today = today
        self._window = window

    def log(
        self,
        *contacts: int,
        channel: Channel = Channel.CALL,
        outcome: Outcome = Outcome.REACHED,
        text: str = "",
        source: Source | None = None,
    ) -> None:
        """Log what happened just now with somebody, or with several at once."""
        made = Interaction(
            at=self._services.journal.now(), channel=channel, outcome=outcome, contacts=contacts, text=text.strip()
        )
        self.keep(proposed_direction(made), source=source)

    def keep(self, interaction: Interaction, promises: Sequence[Promise] = (), source: Source | None = None) -> None:
        """Keep an interaction, newly or (with its id) corrected, with what was promised."""

        def work(control: Control) -> tuple[str, date | None]:
            if interaction.id:
                self._services.journal.correct(interaction)
                for promise in promises:
                    self._services.journal.promise(promise)
            else:
                self._services.journal.log(interaction, promises)
            first = interaction.contacts[0]
            return self._first_name(first), self._services.care.care(first).due_on

        def say(done: tuple[str, date | None]) -> None:
            count = len(interaction.contacts)
            self.told.emit(noted(*done, self._today()) if count == 1 else noted_with(count), True)
            if interaction.talk and not interaction.id and count == 1:
                self.talked.emit(interaction.contacts[0])

        self._write(work, say, source)

    def delete(self, interaction_id: int) -> None:
        """Remove an interaction."""
        self._write(
            lambda control: self._services.journal.delete(interaction_id),
            lambda done: self.told.emit(_("Deleted."), True),
        )

    def waive_answers(self, contact_id: int) -> None:
        """Let what somebody wrote need no answer."""

        def work(control: Control) -> str:
            self._services.journal.waive_answers([contact_id])
            return self._first_name(contact_id)

        words = _("{name} waits for no answer.")
        self._write(work, lambda name: self.told.emit(words.format(name=name), True))

    def put_off(self, contact_id: int, until: date) -> None:
        """Propose somebody not before a day."""

        def work(control: Control) -> str:
            self._services.care.later([contact_id], until)
            return self._first_name(contact_id)

        words = _("{name}: not before {day}.")
        self._write(
            work,
            lambda name: self.told.emit(words.format(name=name, day=day_words(until, self._today())), True),
        )

    def let_rest(self, contact_id: int, until: date | None = None, note: str = "") -> None:
        """Let somebody rest, for good or until a day."""

        def work(control: Control) -> str:
            self._services.care.rest([contact_id], until, note)
            return self._first_name(contact_id)

        words = _("{name} rests until {day}.") if until else _("{name} rests from now on; the contact stays.")
        day = day_words(until, self._today()) if until else ""
        self._write(work, lambda name: self.told.emit(words.format(name=name, day=day), True))

    def answer_what_next(
        self, contact_id: int, *, rest: bool = False, until: date | None = None, note: str = ""
    ) -> None:
        """Keep the answer to "What next?": keep caring, or let rest, for good or until a day."""

        def work(control: Control) -> str:
            if rest or until is not None:
                self._services.care.rest([contact_id], until, note, asked=True)
            else:
                self._services.care.mark_asked(contact_id)
            return self._first_name(contact_id)

        def say(name: str) -> None:
            if rest or until is not None:
                self.told.emit(_("{name} rests, and stays in the book.").format(name=name), True)
            else:
                self.told.emit(_("It goes on as before."), False)

        self._write(work, say)

    def keep_promise(self, promise: Promise, source: Source | None = None) -> None:
        """Keep a promise in mind, a new one or (with its id) one that was changed."""
        self._write(
            lambda control: self._services.journal.promise(promise),
            lambda done: self.told.emit(_("Kept in mind."), True),
            source,
        )

    def delete_promise(self, promise_id: int) -> None:
        """Remove a promise."""
        self._write(
            lambda control: self._services.journal.delete_promise(promise_id),
            lambda done: self.told.emit(_("Deleted."), True),
        )

    def settle_promise(self, promise_id: int, *, kept: bool = True) -> None:
        """Mark a promise as kept, or as open again."""
        self._write(
            lambda control: self._services.journal.settle_promise(promise_id, kept=kept),
            lambda done: self.told.emit(_("Kept.") if kept else _("Open again."), True),
        )

    def mark_died(self, contact_id: int, day: PartialDate | None) -> None:
        """Note that somebody has died."""

        def work(control: Control) -> str:
            self._services.care.mark_died(contact_id, day)
            return self._first_name(contact_id)

        words = _("Noted. No reminder of {name} any more.")
        self._write(work, lambda name: self.told.emit(words.format(name=name), True))

    def mark_living(self, contact_id: int) -> None:
        """Take back that somebody has died."""

        def work(control: Control) -> str:
            self._services.care.mark_living(contact_id)
            return self._first_name(contact_id)

        words = _("{name} is not noted as deceased any more.")
        self._write(work, lambda name: self.told.emit(words.format(name=name), True))

    def keep_about(self, contact_id: int, about: About, source: Source | None = None) -> None:
        """Keep what one has in mind of somebody."""
        self._write(
            lambda control: self._services.care.set_about(contact_id, about),
            lambda done: self.told.emit(_("Kept in mind."), True),
            source,
        )

    def keep_fact(self, fact: PersonalFact, source: Source | None = None) -> None:
        """Keep a small fact about a person, newly or (with its id) changed."""
        self._write(
            lambda control: self._services.care.keep_fact(fact),
            lambda done: self.told.emit(_("Kept in mind."), True),
            source,
        )

    def delete_fact(self, fact_id: int) -> None:
        """Remove a personal fact."""
        self._write(
            lambda control: self._services.care.delete_fact(fact_id),
            lambda done: self.told.emit(_("Deleted."), True),
        )

    def _first_name(self, contact_id: int) -> str:
        card = self._services.address_book.contact(contact_id).card
        given = card.name.given if card.name is not None else ""
        return plain_line(given or card.formatted_name, 60) or _("Without a name")

    def _write(self, work: Callable[[Control], Any], say: Callable[[Any], None], source: Source | None = None) -> None:
        write(self._window, work, say, source)
