"""The desk of ties: who knows whom, who the user is, and whom the user does not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kontaktpflege.domain.errors import NetworkProblem
from kontaktpflege.domain.tie import Distance, Known, Tie, TieKind, TieQuestion, checked, ordered
from kontaktpflege.domain.tie_suggestion import TieSuggestion
from kontaktpflege.services.address_book import count
from kontaktpflege.services.own_card import proposed
from kontaktpflege.services.tie_suggestions import suggested
from kontaktpflege.storage import care, contacts, ties
from kontaktpflege.storage.store import Store, Transaction


class TieDesk:
    """Ties between contacts; each method that changes is one step of undo."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ties_of(self, contact_id: int) -> list[Known]:
        """Whom a contact knows, as far as the book was told: the strong ties first, then by name; the trash left out."""
        with self._store.reading() as connection:
            return ties.known(connection, contact_id)

    def tie(self, one: int, other: int) -> Tie | None:
        """The tie between two contacts; None if there is none. Raises NetworkProblem ("self")."""
        with self._store.reading() as connection:
            return ties.tie(connection, one, other)

    def kinds(self) -> list[str]:
        """Every kind that can be chosen: those of every book, then the user's own, the commonest first."""
        with self._store.reading() as connection:
            used = ties.own_kinds(connection)
        return [*(kind.value for kind in TieKind), *used]

    def put(self, tie: Tie) -> Tie:
        """Keep a tie, new or as it should have been; returns it as it stands. Raises NetworkProblem, ContactNotFound."""
        tie = checked(tie, self._store.today())
        with self._store.transaction("tie") as tx:
            self._name(tx, tie.low, tie.high)
            ties.put(tx.connection, [replace(tie, added_on=tie.added_on or self._store.today().toordinal())])
            held = ties.tie(tx.connection, tie.low, tie.high)
        if held is None:
            raise NetworkProblem("no_tie")
        return held

    def add(self, told: Sequence[Tie]) -> int:
        """Keep those of these ties that are new, in one step; returns how many were. Raises NetworkProblem, ContactNotFound."""
        today = self._store.today().toordinal()
        new = [replace(checked(tie, self._store.today()), added_on=tie.added_on or today) for tie in told]
        with self._store.transaction("ties") as tx:
            added = ties.add(tx.connection, new)
            if len(new) == 1:
                self._name(tx, new[0].low, new[0].high)
            return count(tx.facts, added)

    def remove(self, pairs: Sequence[tuple[int, int]]) -> int:
        """Remove ties; returns how many. Raises NetworkProblem ("no_tie") if there was none, "self"."""
        with self._store.transaction("untie") as tx:
            if len(pairs) == 1:
                self._name(tx, *pairs[0])
            removed = ties.remove(tx.connection, pairs)
            if not removed:
                raise NetworkProblem("no_tie")
            return count(tx.facts, removed)

    def own_card(self) -> int | None:
        """The contact that is the user; None while nobody is marked, or it lies in the trash."""
        with self._store.reading() as connection:
            return ties.own_card(connection)

    def set_own_card(self, contact_id: int | None) -> None:
        """Say which contact is the user, or that none is. Raises ContactNotFound."""
        with self._store.transaction("own_card") as tx:
            if contact_id is not None:
                tx.facts["name"] = contacts.contact(tx.connection, contact_id).card.formatted_name
            ties.set_own_card(tx.connection, contact_id)

    def proposed_own_card(self, names: Sequence[str]) -> tuple[int, str] | None:
        """(id, name) of the contact that is probably the user, while none is marked: the one a card calls "me", else the one

        who is called as the user is, the first of `names` that fits. None if nobody fits, or several would.
        """
        with self._store.reading() as connection:
            if ties.own_card(connection) is not None:
                return None
            return proposed(connection, names)

    def question(self) -> TieQuestion | None:
        """Two people of whom to ask whether they know each other, where the answer tells most; None if there is nobody to ask.

        Of those the user talked to last: two who share a circle or a city, of whom the fewest ties are kept, and of whom
        nothing was said yet.
        """
        with self._store.reading() as connection:
            found = ties.to_ask(connection)
        return None if found is None else TieQuestion(*found)

    def distance(self, contact_id: int) -> Distance | None:
        """How far a contact is whom the user does not know, and through whom; None for whom the user knows."""
        with self._store.reading() as connection:
            return ties.distance(connection, contact_id)

    def strangers(self, ids: Sequence[int]) -> set[int]:
        """Those of these contacts whom the user does not know."""
        with self._store.reading() as connection:
            return ties.strangers(connection, ids)

    def is_stranger(self, contact_id: int) -> bool:
        """Whether the user does not know a contact, but others do."""
        with self._store.reading() as connection:
            return bool(ties.strangers(connection, [contact_id]))

    def estrange(self, ids: Sequence[int]) -> int:
        """Say that the user does not know these people himself: no tie, no reminders, no rhythm. Returns of how many that is new.

        Raises NetworkProblem ("not_you") for the user's own card.
        """
        with self._store.transaction("stranger") as tx:
            if ties.own_card(tx.connection) in ids:
                raise NetworkProblem("not_you")
            self._name_one(tx, ids)
            estranged = ties.estrange(tx.connection, ids)
            care.forget_chosen(tx.connection, contacts.selected(tx.connection, ids))
            return count(tx.facts, estranged)

    def acquaint(self, ids: Sequence[int]) -> int:
        """Say that the user knows these people now; returns of how many that is new."""
        with self._store.transaction("acquaint") as tx:
            self._name_one(tx, ids)
            return count(tx.facts, ties.acquaint(tx.connection, ids))

    def say_no(self, one: int, other: int, *, unknown: bool = False) -> None:
        """Keep that two do not know each other, or (`unknown`) that the user cannot tell. Raises NetworkProblem ("self")."""
        ordered(one, other)
        with self._store.transaction("tie_answer") as tx:
            self._name(tx, one, other)
            ties.answer(tx.connection, "knows", one, other, "unknown" if unknown else "no")

    def suggestions(self, contact_id: int | None = None) -> list[TieSuggestion]:
        """Ties, and other strengths of them, that what is recorded speaks for, of everybody or of one contact.

        For all of 100,000 contacts it takes seconds. They are derived anew each time; those that were accepted or declined
        are left out.
        """
        with self._store.reading() as connection:
            return suggested(connection, self._store.today(), contact_id)

    def accept(self, suggestions: Sequence[TieSuggestion]) -> int:
        """Keep suggested ties and strengths, in one step; returns how many are new.

        Raises ContactNotFound for one alone that is gone.
        """
        today = self._store.today().toordinal()
        new = [replace(one.tie, added_on=today) for one in suggestions if one.held is None]
        changed = [one.tie for one in suggestions if one.held is not None]  # as it was read: only the strength is news
        with self._store.transaction("ties") as tx:
            if len(suggestions) == 1:
                self._name(tx, suggestions[0].low, suggestions[0].high)
            held = ((tie, ties.tie(tx.connection, tie.low, tie.high)) for tie in changed)
            there = [replace(now, strong=tie.strong) for tie, now in held if now is not None]
            ties.put(tx.connection, there)
            return count(tx.facts, len(there) + ties.add(tx.connection, new))

    def decline(self, suggestions: Sequence[TieSuggestion]) -> int:
        """Suggest these never again, in one step; returns how many."""
        with self._store.transaction("tie_declined") as tx:
            for one in suggestions:
                for question in one.questions:
                    ties.answer(tx.connection, question, one.low, one.high, "no")
            return count(tx.facts, len(suggestions))

    def _name(self, tx: Transaction, one: int, other: int) -> None:
        """Keep the names of two for the wording of the step; raises ContactNotFound."""
        for fact, contact_id in (("name", one), ("other", other)):
            tx.facts[fact] = contacts.contact(tx.connection, contact_id).card.formatted_name

    def _name_one(self, tx: Transaction, ids: Sequence[int]) -> None:
        if len(ids) == 1:
            tx.facts["name"] = contacts.contact(tx.connection, ids[0]).card.formatted_name
