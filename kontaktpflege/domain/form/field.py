"""One field of a form."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.form.kinds import Kind, kind_of, new_name
from kontaktpflege.domain.form.messenger import SERVICES
from kontaktpflege.domain.form.values import blank, empty_value, parts_of
from kontaktpflege.domain.property import Property

SILENT_TYPES = frozenset(("pref", "internet", "x-internet", "voice"))
"""Types that are no label: they stay whatever label is chosen."""

_UNLABELLED = frozenset((Kind.SHOWN_NAME, Kind.NAME, Kind.GENDER))


@dataclass(frozen=True, slots=True)
class Label:
    """What a field is called besides its kind: types of the standard, and a name of the user's own ("" for none).

    `own` is the text of X-ABLabel, Apple's frame around built-in ones included.
    """

    types: frozenset[str] = frozenset()
    own: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it is filled in. `origin` is its property's place on the card, None for a new one."""

    kind: Kind
    name: str
    parts: tuple[str, ...]
    label: Label = Label()
    preferred: bool = False
    origin: int | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is filled in."""
        return blank(self.parts, self.kind)

    def with_part(self, place: int, text: str) -> Field:
        """With another text in one of its parts."""
        return replace(self, parts=(*self.parts[:place], text, *self.parts[place + 1 :]))


def fields_of(card: Card) -> tuple[Field, ...]:
    """Every field that a form can show, in the order of the card."""
    version = card.version
    labels = _labels(card)
    found = []
    for place, item in enumerate(card.properties):
        kind = kind_of(item)
        if kind is not None:
            found.append(_field(kind, item, labels.get(item.group.lower(), ""), version, place))
    return tuple(found)


def new_field(kind: Kind, version: str, name: str = "") -> Field:
    """An empty field for a card of that version; `name` as 4.0 has it where a kind has several."""
    item = new_property(kind, new_name(kind, version, name))
    return Field(kind, item.name, parts_of(kind, item, version))


def new_property(kind: Kind, name: str) -> Property:
    """The property of a new field with nothing in it."""
    return Property(name, empty_value(kind))


def _field(kind: Kind, item: Property, own: str, version: str, place: int) -> Field:
    types = item.types - SILENT_TYPES
    if kind is Kind.MESSENGER:
        types = types.difference(SERVICES)
    label = Label() if kind in _UNLABELLED else Label(frozenset(types), own)
    return Field(kind, item.name, parts_of(kind, item, version), label, item.pref, place)


def _labels(card: Card) -> dict[str, str]:
    """The label of each group; the first one counts."""
    return {item.group.lower(): item.text.strip() for item in reversed(card.get("X-ABLABEL")) if item.group}
