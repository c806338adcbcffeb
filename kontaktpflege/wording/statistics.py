"""The figures of the last year in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.statistics import IDEAL_FUNNEL, Calls, InTouch, Week
from kontaktpflege.wording import N_, _, ngettext
from kontaktpflege.wording.dates import long_date, short_date
from kontaktpflege.wording.numbers import number

_STEPS = (N_("Called"), N_("Reached"), N_("Talked further"), N_("Concrete"), N_("Offer"), N_("Closed"))


def step_names() -> tuple[str, ...]:
    """The steps of the funnel; the book knows the first three."""
    return tuple(_(step) for step in _STEPS)


def weeks_sentence(weeks: Sequence[Week]) -> str:
    """What the weeks amount to."""
    reached, tried = sum(week.reached for week in weeks), sum(week.tried for week in weeks)
    usual = round(median(week.reached for week in weeks)) if weeks else 0
    said = ngettext("{count} time in touch in the last year", "{count} times in touch in the last year", reached)
    missed = ngettext("{count} try without an answer", "{count} tries without an answer", tried)
    week = _("in a usual week: {count}").format(count=number(usual))
    return f"{said.format(count=number(reached))}; {week}; {missed.format(count=number(tried))}."


def week_words(week: Week) -> str:
    """A week with its figures, for the pointer."""
    figures = _("in touch: {reached}, tried in vain: {tried}")
    told = figures.format(reached=number(week.reached), tried=number(week.tried))
    return f"{week_name(week.monday)}\n{told}"


def week_name(monday: date) -> str:
    """A week by its days: 16 November to 22 November 2026."""
    sunday = monday + timedelta(6)
    start = PartialDate(monday.year if monday.year != sunday.year else None, monday.month, monday.day)
    end = PartialDate(sunday.year, sunday.month, sunday.day)
    return _("{first} to {last}").format(first=long_date(start), last=long_date(end))


def short_day(day: date) -> str:
    """A day in figures: 22.11.2026."""
    return short_date(day.isoformat())


def day_name(day: date) -> str:
    """A day with its year: 22 November 2026."""
    return long_date(PartialDate(day.year, day.month, day.day))


def in_touch_sentence(latest: InTouch) -> str:
    """How many are in touch now."""
    words = ngettext(
        "Of {count} person cared for, {active} is in touch within the rhythm today: {percent} %.",
        "Of {count} people cared for, {active} are in touch within their rhythm today: {percent} %.",
        latest.cared_for,
    )
    return words.format(count=number(latest.cared_for), active=number(latest.active), percent=latest.percent)


def in_touch_words(moment: InTouch) -> str:
    """The share at the end of a day, for the pointer."""
    figures = _("{percent} %: {active} of {count}")
    told = figures.format(percent=moment.percent, active=number(moment.active), count=number(moment.cared_for))
    return f"{day_name(moment.day)}\n{told}"


def calls_sentence(calls: Calls) -> str:
    """What came of the calls."""
    made = ngettext("{count} call in the last year", "{count} calls in the last year", calls.tried)
    reached = _("reached: {count}").format(count=number(calls.reached))
    further = _("talked further within two weeks: {count}").format(count=number(calls.further))
    return f"{made.format(count=number(calls.tried))}; {reached}; {further}."


def ideal_sentence() -> str:
    """What the bars beside one's own are."""
    steps = " → ".join(map(str, IDEAL_FUNNEL))
    return _("Beside it {steps}, as the books have it: an ideal, hardly ever reached.").format(steps=steps)


def of_thirty(value: float) -> str:
    """A figure as if 30 calls had been made, rounded."""
    return number(round(value))


def step_words(step: int, calls: Calls) -> str:
    """A step of the funnel with its figures, for the pointer."""
    ideal = _("ideal: {count} of {all}").format(count=IDEAL_FUNNEL[step], all=IDEAL_FUNNEL[0])
    own = (calls.tried, calls.reached, calls.further)
    name = step_names()[step]
    if step >= len(own):
        return "\n".join((name, _("yours: not noted"), ideal))
    yours = _("yours: {count}, that is {scaled} of {all}").format(
        count=number(own[step]), scaled=of_thirty(calls.scaled()[step]), all=IDEAL_FUNNEL[0]
    )
    return "\n".join((name, yours, ideal))
