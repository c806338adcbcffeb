"""How the network grew, as a figure."""

from __future__ import annotations

from collections.abc import Sequence

from kontaktpflege.domain.network_report import Grown
from kontaktpflege.ui.plots.figure import Figure, Row, Series, Ticks
from kontaktpflege.wording import _
from kontaktpflege.wording.dates import short_month
from kontaktpflege.wording.favor_lists import month_name
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.reach import grown_words, growth_note, growth_sentence


def growth_figure(growth: Sequence[Grown]) -> Figure:
    """People and ties side by side, month by month."""
    if not growth:
        return Figure(sentence=_("Nobody is in the book yet."))
    years, *fine = _ticks(growth)
    return Figure(
        sentence=growth_sentence(growth),
        note=growth_note(),
        header=(_("Month"), _("People"), _("Ties")),
        rows=tuple(
            Row(
                place=place,
                cells=(month_name(grown.month), number(grown.people), number(grown.ties)),
                tip=grown_words(grown),
            )
            for place, grown in reversed(tuple(enumerate(growth)))
        ),
        series=(
            Series(name=_("People"), look="filled", values=tuple(one.people for one in growth), shift=-0.2, width=0.38),
            Series(name=_("Ties"), look="hatched", values=tuple(one.ties for one in growth), shift=0.2, width=0.38),
        ),
        ticks=years,
        fine_ticks=tuple(fine),
    )


def _ticks(growth: Sequence[Grown]) -> tuple[Ticks, ...]:
    """The years, then the quarters and the months between them, where there is room."""
    levels: tuple[list[tuple[int, str]], ...] = ([], [], [])
    for place, grown in enumerate(growth):
        level = 0 if grown.month.month == 1 else 1 if grown.month.month % 3 == 1 else 2
        levels[level].append((place, short_month(grown.month.month, grown.month.year)))
    return tuple(map(tuple, levels))
