"""Occasions in words: what comes, when, and what a list of cards is called."""

from __future__ import annotations

from datetime import date

from kontaktpflege.domain.occasion import Coming, OccasionKind
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.wording import N_, _, language, ngettext
from kontaktpflege.wording.dates import long_date

_WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
_SHORT_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_SEASONS = {
    "christmas": N_("Christmas"),
    "new_year": N_("New Year"),
    "easter": N_("Easter"),
    "summer": N_("Summer holidays"),
    "advent": N_("First Sunday of Advent"),
}


def season_name(code: str) -> str:
    """A season by its code."""
    return _(_SEASONS[code]) if code in _SEASONS else code


def occasion_name(coming: Coming) -> str:
    """What comes, or whose day it is."""
    if coming.kind is OccasionKind.HOLIDAY:
        return coming.german if language() == "de" else coming.name
    return coming.name or season_name(coming.code)


def occasion_words(coming: Coming) -> str:
    """What kind of day it is: turns 40, birthday, wedding day, 25 years, public holiday; "" where the name says it."""
    years = coming.years
    match coming.kind:
        case OccasionKind.BIRTHDAY:
            return _("birthday") if years is None else _("turns {years}").format(years=years)
        case OccasionKind.ANNIVERSARY:
            return _("wedding day") if years is None else _with_years(_("wedding day"), years)
        case OccasionKind.OWN:
            return "" if years is None else ngettext("{count} year", "{count} years", years).format(count=years)
        case OccasionKind.HOLIDAY:
            return _("public holiday")
        case _:
            return ""


def _with_years(words: str, years: int) -> str:
    told = ngettext("{count} year", "{count} years", years).format(count=years)
    return f"{words}, {told}"


def in_days(days: int) -> str:
    """When something comes: today, tomorrow, in 9 days."""
    if days <= 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("in {count} day", "in {count} days", days).format(count=days)


def day_of_month(day: date) -> str:
    """A day without its year: 24 November."""
    return long_date(PartialDate(None, day.month, day.day))


def weekday_and_day(day: date) -> str:
    """A day with that of the week: Tuesday, 24 November."""
    return f"{_(_WEEKDAYS[day.weekday()])}, {day_of_month(day)}"


def short_day(day: date) -> str:
    """The same for a table: Tue, 24 November."""
    return f"{_(_SHORT_WEEKDAYS[day.weekday()])}, {day_of_month(day)}"


def begin_words(coming: Coming) -> str:
    """When one has to begin: now, or from a day on; "" for a public holiday."""
    if coming.kind is OccasionKind.HOLIDAY:
        return ""
    return _("now") if coming.ripe else _("from {day}").format(day=day_of_month(coming.begins))


def occasion_sentence(coming: Coming) -> str:
    """An occasion in one sentence without its full stop: Anna Weiß turns 40 on Tuesday, 24 November (in 2 days)."""
    words = occasion_words(coming)
    name = occasion_name(coming)
    if coming.kind is OccasionKind.BIRTHDAY and coming.years is not None:
        said = f"{name} {words}"
    else:
        said = f"{name}, {words}" if words else name
    return _("{occasion}: {day}, {when}").format(
        occasion=said, day=weekday_and_day(coming.day), when=in_days(coming.days)
    )


def occasion_line(coming: Coming) -> str:
    """The same in few words: Anna Weiß turns 40, in 2 days."""
    words = occasion_words(coming)
    between = " " if coming.kind is OccasionKind.BIRTHDAY and coming.years is not None else ", "
    return ", ".join((between.join(filter(None, (occasion_name(coming), words))), in_days(coming.days)))


def list_title(name: str, year: int) -> str:
    """What a list of cards is called: Christmas 2026."""
    return f"{name} {year}"
