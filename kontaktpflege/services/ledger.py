"""The ledger: what was given to whom, what received, and how the scales stand."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from kontaktpflege.domain.balance import HALF_LIVES, TILTS, WEIGHTS, Account, LedgerRules
from kontaktpflege.domain.errors import Cancelled, FileProblem, LedgerProblem
from kontaktpflege.domain.favor import Favor, FavorKind, checked
from kontaktpflege.domain.ledger import (
    BalanceQuery,
    CircleAccount,
    Flow,
    KindCount,
    LedgerQuery,
    ListedAccount,
    ListedFavor,
    TableForm,
    Totals,
)
from kontaktpflege.domain.long_work import Cancel, Progress
from kontaktpflege.exchange.tables.writing import write_rows
from kontaktpflege.services.exporter import replacing
from kontaktpflege.storage import contacts, favors, ledger
from kontaktpflege.storage.database import is_of_book
from kontaktpflege.storage.store import Connection, Store, Transaction

_BATCH = 1_000


class LedgerDesk:
    """Favours and balances; each method that changes is one step of undo, but for the rules."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def today(self) -> date:
        """The day it is where the user is."""
        return self._store.today()

    def note(self, noted: Sequence[Favor], *, today: date | None = None) -> list[int]:
        """Keep favours that were given, or received, at once; returns their ids.

        `today` is another day than this one that it is to be. Raises LedgerProblem, ContactNotFound.
        """
        if not noted:
            raise LedgerProblem("nobody")
        day = max(self.today(), today or date.min)
        with self._store.transaction("favor_given" if noted[0].given else "favor_received") as tx:
            self._name(tx, [favor.contact_id for favor in noted])
            return [favors.add(tx.connection, self._checked(tx.connection, favor, day)) for favor in noted]

    def correct(self, favor: Favor) -> None:
        """Keep a favour as it should have been; raises LedgerProblem ("no_favor" …), ContactNotFound."""
        with self._store.transaction("favor_correct") as tx:
            held = favors.favor(tx.connection, favor.id)
            if held is None:
                raise LedgerProblem("no_favor")
            self._name(tx, [favor.contact_id])
            favors.change(tx.connection, self._checked(tx.connection, favor, max(self.today(), held.day)))

    def delete(self, ids: Sequence[int]) -> int:
        """Remove favours; returns how many. Raises LedgerProblem ("no_favor") if all are gone."""
        with self._store.transaction("favor_delete") as tx:
            held = [found for favor_id in ids if (found := favors.favor(tx.connection, favor_id)) is not None]
            if not held:
                raise LedgerProblem("no_favor")
            tx.facts["count"] = len(held)
            if len(held) == 1:
                self._name(tx, [held[0].contact_id])
            return favors.delete(tx.connection, [favor.id for favor in held])

    def favor(self, favor_id: int) -> Favor | None:
        """One favour; None if it is gone."""
        with self._store.reading() as connection:
            return favors.favor(connection, favor_id)

    def favors_with(self, contact_id: int, limit: int = 100, given: bool | None = None) -> list[Favor]:
        """The favours to and from a contact, newest first; only those given or received, if that is said."""
        with self._store.reading() as connection:
            return favors.favors_with(connection, contact_id, limit, given)

    def kinds(self) -> list[str]:
        """Every kind that can be chosen: those of every book, then the user's own, the commonest first."""
        with self._store.reading() as connection:
            used = favors.own_kinds(connection)
        return [*(kind.value for kind in FavorKind), *used]

    def account(self, contact_id: int) -> Account:
        """Give and take with a contact."""
        with self._store.reading() as connection:
            return favors.accounts(connection, [contact_id]).get(contact_id, Account())

    def accounts(self, ids: Sequence[int]) -> dict[int, Account]:
        """Contact id → its account, of those that have one."""
        with self._store.reading() as connection:
            return favors.accounts(connection, ids)

    def has_scale(self, contact_id: int) -> bool:
        """Whether a contact's balance is shown as a scale: not in the private and neighbourhood circles, as the rules say.

        Who is a friend and a customer is a friend first.
        """
        with self._store.reading() as connection:
            return ledger.has_scale(connection, contact_id)

    def rules(self) -> LedgerRules:
        """How the book reckons."""
        with self._store.reading() as connection:
            return favors.rules(connection)

    def set_rules(self, rules: LedgerRules) -> None:
        """Let the book reckon so; raises LedgerProblem ("rules")."""
        weights = rules.weights
        if (
            not {weights.small, weights.help, weights.big} <= set(WEIGHTS)
            or rules.half_life not in HALF_LIVES
            or rules.tilt_beyond not in TILTS
        ):
            raise LedgerProblem("rules")
        with self._store.unrecorded() as tx:
            favors.set_rules(tx.connection, rules)
            tx.touched.add(Favor)

    def listing(self, query: LedgerQuery, limit: int = 200, skip: int = 0) -> list[ListedFavor]:
        """A page of favours with names."""
        with self._store.reading() as connection:
            return ledger.listing(connection, query, limit, skip)

    def ids(self, query: LedgerQuery, *, cancel: Cancel | None = None) -> array[int]:
        """The ids of all favours that a query lists; with `cancel` it can be called off (raises Cancelled)."""
        with self._store.reading(cancel) as connection:
            return ledger.ids(connection, query)

    def listed(self, ids: Sequence[int]) -> list[ListedFavor]:
        """These favours with names, in this order; those that are gone are left out."""
        with self._store.reading() as connection:
            return ledger.listed(connection, ids)

    def totals(self, query: LedgerQuery, *, cancel: Cancel | None = None) -> Totals:
        """The sum line of a list; with `cancel` it can be called off (raises Cancelled)."""
        with self._store.reading(cancel) as connection:
            return ledger.totals(connection, query, favors.rules(connection).weights)

    def flow(self, query: LedgerQuery) -> list[Flow]:
        """Given and received by month."""
        with self._store.reading() as connection:
            return ledger.flow(connection, query, favors.rules(connection).weights)

    def export(self, path: Path, query: LedgerQuery, form: TableForm, progress: Progress, cancel: Cancel) -> int:
        """Write the favours that a query lists as CSV, whole or not at all; returns how many.

        Raises FileProblem, Cancelled.
        """
        if is_of_book(path, self._store.path):
            raise FileProblem("cannot_write", str(path), "")

        def rows(connection: Connection) -> Iterator[tuple[str, ...]]:
            yield form.header
            ids = ledger.ids(connection, query)
            for start in range(0, len(ids), _BATCH):
                if cancel():
                    raise Cancelled
                yield from map(form.row, ledger.listed(connection, ids[start : start + _BATCH]))
                progress(min(start + _BATCH, len(ids)), len(ids))

        with self._store.reading(cancel) as connection, replacing(path) as stream:
            return write_rows(stream, rows(connection), form.delimiter) - 1

    def kind_counts(self, query: LedgerQuery) -> list[KindCount]:
        """How many of each kind, the commonest first."""
        with self._store.reading() as connection:
            return ledger.kinds(connection, query)

    def balances(self, query: BalanceQuery, limit: int = 200, skip: int = 0) -> list[ListedAccount]:
        """A page of balances with names."""
        with self._store.reading() as connection:
            return ledger.balances(connection, query, self.today(), limit, skip)

    def balance_ids(self, query: BalanceQuery, *, cancel: Cancel | None = None) -> array[int]:
        """The ids of all contacts whose balances a query lists; with `cancel` it can be called off (raises Cancelled)."""
        with self._store.reading(cancel) as connection:
            return ledger.balance_ids(connection, query, self.today())

    def balances_of(self, ids: Sequence[int]) -> dict[int, ListedAccount]:
        """Contact id → its balance with its name; those that are gone are left out."""
        with self._store.reading() as connection:
            return {found.contact_id: found for found in ledger.balances_of(connection, ids)}

    def circles(self) -> list[CircleAccount]:
        """The balance of each circle that has one."""
        with self._store.reading() as connection:
            return ledger.circles(connection)

    def should_hint(self, contact_id: int) -> bool:
        """Whether to tell gently that nothing was ever given to somebody of whom something is asked."""
        with self._store.reading() as connection:
            account = favors.accounts(connection, [contact_id]).get(contact_id, Account())
            hints = favors.rules(connection).hints
            return hints and not account.given_count and not favors.declined(connection, contact_id)

    def decline_hint(self, contact_id: int) -> None:
        """Let no hint be told about a contact any more; raises ContactNotFound."""
        with self._store.transaction("hint_declined") as tx:
            self._name(tx, [contact_id])
            favors.decline(tx.connection, contact_id)

    def _name(self, tx: Transaction, ids: Sequence[int]) -> None:
        found = [contacts.contact(tx.connection, contact_id) for contact_id in ids]
        tx.facts["count"] = len(found)
        if len(found) == 1:
            tx.facts["name"] = found[0].card.formatted_name

    def _checked(self, connection: Connection, favor: Favor, today: date) -> Favor:
        found = checked(favor, today)
        if found.return_of is None:
            return found
        first = favors.favor(connection, found.return_of)
        if (
            first is None
            or (first.contact_id, first.given) != (found.contact_id, not found.given)
            or first.return_of == found.id != 0
        ):
            raise LedgerProblem("return")
        return found
