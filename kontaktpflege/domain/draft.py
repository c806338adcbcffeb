"""Drafts: a text block filled in for somebody, and what one should know before using it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.courtesy import name_of, salutation
from kontaktpflege.domain.occasion import Coming, OccasionKind, day_in, is_round
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.postal import PostalAddress
from kontaktpflege.domain.template import Form, Language, Placeholder, Purpose, TextBlock

Way = Literal["copy", "mail", "letter"]
"""How a draft left the program, always by the user's hand."""
RemarkCode = Literal["empty", "wrong_form", "wrong_language", "used_before", "from_notes", "died"]

_LONGEST_VALUE: Final = 200
_LONG_TIME: Final = timedelta(days=90)
_BEFORE, _AFTER = timedelta(days=21), timedelta(days=14)
_GERMAN_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_ENGLISH_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at before a draft is used."""

    code: RemarkCode
    placeholders: tuple[Placeholder, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text to be looked at and changed. What is not known still stands in it in braces."""

    subject: str
    text: str
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondent:
    """Somebody one writes to: the card, how they are addressed, and what was last talked about.

    `form_said`: whether the user said so; else the circles let it expect. `language` is None where nothing tells it.
    `used` tells the day each text (by digest) was last used for this person.
    """

    contact_id: int
    card: Card
    form: Form = "sie"
    form_said: bool = False
    language: Language | None = None
    last_contact: date | None = None
    last_topic: str = ""
    used: Mapping[bytes, date]
    died: bool = False


def values_for(who: Correspondent, language: Language, my_name: str, today: date) -> dict[Placeholder, str]:
    """What each placeholder stands for; those that are empty are left out. One line each, of bounded length."""
    card, name = who.card, name_of(who.card)
    age = age_at_birthday(card.birthday, today)
    found = {
        Placeholder.FIRST_NAME: name.given,
        Placeholder.LAST_NAME: name.family,
        Placeholder.NAME: card.formatted_name or f"{name.given} {name.family}",
        Placeholder.SALUTATION: salutation(card, who.form, language),
        Placeholder.COMPANY: next(iter(card.organisation), ""),
        Placeholder.CITY: _city(card),
        Placeholder.LAST_TOPIC: who.last_topic,
        Placeholder.LAST_CONTACT: day_in_words(who.last_contact, language) if who.last_contact else "",
        Placeholder.BIRTHDAY_AGE: str(age) if age is not None else "",
        Placeholder.NEW_YEAR: str(today.year + (today.month > 6)),
        Placeholder.MY_NAME: my_name,
    }
    lines = {key: " ".join(text[: _LONGEST_VALUE * 2].split())[:_LONGEST_VALUE] for key, text in found.items()}
    return {key: line for key, line in lines.items() if line}


def remarks_on(
    who: Correspondent, block: TextBlock, asked: Collection[Placeholder], empty: Collection[Placeholder]
) -> tuple[Remark, ...]:
    """What the user should know before using a text block for somebody; the gravest first."""
    found: list[Remark] = []
    if who.died:
        found.append(Remark("died"))
    if block.form != "both" and block.form != who.form:
        found.append(Remark("wrong_form"))
    if who.language is not None and block.language != who.language:
        found.append(Remark("wrong_language"))
    if (day := who.used.get(block.digest)) is not None:
        found.append(Remark("used_before", day=day))
    if empty:
        found.append(Remark("empty", tuple(empty)))
    if Placeholder.LAST_TOPIC in asked and Placeholder.LAST_TOPIC not in empty:
        found.append(Remark("from_notes"))
    return tuple(found)


def purpose_for(who: Correspondent, today: date) -> Purpose:
    """What one most likely writes for: a birthday near by, the end of the year, a long silence, or nothing special."""
    if (day := nearest_birthday(who.card.birthday, today)) is not None and -_AFTER <= day - today <= _BEFORE:
        age = age_at_birthday(who.card.birthday, today)
        return _birthday(age)
    if (today.month, today.day) >= (12, 1) and today.day <= 26:
        return Purpose.CHRISTMAS
    if (today.month, today.day) >= (12, 27) or (today.month == 1 and today.day <= 15):
        return Purpose.NEW_YEAR
    if who.last_contact is not None and today - who.last_contact > _LONG_TIME:
        return Purpose.LONG_TIME
    return Purpose.OPENER


def purpose_of(coming: Coming) -> Purpose | None:
    """What one writes for on an occasion; None where no text block is made for it."""
    match coming.kind:
        case OccasionKind.BIRTHDAY:
            return _birthday(coming.years)
        case OccasionKind.CHRISTMAS:
            return Purpose.CHRISTMAS
        case OccasionKind.NEW_YEAR:
            return Purpose.NEW_YEAR
        case _:
            return None


def _birthday(age: int | None) -> Purpose:
    return Purpose.ROUND_BIRTHDAY if age and is_round(age, OccasionKind.BIRTHDAY) else Purpose.BIRTHDAY


def fitting(blocks: Iterable[TextBlock], who: Correspondent, purpose: Purpose, language: Language) -> list[TextBlock]:
    """Text blocks, the best for somebody first: of this purpose, in this language and form, the user's own, not used yet."""
    return sorted(
        blocks,
        key=lambda block: (
            block.purpose is not purpose,
            block.language != language,
            block.form not in ("both", who.form),
            block.digest in who.used,
            block.id is None,
        ),
    )


def nearest_birthday(born: PartialDate | None, today: date) -> date | None:
    """The birthday nearest to today, before or after; 29 February is kept on 1 March where there is none."""
    if born is None or born.month is None or born.day is None:
        return None
    days = (_in_year(born, year) for year in (today.year - 1, today.year, today.year + 1))
    return min(days, key=lambda day: abs(day - today))


def age_at_birthday(born: PartialDate | None, today: date) -> int | None:
    """How old somebody is on the birthday nearest by: the coming one, or one of the last fortnight. None if not known."""
    if born is None or born.year is None or born.month is None or born.day is None:
        return None
    coming = next(
        day for year in (today.year - 1, today.year, today.year + 1) if (day := _in_year(born, year)) >= today - _AFTER
    )
    age = coming.year - born.year
    return age if 0 < age < 130 else None


def _in_year(born: PartialDate, year: int) -> date:
    return day_in(min(max(year, date.min.year), date.max.year), born.month or 1, born.day or 1)


def day_in_words(day: date, language: Language) -> str:
    """A day as a letter says it: 3. März 2026, 3 March 2026."""
    if language == "de":
        return f"{day.day}. {_GERMAN_MONTHS[day.month - 1]} {day.year}"
    return f"{day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"


def _city(card: Card) -> str:
    return next((city for item in card.addresses if (city := PostalAddress.of(item).city.strip())), "")


def example(block: TextBlock) -> Correspondent:
    """Somebody made up, of whom everything is known, to see how a text block reads."""
    lines = ("VERSION:4.0", "FN:Anna Weiß", "N:Weiß;Anna;;;", "GENDER:F", "ORG:Studio Weiß", "BDAY:1987-05-01",
             "ADR:;;Venloer Straße 12;Köln;;50823;")  # fmt: skip
    return Correspondent(
        contact_id=0,
        card=Card.from_text("\n".join(lines)),
        form="du" if block.form == "du" else "sie",
        last_contact=date(2026, 3, 3),
        last_topic="die Ausstellung" if block.language == "de" else "the exhibition",
        used={},
    )
