"""Importing cards: look at them first, then take them in as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path, PurePath

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.errors import (
    BookMoved,
    Cancelled,
    NotAVCardFile,
    UnreadableCard,
)
from kontaktpflege.domain.importing import ImportReport, PreviewDetail, PreviewRow, UnreadableItem, Verdict
from kontaktpflege.domain.listing import derive
from kontaktpflege.domain.long_work import Cancel, Progress
from kontaktpflege.domain.recognition import source_of
from kontaktpflege.exchange.card_format import VCARDS
from kontaktpflege.exchange.file_kind import HEAD
from kontaktpflege.exchange.vcard.reader import read
from kontaktpflege.exchange.vcard.scanner import refuse_foreign
from kontaktpflege.services import group_cards
from kontaktpflege.services.acquaintances import note_acquaintances
from kontaktpflege.services.card_files import Sources, collect, digest_of, reading, size
from kontaktpflege.services.import_plan import ImportPlan, Place, Source
from kontaktpflege.services.look import Look
from kontaktpflege.services.recognizer import Recognizer
from kontaktpflege.services.staging import WRITES, Staging, merge
from kontaktpflege.services.ways_in import NO_CHOICES, TableChoices, WaysIn, remembered
from kontaktpflege.storage import contact_rows, contacts, former_uids, imports
from kontaktpflege.storage.stage import Stage
from kontaktpflege.storage.store import Connection, Store, Transaction

_FIRST_BATCH = 40
_BATCH = 500
_ATTEMPTS = 3

_UNKNOWN = (Verdict.NEW, Verdict.REVIEW, Verdict.UPDATE)
"""Verdicts of cards whose bytes the book had not met."""

First = Callable[[list[PreviewRow]], None]
"""Called on the working thread with rows as they are judged, so that names show while the rest is being read."""
Besides = Callable[[Connection], None]
"""Writes what belongs into the same step."""


class Importer:
    """Looks at cards and takes them in."""

    def __init__(self, store: Store, calling_code: str, back_up: Callable[[], object]) -> None:
        self.calling_code = calling_code
        self._store = store
        self._back_up = back_up

    def prepare(
        self,
        sources: Sequence[Path | bytes],
        progress: Progress,
        cancel: Cancel,
        first: First | None = None,
        choices: TableChoices = NO_CHOICES,
    ) -> ImportPlan:
        """Give every card of files, folders and pasted texts a verdict; changes nothing.

        Raises FileProblem, Cancelled, and NotAVCardFile where none of the files holds cards.
        """
        with self._store.reading() as connection:
            plan = ImportPlan(WaysIn(choices, remembered(connection)).recognised(collect(sources)))
            plan.history = imports.history(connection)
            self._look(
                Look(self.calling_code, plan, Recognizer(connection, self.calling_code), None), progress, cancel, first
            )
        return plan

    def take_in(
        self,
        sources: Sequence[Path | bytes],
        progress: Progress,
        cancel: Cancel,
        choices: TableChoices = NO_CHOICES,
        besides: Besides | None = None,
        of: int | None = None,
    ) -> ImportReport:
        """Import without a preview, reading each card once: what needs review is added as new and marked.

        `besides` is written with it, in the same step of undo. `of`: whose contacts they are, if not the user's.
        """
        with self._store.reading() as connection:
            found = WaysIn(choices, remembered(connection)).recognised(collect(sources))
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._take_in(found, progress, cancel, besides, of)
            except BookMoved:
                continue  # another process wrote meanwhile: look again
        return self._take_in(found, progress, cancel, besides, of)

    def _take_in(
        self,
        sources: Sequence[Source],
        progress: Progress,
        cancel: Cancel,
        besides: Besides | None,
        of: int | None,
    ) -> ImportReport:
        plan = ImportPlan(sources)
        plan.of = of
        with self._store.connection() as connection:
            stage = Stage(connection)
            try:
                plan.history = imports.history(connection)
                staging = Staging(self.calling_code, plan, stage)
                self._look(
                    Look(self.calling_code, plan, Recognizer(connection, self.calling_code), staging),
                    progress,
                    cancel,
                    None,
                )
                return self._write(plan, staging, progress, cancel, besides)
            finally:
                stage.discard()

    def run(self, plan: ImportPlan, progress: Progress, cancel: Cancel) -> ImportReport:
        """Do what a plan says, as one step of undo, whole or not at all.

        Raises Cancelled, SourceChanged (a file changed since), BookMoved (the book did), BookError.
        """
        with self._store.connection() as connection:
            stage = Stage(connection)
            try:
                return self._write(plan, Staging(self.calling_code, plan, stage), progress, cancel)
            finally:
                stage.discard()

    def _look(self, look: Look, progress: Progress, cancel: Cancel, first: First | None) -> None:
        shown = 0
        foreign: list[NotAVCardFile] = []
        for number, source in enumerate(look.plan.sources):
            with reading(source) as stream:
                try:
                    total = size(source, stream)
                    if source.refusal:
                        raise NotAVCardFile(source.refusal)
                    if source.format is VCARDS:
                        refuse_foreign(stream.read(HEAD))
                except NotAVCardFile as error:
                    error.path = source.name
                    foreign.append(error)
                    look.judge()  # what came before it stays before it
                    look.plan.append(Place(number, 0, 0, 1, digest_of(b"")), "", Verdict.UNREADABLE, error.code, None)
                    continue
                stream.seek(0)
                for piece in source.format.pieces(stream):
                    if look.take(number, piece) >= (_BATCH if shown else _FIRST_BATCH):
                        shown = self._show(look, shown, first)
                        progress(piece.place + piece.length, total)
                        if cancel():
                            raise Cancelled
        self._show(look, shown, first)
        if foreign and len(foreign) == len(look.plan):
            raise foreign[0]

    @staticmethod
    def _show(look: Look, shown: int, first: First | None) -> int:
        look.judge()
        if first is not None:
            first(look.plan.rows(shown, len(look.plan)))
        return len(look.plan)

    def _write(
        self,
        plan: ImportPlan,
        staging: Staging,
        progress: Progress,
        cancel: Cancel,
        besides: Besides | None = None,
    ) -> ImportReport:
        staging.add_all(progress, cancel)
        unreadable = list(_unreadable(plan))
        counts = plan.counts()
        groups = _choose(plan, Verdict.GROUP)
        staging.stage.close_reading()  # a reader would keep the backup from emptying the log
        if staging.stage.size or groups or unreadable:
            self._back_up()
        facts: dict[str, int | str] = {
            "count": staging.stage.size,
            "files": len(plan.sources),
            "file": plan.sources[0].name if plan.sources else "",
        }
        with self._store.transaction("import", facts, staging.stage.connection) as tx:
            self._check_unmoved(tx, plan)
            staging.stage.take_over(tx.now)
            self._take_groups(tx, plan, groups)
            group_cards.welcome(tx.connection, tx.step or 0)
            fresh = [row for row in unreadable if row[3] and not imports.owners(tx.connection, [row[4]])]
            imports.keep_unreadable(tx.connection, fresh, tx.now)
            if plan.of is not None:
                note_acquaintances(tx, plan, plan.of, self._store.today())
            if besides is not None:
                besides(tx.connection)
        progress(len(plan), len(plan))
        return ImportReport(
            cards=len(plan),
            new=counts.get(Verdict.NEW, 0),
            same=counts.get(Verdict.SAME, 0),
            updated=counts.get(Verdict.UPDATE, 0) + counts.get(Verdict.MERGE, 0),
            review=counts.get(Verdict.REVIEW, 0),
            groups=counts.get(Verdict.GROUP, 0),
            trash=counts.get(Verdict.TRASH, 0),
            skipped=counts.get(Verdict.SKIP, 0),
            unreadable=tuple(UnreadableItem(*row[:4]) for row in unreadable),
            step=tx.step,
        )

    @staticmethod
    def _check_unmoved(tx: Transaction, plan: ImportPlan) -> None:
        """Raise BookMoved if somebody wrote since the look and a verdict may be another one now."""
        if imports.history(tx.connection, before=tx.step) == plan.history:
            return
        unknown = [
            index for index in range(len(plan)) if plan.found(index) in _UNKNOWN and plan.verdict(index) in WRITES
        ]
        digests = [plan.place(index).digest for index in unknown]
        if plan.chosen or imports.owners(tx.connection, digests):
            raise BookMoved

    def _take_groups(self, tx: Transaction, plan: ImportPlan, indices: Iterable[int]) -> None:
        with ExitStack() as stack:
            sources = Sources(plan, stack)
            for index in indices:
                place = plan.place(index)
                card = read(sources.data(place))
                for key, data in card.blobs.items():
                    imports.keep_blob(tx.connection, key, data)
                name = PurePath(plan.sources[place.source].name).stem or "vCard"
                kept = group_cards.take_group(tx.connection, card.text, derive(card.text, self.calling_code), name)
                imports.note_seen(tx.connection, place.digest, "group", kept)

    def look_at(self, plan: ImportPlan, index: int) -> PreviewDetail:
        """One card of a plan in full: what it says, what it would change, and who it may be."""
        place = plan.place(index)
        with ExitStack() as stack, self._store.reading() as connection:
            if not place.length:
                return PreviewDetail(card=None, raw="", ours=None, result=None, differences=(), candidates=())
            sources = Sources(plan, stack)
            data, raw = sources.data(place), sources.text(place)
            target = plan.target(index)
            candidates = tuple(contact_rows.summaries(connection, (target,))) if target is not None else ()
            try:
                theirs = read(data)
            except UnreadableCard:
                return PreviewDetail(card=None, raw=raw, ours=None, result=None, differences=(), candidates=candidates)
            card = Card.from_text(theirs.text)
            if not candidates or target is None:
                return PreviewDetail(card=card, raw=raw, ours=None, result=None, differences=(), candidates=())
            ours = contacts.contact(connection, target).card
            former = former_uids.known(connection, (card.uid or "",)).get(card.uid or "")
            base_id = imports.bases(connection, (target,)).get(target, {}).get(source_of(theirs.text))
            if former is not None and former.contact_id == target and ours.uid != card.uid:
                base_id = former.base(source_of(theirs.text))
            base = imports.texts(connection, (base_id,))[base_id] if base_id is not None else None
            merged = merge(ours.text, base, theirs.text)
            result = plan.chosen[index][1] if index in plan.chosen else merged.card
            differences = () if plan.verdict(index) is Verdict.SAME else merged.differences
            return PreviewDetail(
                card=card, raw=raw, ours=ours, result=result, differences=differences, candidates=candidates
            )


def _choose(plan: ImportPlan, verdict: Verdict) -> list[int]:
    return list(plan.indices(verdict))


def _unreadable(plan: ImportPlan) -> Iterator[tuple[str, int, str, bytes, bytes]]:
    """(file, line, reason, raw, digest) of each unreadable card; raw is empty for a file that holds no cards at all."""
    with ExitStack() as stack:
        sources = Sources(plan, stack)
        for index in plan.indices(Verdict.UNREADABLE):
            place = plan.place(index)
            raw = sources.data(place) if place.length else b""
            yield plan.sources[place.source].name, place.line, plan.reason(index), raw, place.digest
