"""How the network grew, as a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kontaktpflege.domain.network_report import Grown
from kontaktpflege.ui.plots.figure import Figure, Look, Row, Series, Ticks
from kontaktpflege.wording import _
from kontaktpflege.wording.dates import short_month
from kontaktpflege.wording.favor_lists import month_name
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.reach import grown_words, growth_note, growth_sentence, step_headers, step_names

_LOOKS: tuple[Look, ...] = ("filled", "hatched", "open")


def growth_figure(growth: Sequence[Grown]) -> Figure:
    """Who was within one, two and three steps, month by month, each on top of those before."""
    if not growth:
        return Figure(sentence=_("Nobody is in the book yet."))
    years, *fine = _ticks(growth)
    return Figure(
        sentence=growth_sentence(growth),
        note=growth_note(),
        header=(_("Month"), *step_headers()),
        rows=tuple(
            Row(place=place, cells=(month_name(grown.month), *map(number, grown.within)), tip=grown_words(grown))
            for place, grown in reversed(tuple(enumerate(growth)))
        ),
        series=tuple(_stacked(growth)),
        ticks=years,
        fine_ticks=tuple(fine),
    )


def _stacked(growth: Sequence[Grown]) -> Iterator[Series]:
    base = (0,) * len(growth)
    for step, (name, look) in enumerate(zip(step_names(), _LOOKS, strict=True)):
        tops = tuple(grown.within[step] for grown in growth)
        values = tuple(top - below for top, below in zip(tops, base, strict=True))
        yield Series(name=name, look=look, values=values, base=base)
        base = tops


def _ticks(growth: Sequence[Grown]) -> tuple[Ticks, ...]:
    """The first month told of each year, then the quarters and the months between them, where there is room."""
    levels: tuple[list[tuple[int, str]], ...] = ([], [], [])
    before = growth[0].month
    for place, month in enumerate(grown.month for grown in growth):
        begins = month.month == 1 or month.year > before.year
        level = 0 if begins else 1 if month.month % 3 == 1 else 2
        levels[level].append((place, short_month(1 if begins else month.month, month.year)))
        before = month
    return tuple(map(tuple, levels))
