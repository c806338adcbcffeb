"""What the parts of a line make together: a card, where one met, and circles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kontaktpflege.domain.capture.dates import read_date
from kontaktpflege.domain.capture.names import read_name
from kontaktpflege.domain.capture.parts import Kind, Part
from kontaktpflege.domain.capture.vocabulary import CITIES, COUNTRIES
from kontaktpflege.domain.card import Card, Property, escape_text
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.partial_date import PartialDate

_NO_YEAR = "1604"  # Apple's year for a birthday without one, which every telephone knows
_PHONE_HEADS = {"cell": "TEL;TYPE=CELL", "fax": "TEL;TYPE=FAX", "work": "TEL;TYPE=WORK", "home": "TEL;TYPE=HOME"}
_TOWN = re.compile(r"(?:(?:D|DE|A|AT|CH|FL)[-–\s]\s?)?(?P<code>\d{4,5})\s+(?P<city>.+)")
_ONCE = (Kind.BIRTHDAY, Kind.SINCE, Kind.THROUGH)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Somebody new: the card, where one met, and the circles to join."""

    card: Card
    origin: Origin
    circles: tuple[int, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing that could be kept."""
        return not self.card.formatted_name and self.origin.empty


def gather(parts: Sequence[Part]) -> Gathered:
    """Put the parts together. Each says something somewhere: what has no place of its own stands in the note."""
    of = {kind: [part for part in parts if part.kind is kind] for kind in Kind}
    notes = [part.value for part in of[Kind.NOTE]]
    for kind in _ONCE:
        notes += [part.text for part in of[kind][1:]]
    days = {kind: read_date(of[kind][0].value) if of[kind] else None for kind in (Kind.BIRTHDAY, Kind.SINCE)}
    notes += [of[kind][0].text for kind, day in days.items() if of[kind] and day is None]
    lines = [
        *_name_lines(of),
        *(_line("ORG", part.value) for part in of[Kind.COMPANY]),
        *(_line("TITLE", part.value) for part in of[Kind.ROLE]),
        *(_line(_PHONE_HEADS.get(part.label, "TEL"), part.value) for part in of[Kind.PHONE]),
        *(_line("EMAIL", part.value) for part in of[Kind.MAIL]),
        *(Property("URL", _address_of_page(part.value)) for part in of[Kind.WEB]),
        *_address_lines(of[Kind.ADDRESS]),
        *_birthday(days[Kind.BIRTHDAY]),
        *([_line("NOTE", "\n".join(notes))] if notes else ()),
    ]
    labels = [part.value.lstrip("#") for part in of[Kind.CIRCLE] if part.circle_id is None]
    joined = dict.fromkeys(part.circle_id for part in of[Kind.CIRCLE] if part.circle_id is not None)
    card = Card((Property("VERSION", "3.0"), *lines)).with_categories(labels)
    return Gathered(card, _origin(of, days[Kind.SINCE]), tuple(joined))


def _line(head: str, text: str) -> Property:
    return Property(head, escape_text(text, "3.0"))


def _name_lines(of: dict[Kind, list[Part]]) -> Iterable[Property]:
    """FN and N, and a name that stands in for them where there is none."""
    texts = [part.value for part in of[Kind.NAME]]
    if len(texts) == 2 and not any(" " in text for text in texts):
        texts = [", ".join(texts)]  # a family name and a given name that were not recognised as such
    if not texts:
        others = (Kind.COMPANY, Kind.MAIL, Kind.PHONE, Kind.WEB, Kind.ROLE, Kind.NOTE, Kind.ADDRESS, Kind.CIRCLE)
        stand_in = next((of[kind][0].value for kind in others if of[kind]), "")
        return (_line("FN", stand_in.split("\n")[0][:80]), Property("N", ";;;;"))
    name = read_name(texts[0])
    parts = name.structured
    fields = (parts.family, parts.given, parts.additional, parts.prefix, parts.suffix)
    lines = [_line("FN", name.formatted), Property("N", ";".join(escape_text(field, "3.0") for field in fields))]
    nicknames = [*([name.nickname] if name.nickname else ()), *texts[1:]]
    lines += [_line("NICKNAME", nickname) for nickname in nicknames]
    return (*lines, _line("X-MAIDENNAME", name.maiden)) if name.maiden else lines


def _address_of_page(text: str) -> str:
    return text if "://" in text else f"https://{text}"


def _address_lines(parts: Sequence[Part]) -> list[Property]:
    """ADR for each address; a town that stands apart belongs to the street before it."""
    found: list[tuple[str, str, str, str]] = []
    for part in parts:
        street, city, code, country = _address(part.value)
        if found and not street and not found[-1][1]:
            found[-1] = (found[-1][0], city, code, country or found[-1][3])
        else:
            found.append((street, city, code, country))
    fields = (("", "", street, city, "", code, country) for street, city, code, country in found)
    return [Property("ADR", ";".join(escape_text(field, "3.0") for field in one)) for one in fields]


def _address(text: str) -> tuple[str, str, str, str]:
    """(street, town, code, country): what is no town and no country is the street."""
    code = city = country = ""
    street: list[str] = []
    for piece in filter(None, map(str.strip, re.split(r"[,;|·•]", text))):
        if piece.lower() in COUNTRIES and not country:
            country = piece
        elif (town := _TOWN.search(piece)) and not city:
            code, city = town["code"], town["city"]
            street += filter(None, [piece[: town.start()].strip()])
        elif piece.lower() in CITIES and not city:
            city = piece
        else:
            street.append(piece)
    return ", ".join(street), city, code, country


def _birthday(day: PartialDate | None) -> Iterable[Property]:
    if day is None:
        return ()
    if day.year is None and day.month and day.day:
        return (Property(f"BDAY;X-APPLE-OMIT-YEAR={_NO_YEAR}", f"{_NO_YEAR}-{day.month:02}-{day.day:02}"),)
    return (Property("BDAY", str(day)),)


def _origin(of: dict[Kind, list[Part]], since: PartialDate | None) -> Origin:
    through = of[Kind.THROUGH][0] if of[Kind.THROUGH] else None
    meant = through.people[0] if through is not None and len(through.people) == 1 else None
    return Origin(
        through_id=meant.id if meant else None,
        through=meant.name if meant else (through.value if through else ""),
        place="; ".join(part.value for part in of[Kind.PLACE]),
        since=since,
    )
