"""What a plot shows, as values: the same for the drawing, the pointer and the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kontaktpflege.domain.statistics import IDEAL_FUNNEL, Calls, InTouch, Week
from kontaktpflege.wording import _
from kontaktpflege.wording.dates import short_month
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.statistics import (
    calls_sentence,
    ideal_sentence,
    in_touch_sentence,
    in_touch_words,
    of_thirty,
    short_day,
    step_names,
    step_words,
    week_words,
    weeks_sentence,
)

Look = Literal["filled", "hatched", "open", "line"]
Ticks = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Values over the places 0, 1, 2 …, told apart by look, never by colour alone.

    `base` is on what each bar stands, `shift` how far beside its place, `width` how wide (a place is 1 wide).
    """

    name: str
    look: Look
    values: tuple[float, ...]
    base: tuple[float, ...] = ()
    shift: float = 0
    width: float = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table, the place it has in the plot, and what the pointer tells there."""

    place: int
    cells: tuple[str, ...]
    tip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A plot with its words; no rows where there is nothing to show, and `sentence` says so then.

    `ticks` are (place, words) of the axis below, `fine_ticks` others for between them, level by level where there is
    room; `heights` (value, words) of the one at the side, () for whole numbers.
    """

    sentence: str
    note: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    series: tuple[Series, ...] = ()
    ticks: Ticks = ()
    fine_ticks: tuple[Ticks, ...] = ()
    heights: Ticks = ()


def weeks_figure(weeks: Sequence[Week]) -> Figure:
    """Interactions a week, those in vain on top of those that reached somebody."""
    if not any(week.reached or week.tried for week in weeks):
        return Figure(sentence=_("Nothing was noted in the last year."), note=_("Ctrl+L notes a talk with one key."))
    reached = tuple(week.reached for week in weeks)
    return Figure(
        sentence=weeks_sentence(weeks),
        header=(_("Week from"), _("In touch"), _("In vain")),
        rows=_newest_first(
            Row(
                place=place,
                cells=(short_day(week.monday), number(week.reached), number(week.tried)),
                tip=week_words(week),
            )
            for place, week in enumerate(weeks)
        ),
        series=(
            Series(name=_("In touch"), look="filled", values=reached),
            Series(name=_("Tried in vain"), look="hatched", values=tuple(week.tried for week in weeks), base=reached),
        ),
        ticks=_months([week.monday for week in weeks]),
    )


def in_touch_figure(moments: Sequence[InTouch]) -> Figure:
    """The share of those in touch, at each week's end."""
    if not moments or not moments[-1].cared_for:
        words = _("Choose who should stay close; then this shows how many of them you are in touch with.")
        return Figure(sentence=_("Nobody is cared for here yet."), note=words)
    return Figure(
        sentence=in_touch_sentence(moments[-1]),
        note=_("Counted for those cared for today, by the rhythms of today."),
        header=(_("At the end of"), _("Share"), _("People")),
        rows=_newest_first(
            Row(
                place=place,
                cells=(short_day(moment.day), f"{moment.percent} %", number(moment.active)),
                tip=in_touch_words(moment),
            )
            for place, moment in enumerate(moments)
        ),
        series=(Series(name=_("In touch"), look="line", values=tuple(moment.percent for moment in moments)),),
        ticks=_months([moment.day for moment in moments]),
        heights=tuple((percent, f"{percent} %") for percent in range(0, 101, 25)),
    )


def calls_figure(calls: Calls) -> Figure:
    """What came of the calls, as if there had been 30, beside the ideal."""
    if not calls.tried:
        return Figure(sentence=_("No call was noted in the last year."), note=_("Ctrl+L notes a talk with one key."))
    own = tuple(map(number, (calls.tried, calls.reached, calls.further)))
    scaled = calls.scaled()
    steps = step_names()
    unknown = "–"
    return Figure(
        sentence=calls_sentence(calls),
        note=ideal_sentence(),
        header=(_("Step"), _("Yours"), _("Of 30"), _("Ideal")),
        rows=tuple(
            Row(
                place=place,
                cells=(
                    step,
                    own[place] if place < len(own) else unknown,
                    of_thirty(scaled[place]) if place < len(own) else unknown,
                    number(ideal),
                ),
                tip=step_words(place, calls),
            )
            for place, (step, ideal) in enumerate(zip(steps, IDEAL_FUNNEL, strict=True))
        ),
        series=(
            Series(name=_("Yours, of 30 calls"), look="filled", values=scaled, shift=-0.2, width=0.36),
            Series(name=_("The ideal"), look="hatched", values=IDEAL_FUNNEL, shift=0.2, width=0.36),
        ),
        ticks=tuple(enumerate(steps)),
    )


def _newest_first(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(reversed(tuple(rows)))


def _months(days: Sequence[date]) -> tuple[tuple[int, str], ...]:
    """The places where a month begins, January with its year."""
    turns = [place for place in range(1, len(days)) if days[place].month != days[place - 1].month]
    return tuple((place, short_month(days[place].month, days[place].year)) for place in turns)
