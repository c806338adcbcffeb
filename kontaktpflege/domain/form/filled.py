"""The card that comes of a form: what was filled in is written, every other line stays as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.form.field import SILENT_TYPES, Field, fields_of, new_property
from kontaktpflege.domain.form.head import regrouped, with_preference, with_types, without_types
from kontaktpflege.domain.form.kinds import Kind, kind_of
from kontaktpflege.domain.form.values import with_parts
from kontaktpflege.domain.property import Property, escape_text

_LABEL = "X-ABLabel"
_COMPANIONS = frozenset(("X-ABLABEL", "X-ABADR"))
_ORDER = {kind: rank for rank, kind in enumerate(Kind)}


def with_fields(card: Card, fields: Sequence[Field]) -> Card:
    """The card with these fields; those missing are taken away, empty ones too, new ones are added beside their like.

    `fields` began as `fields_of(card)`. Untouched fields, and all that no form shows, stay byte for byte.
    """
    if tuple(fields) == fields_of(card):
        return card
    return _Writing(card).written(fields)


class _Writing:
    """A card while its lines are changed: at each place of the old card, the lines that stand there now."""

    def __init__(self, card: Card) -> None:
        self._card = card
        self._version = card.version
        self._lines: list[list[Property]] = [[item] for item in card.properties] or [[]]
        self._ahead: dict[int, list[Property]] = {}
        self._before = {field.origin: field for field in fields_of(card)}
        self._members = Counter(
            item.group.lower() for item in card.properties if item.group and item.name not in _COMPANIONS
        )
        self._used = {item.group.lower() for item in card.properties if item.group}

    def written(self, fields: Sequence[Field]) -> Card:
        """The card with these fields."""
        staying = [field for field in fields if field.origin is None or self._stays(field)]
        kept = {field.origin for field in staying}
        for origin in self._before:
            if origin is not None and origin not in kept:
                self._remove(origin)
        for field in staying:
            if field.origin is not None:
                self._change(field.origin, field)
        self._reorder(staying)
        self._add([field for field in staying if field.origin is not None or not field.blank])
        places = enumerate(self._lines)
        return Card(item for place, lines in places for item in (*self._ahead.get(place, ()), *lines))

    def _stays(self, field: Field) -> bool:
        """A field that was emptied goes; one that came empty stays."""
        return not field.blank or self._before[field.origin].blank

    def _remove(self, origin: int) -> None:
        group = self._card.properties[origin].group.lower()
        self._lines[origin] = []
        if group:
            self._members[group] -= 1
            if not self._members[group]:
                self._drop_companions(group)

    def _drop_companions(self, group: str) -> None:
        for place, item in enumerate(self._card.properties):
            if item.group.lower() == group and item.name in _COMPANIONS:
                self._lines[place] = []

    def _change(self, origin: int, field: Field) -> None:
        before = self._before[origin]
        if field == before:
            return
        item = with_parts(field.kind, self._card.properties[origin], field.parts, self._version)
        self._lines[origin] = self._dressed(item, before, field)

    def _dressed(self, item: Property, before: Field, field: Field) -> list[Property]:
        """The property with its label and its mark, and perhaps the line of a new label behind it."""
        head = item.head
        if field.label.types != before.label.types:
            gone = before.label.types - field.label.types
            head = without_types(head, lambda word: word in gone and word not in SILENT_TYPES)
            head = with_types(head, sorted(field.label.types), self._version)
        if field.preferred != before.preferred:
            head = with_preference(head, field.preferred, self._version)
        item = item._replace(head=head)
        return [item] if field.label.own == before.label.own else self._labelled(item, field.label.own)

    def _labelled(self, item: Property, own: str) -> list[Property]:
        group = item.group.lower()
        alone = group and self._members[group] == 1
        if alone and (places := self._label_places(group)):
            for place in places[1:] if own else places:
                self._lines[place] = []
            if own:
                old = self._card.properties[places[0]]
                self._lines[places[0]] = [old._replace(value=escape_text(own, self._version))]
            return [item]
        if not own:
            # The label belongs to others too: this one leaves their group.
            return [item._replace(head=item.head.strip()[len(item.group) + 1 :])]
        if not alone:
            item = item._replace(head=regrouped(item.head, self._free_group()))
        return [item, Property(f"{item.group}.{_LABEL}", escape_text(own, self._version))]

    def _label_places(self, group: str) -> list[int]:
        items = enumerate(self._card.properties)
        return [place for place, item in items if item.name == "X-ABLABEL" and item.group.lower() == group]

    def _free_group(self) -> str:
        number = 1
        while f"item{number}" in self._used:
            number += 1
        self._used.add(f"item{number}")
        return f"item{number}"

    def _reorder(self, fields: Sequence[Field]) -> None:
        """Let the fields of each kind stand in their new order, in the places that they had among themselves."""
        for kind in Kind:
            wanted = [field.origin for field in fields if field.kind is kind and field.origin is not None]
            places = sorted(wanted)
            if wanted != places:
                moved = [self._lines[origin] for origin in wanted]
                for place, lines in zip(places, moved, strict=True):
                    self._lines[place] = lines

    def _add(self, fields: Sequence[Field]) -> None:
        """Put each new field behind the one before it in the form, or before the one after it."""
        for kind in Kind:
            ours = [field for field in fields if field.kind is kind]
            new = [field for field in ours if field.origin is None]
            if not new:
                continue
            # Their places, in order: fields that changed places have each other's by now.
            places = sorted(field.origin for field in ours if field.origin is not None)
            passed = 0
            for field in ours:
                if field.origin is not None:
                    passed += 1
                elif passed:
                    self._lines[places[passed - 1]] += self._made(field)
                elif places:
                    self._ahead.setdefault(places[0], []).extend(self._made(field))
                else:
                    self._lines[self._last_before(kind)] += self._made(field)

    def _made(self, field: Field) -> list[Property]:
        empty = new_property(field.kind, field.name)
        blank = Field(field.kind, field.name, ())
        return self._dressed(with_parts(field.kind, empty, field.parts, self._version), blank, field)

    def _last_before(self, kind: Kind) -> int:
        """The place behind which the first field of a kind belongs."""
        rank = _ORDER[kind]
        kinds = map(kind_of, self._card.properties)
        earlier = [place for place, found in enumerate(kinds) if found is not None and _ORDER[found] < rank]
        return earlier[-1] if earlier else 0
