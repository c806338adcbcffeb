"""The desk where people are made known to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from kontaktpflege.domain.circle import uppermost
from kontaktpflege.domain.errors import NetworkProblem
from kontaktpflege.domain.favor import Favor, FavorKind
from kontaktpflege.domain.household import address_keys
from kontaktpflege.domain.introduction import OPEN, Introduction, ListedIntroduction, Pair, checked
from kontaktpflege.domain.tie import Tie, TieSource, ordered
from kontaktpflege.storage import circles, contacts, favors, imports, introductions, ties
from kontaktpflege.storage.store import Connection, Store, Transaction

_LOOKED_AT = 2_000
_MOST_PAIRS = 12
_MOST_EACH = 3
"""So many proposals name one person: not everybody shall meet the same."""
_FAMILY = "private.family"
"""They know each other."""
_FAVORS = 50


class IntroductionDesk:
    """Each method that changes is one step of undo."""

    def __init__(self, store: Store, home: Callable[[], str]) -> None:
        """`home`: the country (ISO code) of addresses that name none."""
        self._store = store
        self._home = home

    def introduction(self, one: int, other: int) -> Introduction | None:
        """The introduction of two; None if there is none. Raises NetworkProblem ("self")."""
        with self._store.reading() as connection:
            return introductions.introduction(connection, *ordered(one, other))

    def listing(self, contact_id: int | None = None) -> list[ListedIntroduction]:
        """The introductions of a contact, or of everybody: those under way first, then the latest."""
        with self._store.reading() as connection:
            return introductions.listing(connection, contact_id)

    def keep(self, told: Introduction, *, tied: bool = False, given: bool = False) -> Introduction:
        """Keep an introduction, new or as it should be, and what follows from it in the same step; returns it as it stands.

        `tied`: that the two know each other now. `given`: that each of them got a favour, unless that is noted already.
        Raises NetworkProblem, ContactNotFound.
        """
        today = self._store.today()
        told = checked(told)
        closed = None if told.stage in OPEN else told.closed_on or today
        told = replace(told, closed_on=closed)
        with self._store.transaction("introduction") as tx:
            names = self._name(tx, told.low, told.high)
            introductions.put(tx.connection, told)
            if tied:
                tie = Tie(low=told.low, high=told.high, source=TieSource.INTRODUCTION, added_on=today.toordinal())
                ties.add(tx.connection, [replace(tie, note=told.reason)])
            if given:
                for contact_id, other in ((told.low, names[1]), (told.high, names[0])):
                    self._give(tx, contact_id, other, told)
        return told

    def delete(self, one: int, other: int) -> None:
        """Delete an introduction; tie and favours that followed stay. Raises NetworkProblem ("no_introduction", "self")."""
        low, high = ordered(one, other)
        with self._store.transaction("introduction_delete") as tx:
            self._name(tx, low, high)
            if not introductions.delete(tx.connection, low, high):
                raise NetworkProblem("no_introduction")

    def should_meet(self) -> list[Pair]:
        """Who share something and have no tie that the book knows of: the most particular first, nobody too often.

        Those who have an address in common know each other.
        """
        with self._store.reading() as connection:
            every = circles.circles(connection)
            told = [circle for circle in every if circle.parent_id is not None or not circle.key]
            told = [circle for circle in told if circle.key != _FAMILY]
            interests = [circle.id for circle in told if uppermost(every, circle).key == "interest"]
            others = [circle.id for circle in told if circle.id not in set(interests)]
            found = introductions.pairs(connection, interests, others, _LOOKED_AT)
            return self._chosen(connection, found)

    def _chosen(self, connection: Connection, pairs: Sequence[Pair]) -> list[Pair]:
        named = Counter[int]()
        chosen: dict[tuple[int, int], Pair] = {}
        for pair in pairs:
            both = (pair.low, pair.high)
            if both in chosen or max(named[pair.low], named[pair.high]) == _MOST_EACH:
                continue
            if not self._live_together(connection, both):
                named.update(both)
                chosen[both] = pair
                if len(chosen) == _MOST_PAIRS:
                    break
        return list(chosen.values())

    def _live_together(self, connection: Connection, both: tuple[int, int]) -> bool:
        """Whether two have an address in common."""
        one, other = (address_keys(text, self._home()) for _, text in imports.card_texts(connection, both))
        return not one.isdisjoint(other)

    def dismiss(self, one: int, other: int) -> None:
        """Propose these two no more. Raises NetworkProblem ("self"), ContactNotFound."""
        ordered(one, other)
        with self._store.transaction("tie_answer") as tx:
            self._name(tx, one, other)
            ties.answer(tx.connection, "meet", one, other, "no")

    def _give(self, tx: Transaction, contact_id: int, other: str, told: Introduction) -> None:
        before = favors.favors_with(tx.connection, contact_id, _FAVORS, True)
        noted = [one for one in before if one.kind == FavorKind.INTRODUCTION and one.day >= told.day]
        if not any(not one.note or other in one.note for one in noted):  # else it tells of somebody else
            favor = Favor(
                contact_id=contact_id, given=True, kind=FavorKind.INTRODUCTION, day=self._store.today(), note=other
            )
            favors.add(tx.connection, favor)

    def _name(self, tx: Transaction, one: int, other: int) -> tuple[str, str]:
        """Keep the names of two for the wording of the step; raises ContactNotFound."""
        names = [contacts.contact(tx.connection, contact_id).card.formatted_name for contact_id in (one, other)]
        tx.facts["name"], tx.facts["other"] = names
        return names[0], names[1]
