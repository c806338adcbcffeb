"""LDIF as a source of cards: every entry a card, mailing lists as groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from kontaktpflege.domain.names import fold
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.exchange.drafting import Draft, identity
from kontaktpflege.exchange.ldif.entries import attributes, entries
from kontaktpflege.exchange.vcard.scanner import RawCard

SOURCE = "Thunderbird LDIF"

_Entry = Mapping[str, list[str | bytes]]

_SILENT = frozenset(("objectclass", "dn", "member", "birthyear", "birthmonth", "birthday"))
_SHOWN_NAMES = ("cn", "commonname", "displayname")
_NAMES = {"sn": 0, "surname": 0, "givenname": 1}
_PHONES = {
    "telephonenumber": "work",
    "homephone": "home",
    "mobile": "cell",
    "cellphone": "cell",
    "carphone": "car",
    "facsimiletelephonenumber": "fax",
    "fax": "fax",
    "pager": "pager",
    "pagerphone": "pager",
}
_PARTS = {
    "street": ("work", 2), "streetaddress": ("work", 2), "postaladdress": ("work", 2), "mozillaworkstreet2": ("work", 2),
    "postofficebox": ("work", 0), "l": ("work", 3), "locality": ("work", 3), "st": ("work", 4), "region": ("work", 4),
    "postalcode": ("work", 5), "zip": ("work", 5), "c": ("work", 6), "countryname": ("work", 6), "co": ("work", 6),
    "mozillahomestreet": ("home", 2), "mozillahomestreet2": ("home", 2), "homepostaladdress": ("home", 2),
    "mozillahomelocalityname": ("home", 3), "mozillahomestate": ("home", 4), "mozillahomepostalcode": ("home", 5),
    "mozillahomecountryname": ("home", 6),
}  # fmt: skip
_WORK = {"o": 0, "company": 0, "organizationname": 0, "ou": 1, "department": 1, "departmentnumber": 1, "orgunit": 1}
_PLAIN = {
    "title": ("TITLE", ""),
    "mozillanickname": ("NICKNAME", ""),
    "xmozillanickname": ("NICKNAME", ""),
    "mozillaworkurl": ("URL", "work"),
    "workurl": ("URL", "work"),
    "mozillahomeurl": ("URL", "home"),
    "homeurl": ("URL", "home"),
    "labeleduri": ("URL", ""),
    "nsaimid": ("X-AIM", ""),
    "mozillaaimscreenname": ("X-AIM", ""),
}
_MAILS = ("mail", "mozillasecondemail", "xmozillasecondemail", "emailaddress")
_NOTES = ("description", "notes")
_GROUPS = frozenset(("groupofnames", "groupofuniquenames"))


class LdifFormat:
    """Reads the entries of LDIF as cards."""

    def pieces(self, stream: BinaryIO) -> Iterator[RawCard]:
        """Every entry as a card; one that cannot be read as its text, with why."""
        for entry in entries(stream):
            data = self._card(entry.data)
            fault = "not_ldif" if data is None else None
            yield RawCard(entry.place, entry.length, entry.line, entry.data if data is None else data, fault)

    def data_at(self, stream: BinaryIO, place: int, length: int) -> bytes:
        """The `data` of the piece that `pieces` found there."""
        stream.seek(place)
        raw = stream.read(length)
        data = self._card(raw)
        return raw if data is None else data

    def text_at(self, stream: BinaryIO, place: int, length: int) -> bytes:
        """The entry as it stands in the file."""
        stream.seek(place)
        return stream.read(length)

    @staticmethod
    def _card(data: bytes) -> bytes | None:
        entry = attributes(data)
        if entry is None or not any(entry.values()):
            return None
        return _card_of(entry)


def _card_of(entry: _Entry) -> bytes:
    draft = Draft(SOURCE)
    classes = {value.lower() for value in entry.get("objectclass", ()) if isinstance(value, str)}
    draft.full_name = _first(entry, *_SHOWN_NAMES)
    for name, values in entry.items():
        for value in values:
            if isinstance(value, bytes):
                _add_binary(draft, name, value)
            elif text := value.strip():
                _add(draft, name, text)
    _add_birthday(draft, entry)
    dn = _first(entry, "dn")
    key = _dn_key(dn)
    if not classes & _GROUPS:
        return draft.data(key, fallback_name=dn)
    for member in entry.get("member", ()):
        if isinstance(member, str):
            draft.add_member(identity(SOURCE, _dn_key(member)))
    return draft.data(key, fallback_name=dn, kind="group")


def _first(entry: _Entry, *names: str) -> str:
    texts = (value.strip() for name in names for value in entry.get(name, ()) if isinstance(value, str))
    return next(filter(None, texts), "")


def _dn_key(dn: str) -> str:
    """A distinguished name as identities compare it; its parts in any order."""
    return ",".join(sorted(part.strip() for part in fold(dn).split(",") if part.strip()))


def _add(draft: Draft, name: str, text: str) -> None:
    if name in _SILENT or name in _SHOWN_NAMES:
        return
    if name in _NAMES:
        draft.name[_NAMES[name]].append(text)
    elif name in _MAILS:
        draft.add_mail(text)
    elif name in _PHONES:
        draft.add_phone(text, _PHONES[name])
    elif name in _PARTS:
        types, part = _PARTS[name]
        draft.addresses.setdefault((types, 0), [[] for _ in range(8)])[part].append(text)
    elif name in _WORK:
        parts = draft.organisations.setdefault(0, ["", ""])
        parts[_WORK[name]] = parts[_WORK[name]] or text
    elif name in _PLAIN:
        prop, types = _PLAIN[name]
        draft.add(prop, text, types)
    elif name in _NOTES:
        draft.notes.append(text)
    elif not (name == "modifytimestamp" and text.strip("0Z") == ""):
        draft.add_own(name.replace("mozillacustom", "Custom "), text)


def _add_binary(draft: Draft, name: str, value: bytes) -> None:
    if name in ("jpegphoto", "photo") and value:
        draft.add_photo(value)
    elif value:
        draft.add_own(name, value.hex())


def _add_birthday(draft: Draft, entry: _Entry) -> None:
    written = [_first(entry, name) for name in ("birthyear", "birthmonth", "birthday")]
    if not any(written):
        return
    year, month, day = (int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0 for text in written)
    if month and day:
        found = PartialDate.parse(f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}")
    else:
        found = PartialDate.parse(f"{year:04}") if year and not month and not day else None
    draft.add_day("BDAY", found, "-".join(filter(None, written)))
