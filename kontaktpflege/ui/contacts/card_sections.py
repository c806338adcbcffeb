"""What the details pane says about a card: every property once, in order, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kontaktpflege.domain.card import MESSENGER_NAMES, RELATION_NAMES, Card, Property
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.ui.widgets.plain_text import plain, plain_line
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.dates import long_date
from kontaktpflege.wording.fields import UNTOLD_TYPES, field_name, label_name, type_name

_SHOWN_CHARACTERS = 4_000
_MOST_LINES = 300
"""More than a person writes on a card; a hostile one shall not freeze the window. The raw card has all."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on a card: what it is, what it says, and the drawing that stands for it ("" for none)."""

    label: str
    text: str
    drawing: str = ""
    kind: str = ""
    """What the drawing means, for those who do not see it; "" where the label says it."""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that belong together, under a heading ("" for none)."""

    title: str
    lines: tuple[Line, ...]


_DRAWINGS = {
    "TEL": "phone",
    "X-MS-TEL": "phone",
    "EMAIL": "mail",
    "URL": "globe",
    "X-EVOLUTION-BLOG-URL": "globe",
    "ADR": "map-pin",
    "LABEL": "map-pin",
    "BDAY": "cake",
    "ANNIVERSARY": "calendar-heart",
    "X-ANNIVERSARY": "calendar-heart",
    "X-EVOLUTION-ANNIVERSARY": "calendar-heart",
    "X-KADDRESSBOOK-X-ANNIVERSARY": "calendar-heart",
    "X-ABDATE": "calendar",
    "DEATHDATE": "flower-2",
}
_SOCIAL = ("SOCIALPROFILE", "X-SOCIALPROFILE")
_REACH = frozenset(
    ("TEL", "X-MS-TEL", "EMAIL", "URL", "X-EVOLUTION-BLOG-URL", *MESSENGER_NAMES, *_SOCIAL, "ADR", "LABEL")
)
_DATE_DRAWINGS = ("cake", "calendar", "calendar-heart", "flower-2")
_DATES = frozenset(name for name, drawing in _DRAWINGS.items() if drawing in _DATE_DRAWINGS)
_PEOPLE = frozenset(RELATION_NAMES)
_WORK = frozenset(
    ("ORG", "TITLE", "ROLE", "X-DEPARTMENT", "X-KADDRESSBOOK-X-DEPARTMENT", "X-KADDRESSBOOK-X-PROFESSION")
)
_NAMES = frozenset(("N", "NICKNAME", "X-MAIDENNAME", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME"))
_ABOUT = frozenset(("VERSION", "PRODID", "UID", "REV", "CREATED", "X-ABUID", "CLIENTPIDMAP", "KIND", "SOURCE"))
_SECTIONS: dict[str, frozenset[str]] = {
    "reach": _REACH,
    "dates": _DATES,
    "people": _PEOPLE,
    "notes": frozenset(("NOTE",)),
    "work": _WORK,
    "names": _NAMES,
    "about": _ABOUT,
}
_NAME_PARTS = (
    N_("Last name"),
    N_("First name"),
    N_("Further names"),
    N_("Form of address or title"),
    N_("Name suffix"),
)
_TITLES = {
    "reach": "",
    "dates": "",
    "people": "",
    "notes": N_("Notes"),
    "work": N_("Work"),
    "names": N_("Name"),
    "further": N_("Further"),
    "about": N_("About the card"),
}


def sections_of(card: Card) -> tuple[Section, ...]:
    """Everything on a card but the heading (FN) and the picture, in sections, each in the card's order."""
    found: dict[str, list[Line]] = {name: [] for name in _TITLES}
    labelled = {item.group.lower() for item in card.properties if item.group and item.name != "X-ABLABEL"}
    for item in card.properties[:_MOST_LINES]:
        if item.name == "FN" and item.text.strip() == card.formatted_name:
            continue
        if item.name == "X-ABLABEL" and item.group.lower() in labelled:
            continue
        if item.name == "PHOTO" and item.blob:
            continue
        found[_section(item.name)].extend(line for line in _lines(card, item) if line.text.strip())
    return tuple(
        Section(_(title) if title else "", tuple(found[name])) for name, title in _TITLES.items() if found[name]
    )


def subtitle_of(card: Card) -> str:
    """What stands under the name: what somebody does, and where."""
    parts = [card.title or card.role, *card.organisation[:1]]
    return " · ".join(plain_line(part, 120) for part in parts if part)


def _section(name: str) -> str:
    for section, names in _SECTIONS.items():
        if name in names:
            return section
    return "further"


def _lines(card: Card, item: Property) -> Iterator[Line]:
    if item.name == "N":
        yield from _name_lines(item)
        return
    drawing = _DRAWINGS.get(item.name, "")
    if item.name in MESSENGER_NAMES or item.name in _SOCIAL:
        drawing = "message-circle"
    elif item.name in _PEOPLE:
        drawing = "user"
    kind = field_name(item.name)
    own = _own_label(card, item)
    label = own if drawing and item.name in _DRAWINGS else (own or kind)
    if item.name == "NOTE":
        label = own
    yield Line(plain_line(label, 80), _text(item), drawing, plain_line(kind, 80))


def _own_label(card: Card, item: Property) -> str:
    """The user's label of a property, else its types in words."""
    label = card.label(item)
    if label:
        return label_name(label)
    told = (kind for kind in sorted(item.types) if kind not in UNTOLD_TYPES and kind != "pref")
    types = [type_name(kind) for kind in told] if item.name not in ("PHOTO", "KEY", "LOGO", "SOUND") else []
    service = item.param("X-SERVICE-TYPE")
    return ", ".join(dict.fromkeys([*([type_name(service)] if service else []), *types]))


def _text(item: Property) -> str:
    if item.blob:
        return _("Binary data, kept on the card")
    if item.name == "ADR":
        return plain(_postal(item), _SHOWN_CHARACTERS)
    if item.name in _DATES:
        day = PartialDate.parse(item.text, _unknown_year(item))
        return long_date(day) if day else plain(item.text, _SHOWN_CHARACTERS)
    if item.name == "ORG":
        return plain(" · ".join(part for part in item.fields if part.strip()), _SHOWN_CHARACTERS)
    if item.name in ("CATEGORIES", "NICKNAME"):
        return plain(", ".join(item.items), _SHOWN_CHARACTERS)
    text = item.text.strip()
    if item.name == "TEL" and text[:4].lower() == "tel:":
        text = text[4:]
    return plain(text, _SHOWN_CHARACTERS)


def _unknown_year(item: Property) -> int | None:
    year = item.param("X-APPLE-OMIT-YEAR") or ""
    return int(year) if year.isascii() and year.isdigit() else None


def _postal(item: Property) -> str:
    """An address in lines as on an envelope."""
    parts = [" ".join(filter(None, (piece.strip() for piece in part))) for part in item.components]
    box, extended, street, city, region, code, country = (parts + [""] * 7)[:7]
    lines = (box, extended, street, f"{code} {city}".strip(), region, country, *parts[7:])
    return "\n".join(line for line in lines if line)


def _name_lines(item: Property) -> Iterator[Line]:
    for title, part in zip(_NAME_PARTS, item.components, strict=False):
        text = " ".join(piece.strip() for piece in part if piece.strip())
        if text:
            yield Line(_(title), plain_line(text, 200))
