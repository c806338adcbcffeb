"""Which property of a card is which kind of field, and what a new field of a kind is called in each version."""

from __future__ import annotations

from enum import StrEnum

from kontaktpflege.domain.card import ANNIVERSARY_NAMES, MESSENGER_NAMES, RELATION_NAMES
from kontaktpflege.domain.property import BLOB, NESTED_LINE, Property


class Kind(StrEnum):
    """What a field is about; fields of one kind stand together and can change places."""

    SHOWN_NAME = "shown_name"
    NAME = "name"
    NICKNAME = "nickname"
    GENDER = "gender"
    ORGANISATION = "organisation"
    TITLE = "title"
    ROLE = "role"
    PHONE = "phone"
    MAIL = "mail"
    ADDRESS = "address"
    WEB = "web"
    MESSENGER = "messenger"
    SOCIAL = "social"
    DATE = "date"
    PERSON = "person"
    NOTE = "note"
    LANGUAGE = "language"
    ZONE = "zone"
    POSITION = "position"
    OWN = "own"


BIRTHDAY, ANNIVERSARY, DEATHDATE, OTHER_DATE = "BDAY", "ANNIVERSARY", "DEATHDATE", "X-ABDATE"
OWN_FIELD = "X-CUSTOM"
"""An own field whose name is its label."""

_DATES = (
    BIRTHDAY,
    "X-EVOLUTION-BIRTHDAY",
    *ANNIVERSARY_NAMES,
    "X-MS-ANNIVERSARY",
    DEATHDATE,
    "X-DEATHDATE",
    OTHER_DATE,
)
_KINDS: dict[str, Kind] = {
    "FN": Kind.SHOWN_NAME,
    "N": Kind.NAME,
    "NICKNAME": Kind.NICKNAME,
    "GENDER": Kind.GENDER,
    "X-GENDER": Kind.GENDER,
    "ORG": Kind.ORGANISATION,
    "TITLE": Kind.TITLE,
    "ROLE": Kind.ROLE,
    "TEL": Kind.PHONE,
    "EMAIL": Kind.MAIL,
    "ADR": Kind.ADDRESS,
    "URL": Kind.WEB,
    "X-SOCIALPROFILE": Kind.SOCIAL,
    "SOCIALPROFILE": Kind.SOCIAL,
    "NOTE": Kind.NOTE,
    "LANG": Kind.LANGUAGE,
    "X-LANG": Kind.LANGUAGE,
    "TZ": Kind.ZONE,
    "GEO": Kind.POSITION,
    **dict.fromkeys(MESSENGER_NAMES, Kind.MESSENGER),
    **dict.fromkeys(_DATES, Kind.DATE),
    **dict.fromkeys(RELATION_NAMES, Kind.PERSON),
}
_UNTOUCHED = frozenset(
    (
        "", "VERSION", "PRODID", "REV", "UID", "KIND", "MEMBER", "CATEGORIES", "PHOTO", "LOGO", "SOUND", "KEY", "AGENT",
        "CLIENTPIDMAP", "XML", "CREATED", "PROFILE", "NAME", "SOURCE", "BEGIN", "END", "X-ABLABEL", "X-ABADR", "X-ABUID",
        "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER", "X-IMAGEHASH", "X-IMAGETYPE",
    )
)  # fmt: skip
"""Nobody fills these in: they are kept as they are. Photo and circles are changed elsewhere."""

_FIRST_NAMES: dict[Kind, str] = {
    Kind.SHOWN_NAME: "FN",
    Kind.NAME: "N",
    Kind.NICKNAME: "NICKNAME",
    Kind.GENDER: "GENDER",
    Kind.ORGANISATION: "ORG",
    Kind.TITLE: "TITLE",
    Kind.ROLE: "ROLE",
    Kind.PHONE: "TEL",
    Kind.MAIL: "EMAIL",
    Kind.ADDRESS: "ADR",
    Kind.WEB: "URL",
    Kind.MESSENGER: "IMPP",
    Kind.SOCIAL: "X-SOCIALPROFILE",
    Kind.DATE: BIRTHDAY,
    Kind.PERSON: "RELATED",
    Kind.NOTE: "NOTE",
    Kind.LANGUAGE: "LANG",
    Kind.ZONE: "TZ",
    Kind.POSITION: "GEO",
    Kind.OWN: OWN_FIELD,
}
_BEFORE_4 = {
    "ANNIVERSARY": "X-ANNIVERSARY",
    "DEATHDATE": "X-DEATHDATE",
    "GENDER": "X-GENDER",
    "LANG": "X-LANG",
    "RELATED": "X-ABRELATEDNAMES",
}
"""What older versions have no word for, as the converter of versions calls it; relations as Apple writes them."""


def kind_of(item: Property) -> Kind | None:
    """The kind of field that shows this property; None for what no form shows."""
    if item.name in _UNTOUCHED or NESTED_LINE in item.value or BLOB.search(item.value):
        return None
    # What still is encoded was not understood; and a picture is no text.
    if item.param("ENCODING") is not None or item.value[:5].lower() == "data:":
        return None
    return _KINDS.get(item.name, Kind.OWN)


def new_name(kind: Kind, version: str, name: str = "") -> str:
    """What a new field of a kind, or one that 4.0 calls `name`, is called in that version."""
    chosen = name or _FIRST_NAMES[kind]
    return chosen if version.startswith("4") else _BEFORE_4.get(chosen, chosen)
