"""The rows of the favours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.ledger import ListedFavor
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.ledger.window_model import LedgerColumn, WindowModel
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.favor_lists import day_tip, returned, spoken_favor
from kontaktpflege.wording.ledger import kind_name, minutes_words, money_words, side_name, size_name
from kontaktpflege.wording.statistics import short_day

COLUMNS: Final = (
    LedgerColumn(heading=N_("Day"), width=92, sort="day", falls=True),
    LedgerColumn(heading=N_("Name"), width=150, sort="name"),
    LedgerColumn(heading=N_("Direction"), width=118, sort="given"),
    LedgerColumn(heading=N_("Kind"), width=140, sort="kind"),
    LedgerColumn(heading=N_("Size"), width=110, sort="size", falls=True, spare=True),
    LedgerColumn(heading=N_("Note"), width=150),
    LedgerColumn(heading=N_("Money"), width=106, numeric=True),
    LedgerColumn(heading=N_("Time spent"), width=94, sort="minutes", falls=True, numeric=True),
)
_DAY, _NAME, _DIRECTION, _KIND, NOTE, MONEY, TIME = 0, 1, 2, 3, 5, 6, 7
_TEXTS: Final[tuple[Callable[[Favor], str], ...]] = (
    lambda favor: short_day(favor.day),
    lambda favor: "",
    lambda favor: side_name(favor.given),
    lambda favor: plain_line(kind_name(favor.kind)),
    lambda favor: size_name(favor.size),
    lambda favor: plain_line(favor.note),
    lambda favor: money_words(favor.money) if favor.money else "",
    lambda favor: minutes_words(favor.minutes) if favor.minutes else "",
)


class FavorModel(WindowModel[ListedFavor]):
    """A favour a row."""

    def __init__(
        self,
        listed: Callable[[Sequence[int]], list[ListedFavor]],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(COLUMNS, lambda ids: {found.favor.id: found for found in listed(ids)}, parent)
        self._today = today
        self._sides = {True: icon("arrow-up", "muted"), False: icon("arrow-down", "muted")}
        self._returned = icon("reply", "muted")

    def facet(self, row: ListedFavor, column: int, role: int) -> Any:
        favor = row.favor
        if role == Qt.ItemDataRole.DecorationRole:
            if column == NOTE:
                return self._returned if favor.return_of is not None else None
            return self._sides[favor.given] if column == _DIRECTION else None
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == _DAY:
                return day_tip(favor.day, self._today())
            if column == _KIND:
                return f"\u200b{plain_line(kind_name(favor.kind)).replace('<', chr(0x2039))}, {size_name(favor.size)}"
            # A zero-width space keeps Qt from guessing that the text is markup.
            told = "\n".join(filter(None, (favor.note, returned() if favor.return_of is not None else "")))
            return f"\u200b{told.replace('<', chr(0x2039))}" if column == NOTE and told else None
        if role == Qt.ItemDataRole.AccessibleTextRole and column == _DAY:
            return spoken_favor(favor, _shown_name(row.name), self._today())
        return _shown_name(row.name) if column == _NAME else _TEXTS[column](favor)


def _shown_name(name: str) -> str:
    return plain_line(name) or _("Without a name")
