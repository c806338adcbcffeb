"""The columns that the table of contacts can show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kontaktpflege.domain.contact import ContactSummary, SortColumn
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.dates import ago, day_ago, exact_moment, long_date, short_date
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.rhythms import due_words, is_overdue, rhythm_words
from kontaktpflege.wording.sources import source_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: what it sorts by, its heading, how wide it begins, whether it is shown at first.

    Where the table has room left it grows to `wide`, unless the user gave it a width. `text` gives what the card
    says, not yet made safe to show.
    """

    key: SortColumn
    title: str
    width: int
    shown: bool
    text: Callable[[ContactSummary, date], str]
    wide: int = 0
    tip: Callable[[ContactSummary], str] | None = None
    numeric: bool = False
    warns: Callable[[ContactSummary, date], bool] | None = None
    """Whether what it says is urgent; it says so in words, too."""


def _text(name: str) -> Callable[[ContactSummary, date], str]:
    """What a field of the row says, as it is."""
    return lambda row, today: str(getattr(row, name))


def _moment(key: Literal["created", "changed"], title: str) -> Column:
    """A column of moments: how long ago, and to the minute in the tip."""
    return Column(
        key=key,
        title=title,
        width=120,
        shown=False,
        text=lambda row, today: ago(getattr(row, key), today),
        tip=lambda row: exact_moment(getattr(row, key)),
        numeric=True,
    )


def _day(key: Literal["last_on", "talk_on"], sort: SortColumn, title: str, *, shown: bool = False) -> Column:
    """A column of days past: how long ago, and the day in the tip; "never" for those cared for."""
    return Column(
        key=sort,
        title=title,
        width=130,
        shown=shown,
        text=lambda row, today: _past(getattr(row, key), row, today),
        tip=lambda row: _exact(getattr(row, key)),
    )


def _past(day: date | None, row: ContactSummary, today: date) -> str:
    if day is not None:
        return day_ago(day, today)
    return _("never") if row.chosen else ""


def _exact(day: date | None) -> str:
    return "" if day is None else long_date(PartialDate(day.year, day.month, day.day))


def _due(row: ContactSummary, today: date) -> str:
    if row.due_on is None:
        if not row.resting:
            return ""
        return _("today") if row.wakes_on is not None and row.wakes_on <= today else _("resting")
    return due_words(row.due_on, today, never=row.last_on is None)


def _wakes(row: ContactSummary, today: date) -> str:
    if row.wakes_on is None:
        return ""
    return due_words(row.wakes_on, today) if row.wakes_on > today else _("today")


def _is_overdue(row: ContactSummary, today: date) -> bool:
    return row.due_on is not None and is_overdue(row.due_on, today, never=row.last_on is None)


def _rhythm(row: ContactSummary, today: date) -> str:
    if row.stranger:
        return _("not known to you yourself")
    return "" if row.rhythm is None else rhythm_words(row.rhythm)


def _rhythm_tip(row: ContactSummary) -> str:
    if row.rhythm is None:
        return ""
    return _("A rhythm of its own") if row.own_rhythm else _("The rhythm of its circles")


def _balance(row: ContactSummary) -> str:
    from kontaktpflege.wording.ledger import counts_words

    return "" if row.account is None or not row.scale else counts_words(row.account)


def _weights(row: ContactSummary) -> str:
    from kontaktpflege.wording.ledger import weights_words

    return "" if row.account is None or not row.scale else weights_words(row.account)


def _count(favors: int) -> str:
    return number(favors) if favors else ""


def _last_favor(row: ContactSummary) -> date | None:
    if row.account is None:
        return None
    return max((day for day in (row.account.given_on, row.account.received_on) if day is not None), default=None)


def _last_favor_words(row: ContactSummary, today: date) -> str:
    day = _last_favor(row)
    return "" if day is None else day_ago(day, today)


def _since(kept: str) -> str:
    day = PartialDate.parse(kept) if kept else None
    return long_date(day) if day is not None else ""


COLUMNS: tuple[Column, ...] = (
    Column(key="name", title=N_("Name"), width=204, wide=340, shown=True, text=_text("name")),
    Column(key="circles", title=N_("Circles"), width=68, shown=True, text=lambda row, today: ""),
    Column(key="organisation", title=N_("Organisation"), width=160, wide=260, shown=False, text=_text("organisation")),
    Column(key="role", title=N_("Role"), width=130, wide=220, shown=False, text=_text("role")),
    Column(key="phone", title=N_("Phone"), width=150, wide=168, shown=False, text=_text("phone")),
    Column(key="mail", title=N_("E-mail"), width=134, wide=260, shown=False, text=_text("mail")),
    Column(key="city", title=N_("City"), width=84, shown=False, text=_text("city")),
    Column(
        key="birthday",
        title=N_("Birthday"),
        width=96,
        shown=False,
        text=lambda row, today: short_date(row.birthday),
        numeric=True,
    ),
    Column(key="through", title=N_("Through"), width=140, shown=False, text=_text("through")),
    Column(key="met", title=N_("Met"), width=140, shown=False, text=_text("met")),
    Column(key="since", title=N_("Known since"), width=110, shown=False, text=lambda row, today: _since(row.since)),
    Column(
        key="source",
        title=N_("Imported from"),
        width=160,
        shown=False,
        text=lambda row, today: source_name(row.source),
    ),
    _day("last_on", "last", N_("Last contact"), shown=True),
    _day("talk_on", "talk", N_("Last talk")),
    Column(
        key="due",
        title=N_("Due"),
        width=168,
        shown=True,
        text=_due,
        tip=lambda row: _exact(row.due_on),
        warns=_is_overdue,
    ),
    Column(key="rhythm", title=N_("Rhythm"), width=124, shown=False, text=_rhythm, tip=_rhythm_tip),
    Column(
        key="owed",
        title=N_("Answer owed"),
        width=140,
        shown=False,
        text=lambda row, today: "" if row.owed_on is None else day_ago(row.owed_on, today),
        tip=lambda row: _exact(row.owed_on),
    ),
    Column(
        key="wakes", title=N_("Comes back"), width=130, shown=False, text=_wakes, tip=lambda row: _exact(row.wakes_on)
    ),
    Column(
        key="balance",
        title=N_("Balance"),
        width=196,
        shown=False,
        text=lambda row, today: _balance(row),
        tip=_weights,
        numeric=True,
    ),
    Column(
        key="given",
        title=N_("Given"),
        width=96,
        shown=False,
        text=lambda row, today: "" if row.account is None else _count(row.account.given_count),
        numeric=True,
    ),
    Column(
        key="received",
        title=N_("Received"),
        width=104,
        shown=False,
        text=lambda row, today: "" if row.account is None else _count(row.account.received_count),
        numeric=True,
    ),
    Column(
        key="favor",
        title=N_("Last favour"),
        width=130,
        shown=False,
        text=_last_favor_words,
        tip=lambda row: _exact(_last_favor(row)),
    ),
    _moment("created", N_("Created")),
    _moment("changed", N_("Changed")),
)
"""Every column there is, in the order of the first day. A new one needs its key among the `SortColumn`s, a line here
and its order in `storage/contacts.py`; what people chose before it came is kept, and it appears behind its neighbour.
"""

PLACES: dict[str, int] = {column.key: place for place, column in enumerate(COLUMNS)}
"""Key → number of the column in the model."""
