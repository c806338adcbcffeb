"""Brings derived columns up to date when the rules, or the country of national numbers, changed."""

from __future__ import annotations

from collections.abc import Sequence

from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.listing import derive
from kontaktpflege.domain.long_work import Progress
from kontaktpflege.storage import contacts, facts, imports, origins
from kontaktpflege.storage.store import Store, Transaction

_BATCH = 500
_COUNTRY = "calling_code"


def derive_anew(store: Store, calling_code: str, progress: Progress) -> int:
    """Derive what was derived by older rules, batch by batch, outside undo; returns how many contacts."""
    with store.reading() as connection:
        held = facts.fact(connection, _COUNTRY)
        ids = contacts.outdated(connection)
        # Numbers are read as of a country on every card, those that undo may bring back included.
        cards = [] if held in ("", calling_code) else imports.searched_cards(connection)
    done = 0
    for work, wanted in ((_derive_cards, cards), (_derive_contacts, ids)):
        for batch in contacts.batches(wanted):
            with store.unrecorded() as tx:
                work(tx, batch, calling_code)
            done += len(batch)
            progress(done, len(cards) + len(ids))
    if ids:
        with store.unrecorded() as tx:
            origins.derive_anew(tx.connection)
    if held != calling_code:
        with store.unrecorded() as tx:
            facts.keep_fact(tx.connection, _COUNTRY, calling_code)
    return len(ids)


def _derive_contacts(tx: Transaction, ids: Sequence[int], calling_code: str) -> None:
    holders = imports.holders(tx.connection, ids)
    _derive_cards(tx, [holder.card_id for holder in holders.values()], calling_code)
    for contact_id, text in imports.card_texts(tx.connection, ids):
        contacts.set_listing(tx.connection, contact_id, derive(text, calling_code))


def _derive_cards(tx: Transaction, card_ids: Sequence[int], calling_code: str) -> None:
    texts = imports.texts(tx.connection, card_ids)
    contacts.index_anew(tx.connection, {card_id: derive(text, calling_code) for card_id, text in texts.items()})
    tx.touched.add(Contact)
