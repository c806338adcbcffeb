"""Importing cards: look at them first, then take them in as one step."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from hashlib import blake2b
from pathlib import Path, PurePath
from typing import BinaryIO

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.errors import (
    BookMoved,
    Cancelled,
    FileProblem,
    NotAVCardFile,
    SourceChanged,
    UnreadableCard,
)
from kontaktpflege.domain.importing import (
    Cancel,
    ImportReport,
    PreviewDetail,
    PreviewRow,
    Progress,
    Reason,
    UnreadableItem,
    Verdict,
)
from kontaktpflege.domain.listing import Listing, derive
from kontaktpflege.domain.merge import MergeResult, three_way, two_way
from kontaktpflege.domain.recognition import circles_of_categories, source_of
from kontaktpflege.exchange.vcard.reader import ReadCard, read
from kontaktpflege.exchange.vcard.scanner import RawCard, read_at, refuse_foreign, scan
from kontaktpflege.services import group_cards
from kontaktpflege.services.import_plan import DIGEST_SIZE, ImportPlan, Place, Source
from kontaktpflege.services.recognizer import Judgement, Read, Recognizer
from kontaktpflege.storage import circles, contacts, imports
from kontaktpflege.storage.imports import Stage, StagedCard
from kontaktpflege.storage.store import Store, Transaction

_FIRST_BATCH = 40
_BATCH = 500
_FULL_NAME = re.compile(rb"^FN(?:;[^:\r\n]*)?:([^\r\n]{0,400})", re.IGNORECASE | re.MULTILINE)
_ENDINGS = (".vcf", ".vcard")
_ATTEMPTS = 3
_WRITES = (Verdict.NEW, Verdict.REVIEW, Verdict.UPDATE, Verdict.MERGE)

_UNKNOWN = (Verdict.NEW, Verdict.REVIEW, Verdict.UPDATE)
"""Verdicts of cards whose bytes the book had not met."""

First = Callable[[list[PreviewRow]], None]
"""Called on the working thread with rows as they are judged, so that names show while the rest is being read."""


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=DIGEST_SIZE).digest()


def collect(sources: Sequence[Path | bytes]) -> list[Source]:
    """The files of a selection, each once, folders searched through for vCard files, in order; raises FileProblem."""
    found: dict[object, Source] = {}
    for source in sources:
        if isinstance(source, bytes):
            found[len(found)] = Source("", None, source)
            continue
        try:
            for name, path in _files(source):
                found.setdefault(path.resolve(), _source(name, path))
        except OSError as error:
            raise FileProblem("cannot_read", str(source), error.strerror or str(error)) from error
    return list(found.values())


def _files(source: Path) -> Iterator[tuple[str, Path]]:
    """(shown name, path) of what a path of the selection stands for."""
    if not source.is_dir():
        yield source.name, source
        return
    for path in sorted(source.rglob("*")):
        if path.suffix.lower() in _ENDINGS and path.is_file():
            yield str(path.relative_to(source.parent)), path


def _source(name: str, path: Path) -> Source:
    shown = os.fsencode(name).decode("utf-8", "replace")  # a name need not be text, but the book holds only text
    if path.is_file():
        return Source(shown, path)
    return Source(shown, None, path.read_bytes())  # a pipe cannot be read twice


class _Sources:
    """The sources of a plan, one open at a time; the stack closes the last one."""

    def __init__(self, plan: ImportPlan, stack: ExitStack) -> None:
        self._plan = plan
        self._open: tuple[int, BinaryIO] | None = None
        stack.callback(self._close)

    def data(self, place: Place) -> bytes:
        """The bytes of a card; raises SourceChanged if they are not what they were."""
        source = self._plan.sources[place.source]
        if self._open is None or self._open[0] != place.source:
            self._close()
            self._open = (place.source, source.open())
        try:
            data = read_at(self._open[1], place.offset, place.length)
        except OSError as error:
            raise FileProblem("cannot_read", source.name, error.strerror or str(error)) from error
        if _digest(data) != place.digest:
            raise SourceChanged(source.name)
        return data

    def _close(self) -> None:
        if self._open is not None:
            self._open[1].close()


class _Look:
    """One pass over the sources that gives every card its verdict."""

    def __init__(self, importer: Importer, plan: ImportPlan, recognizer: Recognizer, stage: _Staging | None) -> None:
        self.plan = plan
        self._calling_code = importer.calling_code
        self._recognizer = recognizer
        self._stage = stage
        self._batch: list[tuple[int, RawCard]] = []

    def take(self, source: int, piece: RawCard) -> int:
        """Add a piece; returns how many wait to be judged."""
        self._batch.append((source, piece))
        return len(self._batch)

    def judge(self) -> None:
        """Judge what waits, in order."""
        digests = [_digest(piece.data) for _, piece in self._batch]
        seen = self._recognizer.seen(digests)
        reads: list[Read] = []
        results: list[tuple[ReadCard | None, Judgement | None, str]] = []
        for (_, piece), digest, judgement in zip(self._batch, digests, seen, strict=True):
            if piece.fault is not None:
                results.append((None, Judgement(Verdict.UNREADABLE), piece.fault))
                continue
            if judgement is not None and judgement.verdict is not Verdict.REVIEW:
                results.append((None, judgement, ""))
                continue
            try:
                card = read(piece.data)
            except UnreadableCard as error:
                results.append((None, Judgement(Verdict.UNREADABLE), error.code))
                continue
            listing = derive(card.text, self._calling_code)
            if listing.is_group:
                judgement = Judgement(Verdict.GROUP)
            results.append((card, judgement, ""))
            reads.append(Read(digest, card.text, listing))
        self._append(digests, results, reads)
        self._batch.clear()

    def _append(
        self,
        digests: Sequence[bytes],
        results: Sequence[tuple[ReadCard | None, Judgement | None, str]],
        reads: Sequence[Read],
    ) -> None:
        open_reads = [
            one for one, (_, judgement, _) in zip(reads, (r for r in results if r[0]), strict=True) if judgement is None
        ]
        judged = iter(self._recognizer.judge(open_reads))
        listings = iter(reads)
        for (source, piece), digest, (card, early, fault) in zip(self._batch, digests, results, strict=True):
            listing = next(listings).listing if card is not None else None
            judgement = early or next(judged)
            name = listing.name if listing else judgement.name or _glimpse_name(piece.data)
            place = Place(source, piece.place, piece.length, piece.line, digest)
            reason = fault or judgement.reason
            index = self.plan.append(place, name, judgement.verdict, reason, judgement.target)
            if self._stage is not None and card is not None and listing is not None:
                self._stage.add_at_hand(index, card, listing, judgement.untouched)


def _glimpse_name(data: bytes) -> str:
    """The name on a card that was not read, because it is known or cannot be read: its FN line, roughly."""
    found = _FULL_NAME.search(data)
    return found[1].decode("utf-8", "replace").replace("\\,", ",").strip() if found else ""


class _Staging:
    """Brings the cards of a plan into the stage, changed contacts with their merged cards."""

    def __init__(self, importer: Importer, plan: ImportPlan, stage: Stage) -> None:
        self.plan = plan
        self.stage = stage
        self._calling_code = importer.calling_code
        self._categories = circles.known_categories(stage.connection)
        self._staged: set[int] = set()
        self._merged_into: dict[int, str] = {}

    def add_at_hand(self, index: int, card: ReadCard, listing: Listing, untouched: tuple[int, str] | None) -> None:
        """Stage a card while it is at hand, if it becomes a contact of its own or replaces a card nobody edited."""
        verdict = self.plan.verdict(index)
        if verdict in (Verdict.NEW, Verdict.REVIEW):
            self._add_new(index, card, listing)
        elif verdict is Verdict.UPDATE and untouched is not None:
            expected, base = untouched
            self._add_changed(index, card, card.text, listing, expected, base)

    def add_all(self, progress: Progress, cancel: Cancel) -> None:
        """Stage every card that the plan writes and that is not staged yet."""
        with ExitStack() as stack:
            sources = _Sources(self.plan, stack)
            total = len(self.plan)
            batch: list[int] = []
            for index in range(total):
                if self.plan.verdict(index) in _WRITES and index not in self._staged:
                    batch.append(index)
                if len(batch) >= _BATCH or (index == total - 1 and batch):
                    self._add(batch, sources)
                    batch.clear()
                    progress(index, total)
                    if cancel():
                        raise Cancelled
        self.stage.flush()

    def _add(self, indices: Sequence[int], sources: _Sources) -> None:
        cards = [read(sources.data(self.plan.place(index))) for index in indices]
        changed = [self.plan.target(index) or 0 for index in indices if self._changes(index)]
        run = self.stage.connection
        held = imports.holders(run, changed)
        bases = imports.bases(run, changed)
        base_ids = {card_id for sources_of in bases.values() for card_id in sources_of.values()}
        texts = imports.texts(run, list({*(holder.card_id for holder in held.values()), *base_ids}))
        for index, card in zip(indices, cards, strict=True):
            if not self._changes(index):
                self._add_new(index, card, derive(card.text, self._calling_code))
                continue
            target = self.plan.target(index) or 0
            holder, base = held.get(target), bases.get(target, {}).get(source_of(card.text))
            if holder is None or (holder.trashed and self.plan.found(index) is Verdict.UPDATE):
                raise BookMoved
            merged = self._merged(index, card, texts[holder.card_id], None if base is None else texts[base])
            if merged is None:
                self._add_new(index, card, derive(card.text, self._calling_code), Reason.CONFLICT)
                continue
            listing = derive(merged, self._calling_code)
            self._add_changed(index, card, merged, listing, holder.card_id, "" if base is None else texts[base])

    def _changes(self, index: int) -> bool:
        return self.plan.verdict(index) in (Verdict.UPDATE, Verdict.MERGE)

    def _add_blobs(self, card: ReadCard) -> None:
        for digest, data in card.blobs.items():
            self.stage.add_blob(digest, data)

    def _add_new(self, index: int, card: ReadCard, listing: Listing, mark: str = "") -> None:
        self._add_blobs(card)
        review = self.plan.reason(index) if self.plan.verdict(index) is Verdict.REVIEW else mark
        joined = circles_of_categories(listing.categories, self._categories) if listing.categories else ()
        digest = self.plan.place(index).digest
        self.stage.add(StagedCard(card.text, listing, digest, source_of(card.text), joined, review=review))
        self._staged.add(index)

    def _add_changed(self, index: int, card: ReadCard, text: str, listing: Listing, expected: int, base: str) -> None:
        """Stage `text` as the new card of the contact that has card `expected`; circles follow CATEGORIES of the source."""
        self._add_blobs(card)
        now = self._circles(listing.categories if text == card.text else Card.from_text(card.text).categories)
        then = self._circles(Card.from_text(base).categories) if "CATEGORIES" in base.upper() else set()
        # What is merged in from somebody else's card is no base: the contact's own card does not lack its lines.
        own = self.plan.verdict(index) is Verdict.UPDATE or listing.uid == derive(card.text, self._calling_code).uid
        self.stage.add(
            StagedCard(
                text,
                listing,
                self.plan.place(index).digest,
                source_of(card.text) if own else "",
                joined=tuple(sorted(now - then)),
                left=tuple(sorted(then - now)),
                target=self.plan.target(index),
                expected=expected,
                base_text=None if text == card.text or not own else card.text,
            )
        )
        self._staged.add(index)

    def _circles(self, categories: Iterable[str]) -> set[int]:
        return set(circles_of_categories(categories, self._categories))

    def _merged(self, index: int, card: ReadCard, ours: str, base: str | None) -> str | None:
        """The card that the contact shall have; None where that would lose what one side says.

        Raises BookMoved if the contact was edited since the look, so that what was no conflict has become one.
        """
        if index in self.plan.chosen:
            target, chosen = self.plan.chosen[index]
            if target in self._merged_into:
                merged = three_way(Card.from_text(ours), Card.from_text(self._merged_into[target]), chosen)
                if merged.conflicts:
                    return None
                chosen = merged.card
            self._merged_into[target] = chosen.text
            return chosen.text
        merged = _merge(ours, base, card.text)
        if merged.conflicts:
            if self.plan.found(index) is not Verdict.TRASH:
                raise BookMoved
            return None
        return merged.card.text


def _merge(ours: str, base: str | None, theirs: str) -> MergeResult:
    mine, incoming = Card.from_text(ours), Card.from_text(theirs)
    return two_way(mine, incoming) if base is None else three_way(Card.from_text(base), mine, incoming)


class Importer:
    """Looks at cards and takes them in."""

    def __init__(self, store: Store, calling_code: str, back_up: Callable[[], object]) -> None:
        self.calling_code = calling_code
        self._store = store
        self._back_up = back_up

    def prepare(
        self, sources: Sequence[Path | bytes], progress: Progress, cancel: Cancel, first: First | None = None
    ) -> ImportPlan:
        """Give every card of files, folders and pasted texts a verdict; changes nothing.

        Raises FileProblem, Cancelled, and NotAVCardFile where none of the files holds cards.
        """
        plan = ImportPlan(collect(sources))
        with self._store.reading() as connection:
            plan.history = imports.history(connection)
            self._look(_Look(self, plan, Recognizer(connection), None), progress, cancel, first)
        return plan

    def take_in(self, sources: Sequence[Path | bytes], progress: Progress, cancel: Cancel) -> ImportReport:
        """Import without a preview, reading each card once: what needs review is added as new and marked."""
        found = collect(sources)
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._take_in(found, progress, cancel)
            except BookMoved:
                continue  # another process wrote meanwhile: look again
        return self._take_in(found, progress, cancel)

    def _take_in(self, sources: Sequence[Source], progress: Progress, cancel: Cancel) -> ImportReport:
        plan = ImportPlan(sources)
        with self._store.connection() as connection:
            stage = Stage(connection)
            try:
                plan.history = imports.history(connection)
                staging = _Staging(self, plan, stage)
                self._look(_Look(self, plan, Recognizer(connection), staging), progress, cancel, None)
                return self._write(plan, staging, progress, cancel)
            finally:
                stage.discard()

    def run(self, plan: ImportPlan, progress: Progress, cancel: Cancel) -> ImportReport:
        """Do what a plan says, as one step of undo, whole or not at all.

        Raises Cancelled, SourceChanged (a file changed since), BookMoved (the book did), BookError.
        """
        with self._store.connection() as connection:
            stage = Stage(connection)
            try:
                return self._write(plan, _Staging(self, plan, stage), progress, cancel)
            finally:
                stage.discard()

    def _look(self, look: _Look, progress: Progress, cancel: Cancel, first: First | None) -> None:
        shown = 0
        foreign: list[NotAVCardFile] = []
        for number, source in enumerate(look.plan.sources):
            with _reading(source) as stream:
                try:
                    total = _size(source, stream)
                    refuse_foreign(stream.read(65_536))
                except NotAVCardFile as error:
                    error.path = source.name
                    foreign.append(error)
                    look.judge()  # what came before it stays before it
                    look.plan.append(Place(number, 0, 0, 1, _digest(b"")), "", Verdict.UNREADABLE, error.code, None)
                    continue
                stream.seek(0)
                for piece in scan(stream):
                    if look.take(number, piece) >= (_BATCH if shown else _FIRST_BATCH):
                        shown = self._show(look, shown, first)
                        progress(piece.place + piece.length, total)
                        if cancel():
                            raise Cancelled
        self._show(look, shown, first)
        if foreign and len(foreign) == len(look.plan):
            raise foreign[0]

    @staticmethod
    def _show(look: _Look, shown: int, first: First | None) -> int:
        look.judge()
        if first is not None:
            first(look.plan.rows(shown, len(look.plan)))
        return len(look.plan)

    def _write(self, plan: ImportPlan, staging: _Staging, progress: Progress, cancel: Cancel) -> ImportReport:
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
            imports.take_over(tx.connection, tx.now)
            self._take_groups(tx, plan, groups)
            group_cards.welcome(tx.connection, tx.step or 0)
            fresh = [row for row in unreadable if row[3] and not imports.owners(tx.connection, [row[4]])]
            imports.keep_unreadable(tx.connection, fresh, tx.now)
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
            index for index in range(len(plan)) if plan.found(index) in _UNKNOWN and plan.verdict(index) in _WRITES
        ]
        digests = [plan.place(index).digest for index in unknown]
        if plan.chosen or imports.owners(tx.connection, digests):
            raise BookMoved

    def _take_groups(self, tx: Transaction, plan: ImportPlan, indices: Iterable[int]) -> None:
        with ExitStack() as stack:
            sources = _Sources(plan, stack)
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
            data = _Sources(plan, stack).data(place)
            raw = data.decode("utf-8", "replace")
            target = plan.target(index)
            candidates = tuple(contacts.summaries(connection, (target,))) if target is not None else ()
            try:
                theirs = read(data)
            except UnreadableCard:
                return PreviewDetail(card=None, raw=raw, ours=None, result=None, differences=(), candidates=candidates)
            card = Card.from_text(theirs.text)
            if not candidates or target is None:
                return PreviewDetail(card=card, raw=raw, ours=None, result=None, differences=(), candidates=())
            ours = contacts.contact(connection, target).card
            base_id = imports.bases(connection, (target,)).get(target, {}).get(source_of(theirs.text))
            base = imports.texts(connection, (base_id,))[base_id] if base_id is not None else None
            merged = _merge(ours.text, base, theirs.text)
            result = plan.chosen[index][1] if index in plan.chosen else merged.card
            differences = () if plan.verdict(index) is Verdict.SAME else merged.differences
            return PreviewDetail(
                card=card, raw=raw, ours=ours, result=result, differences=differences, candidates=candidates
            )

    def propose(self, plan: ImportPlan, index: int, target: int) -> MergeResult:
        """A card of the plan and a contact in one: nothing of either is lost, conflicts stay ours until decided."""
        with ExitStack() as stack, self._store.reading() as connection:
            theirs = read(_Sources(plan, stack).data(plan.place(index)))
            return two_way(contacts.contact(connection, target).card, Card.from_text(theirs.text))


@contextmanager
def _reading(source: Source) -> Iterator[BinaryIO]:
    """A source to read through; raises FileProblem, also where reading fails half-way."""
    try:
        with source.open() as stream:
            yield stream
    except OSError as error:
        raise FileProblem("cannot_read", source.name, error.strerror or str(error)) from error


def _choose(plan: ImportPlan, verdict: Verdict) -> list[int]:
    return list(plan.indices(verdict))


def _size(source: Source, stream: BinaryIO) -> int:
    stream.seek(0, 2)
    size = stream.tell()
    stream.seek(0)
    if source.path is not None and source.path.is_dir():
        raise FileProblem("cannot_read", str(source.path), "")
    return size


def _unreadable(plan: ImportPlan) -> Iterator[tuple[str, int, str, bytes, bytes]]:
    """(file, line, reason, raw, digest) of each unreadable card; raw is empty for a file that holds no cards at all."""
    with ExitStack() as stack:
        sources = _Sources(plan, stack)
        for index in plan.indices(Verdict.UNREADABLE):
            place = plan.place(index)
            raw = sources.data(place) if place.length else b""
            yield plan.sources[place.source].name, place.line, plan.reason(index), raw, place.digest


__all__ = ["First", "Importer", "Reason", "collect"]
