"""Brings the cards of an import into the stage, changed contacts with their merged cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.errors import (
    BookMoved,
    Cancelled,
)
from kontaktpflege.domain.importing import Reason, Verdict
from kontaktpflege.domain.listing import Listing, derive
from kontaktpflege.domain.long_work import Cancel, Progress
from kontaktpflege.domain.merge import MergeResult, three_way, two_way
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.recognition import circles_of_categories, source_of
from kontaktpflege.exchange.vcard.reader import ReadCard, read
from kontaktpflege.services.card_files import Sources
from kontaktpflege.services.import_plan import ImportPlan
from kontaktpflege.services.recognizer import Judgement
from kontaktpflege.storage import circles, former_uids, imports
from kontaktpflege.storage.stage import Stage, StagedCard

_BATCH = 500
_KNOWN_SINCE = "X-KNOWN-SINCE"
WRITES = (Verdict.NEW, Verdict.REVIEW, Verdict.UPDATE, Verdict.MERGE)
"""The verdicts that bring a card into the book."""


class Staging:
    """Brings the cards of a plan into the stage, changed contacts with their merged cards."""

    def __init__(self, calling_code: str, plan: ImportPlan, stage: Stage) -> None:
        self.plan = plan
        self.stage = stage
        self._calling_code = calling_code
        self._categories = circles.known_categories(stage.connection)
        self._staged: set[int] = set()
        self._shared = former_uids.shared(stage.connection)
        self._merged_into: dict[int, str] = {}

    def add_at_hand(self, index: int, digest: bytes, card: ReadCard, listing: Listing, judgement: Judgement) -> None:
        """Stage a card while it is at hand, if it becomes a contact of its own or replaces a card nobody edited."""
        verdict = judgement.verdict
        if verdict is Verdict.NEW:
            self._add_new(index, digest, card, listing)
        elif verdict is Verdict.REVIEW:
            self._add_new(index, digest, card, listing, judgement.reason)
        elif verdict is Verdict.UPDATE and judgement.untouched is not None:
            expected, base = judgement.untouched
            self._add_changed(index, card, card.text, listing, expected, base)

    def add_all(self, progress: Progress, cancel: Cancel) -> None:
        """Stage every card that the plan writes and that is not staged yet."""
        with ExitStack() as stack:
            sources = Sources(self.plan, stack)
            total = len(self.plan)
            batch: list[int] = []
            for index in range(total):
                if self.plan.verdict(index) in WRITES and index not in self._staged:
                    batch.append(index)
                if len(batch) >= _BATCH or (index == total - 1 and batch):
                    self._add(batch, sources)
                    batch.clear()
                    progress(index, total)
                    if cancel():
                        raise Cancelled
        self.stage.flush()

    def _add(self, indices: Sequence[int], sources: Sources) -> None:
        cards = [read(sources.data(self.plan.place(index))) for index in indices]
        changed = [self.plan.target(index) or 0 for index in indices if self._changes(index)]
        run = self.stage.connection
        held = imports.holders(run, changed)
        bases = imports.bases(run, changed)
        uids = [Card.from_text(card.text).uid or "" for card in cards] if self._shared else [""] * len(cards)
        formers = former_uids.known(run, uids) if self._shared else {}
        base_ids = {card_id for sources_of in bases.values() for card_id in sources_of.values()}
        base_ids.update(card_id for former in formers.values() for card_id in former.cards.values())
        texts = imports.texts(run, list({*(holder.card_id for holder in held.values()), *base_ids}))
        for index, card, uid in zip(indices, cards, uids, strict=True):
            digest = self.plan.place(index).digest
            if not self._changes(index):
                mark = self.plan.reason(index) if self.plan.verdict(index) is Verdict.REVIEW else ""
                self._add_new(index, digest, card, derive(card.text, self._calling_code), mark)
                continue
            target = self.plan.target(index) or 0
            holder, base = held.get(target), bases.get(target, {}).get(source_of(card.text))
            former = formers.get(uid)
            if former is not None and (former.contact_id != target or (holder and holder.uid == uid)):
                former = None
            if former is not None:
                base = former.base(source_of(card.text))
            if holder is None or (holder.trashed and self.plan.found(index) is Verdict.UPDATE):
                raise BookMoved
            merged = self._merged(index, card, texts[holder.card_id], None if base is None else texts[base])
            if merged is None:
                self._add_new(index, digest, card, derive(card.text, self._calling_code), Reason.CONFLICT)
                continue
            listing = derive(merged, self._calling_code)
            then = "" if base is None else texts[base]
            former_uid = uid if former else ""
            self._add_changed(index, card, merged, listing, holder.card_id, then, former_uid, trashed=holder.trashed)

    def _changes(self, index: int) -> bool:
        return self.plan.verdict(index) in (Verdict.UPDATE, Verdict.MERGE)

    def _add_blobs(self, card: ReadCard) -> None:
        for digest, data in card.blobs.items():
            self.stage.add_blob(digest, data)

    def _add_new(self, index: int, digest: bytes, card: ReadCard, listing: Listing, mark: str = "") -> None:
        self._add_blobs(card)
        joined = circles_of_categories(listing.categories, self._categories) if listing.categories else ()
        origin = _origin_of(card.text)
        self.stage.add(StagedCard(card.text, listing, digest, source_of(card.text), joined, review=mark, origin=origin))
        self._staged.add(index)

    def _add_changed(
        self,
        index: int,
        card: ReadCard,
        text: str,
        listing: Listing,
        expected: int,
        base: str,
        former: str = "",
        *,
        trashed: bool = False,
    ) -> None:
        """Stage `text` as the new card of the contact that has card `expected`; circles follow CATEGORIES of the source.

        `former`: the UID that the card came with, if it is not the contact's own. `trashed`: it leaves the trash.
        """
        self._add_blobs(card)
        now = self._circles(listing.categories if text == card.text else Card.from_text(card.text).categories)
        # What is merged in from somebody else's card is no base: the contact's own card does not lack its lines.
        uid = Card.from_text(card.text).uid or ""
        own = self.plan.verdict(index) is Verdict.UPDATE or listing.uid == uid
        if not own:
            former = former or uid
        traced = own or bool(former)
        then = self._circles(Card.from_text(base).categories) if own and "CATEGORIES" in base.upper() else set()
        self.stage.add(
            StagedCard(
                text,
                listing,
                self.plan.place(index).digest,
                source_of(card.text) if traced else "",
                joined=tuple(sorted(now - then)),
                left=tuple(sorted(then - now)),
                target=self.plan.target(index),
                expected=expected,
                trashed=trashed,
                base_text=None if text == card.text or not traced else card.text,
                origin=_origin_of(card.text),
                former=former,
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
        target = self.plan.target(index) or 0
        earlier = self._merged_into.get(target) if target in self._shared else None
        merged = merge(earlier or ours, base, card.text)
        if merged.conflicts:
            if self.plan.found(index) is not Verdict.TRASH and earlier is None:
                raise BookMoved
            return None
        if target in self._shared:
            self._merged_into[target] = merged.card.text
        return merged.card.text


def _origin_of(text: str) -> Origin | None:
    """Since when somebody is known, where the card says it: exports of networks do."""
    if _KNOWN_SINCE not in text:
        return None
    written = Card.from_text(text).get(_KNOWN_SINCE)
    since = PartialDate.parse(written[0].text) if written else None
    place = "LinkedIn" if "LINKEDIN" in source_of(text).upper() else ""
    return Origin(since=since, place=place) if since else None


def merge(ours: str, base: str | None, theirs: str) -> MergeResult:
    """Two stored cards in one, by their common base where there is one."""
    mine, incoming = Card.from_text(ours), Card.from_text(theirs)
    return two_way(mine, incoming) if base is None else three_way(Card.from_text(base), mine, incoming)
