"""What the plots of the ledger show: month by month, added up, by kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from kontaktpflege.domain.balance import Weights
from kontaktpflege.domain.ledger import Flow, KindCount
from kontaktpflege.ui.plots.figure import Figure, Row, Series, Ticks
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.dates import short_month
from kontaktpflege.wording.favor_lists import month_name
from kontaktpflege.wording.ledger import kind_name, side_name
from kontaktpflege.wording.numbers import number

_MOST_KINDS = 12
_LETTERS = 11


@dataclass(frozen=True, slots=True)
class LedgerFigure:
    """A figure, and what stands at each of its places: a month, or a kind."""

    figure: Figure
    months: tuple[date, ...] = ()
    kinds: tuple[str, ...] = ()


def nothing() -> LedgerFigure:
    """What to say where there is no favour."""
    return LedgerFigure(Figure(sentence=_("No favour to draw"), note=_("Other times, kinds or people may have some.")))


def flow_figure(flows: Sequence[Flow], weights: Weights) -> LedgerFigure:
    """Given and received side by side, month by month."""
    given, received = tuple(flow.given for flow in flows), tuple(flow.received for flow in flows)
    years, *fine = _ticks(flows)
    figure = Figure(
        sentence=_("Given: {given}, received: {received}, weighed by size.").format(
            given=number(sum(given)), received=number(sum(received))
        ),
        note=_weights_note(weights),
        header=(_("Month"), side_name(given=True), side_name(given=False)),
        rows=tuple(
            Row(
                place=place,
                cells=(month_name(flow.month), number(flow.given), number(flow.received)),
                tip=_month_tip(flow),
            )
            for place, flow in reversed(tuple(enumerate(flows)))
        ),
        series=(
            Series(name=side_name(given=True), look="filled", values=given, shift=-0.2, width=0.38),
            Series(name=side_name(given=False), look="hatched", values=received, shift=0.2, width=0.38),
        ),
        ticks=years,
        fine_ticks=tuple(fine),
    )
    return LedgerFigure(figure, months=tuple(flow.month for flow in flows))


def balance_figure(flows: Sequence[Flow], weights: Weights) -> LedgerFigure:
    """What was given minus what was received, added up from the first month on."""
    sums = tuple(accumulate(flow.given - flow.received for flow in flows))
    years, *fine = _ticks(flows)
    if sums[-1] > 0:
        sentence = _("All in all more was given.")
    elif sums[-1] < 0:
        sentence = _("All in all more was received.")
    else:
        sentence = _("All in all it is level.")
    figure = Figure(
        sentence=sentence,
        note=" ".join((_("Above the line more was given, below it more received."), _weights_note(weights))),
        header=(_("At the end of"), _("Balance")),
        rows=tuple(
            Row(
                place=place,
                cells=(month_name(flow.month), _signed(sums[place])),
                tip=f"{month_name(flow.month)}\n" + _("Balance: {balance}").format(balance=_signed(sums[place])),
            )
            for place, flow in reversed(tuple(enumerate(flows)))
        ),
        series=(Series(name=_("Balance"), look="line", values=sums),),
        ticks=years,
        fine_ticks=tuple(fine),
    )
    return LedgerFigure(figure, months=tuple(flow.month for flow in flows))


def kinds_figure(counts: Sequence[KindCount]) -> LedgerFigure:
    """How often each kind, the commonest first."""
    shown = counts[:_MOST_KINDS]
    names = [plain_line(kind_name(count.kind), 40) for count in shown]
    figure = Figure(
        sentence=_("Most often: {kind}.").format(kind=names[0]),
        note=_("How many favours of each kind.") if len(counts) <= _MOST_KINDS else _("The commonest kinds."),
        header=(_("Kind"), side_name(given=True), side_name(given=False)),
        rows=tuple(
            Row(
                place=place,
                cells=(names[place], number(count.given), number(count.received)),
                tip=f"{names[place]}\n" + _sides(count.given, count.received),
            )
            for place, count in enumerate(shown)
        ),
        series=(
            Series(
                name=side_name(given=True),
                look="filled",
                values=tuple(count.given for count in shown),
                shift=-0.2,
                width=0.38,
            ),
            Series(
                name=side_name(given=False),
                look="hatched",
                values=tuple(count.received for count in shown),
                shift=0.2,
                width=0.38,
            ),
        ),
        ticks=tuple((place, _below(place, name)) for place, name in enumerate(names)),
    )
    return LedgerFigure(figure, kinds=tuple(count.kind for count in shown))


def _below(place: int, name: str) -> str:
    """The first word of a kind, in two lines by turns: so that neighbours have room."""
    word = next(iter(name.split()), "")
    return ("\n" if place % 2 else "") + (word if len(word) <= _LETTERS else f"{word[: _LETTERS - 1]}…")


def _weights_note(weights: Weights) -> str:
    return _("A small thing counts {small}, real help {help}, a big favour {big}.").format(
        small=weights.small, help=weights.help, big=weights.big
    )


def _month_tip(flow: Flow) -> str:
    return f"{month_name(flow.month)}\n{_sides(flow.given, flow.received)}"


def _sides(given: int, received: int) -> str:
    return _("given: {given}, received: {received}").format(given=number(given), received=number(received))


def _signed(value: int) -> str:
    return f"+{number(value)}" if value > 0 else number(value).replace("-", "−")


def _ticks(flows: Sequence[Flow]) -> tuple[Ticks, ...]:
    """The years, which always stand under the plot; the quarters and the months between them, where there is room."""
    levels: tuple[list[tuple[int, str]], ...] = ([], [], [])
    for place, flow in enumerate(flows):
        level = 0 if flow.month.month == 1 else 1 if flow.month.month % 3 == 1 else 2
        levels[level].append((place, short_month(flow.month.month, flow.month.year)))
    return tuple(map(tuple, levels))
