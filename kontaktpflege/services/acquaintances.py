"""Imports of somebody else's contacts: each gets a tie to that person, and the new ones are strangers to the user."""

from __future__ import annotations

from datetime import date

from kontaktpflege.domain.importing import Verdict
from kontaktpflege.domain.tie import Tie, TieSource
from kontaktpflege.services.import_plan import ImportPlan
from kontaktpflege.storage import contacts, imports, ties
from kontaktpflege.storage.store import Transaction

_THERE = (Verdict.SAME, Verdict.UPDATE, Verdict.MERGE)


def note_acquaintances(tx: Transaction, plan: ImportPlan, of: int, today: date) -> None:
    """Note in the import's own step whose contacts these are. Raises ContactNotFound.

    Whose contacts the user's are is the user's own card: then nobody is a stranger, and no tie need be told.
    """
    contacts.contact(tx.connection, of)
    if of == ties.own_card(tx.connection):
        return
    new = imports.newcomers(tx.connection, tx.step or 0)
    there = {plan.target(index) for verdict in _THERE for index in plan.indices(verdict)}
    known = sorted(one for one in {*new, *there} if one is not None and one != of)
    told = (
        Tie(low=min(of, one), high=max(of, one), source=TieSource.IMPORT, added_on=today.toordinal()) for one in known
    )
    ties.estrange(tx.connection, sorted(new))
    ties.add(tx.connection, told)
