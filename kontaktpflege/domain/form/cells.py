"""Cells of the table that stand for one property each, so that they can be changed on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.form.field import Field, fields_of, new_field
from kontaktpflege.domain.form.filled import with_fields
from kontaktpflege.domain.form.kinds import BIRTHDAY, Kind
from kontaktpflege.domain.listing import derive
from kontaktpflege.domain.names import split_full_name

Cell = Literal["name", "organisation", "role", "phone", "mail", "birthday"]
CELLS: frozenset[str] = frozenset(get_args(Cell))

_KINDS: dict[str, Kind] = {"organisation": Kind.ORGANISATION, "phone": Kind.PHONE, "mail": Kind.MAIL}


def cell_field(card: Card, cell: Cell) -> Field | None:
    """The field that a cell shows, a new one where the card says nothing; None if the cell is not one field alone.

    Of a name, the shown name stands for it, if the parts of the name can follow it without a guess.
    """
    fields = fields_of(card)
    if cell == "name":
        return _name(fields)
    if cell == "birthday":
        return _only([field for field in fields if field.name == BIRTHDAY], Kind.DATE, card)
    if cell == "role":
        title = [field for field in fields if field.kind is Kind.TITLE and not field.blank]
        kind = (
            Kind.TITLE
            if title or not any(field.kind is Kind.ROLE and not field.blank for field in fields)
            else Kind.ROLE
        )
    else:
        kind = _KINDS[cell]
    shown = getattr(derive(card.text), cell)
    filled = [field for field in fields if field.kind is kind and not field.blank]
    meant = [field for field in filled if field.parts[0].strip() == shown]
    return _only(meant or filled, kind, card)


def with_cell(card: Card, cell: Cell, text: str) -> Card:
    """The card with another text in that cell; raises ValueError if the cell is not one field alone."""
    field = cell_field(card, cell)
    if field is None:
        raise ValueError(cell)
    fields = list(fields_of(card))
    _put(fields, field.with_part(0, text))
    if cell == "name":
        name = next((field for field in fields if field.kind is Kind.NAME), None)
        if name is not None and not name.blank:
            family, given = split_full_name(text)
            _put(fields, name.with_part(0, family).with_part(1, given))
    return with_fields(card, fields)


def _only(found: Sequence[Field], kind: Kind, card: Card) -> Field | None:
    if not found:
        return new_field(kind, card.version)
    return found[0] if len(found) == 1 else None


def _name(fields: Sequence[Field]) -> Field | None:
    shown = [field for field in fields if field.kind is Kind.SHOWN_NAME]
    names = [field for field in fields if field.kind is Kind.NAME]
    if len(shown) != 1 or shown[0].blank or len(names) > 1:
        return None
    text = shown[0].parts[0].strip()
    if not names or names[0].blank:
        organisations = {field.parts[0].strip() for field in fields if field.kind is Kind.ORGANISATION}
        return shown[0] if text not in organisations else None
    family, given, *rest = names[0].parts
    follows = not any(rest) and split_full_name(text) == (family, given) and text == f"{given} {family}".strip()
    return shown[0] if follows else None


def _put(fields: list[Field], changed: Field) -> None:
    """Put a field into the place of what it was, or behind all others."""
    if changed.origin is None:
        fields.append(changed)
        return
    place = next(at for at, field in enumerate(fields) if field.origin == changed.origin)
    fields[place] = changed
