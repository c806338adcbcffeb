"""Many contacts changed at once: looked at first, then done as one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kontaktpflege.domain.bulk_change import BulkChange, BulkExample, BulkPreview, difference
from kontaktpflege.domain.card import Card
from kontaktpflege.domain.errors import BookMoved, Cancelled
from kontaktpflege.domain.listing import derive
from kontaktpflege.domain.long_work import Cancel, Progress
from kontaktpflege.domain.recognition import circles_of_categories
from kontaktpflege.storage import circles, contacts
from kontaktpflege.storage.stage import Stage, StagedCard
from kontaktpflege.storage.store import Connection, Store

_EXAMPLES = 5
_ATTEMPTS = 3


class BulkEdit:
    """Changes many cards alike."""

    def __init__(self, store: Store, calling_code: str) -> None:
        self._store = store
        self._calling_code = calling_code

    def preview(self, ids: Sequence[int], change: BulkChange, progress: Progress, cancel: Cancel) -> BulkPreview:
        """How many of these contacts would change, and how; changes nothing. Raises Cancelled."""
        changed = 0
        examples: list[BulkExample] = []
        with self._store.reading() as connection:
            for done, (_, _, text) in enumerate(contacts.current_cards(connection, ids), 1):
                before = Card.from_text(text)
                after = change.applied(before)
                if after != before:
                    changed += 1
                    if len(examples) < _EXAMPLES:
                        examples.append(BulkExample(derive(text).name, *difference(before, after)))
                _report(done, len(ids), progress, cancel)
        return BulkPreview(len(ids), changed, tuple(examples))

    def run(self, ids: Sequence[int], change: BulkChange, progress: Progress, cancel: Cancel) -> int:
        """Change these contacts as one step of undo, whole or not at all; returns how many cards changed.

        Raises Cancelled.
        """
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._run(ids, change, progress, cancel)
            except BookMoved:
                continue  # somebody else changed one of them meanwhile: begin with the newer cards
        return self._run(ids, change, progress, cancel)

    def _run(self, ids: Sequence[int], change: BulkChange, progress: Progress, cancel: Cancel) -> int:
        with self._store.connection() as connection:
            stage = Stage(connection)
            try:
                for card in self._changed_cards(connection, ids, change, progress, cancel):
                    stage.add(card)
                stage.close_reading()
                with self._store.transaction("bulk_edit", {"count": stage.size}, connection) as tx:
                    stage.take_over(tx.now)
                return stage.size
            finally:
                stage.discard()

    def _changed_cards(
        self, connection: Connection, ids: Sequence[int], change: BulkChange, progress: Progress, cancel: Cancel
    ) -> Iterator[StagedCard]:
        known = circles.known_categories(connection)
        for done, (contact_id, card_id, text) in enumerate(contacts.current_cards(connection, ids), 1):
            before = Card.from_text(text)
            after = change.applied(before)
            if after != before:
                then = set(circles_of_categories(before.categories, known))
                now = set(circles_of_categories(after.categories, known))
                yield StagedCard(
                    text=after.text,
                    listing=derive(after.text, self._calling_code),
                    digest=None,
                    source="",
                    joined=tuple(sorted(now - then)),
                    left=tuple(sorted(then - now)),
                    target=contact_id,
                    expected=card_id,
                )
            _report(done, len(ids), progress, cancel)


def _report(done: int, total: int, progress: Progress, cancel: Cancel) -> None:
    progress(done, total)
    if cancel():
        raise Cancelled
