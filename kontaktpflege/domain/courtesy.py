"""How somebody is addressed: Sie or du, in which language, with which words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal

from kontaktpflege.domain.card import Card, StructuredName
from kontaktpflege.domain.names import split_full_name
from kontaktpflege.domain.postal import PostalAddress
from kontaktpflege.domain.template import Form, Language

_FORMS: Final[tuple[tuple[str, Form], ...]] = (
    ("private", "du"), ("professional", "sie"), ("neighbourhood", "sie"), ("interest", "du"),
)  # fmt: skip
"""The first of the circles somebody is in decides."""
_LADY = frozenset(("frau", "fr.", "ms", "ms.", "mrs", "mrs.", "miss", "mme", "madame"))
_GENTLEMAN = frozenset(("herr", "herrn", "hr.", "mr", "mr.", "m.", "monsieur"))
_LANGUAGES: Final[dict[str, Language]] = {
    **dict.fromkeys(("DE", "AT", "CH", "LI"), "de"),
    **dict.fromkeys(("GB", "IE", "US", "CA", "AU", "NZ"), "en"),
}  # fmt: skip
_WORDS = re.compile(r"\S+")


def form_by_circles(keys: Iterable[str]) -> Form:
    """Sie or du, as the keys of somebody's circles ("private.family") let one expect; Sie where they say nothing."""
    roots = {key.partition(".")[0] for key in keys}
    return next((form for root, form in _FORMS if root in roots), "sie")


def language_of(card: Card) -> Language | None:
    """The language that somebody is written to in: as the card says, else that of the country they live in, if known."""
    for item in card.get("LANG"):
        match item.text.strip().casefold()[:2]:
            case "de":
                return "de"
            case "en":
                return "en"
    for item in card.addresses:
        if (found := _LANGUAGES.get(PostalAddress.of(item).country_code("") or "")) is not None:
            return found
    return None


def gender_of(card: Card) -> Literal["f", "m", ""]:
    """Whether to say Frau or Herr: what the card says of it, else what stands before the name; "" if nothing does."""
    for item in (*card.get("GENDER"), *card.get("X-GENDER")):
        first = item.text.strip().casefold()[:1]
        if first in ("f", "w"):
            return "f"
        if first == "m":
            return "m"
    before = _WORDS.findall(name_of(card).prefix.casefold())
    return "f" if not _LADY.isdisjoint(before) else "m" if not _GENTLEMAN.isdisjoint(before) else ""


def name_of(card: Card) -> StructuredName:
    """The parts of the name, read from the formatted name where the card has only that; empty for a company."""
    if (parts := card.name) is not None and (parts.family or parts.given):
        return parts
    shown = card.formatted_name
    if not shown or shown == next(iter(card.organisation), "") or card.kind in ("org", "group", "location"):
        return StructuredName()
    family, given = split_full_name(shown)
    return StructuredName(family, given) if given else StructuredName("", family)


def salutation(card: Card, form: Form, language: Language) -> str:
    """The words a letter begins with, without the comma; they fit whoever it is where Frau or Herr is not known."""
    name = name_of(card)
    titles = " ".join(word for word in name.prefix.split() if word.casefold() not in _LADY | _GENTLEMAN)
    if not (name.family or name.given):
        return "Sehr geehrte Damen und Herren" if language == "de" else "Dear Sir or Madam"
    gender = gender_of(card)
    if form == "du" and name.given:
        if language == "en":
            return f"Dear {name.given}"
        return f"{ {'f': 'Liebe', 'm': 'Lieber', '': 'Hallo'}[gender] } {name.given}"
    if gender and name.family:
        if language == "en":
            return f"Dear {titles or {'f': 'Ms', 'm': 'Mr'}[gender]} {name.family}"
        words = {"f": "Sehr geehrte Frau", "m": "Sehr geehrter Herr"}[gender]
        return " ".join(filter(None, (words, titles, name.family)))
    return " ".join(filter(None, ("Guten Tag" if language == "de" else "Dear", titles, name.given, name.family)))
