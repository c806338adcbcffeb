"""Gives every card of an import its verdict, batch by batch, from what the book already knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.importing import Reason, Verdict
from kontaktpflege.domain.listing import Listing, derive
from kontaktpflege.domain.merge import three_way, two_way
from kontaktpflege.domain.recognition import maybe_same, same_name, source_of
from kontaktpflege.storage import former_uids, imports
from kontaktpflege.storage.former_uids import Former
from kontaktpflege.storage.imports import Holder, Owner
from kontaktpflege.storage.store import Connection


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, its reason, and the contact it is about, with its name.

    `untouched`: the id of the contact's card where nobody edited it since it came from this source, and its text.
    """

    verdict: Verdict
    reason: Reason = Reason.NONE
    target: int | None = None
    name: str = ""
    untouched: tuple[int, str] | None = None


_STRANGER = Judgement(Verdict.NEW)


@dataclass(slots=True)
class _Known:
    """What the book says about one batch."""

    by_uid: dict[str, list[Holder]] = field(default_factory=dict)
    by_name: dict[str, list[Holder]] = field(default_factory=dict)
    by_handle: dict[str, list[Holder]] = field(default_factory=dict)
    handles: dict[int, tuple[str, ...]] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    bases: dict[int, dict[str, int]] = field(default_factory=dict)
    former: dict[str, Former] = field(default_factory=dict)

    def base(self, holder: Holder, uid: str, source: str) -> int | None:
        """The card with that UID as last read there; None if it never was."""
        former = self.former.get(uid)
        return self.bases.get(holder.id, {}).get(source) if former is None else former.base(source)


class Recognizer:
    """Judges the cards of one import in order; remembers what came earlier in the same import."""

    def __init__(self, connection: Connection, calling_code: str) -> None:
        self._connection = connection
        self._calling_code = calling_code
        self._book_is_empty = imports.is_empty(connection)
        self._shared = former_uids.shared(connection)
        self._digests: Counter[bytes] = Counter()
        self._uids: set[str] = set()

    def seen(self, digests: Sequence[bytes]) -> list[Judgement | None]:
        """For each card, the judgement that its bytes alone allow: taken in before, or a repetition; else None."""
        owners = {} if self._book_is_empty else imports.owners(self._connection, digests)
        judgements: list[Judgement | None] = []
        for digest in digests:
            occurrence = self._digests[digest]
            self._digests[digest] += 1
            known = owners.get(digest, [])
            if known:
                judgements.append(_judge_seen(known[min(occurrence, len(known) - 1)]))
            elif occurrence:
                judgements.append(Judgement(Verdict.REVIEW, Reason.REPEATED_CARD))
            else:
                judgements.append(None)
        return judgements

    def judge(self, batch: Sequence[tuple[str, Listing]]) -> list[Judgement]:
        """The verdicts of cards that were read (stored text, listing); groups and unreadable ones are not asked for here."""
        known = _Known() if self._book_is_empty else self._look_up([listing for _, listing in batch])
        return [self._judge(text, listing, known) for text, listing in batch]

    def _look_up(self, listings: Sequence[Listing]) -> _Known:
        run = self._connection
        uids = [listing.uid for listing in listings if listing.uid]
        known = _Known(by_uid=imports.by_uid(run, uids))
        if self._shared:
            self._look_up_former(known, [uid for uid in uids if uid not in known.by_uid])
        strangers = [listing for listing in listings if listing.uid not in known.by_uid]
        known.by_name = imports.by_name(run, [listing.by_last for listing in strangers])
        known.by_handle = imports.by_handle(run, [key for listing in strangers for key in listing.handles])
        candidates = {
            holder.card_id
            for found in (known.by_name, known.by_handle)
            for holders in found.values()
            for holder in holders
        }
        # Derived anew: candidates are few, and the table is not laid out to be asked by card.
        known.handles = {
            card: derive(text, self._calling_code).handles
            for card, text in imports.texts(run, list(candidates)).items()
        }
        same_uid = [holder for holders in known.by_uid.values() for holder in holders]
        known.bases = imports.bases(run, [holder.id for holder in same_uid])
        base_cards = {card for sources in known.bases.values() for card in sources.values()}
        base_cards.update(card for former in known.former.values() for card in former.cards.values())
        known.texts = imports.texts(run, list({*base_cards, *(holder.card_id for holder in same_uid)}))
        return known

    def _look_up_former(self, known: _Known, uids: Sequence[str]) -> None:
        """Whom cards belong to that come under the UID of a contact which was merged into another."""
        found = former_uids.known(self._connection, uids)
        held = imports.holders(self._connection, [former.contact_id for former in found.values()])
        for uid, former in found.items():
            if former.contact_id in held:
                known.former[uid] = former
                known.by_uid[uid] = [held[former.contact_id]]

    def _judge(self, text: str, listing: Listing, known: _Known) -> Judgement:
        uid = listing.uid
        if uid:
            if uid in self._uids:
                earlier = known.by_uid.get(uid)
                return Judgement(Verdict.REVIEW, Reason.REPEATED_UID, earlier[0].id if earlier else None)
            self._uids.add(uid)
            holders = known.by_uid.get(uid)
            if holders:
                return self._judge_same_uid(text, listing, holders, known)
        if self._book_is_empty:
            return _STRANGER
        for holder in self._candidates(listing, known):
            if maybe_same(listing, holder, known.handles.get(holder.card_id, ())):
                return Judgement(Verdict.REVIEW, Reason.MAYBE_SAME, holder.id)
        return _STRANGER

    def _candidates(self, listing: Listing, known: _Known) -> list[Holder]:
        if listing.by_last not in known.by_name and known.by_handle.keys().isdisjoint(listing.handles):
            return []  # nearly everybody
        found = {holder.id: holder for holder in known.by_name.get(listing.by_last, ())}
        for key in listing.handles:
            found.update((holder.id, holder) for holder in known.by_handle.get(key, ()))
        return list(found.values())

    def _judge_same_uid(self, text: str, listing: Listing, holders: list[Holder], known: _Known) -> Judgement:
        present = [holder for holder in holders if not holder.trashed]
        if len(present) > 1:
            return Judgement(Verdict.REVIEW, Reason.REPEATED_UID, present[0].id)
        holder = present[0] if present else holders[0]
        ours = known.texts[holder.card_id]
        base = known.base(holder, listing.uid, source_of(text))
        if holder.trashed:
            unchanged = text in (ours, known.texts.get(base or 0))
            return Judgement(Verdict.TRASH, Reason.NONE if unchanged else Reason.IN_TRASH_CHANGED, holder.id)
        if text == ours or (base is not None and text == known.texts[base]):
            return Judgement(Verdict.SAME, target=holder.id)
        if not same_name(listing.name, holder.name) and not self._same_name_as_ever(listing, base, known):
            return Judgement(Verdict.REVIEW, Reason.OTHER_NAME, holder.id)
        if base == holder.card_id and holder.id not in self._shared:
            return Judgement(Verdict.UPDATE, target=holder.id, untouched=(holder.card_id, ours))
        theirs, mine = Card.from_text(text), Card.from_text(ours)
        merged = two_way(mine, theirs) if base is None else three_way(Card.from_text(known.texts[base]), mine, theirs)
        if merged.conflicts:
            return Judgement(Verdict.REVIEW, Reason.CONFLICT, holder.id)
        return Judgement(Verdict.SAME if merged.card == mine else Verdict.UPDATE, target=holder.id)

    def _same_name_as_ever(self, listing: Listing, base: int | None, known: _Known) -> bool:
        """Whether the card is called as it was when it last came, whatever the contact is called by now."""
        return base is not None and same_name(listing.name, derive(known.texts[base], self._calling_code).name)


def _judge_seen(owner: Owner) -> Judgement:
    if owner.kind != "contact":
        return Judgement(Verdict.UNREADABLE if owner.kind == "unreadable" else Verdict.SAME)
    return Judgement(Verdict.TRASH if owner.trashed else Verdict.SAME, target=owner.id, name=owner.name)
