"""The agenda: three names a day, each with its reasons, and what else is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from kontaktpflege.domain.agenda import AgendaItem, Candidate, foremost, item, three
from kontaktpflege.domain.cadence import NAMES_A_DAY, days_later
from kontaktpflege.domain.errors import BookError, ContactNotFound
from kontaktpflege.storage import agenda
from kontaktpflege.storage.store import Connection, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """A day: its three names (fewer if fewer are due)."""

    day: date
    items: tuple[AgendaItem, ...]

    @property
    def all_done(self) -> bool:
        """Whether nobody is left to call."""
        return all(one.done for one in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resurfacing:
    """Somebody who rests until a day."""

    contact_id: int
    name: str
    day: date
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Of those cared for and not resting, how many were in touch within their rhythm, and how many are due.

    `due` is without those who are put off beyond the day or were tried on it.
    """

    active: int
    cared_for: int
    due: int


class AgendaDesk:
    """Says whom to call. What it reads it finds by index, however many are cared for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def today(self, day: date | None = None) -> Agenda:
        """The names of a day (today unless another is given): the same all day, but for those who are put off."""
        day = day or self._store.today()
        with self._store.reading() as connection:
            drawn = agenda.drawn(connection, day)
            held = agenda.candidates(connection, drawn, day)
            items = three(held, day)
            if len(items) == NAMES_A_DAY:
                return Agenda(day=day, items=tuple(items))
            more = _foremost(connection, day, without=drawn)
        if more:
            self._keep(day, [*drawn, *(one.contact_id for one in more)])
        return Agenda(day=day, items=tuple(three([*held, *more], day)))

    def item(self, contact_id: int, day: date | None = None) -> AgendaItem:
        """What speaks for calling somebody; raises ContactNotFound for one who is not in the book or in its trash."""
        day = day or self._store.today()
        with self._store.reading() as connection:
            found = agenda.candidates(connection, [contact_id], day)
        if not found:
            raise ContactNotFound(contact_id)
        return item(found[0], day)

    def due(self, days: int = 0, day: date | None = None, limit: int = -1) -> list[AgendaItem]:
        """Everybody who is due by so many days from now, the longest due first."""
        day = day or self._store.today()
        with self._store.reading() as connection:
            ids = agenda.due(connection, days_later(day, days), limit)
            return [item(one, day) for one in _in_batches(connection, ids, day)]

    @staticmethod
    def count_besides(proposed: Agenda, share: Share) -> int:
        """How many more are due on a day and wait for a call, besides those of its names who still wait for theirs."""
        day = proposed.day
        waiting = sum(not one.done and one.due_on is not None and one.due_on <= day for one in proposed.items)
        return max(0, share.due - waiting)

    def long_quiet(self, day: date | None = None) -> list[int]:
        """Contacts that were quiet for more than twice their rhythm, the longest first."""
        with self._store.reading() as connection:
            return agenda.long_quiet(connection, day or self._store.today())

    def share(self, day: date | None = None) -> Share:
        """How many of those cared for are in touch."""
        with self._store.reading() as connection:
            active, cared_for, due = agenda.share(connection, day or self._store.today())
        return Share(active=active, cared_for=cared_for, due=due)

    def resurfacing(self, days: int = 30, limit: int = 50) -> list[Resurfacing]:
        """Who comes back within so many days, the next first."""
        with self._store.reading() as connection:
            rows = agenda.resurfacing(connection, days_later(self._store.today(), days), limit)
        return [Resurfacing(contact_id=one, name=name, day=day, note=note) for one, name, day, note in rows]

    def _keep(self, day: date, order: list[int]) -> None:
        try:
            with self._store.unrecorded() as tx:
                agenda.keep_drawn(tx.connection, day, order, self._store.today())
        except BookError:  # a book that may only be read draws anew each time, which comes to the same
            return


def _foremost(connection: Connection, day: date, without: Sequence[int]) -> list[Candidate]:
    """The most urgent contacts of a day but those, as if everybody had been weighed."""

    def weigh(ids: Sequence[int]) -> list[Candidate]:
        return agenda.candidates(connection, [one for one in ids if one not in without], day)

    groups = agenda.groups(connection, day)
    return foremost(groups, partial(agenda.following, connection), weigh, day, NAMES_A_DAY)


def _in_batches(connection: Connection, ids: list[int], day: date) -> list[Candidate]:
    found: list[Candidate] = []
    for start in range(0, len(ids), 500):
        found += agenda.candidates(connection, ids[start : start + 500], day)
    return found
