"""The desk of greetings: whom one writes to for an occasion of a year, and who has been written to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.greeting import GreetingList
from kontaktpflege.domain.household import Resident, resident_in
from kontaktpflege.domain.interaction import Channel, Direction, Interaction
from kontaktpflege.domain.letter import Addressee, Letter, letters
from kontaktpflege.domain.long_work import Cancel, Progress, never, silent
from kontaktpflege.storage import care, contact_list, greetings, journal
from kontaktpflege.storage.store import Connection, Store

_BATCH = 200


class GreetingDesk:
    """Lists have no life of their own: one is there while somebody is on it. Each change is one step of undo."""

    def __init__(self, store: Store, calling_code: str, home: Callable[[], str]) -> None:
        self._store = store
        self._calling_code = calling_code
        self._home = home
        self._residents: dict[int, Resident | None] = {}
        """Card → who lives where, of the list that was read last: cards never change, and ticks are many."""

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
        cancel: Cancel = never,
    ) -> list[Letter]:
        """The letters of a list by name, without those who have died or are in the trash. Raises Cancelled.

        Reads every card on it: not for the GUI thread.
        """
        with self._store.reading() as connection:
            listed = greetings.greetings(connection, key, year)
            residents = self._read(connection, [card for _, _, card in listed], progress, cancel)
        addressees = [Addressee(greeting, name, residents[card]) for greeting, name, card in listed]
        return letters(addressees, self._home(), by_household=by_household)

    def put_down(self) -> None:
        """Nobody looks at a list any more: let go of what was read for it."""
        self._residents = {}

    def _read(
        self, connection: Connection, cards: Sequence[int], progress: Progress, cancel: Cancel
    ) -> dict[int, Resident | None]:
        """Who lives where by card; reads only the cards that were not on the list read last."""
        held = self._residents
        found = {card: held[card] for card in cards if card in held}
        missing = [card for card in cards if card not in held]
        for start in range(0, len(missing), _BATCH):
            if cancel():
                raise Cancelled
            batch = greetings.cards(connection, missing[start : start + _BATCH])
            found.update((card, resident_in(text, "preferred")) for card, text in batch)
            progress(len(found), len(cards))
        self._residents = found
        return found

    def add(self, key: str, year: int, what: ContactQuery | Sequence[int]) -> int:
        """Put contacts on a list; returns how many were not on it. Those who have died are left out."""
        with self._store.transaction("greeting_add") as tx:
            ids = self._meant(tx.connection, what)
            added = greetings.add(tx.connection, key, year, ids)
            tx.facts["count"] = added
            return added

    def names_anybody(self, what: ContactQuery | Sequence[int]) -> bool:
        """Whether anybody is meant who can be on a list: of those who live and are in the book."""
        with self._store.reading() as connection:
            return greetings.has_living(connection, self._meant(connection, what))

    def carry_over(self, key: str, source: int, year: int) -> int:
        """Put those on the list of a year who were on that of another; returns how many came."""
        with self._store.transaction("greeting_add") as tx:
            ids = [one.contact_id for one, _, _ in greetings.greetings(tx.connection, key, source)]
            added = greetings.add(tx.connection, key, year, ids)
            tx.facts["count"] = added
            return added

    def remove(self, key: str, year: int, ids: Sequence[int]) -> int:
        """Take contacts off a list; returns how many were on it."""
        with self._store.transaction("greeting_remove") as tx:
            removed = greetings.remove(tx.connection, key, year, ids)
            tx.facts["count"] = removed
            return removed

    def tick(self, key: str, year: int, letters: Sequence[Sequence[int]], done: bool, noted: str = "") -> int:
        """Say that letters, each to some contacts, were written today, or that they were not; returns for how many

        contacts that is new. With `noted`, what they are about, each stands in the journal, too; or no longer.
        """
        ids = [one for letter in letters for one in letter]
        with self._store.transaction("greeting_done" if done else "greeting_waits") as tx:
            today = self._store.today()
            if noted and done:
                self._note(tx.connection, greetings.waiting(tx.connection, key, year, ids), letters, noted)
            elif noted:
                journal.take_back_letters(tx.connection, greetings.done(tx.connection, key, year, ids), noted)
            ticked = greetings.tick(tx.connection, key, year, ids, today if done else None)
            tx.facts["count"] = ticked
            return ticked

    def _note(self, connection: Connection, waiting: set[int], letters: Sequence[Sequence[int]], noted: str) -> None:
        """Keep in the journal that those who were waiting got their letters."""
        if not waiting:
            return
        written = [tuple(one for one in letter if one in waiting) for letter in letters]
        at, out = self._store.clock(), Direction.OUT
        sent = [
            Interaction(at=at, channel=Channel.LETTER, direction=out, contacts=to, text=noted) for to in written if to
        ]
        journal.add_many(connection, sent)
        today = self._store.today().toordinal()
        care.settle(connection, sorted(waiting), today, today)

    def _meant(self, connection: Connection, what: ContactQuery | Sequence[int]) -> Sequence[int]:
        if isinstance(what, ContactQuery):
            return contact_list.list_ids(connection, what, None, self._calling_code, self._store.today())
        return what
