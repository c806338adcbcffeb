"""What looks odd in a field. Nothing is forbidden: people write "call Eva" where a number belongs."""

from __future__ import annotations

import re
from enum import StrEnum

from kontaktpflege.domain.form.field import Field
from kontaktpflege.domain.form.kinds import Kind
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.phones import looks_like_phone, phone_digits

_MAIL = re.compile(r"(?:[^@<>]*<)?[^\s@<>,;\"]+@[^\s@<>,;\"]+\.[^\s@<>,;.\"]{2,}>?")
_WEB = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:(?://)?)?[^\s/.]+\.[^\s.]{2,}\S*|[A-Za-z][A-Za-z0-9+-]+:\S+")
_SCRIPT = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)
_POSITION = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*[,;]\s*([+-]?\d+(?:\.\d+)?)")
_ZONE = re.compile(r"[+-]\d\d:?\d\d|UTC|GMT|[A-Z][A-Za-z_]+(?:/[A-Za-z_+-]+)+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LOOKED_AT = 400


class Doubt(StrEnum):
    """Why a value looks odd."""

    PHONE = "phone"
    MAIL = "mail"
    WEB = "web"
    SCRIPT = "script"
    DATE = "date"
    POSITION = "position"
    ZONE = "zone"
    LANGUAGE = "language"


def doubt_about(field: Field) -> Doubt | None:
    """What looks odd about a field that is filled in; None if nothing does."""
    text = field.parts[0].strip()[:_LOOKED_AT]
    if field.blank or not text:
        return None
    match field.kind:
        case Kind.PHONE:
            return None if looks_like_phone(text) or " " in phone_digits(text) else Doubt.PHONE
        case Kind.MAIL:
            return None if _MAIL.fullmatch(text) else Doubt.MAIL
        case Kind.WEB:
            if _SCRIPT.match(text):
                return Doubt.SCRIPT
            return None if _WEB.fullmatch(text) else Doubt.WEB
        case Kind.DATE:
            return None if PartialDate.parse(text) else Doubt.DATE
        case Kind.POSITION:
            return None if _on_earth(text) else Doubt.POSITION
        case Kind.ZONE:
            return None if _ZONE.fullmatch(text) else Doubt.ZONE
        case Kind.LANGUAGE:
            return None if _LANGUAGE.fullmatch(text) else Doubt.LANGUAGE
    return None


def _on_earth(text: str) -> bool:
    found = _POSITION.fullmatch(text)
    return found is not None and abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180
