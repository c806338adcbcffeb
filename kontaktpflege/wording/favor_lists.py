"""Lists of favours in words: rows as they are spoken, the sum line, spans of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kontaktpflege.domain.favor import Favor, Money
from kontaktpflege.domain.ledger import Totals
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.care import line_day
from kontaktpflege.wording.dates import day_ago, long_date
from kontaktpflege.wording.ledger import favor_words, kind_name, minutes_words, money_words, side_name, size_name
from kontaktpflege.wording.numbers import number


def spoken_favor(favor: Favor, name: str, today: date) -> str:
    """A favour as a sentence: "Given to Anna, 3 weeks ago: Introduction, real help. The note"."""
    said = _("Given to {name}, {ago}: {kind}, {size}.") if favor.given else _("From {name}, {ago}: {kind}, {size}.")
    words = said.format(
        name=name, ago=day_ago(favor.day, today), kind=kind_name(favor.kind), size=size_name(favor.size)
    )
    told = favor_words(favor)
    if told != kind_name(favor.kind):
        words = f"{words} {told}"
    return words if favor.return_of is None else f"{words} {returned()}"


def dated_favor(favor: Favor, today: date) -> str:
    """A favour in one line, with its day as talks have theirs: "13 March, Given: the tip about the tender"."""
    return f"{line_day(favor.day, today)}, {side_name(favor.given)}: {favor_words(favor)}"


def returned() -> str:
    """That a favour was in return for another."""
    return _("In return for another favour.")


def day_tip(day: date, today: date) -> str:
    """A day in full and how long ago it was."""
    return f"{long_date(PartialDate(day.year, day.month, day.day))}, {day_ago(day, today)}"


def totals_words(totals: Totals) -> str:
    """The sum line: how many, what time, what money, each way; currencies stand side by side."""
    count = totals.given_count + totals.received_count
    parts = [
        ngettext("{count} favour", "{count} favours", count).format(count=number(count)),
        _("{given} given, {received} received").format(
            given=number(totals.given_count), received=number(totals.received_count)
        ),
    ]
    spent = _each_way(
        minutes_words(totals.minutes_given) if totals.minutes_given else "",
        minutes_words(totals.minutes_received) if totals.minutes_received else "",
    )
    if spent:
        parts.append(_("Time: {words}").format(words=spent))
    money = _each_way(_amounts(totals.money_given), _amounts(totals.money_received))
    if money:
        parts.append(_("Money: {words}").format(words=money))
    return "  ·  ".join(parts)


def month_name(month: date) -> str:
    """A month with its year: November 2026."""
    return long_date(PartialDate(month.year, month.month, None))


def _amounts(money: Sequence[Money]) -> str:
    return " + ".join(map(money_words, money))


def _each_way(given: str, received: str) -> str:
    told = [_("{what} given").format(what=given)] if given else []
    if received:
        told.append(_("{what} received").format(what=received))
    return ", ".join(told)
