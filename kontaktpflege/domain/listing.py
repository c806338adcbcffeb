"""What the table shows, sorts, searches and matches by, derived from a card's stored text in one pass.

`DERIVATION` counts up whenever a rule here, in `names` or in `phones` changes; the book derives anew what is older.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import Literal, NamedTuple

from kontaktpflege.domain.card import ANNIVERSARY_NAMES, Card
from kontaktpflege.domain.names import search_words, sort_keys, split_full_name
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.phones import phone_digits
from kontaktpflege.domain.property import BLOB as _BLOB
from kontaktpflege.domain.property import MALFORMED, Property, end_of_head, split_escaped

DERIVATION = 2

INDEXED_CHARACTERS = 65_536
"""Of one value, so much is searchable: no note a person wrote is longer, and a hostile file cannot swell the index."""

_SILENT = frozenset(("VERSION", "PRODID", "REV", "UID", "X-ABUID", "X-ABLABEL", "KEY", "CLIENTPIDMAP"))
_BINARY = frozenset(("PHOTO", "LOGO", "SOUND"))
_ESCAPED = re.compile(r"\\(.)|\x1a(B[0-9a-f]{32}|.)", re.DOTALL)
_PREFERRED = re.compile(r"[;=,\"]pref\b|;PREF=1\b", re.IGNORECASE)


class CardDay(NamedTuple):
    """A day of the year ("05-01") that comes round for whoever the card is of; `year` is that of the first one."""

    kind: Literal["birthday", "anniversary"]
    day: str
    year: int | None


class Listing(NamedTuple):
    """The derived columns of one card. Texts are "" where the card says nothing."""

    uid: str
    name: str
    by_last: str
    by_first: str
    organisation: str
    role: str
    phone: str
    mail: str
    city: str
    birthday: str
    photo: str
    words: str
    handles: tuple[str, ...]
    categories: tuple[str, ...]
    is_group: bool
    days: tuple[CardDay, ...]


def _unescaped(match: re.Match[str]) -> str:
    char = match[1]
    if char is not None:
        return "\n" if char in "nN" else char
    control = match[2]
    return {"n": "\n", "l": "\n", "r": "\r", "s": "\x1a"}.get(control, "")


def readable(value: str) -> str:
    """A stored value as a person reads it: escapes resolved, binary parts left out."""
    if "\x1a" in value or "\\\\" in value or value.endswith("\\"):
        return _ESCAPED.sub(_unescaped, value)
    if "\\" in value:  # the same, four times faster, where no backslash is itself escaped
        return value.replace("\\n", "\n").replace("\\N", "\n").replace("\\", "")
    return value


class _Kind(IntEnum):
    """What a kind of line is to the listing."""

    SPOKEN = 0
    SILENT = 1
    PHONE = 2
    MAIL = 3
    CATEGORIES = 4
    AGENT = 5


_KINDS = {"TEL": _Kind.PHONE, "EMAIL": _Kind.MAIL, "CATEGORIES": _Kind.CATEGORIES, "AGENT": _Kind.AGENT}
_WEDDING = frozenset((*ANNIVERSARY_NAMES, "X-ABDATE"))
_DEATH = frozenset(("DEATHDATE", "X-DEATHDATE"))
_SHOWN = frozenset(
    "UID FN N NICKNAME ORG TITLE ROLE TEL EMAIL ADR BDAY PHOTO KIND X-ADDRESSBOOKSERVER-KIND".split()
).union(_WEDDING, _DEATH)


@lru_cache(maxsize=16_384)
def _head_facts(head: str) -> tuple[str, _Kind, bool]:
    """(name in capitals without group if a column wants it, kind of line, preferred) of a content line's head."""
    name = head.partition(";")[0].rpartition(".")[2].strip().upper()
    kind = _KINDS.get(name, _Kind.SILENT if name in _SILENT or name in _BINARY else _Kind.SPOKEN)
    return name if name in _SHOWN else "", kind, _PREFERRED.search(head) is not None


def split_line(line: str) -> tuple[str, str]:
    """(head, value) of a stored line; a colon inside a quoted parameter does not end the head."""
    head, _, value = line.partition(":")
    if '"' in head:
        end = end_of_head(line)
        return line[:end], line[end + 1 :]
    return head, value


_DATE = re.compile(r"(\d{4}|--)-?(\d\d)-?(\d\d)(?!\d)")


def _iso_date(value: str, head: str) -> str:
    """A birthday as ISO 8601, "--MM-DD" without a year, "" where the value is no such date."""
    match = _DATE.match(value.strip())
    if match is None:
        return ""
    year, month, day = match.groups()
    if not ("01" <= month <= "12" and "01" <= day <= "31"):
        return ""
    if year == "--" or "X-APPLE-OMIT-YEAR" in head.upper():
        return f"--{month}-{day}"
    return f"{year}-{month}-{day}"


def _first_field(value: str, position: int = 0) -> str:
    fields = value.split(";") if "\\" not in value else split_escaped(value, ";")
    return readable(fields[position]).strip() if position < len(fields) else ""


def derive(text: str, calling_code: str = "49") -> Listing:
    """The listing of the card with this stored text; national numbers are read as of the country `calling_code`."""
    best: dict[str, tuple[str, str]] = {}
    preferred: set[str] = set()
    spoken: list[str] = []
    numbers: list[str] = []
    mails: list[str] = []
    categories: list[str] = []
    for line in text.split("\n"):
        head, _, value = line.partition(":")
        if '"' in head:
            head, value = split_line(line)
        if not value:
            if line.startswith(MALFORMED):
                spoken.append(line[2:INDEXED_CHARACTERS])
            continue
        name, kind, is_preferred = _head_facts(head)
        if name and (name not in best or (is_preferred and name not in preferred)):
            best[name] = (value, head)
            if is_preferred:
                preferred.add(name)
        if kind is _SPOKEN:
            spoken.append(value if len(value) <= INDEXED_CHARACTERS else value[:INDEXED_CHARACTERS])
        elif kind is _PHONE:
            numbers += phone_digits(value, calling_code).split()
        elif kind is not _SILENT_LINE:
            spoken.append(value[:INDEXED_CHARACTERS])
            if kind is _Kind.MAIL:
                mails.append(value[:INDEXED_CHARACTERS].strip().lower())
            elif kind is _Kind.CATEGORIES:
                categories += Property(head, value).items  # read as `Card.categories`: else export would miss some
    handles = dict.fromkeys((*numbers, *mails))
    return _listing(best, _words(spoken, numbers), tuple(handles), tuple(categories), _wedding(best, text))


_SPOKEN, _PHONE, _SILENT_LINE = _Kind.SPOKEN, _Kind.PHONE, _Kind.SILENT


def _words(spoken: list[str], numbers: list[str]) -> str:
    words = search_words(readable(" ".join(spoken)))
    words.update(dict.fromkeys(numbers))
    return " ".join(["", *words, ""])  # a blank on both sides of each word: " x " has three letters to be found by


_NOTHING = ("", "")


def _listing(
    best: dict[str, tuple[str, str]],
    words: str,
    handles: tuple[str, ...],
    categories: tuple[str, ...],
    wedding: PartialDate | None,
) -> Listing:
    get = best.get
    organisation = _first_field(get("ORG", _NOTHING)[0])
    phone = _shown_phone(get("TEL", _NOTHING)[0])
    mail = readable(get("EMAIL", _NOTHING)[0]).strip()
    family, given = _name_parts(get("N", _NOTHING)[0])
    name = " ".join(readable(get("FN", _NOTHING)[0]).split()) or f"{given} {family}".strip()
    if not name:
        name = organisation or readable(get("NICKNAME", _NOTHING)[0]).strip() or mail or phone
    if not family and not given:
        family, given = (name, "") if name == organisation else split_full_name(name)
    by_last, by_first = sort_keys(family, given)
    photo = _BLOB.search(best["PHOTO"][0]) if "PHOTO" in best else None
    birthday = _iso_date(*best["BDAY"]) if "BDAY" in best else ""
    kind = (get("KIND") or get("X-ADDRESSBOOKSERVER-KIND") or _NOTHING)[0]
    return Listing(
        get("UID", _NOTHING)[0].strip(),
        name,
        by_last,
        by_first,
        organisation,
        readable((get("TITLE") or get("ROLE") or _NOTHING)[0]).strip(),
        phone,
        mail,
        _first_field(get("ADR", _NOTHING)[0], 3),
        birthday,
        photo[1] if photo else "",
        words,
        handles,
        categories,
        kind.strip().lower() == "group",
        () if best.keys() & _DEATH else tuple(_days(birthday, wedding)),
    )


def _wedding(best: dict[str, tuple[str, str]], text: str) -> PartialDate | None:
    """The wedding day, for which the few cards that have one are read as a whole: a label may say that it is one."""
    return None if best.keys().isdisjoint(_WEDDING) else Card.from_text(text).anniversary


def _days(birthday: str, wedding: PartialDate | None) -> Iterator[CardDay]:
    if birthday and (born := PartialDate.parse(birthday)) is not None:
        yield CardDay("birthday", birthday[-5:], born.year)
    if wedding is not None and wedding.month is not None and wedding.day is not None:
        yield CardDay("anniversary", f"{wedding.month:02}-{wedding.day:02}", wedding.year)


def _shown_phone(value: str) -> str:
    shown = readable(value).strip()
    return shown[4:] if shown[:4].lower() == "tel:" else shown


def _name_parts(value: str) -> tuple[str, str]:
    fields = value.split(";", 2) if "\\" not in value else split_escaped(value, ";")
    return readable(fields[0]).strip(), readable(fields[1]).strip() if len(fields) > 1 else ""
