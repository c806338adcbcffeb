"""A card small enough for a QR code: what one needs to reach somebody, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.property import Property, escape_text

LARGEST = 700
"""Bytes: as a QR code that is still read from a screen at arm's length."""

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_TOLD_TYPES = ("cell", "home", "work", "fax")
_MOST = 200


def pocket_card(card: Card) -> str:
    """The text of a vCard 3.0 with name, numbers, mail, company, address; the least important lines left out first."""
    name, *lines = _lines(card)
    kept = [name]
    size = len(name.encode()) + len("BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n")
    for line in lines:
        size += len(line.encode()) + 2
        if size > LARGEST:
            break
        kept.append(line)
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *kept, "END:VCARD", ""))


def _lines(card: Card) -> Iterator[str]:
    """Content lines, the most important first; the first is the name."""
    parts = card.name
    shown = card.formatted_name or (f"{parts.given} {parts.family}".strip() if parts else "")
    shown = shown or " ".join(card.organisation[:1])
    if parts is None:
        yield f"N:;{_text(shown)};;;\r\nFN:{_text(shown)}"
    else:
        yield f"N:{_text(parts.family)};{_text(parts.given)};;;\r\nFN:{_text(shown)}"
    yield from (f"TEL{_types(item)}:{_text(item.text)}" for item in card.phones[:3])
    yield from (f"EMAIL{_types(item)}:{_text(item.text)}" for item in card.emails[:2])
    if card.organisation:
        yield "ORG:" + ";".join(map(_text, card.organisation))
    if card.title:
        yield f"TITLE:{_text(card.title)}"
    for item in card.addresses[:1]:
        parts_of_address = (" ".join(filter(None, part)) for part in (*item.components, *((),) * 7)[:7])
        yield f"ADR{_types(item)}:" + ";".join(map(_text, parts_of_address))
    yield from (f"URL:{_text(item.text)}" for item in card.urls[:1])
    if card.birthday is not None and card.birthday.year is not None:
        yield f"BDAY:{card.birthday}"
    yield from (f"TEL{_types(item)}:{_text(item.text)}" for item in card.phones[3:6])


def _text(text: str) -> str:
    return escape_text(_UNSEEN.sub("", text.strip()[:_MOST]))


def _types(item: Property) -> str:
    return "".join(f";TYPE={kind.upper()}" for kind in _TOLD_TYPES if kind in item.types)
