"""What stands in a field, and how it is written back: only the parts that were changed are written anew."""

from __future__ import annotations

import re
from collections.abc import Callable

from kontaktpflege.domain.card import PartialDate
from kontaktpflege.domain.form.head import with_param, without_param
from kontaktpflege.domain.form.kinds import Kind
from kontaktpflege.domain.form.messenger import messenger_parts, with_messenger
from kontaktpflege.domain.property import Property, escape_text, split_escaped

Parts = tuple[str, ...]

_SIZES = {Kind.NAME: 5, Kind.ADDRESS: 7}
_POSITION = re.compile(r"\s*(?:geo:)?\s*([+-]?\d+(?:\.\d+)?)\s*[;,]\s*([+-]?\d+(?:\.\d+)?)\s*", re.IGNORECASE)
_OFFSET = re.compile(r"([+-]\d\d):?(\d\d)")
_MIDNIGHT = re.compile(r"[Tt ]00:?00(?::?00)?(?:Z|[+-]00:?00)?")
_TIME = re.compile(r"[Tt ].*", re.DOTALL)
_BASIC_DATE = re.compile(r"\s*\d{8}")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:\S")
_APPLE_YEAR = "1604"
_SEXES = {"M": "Male", "F": "Female", "O": "Other", "N": "None", "U": "Unknown"}
_SEX_WORDS = {word.lower(): sex for sex, word in _SEXES.items()} | {sex.lower(): sex for sex in _SEXES}


def empty_value(kind: Kind) -> str:
    """The value of a new property that nothing was filled into yet."""
    return ";" * (_SIZES.get(kind, 1) - 1)


def parts_of(kind: Kind, item: Property, version: str) -> Parts:
    """The texts that a field of this kind shows: one, or one for each component."""
    if kind in _SIZES:
        parts = [_component(part, version) for part in split_escaped(item.value, ";")]
        return tuple((parts + [""] * _SIZES[kind])[: _SIZES[kind]])
    reader = _READERS.get(kind)
    return reader(item) if reader else (item.text,)


def with_parts(kind: Kind, item: Property, parts: Parts, version: str) -> Property:
    """The property with these texts in its field."""
    before = parts_of(kind, item, version)
    if parts == before:
        return item
    if kind in _SIZES or kind is Kind.ORGANISATION:
        return _with_components(kind, item, before, parts, version)
    return _WRITERS.get(kind, _with_text)(item, parts, version)


def blank(parts: Parts, kind: Kind) -> bool:
    """Whether nothing is filled in; a messenger's service alone says nothing."""
    told = parts[1:] if kind is Kind.MESSENGER else parts
    return not any(part.strip() for part in told)


# N, ADR, ORG


def _component(part: str, version: str) -> str:
    pieces = [part] if version == "2.1" else split_escaped(part, ",")
    return ", ".join(Property("", piece).text.strip() for piece in pieces)


def _with_components(kind: Kind, item: Property, before: Parts, after: Parts, version: str) -> Property:
    raw = split_escaped(item.value, ";")
    raw += [""] * (len(after) - len(raw))
    for place, text in enumerate(after):
        if place < len(before) and text == before[place]:
            continue
        pieces = split_escaped(raw[place], ",")
        listed = kind is not Kind.ORGANISATION and version != "2.1" and len(pieces) > 1
        texts = [piece.strip() for piece in text.split(",")] if listed else [text]
        raw[place] = ",".join(escape_text(piece, version) for piece in texts)
    if kind is Kind.ORGANISATION:
        while len(raw) > 1 and not raw[-1].strip():
            raw.pop()
    return item._replace(value=";".join(raw))


def _organisation(item: Property) -> Parts:
    fields = tuple(field.strip() for field in item.fields)
    return fields + ("",) * (2 - len(fields))


# Lists: a comma parts, or a semicolon where an item has commas in it


def _list(item: Property) -> Parts:
    separator = "; " if any("," in text for text in item.items) else ", "
    return (separator.join(item.items),)


def _with_list(item: Property, parts: Parts, version: str) -> Property:
    separator = ";" if ";" in parts[0] else ","
    texts = (text.strip() for text in parts[0].split(separator))
    return item._replace(value=",".join(escape_text(text, "3.0") for text in texts if text))


# Texts and addresses of the net


def _with_text(item: Property, parts: Parts, version: str) -> Property:
    return item._replace(value=escape_text(parts[0], version))


def _with_uri(item: Property, parts: Parts, version: str) -> Property:
    return item._replace(value=escape_text(parts[0]).replace("\\,", ",").replace("\\;", ";"))


def _with_own_text(item: Property, parts: Parts, version: str) -> Property:
    """Semicolons and commas that had a meaning keep it."""
    value = escape_text(parts[0], version)
    for separator in ";,":
        if len(split_escaped(item.value, separator)) > 1:
            value = value.replace(f"\\{separator}", separator)
    return item._replace(value=value)


def _without_scheme(scheme: str) -> Callable[[Property], Parts]:
    def read(item: Property) -> Parts:
        text = item.text
        return (text[len(scheme) :] if text[: len(scheme)].lower() == scheme else text,)

    return read


def _with_plain_text(item: Property, parts: Parts, version: str) -> Property:
    """As text, whatever it was: a tel: URI could not hold what people write."""
    return Property(without_param(item.head, "VALUE"), escape_text(parts[0], version))


def _with_related(item: Property, parts: Parts, version: str) -> Property:
    changed = _with_text(item, parts, version)
    if item.name != "RELATED":
        return changed
    if _URI.match(parts[0]):
        return Property(without_param(item.head, "VALUE"), _with_uri(item, parts, version).value)
    return changed._replace(head=with_param(item.head, "VALUE", "text"))


# Dates: the field has ISO 8601 with gaps ("1980-05-01", "--05-01"), or what was written if that is no date


def _date(item: Property) -> Parts:
    text = item.text.strip()
    omitted = item.param("X-APPLE-OMIT-YEAR") or ""
    bare = _MIDNIGHT.sub("", text)
    if _TIME.search(bare):
        return (text,)
    day = PartialDate.parse(bare, int(omitted) if omitted.isascii() and omitted.isdigit() else None)
    return (str(day) if day else text,)


def _with_date(item: Property, parts: Parts, version: str) -> Property:
    head = without_param(item.head, "X-APPLE-OMIT-YEAR")
    day = PartialDate.parse(parts[0])
    if day is None:
        head = with_param(head, "VALUE", "text") if version.startswith("4") else without_param(head, "VALUE")
        return Property(head, escape_text(parts[0], version))
    if (item.param("VALUE") or "").lower() != "date":
        head = without_param(head, "VALUE")
    if version.startswith("4"):
        return Property(head, _compact(day))
    if day.year is None and day.month is not None and day.day is not None:
        head = with_param(head, "X-APPLE-OMIT-YEAR", _APPLE_YEAR)
        return Property(head, f"{_APPLE_YEAR}-{day.month:02}-{day.day:02}")
    whole = day.year is not None and day.day is not None
    return Property(head, _compact(day) if whole and _BASIC_DATE.match(item.value) else str(day))


def _compact(day: PartialDate) -> str:
    """19800501, --0501, ---01; a year alone or with its month as the long form has it."""
    text = str(day)
    if day.year is not None:
        return text if day.day is None else text.replace("-", "")
    return text if day.month is None else "--" + text[2:].replace("-", "")


# Gender: the sex (M, F, O, N, U or nothing), and how somebody says it


def _gender(item: Property) -> Parts:
    first, *rest = item.fields
    known = first.strip().upper() in _SEXES
    if item.name == "GENDER" or (known and rest):
        sex = first.strip().upper()
        return (sex, ";".join(rest)) if known or not sex else ("", item.text)
    sex = _SEX_WORDS.get(item.text.strip().lower(), "")
    return (sex, "" if sex else item.text)


def _with_gender(item: Property, parts: Parts, version: str) -> Property:
    sex, identity = parts if parts[0] in _SEXES else ("", parts[1])
    written = escape_text(identity, version)
    if item.name == "GENDER":
        return item._replace(value=f"{sex};{written}" if identity else sex)
    if sex and identity:
        return item._replace(value=f"{sex};{written}")
    return item._replace(value=_SEXES[sex] if sex else written)


# Where somebody is


def _position(item: Property) -> Parts:
    found = _POSITION.fullmatch(item.text)
    return (f"{found[1]}, {found[2]}" if found else item.text,)


def _with_position(item: Property, parts: Parts, version: str) -> Property:
    found = _POSITION.fullmatch(parts[0])
    if found is None:
        return _with_own_text(item, parts, version)
    return item._replace(value=f"geo:{found[1]},{found[2]}" if version.startswith("4") else f"{found[1]};{found[2]}")


def _with_zone(item: Property, parts: Parts, version: str) -> Property:
    found = _OFFSET.fullmatch(parts[0].strip())
    head = without_param(item.head, "VALUE")
    if version.startswith("4"):
        if found:
            return Property(with_param(head, "VALUE", "utc-offset"), found[1] + found[2])
        return Property(head, escape_text(parts[0], version))
    if found:
        return Property(head, f"{found[1]}:{found[2]}")
    return Property(with_param(head, "VALUE", "text") if version == "3.0" else head, escape_text(parts[0], version))


_READERS: dict[Kind, Callable[[Property], Parts]] = {
    Kind.NICKNAME: _list,
    Kind.ORGANISATION: _organisation,
    Kind.PHONE: _without_scheme("tel:"),
    Kind.MAIL: _without_scheme("mailto:"),
    Kind.MESSENGER: messenger_parts,
    Kind.DATE: _date,
    Kind.GENDER: _gender,
    Kind.POSITION: _position,
}
_WRITERS: dict[Kind, Callable[[Property, Parts, str], Property]] = {
    Kind.NICKNAME: _with_list,
    Kind.PHONE: _with_plain_text,
    Kind.MAIL: _with_plain_text,
    Kind.WEB: _with_uri,
    Kind.SOCIAL: _with_uri,
    Kind.MESSENGER: with_messenger,
    Kind.PERSON: _with_related,
    Kind.DATE: _with_date,
    Kind.GENDER: _with_gender,
    Kind.POSITION: _with_position,
    Kind.ZONE: _with_zone,
    Kind.OWN: _with_own_text,
}
