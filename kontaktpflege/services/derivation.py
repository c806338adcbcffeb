"""Brings derived columns up to date when the rules, or the country of national numbers, changed."""

from __future__ import annotations

from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.listing import DERIVATION, derive
from kontaktpflege.storage import contacts, search
from kontaktpflege.storage.store import Store, Transaction

_BATCH = 500
_COUNTRY = "calling_code"


def derive_anew(store: Store, calling_code: str) -> int:
    """Derive what was derived by older rules, batch by batch, outside undo; returns how many contacts."""
    with store.reading() as connection:
        held = connection.exec_driver_sql("SELECT value FROM fact WHERE name = ?", (_COUNTRY,)).scalar()
        outdated = f"derivation <> {DERIVATION}" if held in (None, calling_code) else "1"
        sql = f"SELECT id FROM contact WHERE {outdated} ORDER BY id"
        ids = list(connection.exec_driver_sql(sql).scalars())
    for batch in contacts.batches(ids):
        with store.unrecorded() as tx:
            _derive_batch(tx, list(batch), calling_code)
    if held != calling_code:
        with store.unrecorded() as tx:
            sql = "INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
            tx.connection.exec_driver_sql(sql, (_COUNTRY, calling_code))
    return len(ids)


def _derive_batch(tx: Transaction, ids: list[int], calling_code: str) -> None:
    run = tx.connection.exec_driver_sql
    chosen = contacts.selected(tx.connection, ids)
    rows = run(
        f"SELECT contact.id, card_id, text FROM contact JOIN card ON card.id = card_id WHERE contact.id IN {chosen}"
    ).all()
    cards = f"card_id IN (SELECT card_id FROM contact WHERE id IN {chosen})"
    search.unindex_cards(tx.connection, cards)
    run(f"DELETE FROM handle WHERE {cards}")
    for contact_id, card_id, text in rows:
        listing = derive(text, calling_code)
        contacts.set_listing(tx.connection, contact_id, listing)
        run("UPDATE haystack SET words = ? WHERE card_id = ?", (listing.words, card_id))
        if listing.handles:
            run(
                "INSERT INTO handle (key, card_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [(key, card_id) for key in listing.handles],
            )
    search.index_cards(tx.connection, cards)
    tx.touched.add(Contact)
