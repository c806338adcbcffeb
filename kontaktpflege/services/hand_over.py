"""The hand-over desk: what changed here goes to the phone, so that it can follow."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.hand_over import HandOver, HandOverReport
from kontaktpflege.domain.importing import ExportReport
from kontaktpflege.domain.long_work import Cancel, Progress, never, silent
from kontaktpflege.services.exporter import Shelf, Style
from kontaktpflege.services.transfer import Transfer
from kontaktpflege.storage import contact_rows, contacts, hand_over, imports
from kontaktpflege.storage.store import Connection, Store, moment


class HandOverDesk:
    """Tells what a phone does not know, writes it, and remembers that once it is written."""

    def __init__(self, store: Store, transfer: Transfer) -> None:
        self._store = store
        self._transfer = transfer

    def changes(self, cancel: Cancel = never) -> HandOver:
        """What came, changed and went here since the last hand-over, or since the phone's cards were last imported.

        Raises Cancelled.
        """
        with self._store.reading() as connection:
            return _Comparison(connection, cancel).made()

    def hand_over(
        self,
        destination: Path | BinaryIO,
        *,
        style: Style = "original",
        single_files: bool = False,
        progress: Progress = silent,
        cancel: Cancel = never,
    ) -> HandOverReport:
        """Write what is new or changed, and then remember it as handed over, with the deletions, as one step of undo.

        Nothing is written where there is no card to write. Raises as `Transfer.export`; then nothing is remembered.
        """
        with self._store.reading() as connection:
            comparison = _Comparison(connection, cancel)
            what = comparison.made()
        export: ExportReport | None = None
        if what.going:
            export = self._transfer.export(
                what.going, destination, style=style, single_files=single_files, progress=progress, cancel=cancel
            )
        with self._store.transaction("hand_over", {"count": len(what.going) or len(what.deleted)}) as tx:
            names = _names(tx.connection, what.going)
            told = [(one, names.get(one, ""), comparison.digests[one]) for one in what.going]
            gone = [(one, name, b"") for one, name in what.deleted]
            hand_over.note(tx.connection, [*told, *gone], tx.now)
        return HandOverReport(what, export, tx.step)


class _Comparison:
    """Every contact as it would go out, beside what is known elsewhere."""

    def __init__(self, connection: Connection, cancel: Cancel) -> None:
        self.digests: dict[int, bytes] = {}
        self._connection = connection
        self._cancel = cancel
        self._shelf = Shelf(connection, with_groups=True)
        self._new: list[int] = []
        self._changed: list[int] = []

    def made(self) -> HandOver:
        """The outcome."""
        for batch in contacts.batches(contacts.present(self._connection)):
            if self._cancel():
                raise Cancelled
            self._compare(batch)
        at = hand_over.last(self._connection)
        deleted = tuple(hand_over.deleted(self._connection))
        return HandOver(tuple(self._new), tuple(self._changed), deleted, None if at is None else moment(at))

    def _compare(self, batch: Sequence[int]) -> None:
        known = hand_over.known(self._connection, batch)
        read = hand_over.read_elsewhere(self._connection, batch)
        texts = imports.texts(self._connection, [card for cards in read.values() for card in cards])
        for contact_id, text in self._shelf.texts(batch):
            told = known.get(contact_id)
            since = [card for card in read.get(contact_id, ()) if told is None or card > told.mark]
            if any(texts[card] == text for card in since):
                continue
            digest = blake2b(text.encode(), digest_size=16).digest()
            if told is not None and told.digest == digest:
                continue
            self.digests[contact_id] = digest
            is_there = bool(since) or (told is not None and told.digest != b"")
            (self._changed if is_there else self._new).append(contact_id)


def _names(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    return {row.id: row.name for batch in contacts.batches(ids) for row in contact_rows.summaries(connection, batch)}
