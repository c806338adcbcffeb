"""The desk of the network: the whole of who knows whom, and the ways through it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kontaktpflege.domain.care import Care
from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.domain.tie import Tie
from kontaktpflege.storage import network
from kontaktpflege.storage.store import Store

if TYPE_CHECKING:
    from datetime import date

    from kontaktpflege.domain.network.graph import Graph

_SHAPING = frozenset((Tie, Contact, Care, Favor, Interaction))
"""What the graph is made of."""


class NetworkDesk:
    """The network as a whole; safe to use from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._making = threading.Lock()
        self._held: tuple[tuple[int, date], Graph] | None = None
        self._age = 0
        self._heard = False

    def graph(self) -> Graph:
        """Everybody outside the trash and their ties, as the book is now; kept until something of it changes."""
        with self._making:
            today = self._store.today()
            if not self._heard:
                self._store.subscribe(self._hear)
                self._heard = True
            held = self._held
            if held is None or held[0] != (self._age, today):
                age = self._age
                held = self._held = (age, today), self._made(today)
            return held[1]

    def names(self, ids: Iterable[int]) -> dict[int, str]:
        """Contact id → name."""
        with self._store.reading() as connection:
            return network.names(connection, json.dumps([int(contact_id) for contact_id in ids]))

    def places(self, name: str) -> tuple[bytes, bytes, bytes] | None:
        """(ids, places, pinned) of a picture as they were kept: int64, float32 by twos, a byte each. None if there are none."""
        with self._store.reading() as connection:
            return network.picture(connection, name)

    def keep_places(self, name: str, ids: bytes, places: bytes, pinned: bytes) -> None:
        """Keep where people stand; nothing that undo would take back."""
        with self._store.unrecorded() as tx:
            network.keep_picture(tx.connection, name, ids, places, pinned)

    def _made(self, today: date) -> Graph:
        from kontaktpflege.domain.network.assembly import assemble

        with self._store.reading() as connection:
            return assemble(network.rows(connection, today))

    def _hear(self, kinds: frozenset[type]) -> None:
        if kinds & _SHAPING:
            self._age += 1
