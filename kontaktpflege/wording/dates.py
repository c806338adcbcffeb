"""Days and moments as the language spoken now says them."""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.wording import N_, _, language, ngettext

_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


def long_date(day: PartialDate) -> str:
    """A date with its month in words, as far as it is known: 1 May 1980, 1 May, May 1980, 1980."""
    parts = []
    if day.day is not None:
        parts.append(f"{day.day}." if language() == "de" else str(day.day))
    if day.month is not None:
        parts.append(_(_MONTHS[day.month - 1]))
    if day.year is not None:
        parts.append(str(day.year))
    return " ".join(parts)


def short_month(month: int, year: int) -> str:
    """A month on an axis: Feb, Mar; January tells the year that begins: 2026."""
    return str(year) if month == 1 else _(_MONTHS[month - 1])[:3]


_IN_FIGURES = (
    re.compile(r"(?P<day>\d{1,2})\s*[./]\s*(?P<month>\d{1,2})\s*[./]\s*(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})\s*[./]\s*(?P<month>\d{1,2})\s*[./]?"),
    re.compile(r"(?P<month>\d{1,2})\s*[./]\s*(?P<year>\d{4})"),
)
_IN_WORDS = re.compile(r"(?:(?P<day>\d{1,2})\.?\s*)?(?P<month>[^\W\d_]{3,})\.?,?(?:\s*(?P<year>\d{4}))?")


def typed_date(text: str) -> PartialDate | None:
    """The date that somebody typed, as far as it goes: 1.5.1980, 1.5., 05/1980, 1980, 1. Mai, 1 May 1980, 1980-05-01."""
    text = text.strip()
    if (day := PartialDate.parse(text)) is not None:
        return day
    for form in _IN_FIGURES:
        if found := form.fullmatch(text):
            return _existing(found.groupdict(), int(found["month"]))
    if (found := _IN_WORDS.fullmatch(text)) and (found["day"] or found["year"]):
        return _existing(found.groupdict(), _month(found["month"].casefold()))
    return None


def _existing(found: dict[str, str | None], month: int) -> PartialDate | None:
    year, day = found.get("year"), found.get("day")
    written = f"{year:0>4}" if year else "-"
    return PartialDate.parse(f"{written}-{month:02}" + (f"-{int(day):02}" if day else ""))


def _month(word: str) -> int:
    """The number of a month by its name or the beginning of it, 0 for none."""
    for number, name in enumerate(_MONTHS, start=1):
        if any(known.casefold().startswith(word) for known in (name, _(name))):
            return number
    return 0


def editable_date(day: PartialDate) -> str:
    """A date as one would type it: in figures where it has a day and a month, else "May 1980", "1980" or as a card has it."""
    if day.day is not None and day.month is not None:
        return short_date(str(day))
    return long_date(day) if day.year is not None else str(day)


def date_pattern() -> str:
    """How a date is typed here."""
    return _("DD/MM/YYYY, without the year DD/MM")


def short_date(iso: str) -> str:
    """A derived birthday ("1980-05-01" or "--05-01") in figures: 01.05.1980, 01.05.; 01/05/1980, 01/05."""
    if not iso:
        return ""
    year, month, day = iso[:-6].rstrip("-"), iso[-5:-3], iso[-2:]
    if language() == "de":
        return f"{day}.{month}.{year}"
    return f"{day}/{month}/{year}".rstrip("/")


def exact_moment(moment: datetime, zone: tzinfo | None = None) -> str:
    """A moment to the minute, in the user's own time zone unless another is given."""
    local = moment.astimezone(zone)
    day = long_date(PartialDate(local.year, local.month, local.day))
    return f"{day}, {local:%H:%M}"


def ago(moment: datetime, today: date, zone: tzinfo | None = None) -> str:
    """How long ago something was, roughly: today, yesterday, 3 days ago … 2 years ago."""
    return day_ago(moment.astimezone(zone).date(), today)


def day_ago(day: date, today: date) -> str:
    """How long ago a day was, roughly: today, yesterday, 3 days ago … 2 years ago."""
    return days_ago((today - day).days)


def days_ago(days: int) -> str:
    """The same of so many days."""
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < 14:
        return ngettext("{count} day ago", "{count} days ago", days).format(count=days)
    if days < 60:
        return ngettext("{count} week ago", "{count} weeks ago", days // 7).format(count=days // 7)
    if days < 730:
        return ngettext("{count} month ago", "{count} months ago", days // 30).format(count=days // 30)
    return ngettext("{count} year ago", "{count} years ago", days // 365).format(count=days // 365)


def life_words(born: PartialDate, card: Card, today: date) -> str:
    """What a birthday on a card says: how old somebody is or soon will be, or became; "" where that is not known."""
    if not card.deaths:
        return age_words(born, today)
    return lived_words(born, card.deathdate) if card.deathdate is not None else ""


def age_words(day: PartialDate, today: date) -> str:
    """What a birthday says today: how old somebody is or soon will be; "" where the year is not known or to come."""
    if day.year is None:
        return _coming_words(day, today)
    years = _years(day, PartialDate(today.year, today.month, today.day))
    if years < 0:
        return ""
    coming = _coming_words(day, today)
    told = ngettext("{count} year old", "{count} years old", years).format(count=years)
    return f"{told}, {coming}" if coming else told


def lived_words(born: PartialDate, died: PartialDate) -> str:
    """How old somebody became; "" where a year is not known."""
    years = _years(born, died)
    return ngettext("lived {count} year", "lived {count} years", years).format(count=years) if years >= 0 else ""


def since_words(day: PartialDate, today: date) -> str:
    """How many years ago a day was: 12 years; "" where that is not known or less than one."""
    years = _years(day, PartialDate(today.year, today.month, today.day)) if day.year is not None else 0
    return ngettext("{count} year", "{count} years", years).format(count=years) if years > 0 else ""


def _years(start: PartialDate, end: PartialDate) -> int:
    """Full years between two days; parts that are not known count as January or the first. -1 where a year is missing."""
    if start.year is None or end.year is None:
        return -1
    early = (end.month or 1, end.day or 1) < (start.month or 1, start.day or 1)
    return end.year - start.year - (1 if early else 0)


def _coming_words(day: PartialDate, today: date) -> str:
    """ "today", "tomorrow", "in 9 days" where the day comes round within a fortnight, else ""."""
    if day.month is None or day.day is None:
        return ""
    for year in (today.year, today.year + 1):
        try:
            days = (date(year, day.month, day.day) - today).days
        except ValueError:  # 29 February
            days = (date(year, 3, 1) - today).days
        if days == 0:
            return _("birthday today")
        if days == 1:
            return _("birthday tomorrow")
        if 0 < days <= 14:
            return ngettext("birthday in {count} day", "birthday in {count} days", days).format(count=days)
    return ""
