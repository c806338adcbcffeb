"""The desk of greetings: whom one writes to for an occasion of a year, and who has been written to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.greeting import Greeting, GreetingList
from kontaktpflege.domain.household import resident_of
from kontaktpflege.domain.importing import Cancel, Progress
from kontaktpflege.domain.letter import Addressee, Letter, letters
from kontaktpflege.services.transfer import go_on, silent
from kontaktpflege.storage import contacts, greetings
from kontaktpflege.storage.store import Connection, Store

_BATCH = 200


class GreetingDesk:
    """Lists have no life of their own: one is there while somebody is on it. Each change is one step of undo."""

    def __init__(self, store: Store, calling_code: str, home: Callable[[], str]) -> None:
        self._store = store
        self._calling_code = calling_code
        self._home = home

    def lists(self) -> list[GreetingList]:
        """Every list, the newest year first."""
        with self._store.reading() as connection:
            return greetings.greeting_lists(connection)

    def letters(
        self,
        key: str,
        year: int,
        *,
        by_household: bool = True,
        progress: Progress = silent,
        cancel: Cancel = go_on,
    ) -> list[Letter]:
        """The letters of a list by name, without those who have died or are in the trash. Raises Cancelled.

        Reads every card on it: not for the GUI thread.
        """
        with self._store.reading() as connection:
            listed = greetings.greetings(connection, key, year)
            addressees: list[Addressee] = []
            for start in range(0, len(listed), _BATCH):
                if cancel():
                    raise Cancelled
                addressees += _addressees(connection, listed[start : start + _BATCH])
                progress(len(addressees), len(listed))
        return letters(addressees, self._home(), by_household=by_household)

    def add(self, key: str, year: int, what: ContactQuery | Sequence[int]) -> int:
        """Put contacts on a list; returns how many were not on it. Those who have died are left out."""
        with self._store.transaction("greeting_add") as tx:
            ids = self._meant(tx.connection, what)
            added = greetings.add(tx.connection, key, year, ids)
            tx.facts["count"] = added
            return added

    def carry_over(self, key: str, source: int, year: int) -> int:
        """Put those on the list of a year who were on that of another; returns how many came."""
        with self._store.transaction("greeting_add") as tx:
            ids = [one.contact_id for one in greetings.greetings(tx.connection, key, source)]
            added = greetings.add(tx.connection, key, year, ids)
            tx.facts["count"] = added
            return added

    def remove(self, key: str, year: int, ids: Sequence[int]) -> int:
        """Take contacts off a list; returns how many were on it."""
        with self._store.transaction("greeting_remove") as tx:
            removed = greetings.remove(tx.connection, key, year, ids)
            tx.facts["count"] = removed
            return removed

    def tick(self, key: str, year: int, ids: Sequence[int], done: bool) -> int:
        """Say that contacts were greeted today, or that they were not; returns for how many that is new."""
        with self._store.transaction("greeting_done" if done else "greeting_waits") as tx:
            ticked = greetings.tick(tx.connection, key, year, ids, self._store.today() if done else None)
            tx.facts["count"] = ticked
            return ticked

    def _meant(self, connection: Connection, what: ContactQuery | Sequence[int]) -> Sequence[int]:
        if isinstance(what, ContactQuery):
            return contacts.list_ids(connection, what, None, self._calling_code, self._store.today())
        return what


def _addressees(connection: Connection, listed: Sequence[Greeting]) -> list[Addressee]:
    found = {one.id: one for one in contacts.contacts(connection, [one.contact_id for one in listed])}
    names = {row.id: row.name for row in contacts.summaries(connection, list(found))}
    return [
        Addressee(one, names[one.contact_id], resident_of(found[one.contact_id].card, "preferred"))
        for one in listed
        if one.contact_id in found
    ]
