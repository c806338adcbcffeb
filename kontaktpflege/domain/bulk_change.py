"""One change for many cards: what it makes of each; every property it is not about stays byte for byte."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.circle import category_key
from kontaktpflege.domain.property import Property, escape_text, split_escaped


class BulkAct(StrEnum):
    """What is done with each card."""

    SET = "set"
    CLEAR = "clear"
    REPLACE = "replace"
    COUNTRY = "country"
    ADD_CATEGORY = "add_category"
    REMOVE_CATEGORY = "remove_category"
    NOTE = "note"


SETTABLE = ("ORG", "TITLE", "ROLE", "URL")
"""The fields that many cards may be given alike."""
CLEARABLE = ("ORG", "TITLE", "ROLE", "URL", "NICKNAME", "NOTE")
REPLACEABLE = ("FN", "ORG", "TITLE", "ROLE", "TEL", "EMAIL", "URL", "ADR", "NOTE")
"""The fields in which text can be replaced; the name as shown takes its parts along."""

_ALONG = {"FN": ("FN", "N"), "ADR": ("ADR", "LABEL")}
_STRUCTURED = {"N": ";,", "ADR": ";,", "ORG": ";"}
_NAMES = ("FN", "N")
_COUNTRY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkChange:
    """What to do with many cards. `field` is a property name; for REPLACE, "" means every field of REPLACEABLE.

    `text`: what is set, added, removed or looked for; `new`: what takes its place. `only_empty`: what stands stays.
    """

    act: BulkAct
    field: str = ""
    text: str = ""
    new: str = ""
    only_empty: bool = False
    match_case: bool = False

    @property
    def complete(self) -> bool:
        """Whether it says enough to be done."""
        if self.act is BulkAct.CLEAR:
            return bool(self.field)
        return bool(self.text if self.act is BulkAct.REPLACE else self.text.strip())

    def applied(self, card: Card) -> Card:
        """The card after the change; the same one if there is nothing to change."""
        return _ACTS[self.act](card, self) if self.complete else card


@dataclass(frozen=True, slots=True)
class BulkExample:
    """What the change does to one card: the properties that go, and those that come."""

    name: str
    old: tuple[Property, ...]
    new: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class BulkPreview:
    """How many of how many cards would change, and the first few of them."""

    total: int
    changed: int
    examples: tuple[BulkExample, ...]


def difference(before: Card, after: Card) -> tuple[tuple[Property, ...], tuple[Property, ...]]:
    """The properties that went, and those that came, in order."""
    gone = Counter(before.properties) - Counter(after.properties)
    come = Counter(after.properties) - Counter(before.properties)
    return tuple(gone.elements()), tuple(come.elements())


def _set(card: Card, change: BulkChange) -> Card:
    items = card.get(change.field)
    filled = [item for item in items if item.value.strip("; ")]
    if filled and change.only_empty:
        return card
    text = change.text.strip()
    if not items:
        return card.added_text(change.field, text, after="FN")
    item = min(filled or items, key=lambda found: found.preference)
    if change.field != "ORG":
        return card if item.text.strip() == text else card.with_value(item, text)
    first, *units = split_escaped(item.value, ";")
    if Property("", first).text.strip() == text:
        return card
    value = ";".join((escape_text(text, card.version), *units))
    return card.replaced(item, item._replace(value=value))


def _clear(card: Card, change: BulkChange) -> Card:
    for item in card.get(change.field):
        card = card.removed(item)
    return card


def _set_country(card: Card, change: BulkChange) -> Card:
    text = change.text.strip()
    for item in card.addresses:
        parts = split_escaped(item.value, ";")
        parts += [""] * (_COUNTRY + 1 - len(parts))
        now = Property("", parts[_COUNTRY]).text.strip()
        if now != text and not (now and change.only_empty):
            parts[_COUNTRY] = escape_text(text, card.version)
            card = card.replaced(item, item._replace(value=";".join(parts)))
    return card


def _add_category(card: Card, change: BulkChange) -> Card:
    label = change.text.strip()
    if category_key(label) in map(category_key, card.categories):
        return card
    return card.with_categories([*card.categories, label])


def _remove_category(card: Card, change: BulkChange) -> Card:
    key = category_key(change.text)
    return card.with_categories([label for label in card.categories if category_key(label) != key])


def _add_note(card: Card, change: BulkChange) -> Card:
    line = change.text.strip()
    notes = [item for item in card.get("NOTE") if item.text.strip()]
    if not notes:
        return card.added_text("NOTE", line)
    if any(line in item.text.split("\n") for item in notes):
        return card
    return card.with_value(notes[0], f"{notes[0].text.rstrip()}\n{line}")


def _replace(card: Card, change: BulkChange) -> Card:
    fields = (change.field,) if change.field else REPLACEABLE
    names = {name for field in fields for name in _ALONG.get(field, (field,))}
    pattern = re.compile(re.escape(change.text), 0 if change.match_case else re.IGNORECASE)
    for item in card.properties:
        if item.name in names and item.blob is None:
            card = _replaced(card, item, lambda text: pattern.sub(lambda found: change.new, text))
    return card


def _replaced(card: Card, item: Property, turn: Callable[[str], str]) -> Card:
    """With the text of one property turned; one that says nothing any more goes, but never a name."""
    separators = _STRUCTURED.get(item.name, "") if card.version != "2.1" else _STRUCTURED.get(item.name, "")[:1]
    if separators:
        value = _turned(item.value, separators, turn, card.version)
        if value == item.value:
            return card
        after = card.replaced(item, item._replace(value=value))
        empty = not value.strip(";, ")
    else:
        text = turn(item.text)
        if text == item.text:
            return card
        after, empty = card.with_value(item, text), not text.strip()
    if not empty:
        return after
    return card if item.name in _NAMES else card.removed(item)


def _turned(value: str, separators: str, turn: Callable[[str], str], version: str) -> str:
    """A structured value with each part turned; parts that stay keep their bytes."""
    if separators:
        parts = split_escaped(value, separators[0])
        return separators[0].join(_turned(part, separators[1:], turn, version) for part in parts)
    text = Property("", value).text
    after = turn(text)
    return value if after == text else escape_text(after, version)


_ACTS: dict[BulkAct, Callable[[Card, BulkChange], Card]] = {
    BulkAct.SET: _set,
    BulkAct.CLEAR: _clear,
    BulkAct.REPLACE: _replace,
    BulkAct.COUNTRY: _set_country,
    BulkAct.ADD_CATEGORY: _add_category,
    BulkAct.REMOVE_CATEGORY: _remove_category,
    BulkAct.NOTE: _add_note,
}
