"""The look at an import: one pass over its cards, batch by batch, that gives each a verdict."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kontaktpflege.domain.errors import (
    UnreadableCard,
)
from kontaktpflege.domain.importing import (
    Verdict,
)
from kontaktpflege.domain.listing import derive
from kontaktpflege.exchange.vcard.reader import ReadCard, read
from kontaktpflege.exchange.vcard.scanner import RawCard
from kontaktpflege.services.card_files import digest_of
from kontaktpflege.services.import_plan import ImportPlan, Place
from kontaktpflege.services.recognizer import Judgement, Read, Recognizer
from kontaktpflege.services.staging import Staging

_FULL_NAME = re.compile(rb"^FN(?:;[^:\r\n]*)?:([^\r\n]{0,400})", re.IGNORECASE | re.MULTILINE)


class Look:
    """One pass over the sources that gives every card its verdict."""

    def __init__(self, calling_code: str, plan: ImportPlan, recognizer: Recognizer, stage: Staging | None) -> None:
        self.plan = plan
        self._calling_code = calling_code
        self._recognizer = recognizer
        self._stage = stage
        self._batch: list[tuple[int, RawCard]] = []

    def take(self, source: int, piece: RawCard) -> int:
        """Add a piece; returns how many wait to be judged."""
        self._batch.append((source, piece))
        return len(self._batch)

    def judge(self) -> None:
        """Judge what waits, in order."""
        digests = [digest_of(piece.data) for _, piece in self._batch]
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
