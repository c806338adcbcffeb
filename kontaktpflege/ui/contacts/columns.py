"""The columns that the table of contacts can show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kontaktpflege.domain.contact import ContactSummary, SortColumn
from kontaktpflege.wording import N_
from kontaktpflege.wording.dates import ago, exact_moment, short_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: what it sorts by, its heading, how wide it begins, whether it is shown at first.

    `text` gives what the card says, not yet made safe to show.
    """

    key: SortColumn
    title: str
    width: int
    shown: bool
    text: Callable[[ContactSummary, date], str]
    tip: Callable[[ContactSummary], str] | None = None
    numeric: bool = False


def _field(name: str) -> Callable[[ContactSummary, date], str]:
    return lambda row, today: str(getattr(row, name))


COLUMNS: tuple[Column, ...] = (
    Column(key="name", title=N_("Name"), width=200, shown=True, text=_field("name")),
    Column(key="circles", title=N_("Circles"), width=76, shown=True, text=lambda row, today: ""),
    Column(key="organisation", title=N_("Organisation"), width=160, shown=False, text=_field("organisation")),
    Column(key="role", title=N_("Role"), width=130, shown=False, text=_field("role")),
    Column(key="phone", title=N_("Phone"), width=140, shown=True, text=_field("phone")),
    Column(key="mail", title=N_("E-mail"), width=158, shown=True, text=_field("mail")),
    Column(key="city", title=N_("City"), width=90, shown=True, text=_field("city")),
    Column(
        key="birthday",
        title=N_("Birthday"),
        width=96,
        shown=False,
        text=lambda row, today: short_date(row.birthday),
        numeric=True,
    ),
    Column(
        key="created",
        title=N_("Created"),
        width=120,
        shown=False,
        text=lambda row, today: ago(row.created, today),
        tip=lambda row: exact_moment(row.created),
        numeric=True,
    ),
    Column(
        key="changed",
        title=N_("Changed"),
        width=120,
        shown=False,
        text=lambda row, today: ago(row.changed, today),
        tip=lambda row: exact_moment(row.changed),
        numeric=True,
    ),
)
