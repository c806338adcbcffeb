"""What the details pane says about a card: every property once, in order, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kontaktpflege.domain.calling_codes import calling_code
from kontaktpflege.domain.card import MESSENGER_NAMES, RELATION_NAMES, Card, Property
from kontaktpflege.domain.link import MAP_SERVICES, Link, link_of
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.postal import PostalAddress, postal_lines
from kontaktpflege.ui.widgets.plain_text import plain, plain_line
from kontaktpflege.wording import N_, _, ngettext
from kontaktpflege.wording.dates import life_words, long_date, since_words
from kontaktpflege.wording.fields import field_name, kind_name, own_label
from kontaktpflege.wording.numbers import number

_SHOWN_CHARACTERS = 1_200
HEADING = 120
"""Letters of a name that stand in the heading; a longer one stands below as well, to be shown whole."""
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
    link: Link | None = None
    """Where a click leads."""
    contact: int | None = None
    """The contact in the book that is meant; a click leads there."""
    number: bool = False
    """Whether it is a phone number, which can be shown large."""
    whole: str = ""
    """All of a text that is too long to be shown here; "" where `text` is all."""

    @property
    def acts(self) -> bool:
        """Whether a click does something."""
        return self.link is not None or self.contact is not None or bool(self.whole)


@dataclass(frozen=True, slots=True)
class Reading:
    """How cards are read here: on which day, from which country, with which map, and who of the named is in the book."""

    today: date | None = None
    country: str = "DE"
    map_service: str = next(iter(MAP_SERVICES))
    people: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """What a card says of a related person or member → the contact's id and name."""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that belong together, under a heading ("" for none)."""

    title: str
    lines: tuple[Line, ...]
    technical: bool = False
    """Whether it is about the card and not about the person."""


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
_MEMBERS = frozenset(("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"))
_KINDS = frozenset(("KIND", "X-ADDRESSBOOKSERVER-KIND"))
_PHONES = frozenset(("TEL", "X-MS-TEL"))
_WORK = frozenset(
    ("ORG", "TITLE", "ROLE", "X-DEPARTMENT", "X-KADDRESSBOOK-X-DEPARTMENT", "X-KADDRESSBOOK-X-PROFESSION")
)
_NAMES = frozenset(("FN", "N", "NICKNAME", "X-MAIDENNAME", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME"))
_ABOUT = frozenset(
    ("X-KNOWN-SINCE", "VERSION", "PRODID", "UID", "REV", "CREATED", "X-ABUID", "CLIENTPIDMAP", "SOURCE", *_KINDS)
)
_SECTIONS: dict[str, frozenset[str]] = {
    "reach": _REACH,
    "dates": _DATES,
    "people": _PEOPLE,
    "members": _MEMBERS,
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
    "members": N_("Members"),
    "notes": N_("Notes"),
    "work": N_("Work"),
    "names": N_("Name"),
    "further": N_("Further"),
    "about": N_("About the card"),
}


def sections_of(card: Card, reading: Reading = Reading()) -> tuple[Section, ...]:
    """Everything on a card but the heading (FN) and the picture, in sections, each in the card's order."""
    found: dict[str, list[Line]] = {name: [] for name in _TITLES}
    labelled = {item.group.lower() for item in card.properties if item.group and item.name != "X-ABLABEL"}
    for item in card.properties[:_MOST_LINES]:
        if item.name == "FN" and len(item.value) <= HEADING and item.text.strip() == card.formatted_name:
            continue
        if item.name == "X-ABLABEL" and item.group.lower() in labelled:
            continue
        if item.name == "PHOTO" and item.blob:
            continue
        if item.name in _MEMBERS and item.text not in reading.people:
            continue
        found[_section(item.name)].extend(line for line in _lines(card, item, reading) if line.text.strip())
    found["members"].extend(_strangers(card, reading))
    return tuple(
        Section(_(title) if title else "", tuple(found[name]), name == "about")
        for name, title in _TITLES.items()
        if found[name]
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


def _lines(card: Card, item: Property, reading: Reading) -> Iterator[Line]:
    if item.name == "N":
        yield from _name_lines(item)
        return
    drawing = _DRAWINGS.get(item.name, "")
    if item.name in MESSENGER_NAMES or item.name in _SOCIAL:
        drawing = "message-circle"
    elif item.name in _PEOPLE or item.name in _MEMBERS:
        drawing = "user"
    kind = field_name(item.name)
    own = own_label(card, item)
    label = own if drawing and item.name in _DRAWINGS else (own or kind)
    if item.name == "NOTE" or item.name in _MEMBERS:
        label = own
    if item.name in _DATES:
        label = ", ".join(filter(None, (own, _date_remark(card, item, reading.today))))
    text = _text(item, reading)
    shown = plain(text, _SHOWN_CHARACTERS)
    named = reading.people.get(item.text)
    yield Line(
        plain_line(label, 80),
        shown,
        drawing,
        plain_line(kind, 80),
        link=link_of(item, calling_code(reading.country), reading.country, reading.map_service),
        contact=named[0] if named is not None else None,
        number=item.name in _PHONES,
        whole=text if len(text) > _SHOWN_CHARACTERS else "",
    )


def _strangers(card: Card, reading: Reading) -> Iterator[Line]:
    """How many members of a group card are not in the book."""
    members = (item.text for name in sorted(_MEMBERS) for item in card.get(name))
    count = sum(1 for text in members if text not in reading.people)
    if count:
        words = ngettext("{count} member is not in this book", "{count} members are not in this book", count)
        yield Line("", words.format(count=number(count)), "users")


def _date_remark(card: Card, item: Property, today: date | None) -> str:
    """How old somebody is, or how long ago something was."""
    day = PartialDate.parse(item.text, _unknown_year(item))
    if day is None or today is None:
        return ""
    return life_words(day, card, today) if item.name == "BDAY" else since_words(day, today)


def _text(item: Property, reading: Reading) -> str:
    if item.blob:
        return _("Binary data, kept on the card")
    if item.text in reading.people:
        return reading.people[item.text][1]
    if item.name in _PEOPLE and item.text.lower().startswith("urn:"):
        return _("Somebody who is not in this book")
    if item.name in _KINDS:
        return kind_name(item.text)
    if item.name == "ADR":
        return "\n".join(postal_lines(PostalAddress.of(item), reading.country))
    if item.name in _DATES:
        day = PartialDate.parse(item.text, _unknown_year(item))
        unknown = item.name == "DEATHDATE" and item.text.strip() == "?"
        return long_date(day) if day else _("Died, day not known") if unknown else item.text
    if item.name == "ORG":
        return " · ".join(part for part in item.fields if part.strip())
    if item.name in ("CATEGORIES", "NICKNAME"):
        return ", ".join(item.items)
    text = item.text.strip()
    if item.name == "TEL" and text[:4].lower() == "tel:":
        text = text[4:]
    return text


def _unknown_year(item: Property) -> int | None:
    year = item.param("X-APPLE-OMIT-YEAR") or ""
    return int(year) if year.isascii() and year.isdigit() else None


def _name_lines(item: Property) -> Iterator[Line]:
    for title, part in zip(_NAME_PARTS, item.components, strict=False):
        text = " ".join(piece.strip() for piece in part if piece.strip())
        if text:
            yield Line(_(title), plain_line(text, 200))
