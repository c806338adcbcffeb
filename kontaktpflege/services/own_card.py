"""Proposes which contact the user is."""

from __future__ import annotations

from collections.abc import Sequence

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.names import sort_keys, split_full_name
from kontaktpflege.services.tie_suggestions import bare_uid
from kontaktpflege.storage import contacts, tie_suggestions
from kontaktpflege.storage.store import Connection


def proposed(connection: Connection, names: Sequence[str]) -> tuple[int, str] | None:
    """(id, name) of the one whom a card calls "me" (RELATED, TYPE=me), else of the one who is called as the user is."""
    called = {
        bare_uid(item.text.strip())
        for _, text in tie_suggestions.cards_with_relations(connection, None)
        if "me" in text.lower()
        for item in Card.from_text(text).related
        if "me" in item.types
    }
    marked = {one for found in contacts.named_by_uid(connection, sorted(called)).values() for one in found}
    if len(marked) == 1:
        return marked.pop()
    for name in filter(None, map(str.strip, names)):
        key = sort_keys(*split_full_name(name))[1]
        fits = contacts.named_by_name(connection, [key]).get(key, [])
        if len(fits) == 1:
            return fits[0]
    return None
