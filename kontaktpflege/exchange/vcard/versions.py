"""Converts a card between vCard versions, by tables; what the target has no form for is kept as X-."""

from collections.abc import Callable
from typing import Literal

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.property import (
    BINARY_NAMES,
    BLOB,
    NESTED_LINE,
    Property,
    escape_control,
    escape_text,
    split_escaped,
    unescape_control,
    unescape_text,
)
from kontaktpflege.exchange.vcard.content_line import ContentLine
from kontaktpflege.exchange.vcard.media import binary_to_3, binary_to_4
from kontaktpflege.exchange.vcard.values import (
    date_to_3,
    date_to_4,
    gender_to_3,
    gender_to_4,
    messenger_to_3,
    messenger_to_4,
    offset_to_3,
    offset_to_4,
    position_to_3,
    position_to_4,
    timestamp_to_3,
    timestamp_to_4,
)

Version = Literal["3.0", "4.0"]
Blob = Callable[[str], bytes]

# The same thing under two names: 3.0 on the left, 4.0 on the right.
_NAMES_IN_4 = {
    "X-ADDRESSBOOKSERVER-KIND": "KIND",
    "X-ADDRESSBOOKSERVER-MEMBER": "MEMBER",
    "X-ANNIVERSARY": "ANNIVERSARY",
    "X-GENDER": "GENDER",
    # 4.0 dropped these.
    "AGENT": "X-AGENT",
    "CLASS": "X-CLASS",
    "MAILER": "X-MAILER",
    "NAME": "X-NAME",
    "PROFILE": "X-PROFILE",
    # 4.0 and its extensions (RFC 6474, 6715, 9554) added these.
    "X-BIRTHPLACE": "BIRTHPLACE",
    "X-CLIENTPIDMAP": "CLIENTPIDMAP",
    "X-CONTACT-URI": "CONTACT-URI",
    "X-DEATHDATE": "DEATHDATE",
    "X-DEATHPLACE": "DEATHPLACE",
    "X-EXPERTISE": "EXPERTISE",
    "X-GRAMGENDER": "GRAMGENDER",
    "X-HOBBY": "HOBBY",
    "X-INTEREST": "INTEREST",
    "X-LANG": "LANG",
    "X-ORG-DIRECTORY": "ORG-DIRECTORY",
    "X-PRONOUNS": "PRONOUNS",
    "X-RELATED": "RELATED",
    "X-XML": "XML",
}
_NAMES_IN_3 = {new: old for old, new in _NAMES_IN_4.items()} | {
    "SOCIALPROFILE": "X-SOCIALPROFILE",  # not the other way: Apple's is read in 4.0 too
}
# How values change, by the name in the source version.
_VALUES_TO_4: dict[str, Callable[[ContentLine], None]] = {
    "ANNIVERSARY": date_to_4,
    "BDAY": date_to_4,
    "DEATHDATE": date_to_4,
    "GEO": position_to_4,
    "REV": timestamp_to_4,
    "TZ": offset_to_4,
    "X-ANNIVERSARY": date_to_4,
    "X-DEATHDATE": date_to_4,
    "X-GENDER": gender_to_4,
}
_VALUES_TO_3: dict[str, Callable[[ContentLine], None]] = {
    "ANNIVERSARY": date_to_3,
    "BDAY": date_to_3,
    "DEATHDATE": date_to_3,
    "GENDER": gender_to_3,
    "GEO": position_to_3,
    "IMPP": messenger_to_3,
    "REV": timestamp_to_3,
    "TZ": offset_to_3,
}
_UNRENAMED = "X-UNRENAMED"
_STRUCTURED = {"N", "ADR", "ORG"}
_TEXTS = {"FN", "NOTE", "TITLE", "ROLE", "LABEL", "SORT-STRING", "MAILER", "NAME"}
_OLD_ENCODINGS = {"BASE64": "b", "B": "b"}
_OLD_VALUES = {"URL": "uri", "CONTENT-ID": "uri", "CID": "uri"}


def convert(card: Card, version: Version, blob: Blob) -> Card:
    """The card in that version, with FN and N; the same card if it is that already.

    `blob` gives the data of a digest: a photo's format is looked up in it where the card does not tell.
    """
    if card.version == version:
        return _with_names(card)
    lines = [ContentLine.of(item) for item in card.properties if item.name not in {"", "VERSION"}]
    for line in lines:
        _modernise(line, from_2=card.version == "2.1")
    lines = _to_4(lines, blob) if version == "4.0" else _to_3(lines, from_4=card.version.startswith("4"))
    malformed = (item for item in card.properties if not item.head)
    return _with_names(Card((Property("VERSION", version), *(line.done() for line in lines), *malformed)))


def _with_names(card: Card) -> Card:
    """The card with FN and N, which both versions demand; FN as the card gives it best, N empty."""
    if not card.get("N"):
        card = card.added(Property("N", ";;;;"), after="FN" if card.get("FN") else "VERSION")
    if not card.get("FN"):
        card = card.added(Property("FN", escape_text(_best_name(card), card.version)), after="VERSION")
    return card


def _best_name(card: Card) -> str:
    if name := card.name:
        return " ".join(filter(None, (name.prefix, name.given, name.additional, name.family, name.suffix)))
    values = (*card.organisation[:1], *card.nicknames, *(item.text for item in (*card.emails, *card.phones)))
    return next((value.strip() for value in values), "")


def _modernise(line: ContentLine, *, from_2: bool) -> None:
    """Write what 2.1 allows as 3.0 and 4.0 both have it."""
    if not line.value and not line.params:
        return
    line.params = [
        (key, _modern(key.strip().upper(), value)) for key, value in line.params if value.upper() != "INLINE"
    ]
    line.merge_types()
    if not from_2 or NESTED_LINE in line.value or BLOB.search(line.value):
        return
    value = unescape_control(line.value).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    if line.name in _STRUCTURED:
        value = _escape_bare(value, ",")
    elif line.name in _TEXTS:
        value = _escape_bare(_escape_bare(value, ","), ";")
    line.value = escape_control(value)


def _modern(key: str, value: str) -> str:
    if key == "ENCODING":
        return _OLD_ENCODINGS.get(value.strip('"').upper(), value)
    return _OLD_VALUES.get(value.strip('"').upper(), value) if key == "VALUE" else value


def _escape_bare(value: str, separator: str) -> str:
    return f"\\{separator}".join(split_escaped(value, separator))


def _to_4(lines: list[ContentLine], blob: Blob) -> list[ContentLine]:
    """3.0 or older to 4.0."""
    lines = _with_labels_in_addresses(lines)
    for line in lines:
        if any(word.lower() == "pref" for word in line.types()):
            line.drop_types(lambda word: word.lower() == "pref")
            if line.first("PREF") is None:
                line.set("PREF", "1")
        if line.name in BINARY_NAMES:
            binary_to_4(line, blob)
        elif line.name == "AGENT":
            _agent_to_4(line)
        elif line.name in _VALUES_TO_4:
            _VALUES_TO_4[line.name](line)
        else:
            messenger_to_4(line)
        _rename(line, _NAMES_IN_4, _NAMES_IN_3)
    _sort_string_to_4(lines)
    return lines


def _to_3(lines: list[ContentLine], *, from_4: bool) -> list[ContentLine]:
    """4.0 or 2.1 to 3.0."""
    if not from_4:
        return lines
    converted: list[ContentLine] = []
    for line in lines:
        line.unquote_types()
        if line.first("PREF") == "1":
            line.drop("PREF")
            line.add_type("pref")
        if line.name in BINARY_NAMES:
            binary_to_3(line)
        elif line.name == "X-AGENT":
            _agent_to_3(line)
        elif line.name == "TEL":
            _phone_to_3(line)
        elif line.name in _VALUES_TO_3:
            _VALUES_TO_3[line.name](line)
        _rename(line, _NAMES_IN_3, _NAMES_IN_4)
        converted += _without_label(line) if line.name == "ADR" else _without_sort_as(line)
    return converted


def _rename(line: ContentLine, names: dict[str, str], foreign: dict[str, str]) -> None:
    """Give it its name in the target; one that had that name already is marked, to keep it on the way back."""
    if line.first(_UNRENAMED) is not None:
        line.drop(_UNRENAMED)
    elif line.name in names:
        line.rename(names[line.name])
    elif line.name in foreign:
        line.set(_UNRENAMED, "1")


# Between properties: LABEL and ADR;LABEL, SORT-STRING and N;SORT-AS.


def _with_labels_in_addresses(lines: list[ContentLine]) -> list[ContentLine]:
    """Each LABEL as a parameter of the address it belongs to, or of an empty one."""
    addresses = [line for line in lines if line.name == "ADR"]
    rest: list[ContentLine] = []
    for line in lines:
        if line.name != "LABEL":
            rest.append(line)
            continue
        text = unescape_text(unescape_control(line.value))
        for address in addresses:
            if address.shares_head_with(line):
                addresses.remove(address)
                break
        else:
            address = line
            line.rename("ADR")
            line.value = ";;;;;;"
            rest.append(line)
        address.set("LABEL", text)
    return rest


def _without_label(line: ContentLine) -> list[ContentLine]:
    """An address in 3.0 and the LABEL that was its parameter."""
    text = line.decoded("LABEL")
    if text is None:
        return [line]
    line.drop("LABEL")
    label = ContentLine(line.label, list(line.params), escape_text(text))
    label.rename("LABEL")
    return [line, label] if line.value.strip("; ") else [label]


def _sort_string_to_4(lines: list[ContentLine]) -> None:
    """SORT-STRING as a parameter of N, if it can be one."""
    for line in [line for line in lines if line.name == "SORT-STRING"]:
        names = [name for name in lines if name.name == "N" and name.first("SORT-AS") is None]
        if names and not line.params and line.label.upper() == "SORT-STRING":
            names[0].set("SORT-AS", unescape_text(unescape_control(line.value)))
            lines.remove(line)
        else:
            line.rename("X-SORT-STRING")


def _without_sort_as(line: ContentLine) -> list[ContentLine]:
    """N in 3.0 and the SORT-STRING that was its parameter; any other line as it is."""
    text = line.decoded("SORT-AS") if line.name == "N" else None
    if line.name == "X-SORT-STRING":
        line.rename("SORT-STRING")
    if text is None:
        return [line]
    line.drop("SORT-AS")
    return [line, ContentLine("SORT-STRING", [], escape_text(text))]


# A card within a card: lines of its own in 2.1 and 3.0, escaped text in 4.0.


def _agent_to_4(line: ContentLine) -> None:
    if NESTED_LINE in line.value:
        first, *nested = (unescape_control(part) for part in line.value.split(NESTED_LINE))
        lines = (unescape_control(part.removeprefix("\x1aM")) for part in nested)
        line.value = escape_text("\n".join(filter(None, (first, *lines))))


def _agent_to_3(line: ContentLine) -> None:
    lines = unescape_text(unescape_control(line.value)).split("\n")
    if len(lines) > 2 and lines[0].upper() == "BEGIN:VCARD" and lines[1][:1] in {" ", "\t"}:
        line.value = NESTED_LINE.join(map(escape_control, lines))


def _phone_to_3(line: ContentLine) -> None:
    if line.value[:4].lower() == "tel:":
        line.value = escape_text(unescape_text(unescape_control(line.value[4:])))
        line.drop("VALUE")
