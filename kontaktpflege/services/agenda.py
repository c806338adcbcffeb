"""The agenda: three names a day, each with its reasons, and what else is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kontaktpflege.domain.agenda import AgendaItem, Candidate, item, rank, three
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
    """Of those cared for and not resting, how many were in touch within their rhythm."""

    active: int
    cared_for: int


class AgendaDesk:
    """Says whom to call. What it reads it finds by index, however many are cared for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def today(self, day: date | None = None) -> Agenda:
        """The names of a day (today unless another is given): the same all day, but for those who are put off."""
        day = day or self._store.today()
        with self._store.reading() as connection:
            drawn = agenda.drawn(connection, day)
            items = three(_one_by_one(connection, drawn, day), day)
            if len(items) == NAMES_A_DAY:
                return Agenda(day=day, items=tuple(items))
            more = [one.contact_id for one in self._ranked(connection, day) if one.contact_id not in drawn]
            order = [*drawn, *more]
            items = three(_one_by_one(connection, order, day), day)
        if more:
            self._keep(day, order)
        return Agenda(day=day, items=tuple(items))

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

    def count_due(self, day: date | None = None) -> int:
        """How many are due and not put off."""
        with self._store.reading() as connection:
            return agenda.count_due(connection, day or self._store.today())

    def long_quiet(self, day: date | None = None) -> list[int]:
        """Contacts that were quiet for more than twice their rhythm, the longest first."""
        with self._store.reading() as connection:
            return agenda.long_quiet(connection, day or self._store.today())

    def share(self, day: date | None = None) -> Share:
        """How many of those cared for are in touch."""
        with self._store.reading() as connection:
            active, cared_for = agenda.share(connection, day or self._store.today())
        return Share(active=active, cared_for=cared_for)

    def resurfacing(self, days: int = 30, limit: int = 50) -> list[Resurfacing]:
        """Who comes back within so many days, the next first."""
        with self._store.reading() as connection:
            rows = agenda.resurfacing(connection, days_later(self._store.today(), days), limit)
        return [Resurfacing(contact_id=one, name=name, day=day, note=note) for one, name, day, note in rows]

    def _ranked(self, connection: Connection, day: date) -> list[Candidate]:
        return rank(agenda.candidates(connection, agenda.considered(connection, day), day), day)

    def _keep(self, day: date, order: list[int]) -> None:
        try:
            with self._store.unrecorded() as tx:
                agenda.keep_drawn(tx.connection, day, order, self._store.today())
        except BookError:  # a book that may only be read draws anew each time, which comes to the same
            return


def _one_by_one(connection: Connection, ids: list[int], day: date) -> Iterator[Candidate]:
    """Candidates in order, fetched a few at a time: three are soon found."""
    for start in range(0, len(ids), 2 * NAMES_A_DAY):
        yield from agenda.candidates(connection, ids[start : start + 2 * NAMES_A_DAY], day)


def _in_batches(connection: Connection, ids: list[int], day: date) -> list[Candidate]:
    found: list[Candidate] = []
    for start in range(0, len(ids), 500):
        found += agenda.candidates(connection, ids[start : start + 500], day)
    return found
