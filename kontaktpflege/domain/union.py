"""Several cards made one: every field of each, folded where they mean the same, and the card that a choice makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.merge_choices import EXCLUSIVE, SILENT, UNTOLD_KINDS, labels_of, reaches, with_field
from kontaktpflege.domain.names import fold, split_words
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.property import Property

_DATES = frozenset(("BDAY", "ANNIVERSARY", "X-ANNIVERSARY", "DEATHDATE"))
_WORDS = frozenset(("FN", "TITLE", "ROLE", "X-EVOLUTION-FILE-AS"))
_PARTS = frozenset(("N", "ADR", "ORG"))
_FORMAL = frozenset(("TYPE", "PREF", "ENCODING", "CHARSET", "VALUE"))
"""Parameters that say how a value is written, or that are compared by themselves."""


@dataclass(frozen=True, slots=True)
class UnionValue:
    """What card number `card` says in a field. `meaning` is alike for spellings of one thing.

    `proposed`: it stays unless somebody decides otherwise.
    """

    card: int
    item: Property
    meaning: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class UnionField:
    """One thing that the cards say, in the order of the cards.

    `exclusive`: only one value can stay. Otherwise all values mean the same, and the fullest one is proposed.
    """

    name: str
    exclusive: bool
    values: tuple[UnionValue, ...]

    def same(self, cards: int) -> bool:
        """Whether all the cards say this, word for word, so that there is nothing to choose."""
        said = {(value.item.name, value.item.types, value.item.value) for value in self.values}
        return len(said) == 1 and len({value.card for value in self.values}) == cards


def union_fields(cards: Sequence[Card]) -> tuple[UnionField, ...]:
    """Every field of every card. What stands on the first card comes in its order, then what others add."""
    gathering: dict[tuple[str, str], list[_Gathered]] = {}
    for number, card in enumerate(cards):
        labels = labels_of(card)
        once: set[str] = set()
        for item in card.properties:
            if item.name in SILENT or item.name == "CATEGORIES" or not item.value.strip("; "):
                continue
            exclusive = item.name in EXCLUSIVE and item.name not in once
            once.add(item.name)
            meaning = meaning_of(item)
            fields = gathering.setdefault((item.name, "" if exclusive else meaning), [])
            nuance = _nuance(item, labels)
            found = next((field for field in fields if field.takes(number, nuance, exclusive)), None)
            if found is None:
                found = _Gathered(item.name, exclusive)
                fields.append(found)
            found.add(number, item, meaning, nuance)
    every = sorted((field for fields in gathering.values() for field in fields), key=_Gathered.rank)
    return tuple(field.field() for field in every)


def united(
    cards: Sequence[Card], fields: Sequence[UnionField], kept: Sequence[Sequence[bool]], remark: str = ""
) -> Card:
    """The first card with the chosen values of all: `kept` says of each value of each field whether it stays.

    Categories are united, notes joined into one, with `remark` at the end. The first UID stays.
    """
    card = cards[0]
    for field, marks in zip(fields, kept, strict=True):
        for value, stays in zip(field.values, marks, strict=True):
            if stays and value.card:
                card = with_field(card, cards[value.card], value.item)
        for value, stays in zip(field.values, marks, strict=True):
            if not stays and not value.card:
                card = card.removed(value.item)
    if card.uid is None:
        for item in next((other.get("UID") for other in cards if other.uid), ())[:1]:
            card = card.added(item, after="VERSION")
    card = card.with_categories([label for other in cards for label in other.categories])
    return _with_one_note(card, remark, apart=len(cards[0].notes))


def proposal(fields: Sequence[UnionField]) -> list[list[bool]]:
    """What stays unless somebody decides otherwise."""
    return [[value.proposed for value in field.values] for field in fields]


def dropped(fields: Sequence[UnionField], kept: Sequence[Sequence[bool]]) -> list[UnionValue]:
    """The values that a choice loses, each meaning once; another spelling of what stays is no loss."""
    lost: list[UnionValue] = []
    for field, marks in zip(fields, kept, strict=True):
        meanings = {value.meaning for value, stays in zip(field.values, marks, strict=True) if stays}
        for value in field.values:
            if value.meaning not in meanings:
                meanings.add(value.meaning)
                lost.append(value)
    return lost


def meaning_of(item: Property) -> str:
    """The same text for two spellings of one thing."""
    if item.name in ("TEL", "EMAIL"):
        return reaches(item)
    if item.name in _DATES:
        return f"{PartialDate.parse(item.text) or item.text} {item.param('X-APPLE-OMIT-YEAR') or ''}"
    if item.name in _WORDS:
        return " ".join(split_words(fold(item.text))) or item.text
    if item.name in _PARTS:
        parts = (" ".join(split_words(fold(part))) or part.strip() for part in item.fields)
        return ";".join(parts).rstrip(";")
    if item.name == "URL":
        return item.text.strip().removeprefix("https://").removeprefix("http://").rstrip("/")
    if item.name == "NOTE":
        return " ".join(item.text.split())
    return item.value.strip()


def _nuance(item: Property, labels: dict[str, str]) -> frozenset[str]:
    """What a field says besides its value: types, label, further parameters."""
    label = labels.get(item.group.lower(), "") if item.group else ""
    further = {f"{name}={','.join(values)}" for name, values in item.params if name not in _FORMAL}
    return frozenset((item.types - UNTOLD_KINDS) | further | ({f"label {label}"} if label else set()))


class _Gathered:
    """A field while the cards are gone through."""

    def __init__(self, name: str, exclusive: bool) -> None:
        self._name = name
        self._exclusive = exclusive
        self._values: list[tuple[int, Property, str]] = []
        self._fullest = 0
        self._nuance: frozenset[str] = frozenset()

    def takes(self, card: int, nuance: frozenset[str], exclusive: bool) -> bool:
        """Whether what a card says belongs here: it adds nothing, or only adds. A card's own repetitions stay apart."""
        if exclusive != self._exclusive or any(value[0] == card for value in self._values):
            return False
        return exclusive or nuance <= self._nuance or nuance >= self._nuance

    def add(self, card: int, item: Property, meaning: str, nuance: frozenset[str]) -> None:
        if not self._values or (nuance > self._nuance and not self._exclusive):
            self._fullest, self._nuance = len(self._values), nuance
        self._values.append((card, item, meaning))

    def rank(self) -> tuple[int, int]:
        """What has to be chosen comes first, then in the order of the cards."""
        return (0 if self._exclusive else 1), self._values[0][0]

    def field(self) -> UnionField:
        values = (
            UnionValue(card, item, meaning, place == self._fullest)
            for place, (card, item, meaning) in enumerate(self._values)
        )
        return UnionField(self._name, self._exclusive, tuple(values))


def _with_one_note(card: Card, remark: str, apart: int) -> Card:
    """With notes of several cards, and the remark, in one: many programs read the first note only."""
    notes = [item for item in card.get("NOTE") if item.text.strip()]
    if len(notes) <= apart and not remark:
        return card
    texts = [item.text.strip() for item in notes]
    text = "\n\n".join(dict.fromkeys((*texts, *([remark] if remark else []))))
    if not notes:
        return card.added_text("NOTE", text)
    for item in notes[1:]:
        card = card.removed(item)
    return card.with_value(notes[0], text)
