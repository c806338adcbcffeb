"""Occasions to be in touch: which come round when, and when one has to begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from kontaktpflege.domain.observance import Observance
from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.domain.public_holiday import PublicHoliday
from kontaktpflege.domain.season import is_of_a_season, seasons_between


class OccasionKind(StrEnum):
    """What comes round; on one day in this order."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    OWN = "own"
    CHRISTMAS = "christmas"
    NEW_YEAR = "new_year"
    SEASON = "season"
    HOLIDAY = "holiday"


_PLACE = {kind: place for place, kind in enumerate(OccasionKind)}

PersonalKind = Literal["birthday", "anniversary"]


@dataclass(frozen=True, slots=True)
class PersonalDay:
    """A day of somebody's own that comes round every year; `year` is that of the first one, None if nobody knows."""

    contact_id: int
    name: str
    kind: PersonalKind
    month: int
    day: int
    year: int | None = None
    close: bool = False
    """Whether the contact is dear to the user, or cared for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """An occasion on the day on which it comes next.

    `code` says which one it is: a season's code, "own", "holiday", else as `kind`. `years`: how old, or how many years
    since; None where that is not known. `begins`: when its lead time begins. `post_by`: the last day to post a letter.
    `close`: whose day it is, is dear to the user or cared for.
    """

    kind: OccasionKind
    code: str
    day: date
    days: int
    begins: date
    post_by: date
    name: str = ""
    german: str = ""
    years: int | None = None
    contact_id: int | None = None
    circle_id: int | None = None
    occasion_id: int | None = None
    close: bool = False

    @property
    def ripe(self) -> bool:
        """Whether the lead time has begun."""
        return self.begins <= self.day - timedelta(days=self.days)

    @property
    def key(self) -> str:
        """What a list of greetings for it is kept under; "" where one greets nobody or one alone."""
        if self.kind is OccasionKind.OWN:
            return "" if self.contact_id is not None else own_key(self.occasion_id or 0)
        return self.code if self.kind in _GREETS_MANY else ""

    @property
    def is_round(self) -> bool:
        """Whether the years are a number that one makes more of."""
        return self.years is not None and is_round(self.years, self.kind)


_GREETS_MANY = (OccasionKind.CHRISTMAS, OccasionKind.NEW_YEAR, OccasionKind.SEASON)


def own_key(occasion_id: int) -> str:
    """What a list of greetings for an own occasion is kept under."""
    return f"own:{occasion_id}"


def is_round(years: int, kind: OccasionKind) -> bool:
    """Full tens and 75; of birthdays 18, of all else 25."""
    if years <= 0:
        return False
    return years % 10 == 0 or years == 75 or years == (18 if kind is OccasionKind.BIRTHDAY else 25)


def day_in(year: int, month: int, day: int) -> date:
    """A day of the year in some year. 29 February falls on 1 March where a year has none: then somebody is a year older

    by law in Germany, and nobody is congratulated too early.
    """
    if (month, day) == (2, 29) and not _is_leap(year):
        return date(year, 3, 1)
    return date(year, month, day)


def next_on(month: int, day: int, today: date) -> date:
    """When a day of the year comes next, today included."""
    this_year = day_in(today.year, month, day)
    return this_year if this_year >= today else day_in(today.year + 1, month, day)


def days_of_year(first: date, days: int) -> list[str]:
    """The days of the year ("05-01") that come round from a day to so many days later, both included."""
    found: dict[str, None] = {}
    for ahead in range(min(days, 366) + 1):
        day = first + timedelta(days=ahead)
        if (day.month, day.day) == (3, 1) and not _is_leap(day.year):
            found["02-29"] = None
        found[f"{day:%m-%d}"] = None
    return list(found)


def upcoming(
    today: date,
    days: int,
    observance: Observance,
    *,
    personal: Iterable[PersonalDay] = (),
    own: Iterable[OwnOccasion] = (),
    holidays: Iterable[PublicHoliday] = (),
) -> list[Coming]:
    """What comes from today to so many days later, both included, each once and on its next day.

    By day, then by kind, those who are close first, then those with a round number, then by name.
    """
    last = today + timedelta(days=days)
    found: list[Coming] = []
    for one in personal:
        next_day = next_on(one.month, one.day, today)
        if next_day <= last:
            kind, years = OccasionKind(one.kind), _years(one.year, next_day)
            made = _coming(kind, next_day, today, observance, name=one.name, years=years, contact_id=one.contact_id)
            found.append(replace(made, close=one.close))
    on_days = ((mine, own_day(mine, today)) for mine in own)
    found += [_coming_own(mine, day, today, observance) for mine, day in on_days if day is not None and day <= last]
    found += _seasons(today, last, observance)
    for holiday in holidays:
        if today <= holiday.day <= last and not is_of_a_season(holiday.day):
            one_day = _coming(OccasionKind.HOLIDAY, holiday.day, today, observance, name=holiday.english)
            found.append(replace(one_day, german=holiday.german))
    return sorted(found, key=_place)


def _place(one: Coming) -> tuple[date, int, bool, bool, str]:
    return one.day, _PLACE[one.kind], not one.close, not one.is_round, one.name.casefold()


def near(coming: Iterable[Coming], days: int) -> list[Coming]:
    """Of what comes, in order: what is to begin now, and what comes within so many days; public holidays apart."""
    return [one for one in coming if one.kind is not OccasionKind.HOLIDAY and (one.ripe or one.days <= days)]


def _seasons(today: date, last: date, observance: Observance) -> Iterator[Coming]:
    met: set[str] = set()
    for code, day in seasons_between(today, last):
        if code not in met:  # of two Easters in a year from now, the next one
            met.add(code)
            kind = OccasionKind(code) if code in ("christmas", "new_year") else OccasionKind.SEASON
            yield replace(_coming(kind, day, today, observance), code=code)


def _coming(
    kind: OccasionKind,
    day: date,
    today: date,
    observance: Observance,
    *,
    name: str = "",
    years: int | None = None,
    contact_id: int | None = None,
    own_lead: int | None = None,
) -> Coming:
    days = (day - today).days
    return Coming(
        kind=kind,
        code=kind.value,
        day=day,
        days=days,
        begins=day - timedelta(days=observance.lead(kind, own_lead)),
        post_by=day - timedelta(days=observance.post),
        name=name,
        years=years,
        contact_id=contact_id,
    )


def _coming_own(mine: OwnOccasion, day: date, today: date, observance: Observance) -> Coming:
    years = _years(mine.first_on.year, day) if mine.yearly else None
    made = _coming(
        OccasionKind.OWN,
        day,
        today,
        observance,
        name=mine.name,
        years=years,
        contact_id=mine.contact_id,
        own_lead=mine.lead,
    )
    return replace(made, circle_id=mine.circle_id, occasion_id=mine.id)


def own_day(mine: OwnOccasion, today: date) -> date | None:
    """When an own occasion comes next; None for one that was once."""
    if mine.first_on >= today:
        return mine.first_on
    return next_on(mine.first_on.month, mine.first_on.day, today) if mine.yearly else None


def _years(first: int | None, day: date) -> int | None:
    """How many years a day that comes round counts; None where that is not known or not yet one."""
    return day.year - first if first is not None and day.year > first else None


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
