"""A card as lines to read: what each field is called, and what it says."""

from __future__ import annotations

from collections.abc import Iterator

from kontaktpflege.domain.card import RELATION_NAMES, Card
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.property import Property
from kontaktpflege.ui.widgets.plain_text import plain
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.dates import long_date
from kontaktpflege.wording.fields import UNTOLD_TYPES, field_name, kind_name, label_name, type_name
from kontaktpflege.wording.numbers import number

_UNTOLD = frozenset({"VERSION", "PRODID", "UID", "REV", "X-ABLABEL", "X-ABUID", "N", "FN"})
_DAYS = frozenset({"BDAY", "ANNIVERSARY", "X-ANNIVERSARY", "DEATHDATE", "X-ABDATE", "X-KNOWN-SINCE"})
_KINDS = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND"})
_MEMBERS = frozenset({"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"})
_STRUCTURED = frozenset({"ADR", "N", "ORG", "GENDER"})


def value_text(item: Property) -> str:
    """What a property says, for reading: parts of a structured value apart, pictures only named."""
    if item.blob is not None:
        return _("kept with the card")
    if item.name in _STRUCTURED:
        parts = (part.strip() for part in item.fields)
        return plain(", ".join(part for part in parts if part))
    if item.name in ("CATEGORIES", "NICKNAME"):
        return plain(", ".join(item.items))
    if item.name in _DAYS and (day := PartialDate.parse(item.text)) is not None:
        return long_date(day)
    if item.name in _KINDS:
        return kind_name(plain(item.text, 40))
    if item.name in RELATION_NAMES and item.text.lower().startswith("urn:"):
        return _("Somebody named by the identity of a card")
    return plain(item.text.removeprefix("tel:").removeprefix("mailto:"), 2000)


def heading(card: Card | None, item: Property) -> str:
    """What a property is called, with the user's label or its types: "Phone (mobile)"."""
    label = card.label(item) if card is not None else None
    if label:
        remark = label_name(plain(label, 80))
    else:
        told = sorted(kind for kind in item.types if kind not in UNTOLD_TYPES and kind != "pref")
        remark = ", ".join(type_name(plain(kind, 40)) for kind in told[:3])
    return f"{field_name(item.name)} ({remark})" if remark else field_name(item.name)


def card_lines(card: Card, limit: int = 200) -> Iterator[tuple[str, str]]:
    """(heading, text) of the fields a person wants to read, in the order of the card, at most `limit`."""
    if card.members:
        words = ngettext("{count} contact", "{count} contacts", len(card.members))
        yield _("Members"), words.format(count=number(len(card.members)))
    for item in card.properties:
        # Members are named by numbers that tell nobody anything.
        if item.name in _UNTOLD or item.name in _MEMBERS or limit <= 0:
            continue
        text = value_text(item)
        if text:
            limit -= 1
            yield heading(card, item), text
