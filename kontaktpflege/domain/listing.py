"""What the table shows, sorts, searches and matches by, derived from a card's stored text in one pass.

`DERIVATION` counts up whenever a rule here, in `names` or in `phones` changes; the book derives anew what is older.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kontaktpflege.domain.names import family_sort_key, search_words, sort_key, split_full_name
from kontaktpflege.domain.phones import phone_digits

DERIVATION = 1

_INDEXED_CHARACTERS = 65_536
"""Of one value, so much is searchable: no note a person wrote is longer, and a hostile file cannot swell the index."""

_SILENT = frozenset(("VERSION", "PRODID", "REV", "UID", "X-ABUID", "X-ABLABEL", "KEY", "CLIENTPIDMAP"))
_BINARY = frozenset(("PHOTO", "LOGO", "SOUND"))
_ESCAPED = re.compile(r"\\(.)|\x1a(B[0-9a-f]{32}|.)", re.DOTALL)
_BLOB = re.compile(r"\x1aB([0-9a-f]{32})")
_FIELD_BREAK = re.compile(r"(?<!\\);")
_PREFERRED = re.compile(r"[;=,\"]pref\b|;PREF=1\b", re.IGNORECASE)


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


def _unescaped(match: re.Match[str]) -> str:
    char = match[1]
    if char is not None:
        return "\n" if char in "nN" else char
    control = match[2]
    return {"n": "\n", "r": "\r", "s": "\x1a"}.get(control, "")


def readable(value: str) -> str:
    """A stored value as a person reads it: escapes resolved, binary parts left out."""
    return _ESCAPED.sub(_unescaped, value) if "\\" in value or "\x1a" in value else value


@lru_cache(maxsize=4096)
def _head_facts(head: str) -> tuple[str, bool]:
    """(name in capitals without group, preferred) of a content line's head."""
    name = head.partition(";")[0]
    return name.rpartition(".")[2].strip().upper(), _PREFERRED.search(head) is not None


def split_line(line: str) -> tuple[str, str]:
    """(head, value) of a stored line; a colon inside a quoted parameter does not end the head."""
    head, _, value = line.partition(":")
    if '"' in head and head.count('"') % 2:
        quoted = False
        for at, char in enumerate(line):
            if char == '"':
                quoted = not quoted
            elif char == ":" and not quoted:
                return line[:at], line[at + 1 :]
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
    if ";" not in value:
        return readable(value).strip() if position == 0 else ""
    fields = _FIELD_BREAK.split(value)
    return readable(fields[position]).strip() if position < len(fields) else ""


def derive(text: str, calling_code: str = "49") -> Listing:  # noqa: C901 -- one pass, one branch a kind of line; the import's hot path
    """The listing of the card with this stored text; national numbers are read as of the country `calling_code`."""
    best: dict[str, tuple[str, str]] = {}
    preferred: set[str] = set()
    spoken: list[str] = []
    numbers: list[str] = []
    handles: list[str] = []
    categories: list[str] = []
    for line in text.split("\n"):
        if line.startswith("\x1aM"):
            spoken.append(line[2:_INDEXED_CHARACTERS])
            continue
        head, value = split_line(line)
        if not value:
            continue
        name, is_preferred = _head_facts(head)
        if name not in best or (is_preferred and name not in preferred):
            best[name] = (value, head)
            if is_preferred:
                preferred.add(name)
        if name == "TEL":
            digits = phone_digits(value, calling_code)
            if digits:
                numbers.append(digits)
                if len(digits) > 5:
                    handles.append(digits)
        elif name in _BINARY or name in _SILENT:
            continue
        elif name == "AGENT" and "BEGIN:VCARD" in value[:40].upper():
            spoken.append(readable(value[:_INDEXED_CHARACTERS]))
        else:
            if len(value) > _INDEXED_CHARACTERS:
                value = value[:_INDEXED_CHARACTERS]
            spoken.append(value)
            if name == "EMAIL":
                handles.append(value.strip().lower())
            elif name == "CATEGORIES":
                categories += [readable(part).strip() for part in re.split(r"(?<!\\),", value)]
    return _listing(best, spoken, numbers, handles, categories)


def _listing(
    best: dict[str, tuple[str, str]],
    spoken: list[str],
    numbers: list[str],
    handles: list[str],
    categories: list[str],
) -> Listing:
    empty = ("", "")
    said = " ".join(spoken)
    words = search_words(readable(said))
    words.update(dict.fromkeys(numbers))
    organisation = _first_field(best.get("ORG", empty)[0])
    phone = _shown_phone(best.get("TEL", empty)[0])
    mail = readable(best.get("EMAIL", empty)[0]).strip()
    family, given = _name_parts(best.get("N", empty)[0])
    name = " ".join(readable(best.get("FN", empty)[0]).split()) or f"{given} {family}".strip()
    if not name:
        name = organisation or readable(best.get("NICKNAME", empty)[0]).strip() or mail or phone
    if not family and not given:
        family, given = (name, "") if name == organisation else split_full_name(name)
    birthday, birthday_head = best.get("BDAY", empty)
    photo = _BLOB.search(best.get("PHOTO", empty)[0])
    kind = (best.get("KIND") or best.get("X-ADDRESSBOOKSERVER-KIND") or empty)[0]
    return Listing(
        best.get("UID", empty)[0].strip(),
        name,
        family_sort_key(family, given),
        sort_key(given, family),
        organisation,
        readable((best.get("TITLE") or best.get("ROLE") or empty)[0]).strip(),
        phone,
        mail,
        _first_field(best.get("ADR", empty)[0], 3),
        _iso_date(birthday, birthday_head),
        photo[1] if photo else "",
        f" {' '.join(words)}",
        tuple(dict.fromkeys(handles)),
        tuple(category for category in categories if category),
        kind.strip().lower() == "group",
    )


def _shown_phone(value: str) -> str:
    shown = readable(value).strip()
    return shown[4:] if shown[:4].lower() == "tel:" else shown


def _name_parts(value: str) -> tuple[str, str]:
    if not value.strip(";, "):
        return "", ""
    if "\\" not in value and "\x1a" not in value:
        fields = value.split(";", 2)
    else:
        fields = [readable(part) for part in _FIELD_BREAK.split(value)]
    return fields[0].strip(), fields[1].strip() if len(fields) > 1 else ""
