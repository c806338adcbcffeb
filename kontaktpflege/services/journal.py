"""The journal: what happened with whom, what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from kontaktpflege.domain.errors import CareProblem
from kontaktpflege.domain.interaction import Direction, Interaction
from kontaktpflege.domain.promise import Promise
from kontaktpflege.storage import care, contacts, journal
from kontaktpflege.storage.store import Store, Transaction

_AHEAD = timedelta(minutes=5)
"""So far another machine's clock may be ahead."""


class Journal:
    """Interactions and promises; each method that changes is one step of undo."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def now(self) -> datetime:
        """The moment it is."""
        return self._store.clock()

    def log(self, interaction: Interaction, promises: Sequence[Promise] = (), *, today: date | None = None) -> int:
        """Keep an interaction and what was promised in it; returns its id.

        What reached somebody of late ends "later", and the first greeting that was due. `today` is another day than this one
        that it is to be. Raises CareProblem ("nobody", "future", "empty"), ContactNotFound.
        """
        self._check(interaction, today)
        with self._store.transaction("log") as tx:
            self._name(tx, interaction)
            added = journal.add(tx.connection, interaction, self._day(interaction))
            for promise in promises:
                journal.add_promise(tx.connection, replace(_worded(promise), interaction_id=added))
            self._settle(tx, interaction, interaction.contacts, today)
        return added

    def correct(self, interaction: Interaction) -> None:
        """Keep an interaction as it should have been; raises CareProblem ("no_interaction", "nobody", "future")."""
        self._check(interaction)
        with self._store.transaction("log_correct") as tx:
            held = journal.interaction(tx.connection, interaction.id)
            if held is None:
                raise CareProblem("no_interaction")
            self._name(tx, interaction)
            # The user may be in another time zone by now: the same moment stays on the day that it was.
            before = journal.day_of(tx.connection, interaction.id)
            day = before if held.at == interaction.at else self._day(interaction)
            journal.change(tx.connection, interaction, day)
            reached = frozenset() if held.attempt or day > before else frozenset(held.contacts)
            self._settle(tx, interaction, [one for one in interaction.contacts if one not in reached])

    def delete(self, interaction_id: int) -> None:
        """Remove an interaction; raises CareProblem ("no_interaction")."""
        with self._store.transaction("log_delete") as tx:
            held = journal.interaction(tx.connection, interaction_id)
            if held is None:
                raise CareProblem("no_interaction")
            self._name(tx, held)
            journal.delete(tx.connection, interaction_id)

    def waive_answers(self, ids: Sequence[int]) -> int:
        """Let the messages of contacts that wait for an answer need none; returns for how many contacts."""
        with self._store.transaction("answer_waived") as tx:
            chosen = contacts.selected(tx.connection, ids)
            owed = [one for one, held in care.cares(tx.connection, ids).items() if held.owed_on is not None]
            if len(owed) == 1:
                tx.facts["name"] = contacts.contact(tx.connection, owed[0]).card.formatted_name
            tx.facts["count"] = len(owed)
            journal.waive_answers(tx.connection, chosen)
            return len(owed)

    def interaction(self, interaction_id: int) -> Interaction | None:
        """One interaction; None if it is gone."""
        with self._store.reading() as connection:
            return journal.interaction(connection, interaction_id)

    def timeline(self, contact_id: int, limit: int = 100) -> list[Interaction]:
        """The latest interactions with a contact, newest first."""
        with self._store.reading() as connection:
            return journal.interactions(connection, journal.timeline(connection, contact_id, limit))

    def timeline_ids(self, contact_id: int) -> list[int]:
        """The ids of all interactions with a contact, newest first."""
        with self._store.reading() as connection:
            return journal.timeline(connection, contact_id, -1)

    def interactions(self, ids: Sequence[int]) -> dict[int, Interaction]:
        """Interactions by id; those that are gone are left out."""
        with self._store.reading() as connection:
            return {one.id: one for one in journal.interactions(connection, ids)}

    def count(self, contact_id: int) -> int:
        """How many interactions there were with a contact."""
        with self._store.reading() as connection:
            return journal.interactions_with(connection, contact_id)

    def promises(self, contact_id: int, *, only_open: bool = True) -> tuple[Promise, ...]:
        """What was promised between a contact and the user, those with a day first."""
        with self._store.reading() as connection:
            return journal.promises(connection, [contact_id], only_open=only_open).get(contact_id, ())

    def open_promises(self, limit: int = 50) -> list[tuple[Promise, str]]:
        """Promises to keep, by either side, and the contact's name, the earliest day first."""
        with self._store.reading() as connection:
            return journal.open_promises(connection, self._store.today(), limit)

    def promise(self, promise: Promise) -> int:
        """Keep a promise, newly or (with its id) anew; returns its id. Raises CareProblem ("empty", "no_promise")."""
        worded = _worded(promise)
        with self._store.transaction("promise") as tx:
            tx.facts["name"] = contacts.contact(tx.connection, promise.contact_id).card.formatted_name
            if not promise.id:
                return journal.add_promise(tx.connection, worded)
            if not journal.change_promise(tx.connection, worded):
                raise CareProblem("no_promise")
            return promise.id

    def settle_promise(self, promise_id: int, *, kept: bool = True) -> None:
        """Mark a promise as kept today, or as open again; raises CareProblem ("no_promise")."""
        with self._store.transaction("promise_kept" if kept else "promise_open") as tx:
            held = journal.promise(tx.connection, promise_id)
            if held is None:
                raise CareProblem("no_promise")
            journal.change_promise(tx.connection, replace(held, kept_on=self._store.today() if kept else None))

    def delete_promise(self, promise_id: int) -> None:
        """Remove a promise; raises CareProblem ("no_promise")."""
        with self._store.transaction("promise_delete") as tx:
            if not journal.delete_promise(tx.connection, promise_id):
                raise CareProblem("no_promise")

    def _check(self, interaction: Interaction, today: date | None = None) -> None:
        if not interaction.contacts:
            raise CareProblem("nobody")
        future = interaction.at > self._store.clock() + _AHEAD if today is None else self._day(interaction) > today
        if future:
            raise CareProblem("future")

    def _settle(
        self, tx: Transaction, interaction: Interaction, reached: Sequence[int], today: date | None = None
    ) -> None:
        if not interaction.attempt:
            now = today or self._store.today()
            care.settle(tx.connection, reached, self._day(interaction).toordinal(), now.toordinal())

    def _day(self, interaction: Interaction) -> date:
        """The day it was where the user is."""
        return interaction.at.astimezone().date()

    @staticmethod
    def _name(tx: Transaction, interaction: Interaction) -> None:
        """Say in the step with whom it was; raises ContactNotFound."""
        first = contacts.contact(tx.connection, interaction.contacts[0])
        for other in interaction.contacts[1:]:
            contacts.contact(tx.connection, other)
        tx.facts["name"] = first.card.formatted_name
        tx.facts["count"] = len(interaction.contacts)


def proposed_direction(interaction: Interaction) -> Interaction:
    """The same with the direction that its channel most often has: one writes and rings oneself, and meets together."""
    outgoing = interaction.channel.value in ("call", "letter", "message", "mail")
    return replace(interaction, direction=Direction.OUT if outgoing else Direction.BOTH)


def _worded(promise: Promise) -> Promise:
    text = " ".join(promise.text.split())
    if not text:
        raise CareProblem("empty")
    return replace(promise, text=text)
