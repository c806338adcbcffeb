"""Two cards side by side: which fields to keep of each, and the card that comes of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.phones import phone_digits
from kontaktpflege.domain.property import Property

EXCLUSIVE = frozenset(
    (
        "FN",
        "N",
        "BDAY",
        "ANNIVERSARY",
        "X-ANNIVERSARY",
        "DEATHDATE",
        "GENDER",
        "KIND",
        "SORT-STRING",
        "CLASS",
        "MAILER",
    )
)
"""A card has one of these; of all others it may have several."""

_COMPANIONS = frozenset(("X-ABLABEL", "X-ABADR"))
"""They belong to the property of their group and go where it goes."""

UNTOLD_KINDS = frozenset(("pref", "voice", "internet"))

SILENT = _COMPANIONS | {"VERSION", "PRODID", "REV", "UID", "X-ABUID"}
"""Nobody wants to be asked about these: ours stay."""

_Sign = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeField:
    """One field of two cards, or of one of them. `exclusive`: only one side can be kept.

    `keep_ours` and `keep_theirs` are what is proposed; it drops a value only where both cannot stay, or where
    both mean the same.
    """

    name: str
    ours: Property | None
    theirs: Property | None
    exclusive: bool
    keep_ours: bool
    keep_theirs: bool

    @property
    def same(self) -> bool:
        """Whether both cards say this, word for word."""
        return self.keep_ours and not self.keep_theirs and self.ours is not None and self.ours == self.theirs


def merge_fields(ours: Card, theirs: Card) -> tuple[MergeField, ...]:
    """Every field of both cards: those both fill, theirs, ours, and last what is equal word for word."""
    mine = _Waiting(ours)
    labels = labels_of(theirs)
    clashes, additions, equal, open_items = [], [], [], []
    for item in _told(theirs):
        twin = mine.take(_key(item, labels))
        if twin is not None:
            equal.append(MergeField(item.name, twin, twin, False, True, False))
        else:
            open_items.append(item)
    for item in open_items:
        rival = mine.take(_place(item, labels))
        if rival is not None:
            clashes.append(MergeField(item.name, rival, item, item.name in EXCLUSIVE, True, False))
        else:
            additions.append(MergeField(item.name, None, item, False, False, True))
    rest = [MergeField(item.name, item, None, False, True, False) for item in mine.rest()]
    return (*clashes, *additions, *rest, *equal)


def merged_card(ours: Card, theirs: Card, fields: Sequence[MergeField], kept: Sequence[tuple[bool, bool]]) -> Card:
    """Our card with the chosen fields: `kept` says of each field whether (ours, theirs) stays."""
    card = ours
    for field, (keep_ours, keep_theirs) in zip(fields, kept, strict=True):
        if keep_theirs and field.theirs is not None and not field.same:
            card = with_field(card, theirs, field.theirs)
        if not keep_ours and field.ours is not None:
            card = card.removed(field.ours)
    if ours.uid is None:
        for item in theirs.get("UID"):
            card = card.added(item)
    return card


class _Waiting:
    """Our fields that no field of theirs has been put beside yet."""

    def __init__(self, card: Card) -> None:
        labels = labels_of(card)
        self._left = dict.fromkeys(range(len(card.properties)))
        self._items = card.properties
        self._found: dict[_Sign, deque[int]] = {}
        for at, item in enumerate(self._items):
            if item.name in SILENT or not item.value.strip("; "):
                del self._left[at]
                continue
            for sign in (_key(item, labels), _place(item, labels)):
                self._found.setdefault(sign, deque()).append(at)

    def take(self, sign: _Sign) -> Property | None:
        """The first one with that sign, which waits no longer."""
        places = self._found.get(sign, deque())
        while places:
            at = places.popleft()
            if at in self._left:
                del self._left[at]
                return self._items[at]
        return None

    def rest(self) -> list[Property]:
        """Those nothing was put beside."""
        return [self._items[at] for at in self._left]


def _told(card: Card) -> list[Property]:
    return [item for item in card.properties if item.name not in SILENT and item.value.strip("; ")]


def labels_of(card: Card) -> dict[str, str]:
    """The group of each label, in small letters → the label."""
    return {item.group.lower(): item.text for item in reversed(card.get("X-ABLABEL")) if item.group}


def _key(item: Property, labels: dict[str, str]) -> _Sign:
    """What makes two fields equal: everything but the name of their group."""
    head = item.head.strip()
    return (
        "equal",
        head[len(item.group) :] if item.group else head,
        item.value,
        labels.get(item.group.lower(), ""),
    )


def _place(item: Property, labels: dict[str, str]) -> _Sign:
    """What makes two fields rivals: a card has one of them, or both spell one number or address."""
    if item.name in EXCLUSIVE:
        return "rival", item.name
    kinds = ",".join(sorted(item.types - UNTOLD_KINDS))
    return "rival", item.name, reaches(item), kinds, labels.get(item.group.lower(), "")


def reaches(item: Property) -> str:
    """The same text for two spellings of one number or address."""
    if item.name == "TEL":
        return phone_digits(item.text) or item.text
    return item.text.strip().casefold() if item.name == "EMAIL" else item.value


def with_field(card: Card, source: Card, item: Property) -> Card:
    """With a property of another card, its label included, in a group of its own."""
    if not item.group:
        return card.added(item, after=item.name)
    group = _free_group(card, item.group)
    family = [other for other in source.properties if other.group.lower() == item.group.lower()]
    companions = [other for other in family if other.name in _COMPANIONS]
    card = card.added(_regrouped(item, group), after=item.name)
    for other in companions:
        place = _regrouped(item, group)
        at = card.properties.index(place) + 1
        card = Card((*card.properties[:at], _regrouped(other, group), *card.properties[at:]))
    return card


def _free_group(card: Card, wished: str) -> str:
    used = {item.group.lower() for item in card.properties}
    if wished.lower() not in used:
        return wished
    number = 1
    while f"item{number}" in used:
        number += 1
    return f"item{number}"


def _regrouped(item: Property, group: str) -> Property:
    return item._replace(head=group + item.head.strip()[len(item.group) :])
