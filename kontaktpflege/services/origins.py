"""The desk where it is kept how one met: through whom, where, since when."""

from __future__ import annotations

from dataclasses import dataclass

from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.domain.origin import Origin
from kontaktpflege.storage import contact_rows, contacts, origins
from kontaktpflege.storage.store import Store


@dataclass(frozen=True, slots=True)
class Acquaintanceship:
    """How one met somebody, the contact through whom if it is outside the trash, and whom one met through them."""

    origin: Origin | None = None
    link: int | None = None
    brought: tuple[ContactSummary, ...] = ()


class OriginDesk:
    """Where contacts are known from; each method that changes is one step of undo.

    Who imports hands origins over with the cards (`StagedCard.origin`), or, inside a transaction of its own, calls
    `storage.origins.fill` (what stands there stays) or `put` (it is replaced) with all of them at once.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def origin(self, contact_id: int) -> Origin | None:
        """Where a contact is known from, a linked name as it is now; None if nothing is known."""
        with self._store.reading() as connection:
            return origins.origin(connection, contact_id)

    def acquaintance(self, contact_id: int) -> Acquaintanceship:
        """How one met a contact, and everybody, the trash left out, whom one met through it, by name."""
        with self._store.reading() as connection:
            origin = origins.origin(connection, contact_id)
            via = contacts.contacts(connection, (origin.through_id,)) if origin and origin.through_id else []
            brought = contact_rows.summaries(connection, origins.known_through(connection, contact_id))
        link = via[0].id if via and via[0].trashed is None else None
        return Acquaintanceship(origin, link, tuple(brought))

    def set(self, contact_id: int, origin: Origin) -> None:
        """Keep where a contact is known from, in place of what stood there; an empty origin removes it.

        Raises ContactNotFound.
        """
        with self._store.transaction("origin") as tx:
            contact = contacts.contact(tx.connection, contact_id)
            tx.facts["name"] = contact.card.formatted_name
            origins.put(tx.connection, {contact_id: origin})
