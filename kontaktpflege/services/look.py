"""The look at an import: one pass over its cards, batch by batch, that gives each a verdict."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kontaktpflege.domain.errors import UnreadableCard
from kontaktpflege.domain.importing import Verdict
from kontaktpflege.domain.listing import Listing, derive
from kontaktpflege.exchange.vcard.reader import ReadCard, read
from kontaktpflege.exchange.vcard.scanner import RawCard
from kontaktpflege.services.card_files import digest_of
from kontaktpflege.services.import_plan import ImportPlan, Place
from kontaktpflege.services.recognizer import Judgement, Recognizer
from kontaktpflege.services.staging import Staging

_FULL_NAME = re.compile(rb"^FN(?:;[^:\r\n]*)?:([^\r\n]{0,400})", re.IGNORECASE | re.MULTILINE)
_UNREADABLE = Judgement(Verdict.UNREADABLE)
_GROUP = Judgement(Verdict.GROUP)


@dataclass(slots=True)
class _Waiting:
    """A piece that waits to be judged: the number of its source, and what has become known of it."""

    source: int
    piece: RawCard
    digest: bytes
    judgement: Judgement | None = None
    fault: str = ""
    card: ReadCard | None = None
    listing: Listing | None = None


class Look:
    """One pass over the sources that gives every card its verdict."""

    def __init__(self, calling_code: str, plan: ImportPlan, recognizer: Recognizer, stage: Staging | None) -> None:
        self.plan = plan
        self._calling_code = calling_code
        self._recognizer = recognizer
        self._stage = stage
        self._batch: list[_Waiting] = []

    def take(self, source: int, piece: RawCard) -> int:
        """Add a piece; returns how many wait to be judged."""
        self._batch.append(_Waiting(source, piece, digest_of(piece.data)))
        return len(self._batch)

    def judge(self) -> None:
        """Judge what waits, in order."""
        batch, self._batch = self._batch, []
        for one, seen in zip(batch, self._recognizer.seen([one.digest for one in batch]), strict=True):
            one.judgement = seen
            if one.piece.fault is not None:
                one.judgement, one.fault = _UNREADABLE, one.piece.fault
            elif seen is None or seen.verdict is Verdict.REVIEW:
                self._read(one)
        strangers = [one for one in batch if one.judgement is None]
        judged = self._recognizer.judge([(one.card.text, one.listing) for one in strangers if one.card and one.listing])
        for one, judgement in zip(strangers, judged, strict=True):
            one.judgement = judgement
        for one in batch:
            self._append(one)

    def _read(self, one: _Waiting) -> None:
        try:
            one.card = read(one.piece.data)
        except UnreadableCard as error:
            one.judgement, one.fault = _UNREADABLE, error.code
            return
        one.listing = derive(one.card.text, self._calling_code)
        if one.listing.is_group:
            one.judgement = _GROUP

    def _append(self, one: _Waiting) -> None:
        """Enter a judged card into the plan, and stage it if that is done along the way."""
        piece, card, listing, judgement = one.piece, one.card, one.listing, one.judgement or _UNREADABLE
        name = listing.name if listing else judgement.name or _glimpse_name(piece.data)
        place = Place(one.source, piece.place, piece.length, piece.line, one.digest)
        index = self.plan.append(place, name, judgement.verdict, one.fault or judgement.reason, judgement.target)
        if self._stage is not None and card is not None and listing is not None:
            self._stage.add_at_hand(index, one.digest, card, listing, judgement)


def _glimpse_name(data: bytes) -> str:
    """The name on a card that was not read, because it is known or cannot be read: its FN line, roughly."""
    found = _FULL_NAME.search(data)
    return found[1].decode("utf-8", "replace").replace("\\,", ",").strip() if found else ""
