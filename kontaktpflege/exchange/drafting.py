"""Writes a vCard 4.0 from what another format says of one person: a row of a table, an entry of LDIF."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from uuid import UUID, uuid5

from kontaktpflege.domain.names import fold, split_words
from kontaktpflege.domain.partial_date import PartialDate

_IDENTITIES = UUID("5a4e7a53-1f0e-4c55-9d0b-6b6f6e74616b")
_FORMS_OF_ADDRESS = frozenset("herr frau herrn firma familie fam mr mrs ms miss mister divers".split())
_PROFILES = ("linkedin", "xing", "facebook", "instagram", "twitter", "mastodon", "github")


def identity(source: str, key: str) -> str:
    """The UID of what `source` knows by `key`: the same again for the same, on every machine."""
    return uuid5(_IDENTITIES, "\n".join((source, key))).urn


def product(source: str) -> str:
    """The PRODID of cards made from such a file: by it the next export of the same kind finds the last one."""
    return f"-//Kontaktpflege//{source}//EN"


@lru_cache(maxsize=4096)  # companies repeat
def name_key(name: str) -> str:
    """A name as identities compare it: the same words in any order and spelling."""
    return " ".join(sorted(split_words(fold(name))))


class Draft:
    """A card in the making. Texts are plain; what is empty is left out."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.full_name = ""
        self.name: list[list[str]] = [[], [], [], [], []]
        self.organisations: dict[int, list[str]] = {}
        self.addresses: dict[tuple[str, int], list[list[str]]] = {}
        self.mails: list[str] = []
        self.phones: list[str] = []
        self.profile = ""
        self.notes: list[str] = []
        self.categories: list[str] = []
        self._lines: list[str] = []
        self._faxes: list[str] = []
        self._items = 0

    def add(self, name: str, text: str, types: str = "", label: str = "", *, preferred: bool = False) -> None:
        """Add a property. A `label` is one that no TYPE says."""
        if not text:
            return
        head = name
        if types:
            head += f";TYPE={types}" if "," not in types else f';TYPE="{types}"'
        if preferred:
            head += ";PREF=1"
        value = _uri(text) if name in ("URL", "X-SOCIALPROFILE") else _escaped(text)
        lines = self._faxes if "fax" in types or types == "pager" else self._lines
        if label:
            self._items += 1
            lines.append(f"item{self._items}.{head}:{value}")
            lines.append(f"item{self._items}.X-ABLABEL:{_escaped(label)}")
        else:
            lines.append(f"{head}:{value}")

    def add_own(self, label: str, text: str) -> None:
        """Add an own field."""
        self.add("X-CUSTOM", text, label=label)

    def add_mail(self, address: str, types: str = "", label: str = "", *, preferred: bool = False) -> None:
        """Add a mail address."""
        self.mails.append(address)
        self.add("EMAIL", address, types, label, preferred=preferred)

    def add_phone(self, number: str, types: str = "", label: str = "", *, preferred: bool = False) -> None:
        """Add a number."""
        self.phones.append(number)
        self.add("TEL", number, types, label, preferred=preferred)

    def add_profile(self, address: str) -> None:
        """Add the page of somebody in a social network."""
        self.profile = self.profile or address
        network = next((name for name in _PROFILES if name in address.lower()), "")
        self.add("X-SOCIALPROFILE" if network else "URL", address, network)

    def add_related(self, text: str, types: str = "", label: str = "") -> None:
        """Add somebody who belongs to the person, by name."""
        self.add(f"RELATED;VALUE=text{f';TYPE={types}' if types else ''}", text, label=label)

    def add_day(self, name: str, day: PartialDate | None, text: str, label: str = "") -> None:
        """Add a day; one that is no date stays as it was written."""
        if day is not None:
            self.add(name, str(day) if name.startswith("X-KNOWN") else basic(day), label=label)
        else:
            self.add(f"{name};VALUE=text", text, label=label)

    def add_photo(self, data: bytes) -> None:
        """Add a JPEG or PNG picture."""
        kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
        self._lines.append(f"PHOTO:data:image/{kind};base64,{base64.b64encode(data).decode()}")

    def add_member(self, uid: str) -> None:
        """Add a member of a group."""
        self._lines.append(f"MEMBER:{uid}")

    def shown_name(self) -> str:
        """What to call it: the name, else the company, a mail address, a number, anything."""
        if self.full_name:
            return self.full_name
        family, given, additional, prefix, suffix = (" ".join(part) for part in self.name)
        if prefix.lower().rstrip(".") in _FORMS_OF_ADDRESS:
            prefix = ""
        if given or family:
            return " ".join(filter(None, (prefix, given, additional, family, suffix)))
        organisation = next((parts[0] for parts in self.organisations.values() if parts[0]), "")
        return organisation or next(iter((*self.mails, *self.phones)), "")

    def key(self, shown: str) -> str:
        """What it is known by when it comes again, by the name it is called; "" if nothing tells.

        The page in a network, else name and first mail address, else name and company or number.
        """
        if self.profile:
            return f"profile {self.profile.lower().rstrip('/')}"
        name = name_key(shown)
        if self.mails:
            return f"mail {self.mails[0].lower()} {name}"
        company = next((parts[0] for parts in self.organisations.values() if parts[0]), "")
        if not name and not company:
            return ""
        if name_key(company) == name:
            return f"company {name} {''.join(filter(str.isdigit, self.phones[0])) if self.phones else ''}"
        return f"name {name} {name_key(company)}"

    def data(self, key: str = "", fallback_name: str = "", kind: str = "") -> bytes:
        """The card as a file has it."""
        called = self.shown_name()
        shown = called or fallback_name
        key = key or self.key(called)
        lines = ["BEGIN:VCARD", "VERSION:4.0", f"PRODID:{product(self.source)}"]
        if kind:
            lines.append(f"KIND:{kind}")
        if key:
            lines.append(f"UID:{identity(self.source, key)}")
        lines.append(f"FN:{_escaped(shown)}")
        if any(self.name):
            lines.append(f"N:{_structured(self.name)}")
        lines += [f"ORG:{_structured([[part] for part in parts])}" for parts in self.organisations.values()]
        lines += self._lines
        lines += self._faxes  # behind all others: the first number is the one that is shown and called
        lines += [self._address(types, parts) for (types, _group), parts in self.addresses.items() if any(parts)]
        if self.categories:
            names = dict.fromkeys(name.strip() for name in self.categories)
            lines.append(f"CATEGORIES:{','.join(_escaped(name) for name in names if name)}")
        if self.notes:
            note = "\n".join(self.notes)
            lines.append(f"NOTE:{_escaped(note)}")
        lines += ["END:VCARD", ""]
        return "\r\n".join(lines).encode("utf-8", "replace")

    @staticmethod
    def _address(types: str, parts: Sequence[list[str]]) -> str:
        """ADR of seven components; the whole address in one piece stands in for them, or beside them as LABEL."""
        whole = "\n".join(parts[7]) if len(parts) > 7 else ""
        seven = parts[:7]
        head = f"ADR;TYPE={types}" if types else "ADR"
        if whole and not any(seven):
            seven = (*seven[:2], [whole], *seven[3:])
        elif whole and not _words(whole) <= {word for part in seven for text in part for word in _words(text)}:
            head += f';LABEL="{_parameter(whole)}"'
        written = [_escaped(part[0] if len(part) == 1 else _joined(part)) if part else "" for part in seven]
        return f"{head}:{';'.join(written)}"


def basic(day: PartialDate) -> str:
    """A date as vCard 4.0 writes it."""
    year = f"{day.year:04}" if day.year else "--"
    if day.month is None:
        return year if day.year else f"---{day.day:02}"
    if day.day is None:
        return f"{year}-{day.month:02}" if day.year else f"--{day.month:02}"
    return f"{year}{day.month:02}{day.day:02}"


def _words(text: str) -> set[str]:
    return set(split_words(fold(text)))


def _joined(lines: Iterable[str]) -> str:
    """The lines of a street; a number of its own goes behind its street."""
    joined = ""
    for line in lines:
        is_number = len(line) < 8 and line[:1].isdigit()
        joined += line if not joined else f"{' ' if is_number else chr(10)}{line}"
    return joined


_SPECIAL = re.compile(r"[\\;,\r\n]")


def _escaped(text: str) -> str:
    """Plain text as a value in a file of vCard 4.0."""
    if _SPECIAL.search(text) is None:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _structured(parts: Iterable[Sequence[str]]) -> str:
    return ";".join(
        [_escaped(part[0]) if len(part) == 1 else ",".join([_escaped(text) for text in part]) for part in parts]
    ).rstrip()


def _parameter(text: str) -> str:
    return text.replace("^", "^^").replace("\n", "^n").replace("\r", "").replace('"', "^'")


def _uri(text: str) -> str:
    return _escaped(text).replace("\\,", ",").replace("\\;", ";")


_DAY_MONTH = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ T,].*)?", re.ASCII | re.DOTALL)
_WORDY = re.compile(r"(\d{1,2})\.?[ -]([^\W\d_]{3,})\.?,?[ -](\d{4})")
_WORDY_AMERICAN = re.compile(r"([^\W\d_]{3,})\.? (\d{1,2}),? (\d{4})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar mär mrz", "apr", "may mai", "jun", "jul", "aug", "sep", "oct okt", "nov", "dec dez"), 1
    )
    for name in names.split()
}
_NO_DATES = frozenset(("0.0.00", "00.00.00", "0/0/00", "00/00/00", "0000-00-00", "1/1/4501", "01.01.4501", "0-0-0"))


def is_no_date(text: str) -> bool:
    """Whether that is what a program writes for an empty date."""
    return text in _NO_DATES


def day_of(text: str, *, day_first: bool | None) -> PartialDate | None:
    """A date in any usual spelling; None if it is none.

    `day_first` tells how "3/4/1980" is meant; None leaves it open, and then it is no date.
    """
    text = text.strip()
    if not text[:40].isascii() or not text[:1].isdigit() or len(text) > 40:
        return _wordy(text[:40])
    if (found := PartialDate.parse(text)) is not None:
        return found
    if match := _DAY_MONTH.fullmatch(text):
        first, second, year = map(int, match.groups())
        if day_first is None and first < 13 and second < 13 and first != second and "." not in text:
            return None
        if second > 12 or (day_first is False and first < 13):
            first, second = second, first
        return PartialDate.parse(f"{year:04}-{second:02}-{first:02}")
    return _wordy(text)


def _wordy(text: str) -> PartialDate | None:
    if match := _WORDY.match(text):
        day, month, year = match.groups()
    elif match := _WORDY_AMERICAN.match(text):
        month, day, year = match.groups()
    else:
        return PartialDate.parse(text)
    number = _MONTHS.get(month.lower()[:3])
    return PartialDate.parse(f"{year}-{number:02}-{int(day):02}") if number else None


def order_of_dates(texts: Iterable[str]) -> bool | None:
    """Whether dates with slashes name the day first, as those tell that can mean one thing only; None if none does."""
    for text in texts:
        if match := _DAY_MONTH.fullmatch(text.strip()):
            first, second = int(match[1]), int(match[2])
            if first > 12 >= second:
                return True
            if second > 12 >= first:
                return False
    return None
