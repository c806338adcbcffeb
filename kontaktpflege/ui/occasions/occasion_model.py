"""The rows of what is coming."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt

from kontaktpflege.domain.occasion import Coming, OccasionKind
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.rows_model import Column, RowsModel
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.occasions import (
    begin_words,
    day_of_month,
    in_days,
    occasion_name,
    occasion_sentence,
    occasion_words,
    short_day,
)

_LONGEST = 120
_DRAWINGS = {
    OccasionKind.BIRTHDAY: "cake",
    OccasionKind.ANNIVERSARY: "calendar-heart",
    OccasionKind.OWN: "calendar-clock",
    OccasionKind.HOLIDAY: "calendar",
}
NAME = 1
"""The column with what comes, which takes the room that is left."""


def _post_by(coming: Coming) -> str:
    begun = coming.post_by < coming.day and coming.days >= (coming.day - coming.post_by).days
    return day_of_month(coming.post_by) if begun and coming.kind is not OccasionKind.HOLIDAY else ""


def _name(coming: Coming) -> str:
    """What comes: whose day and which, or the name of a holiday."""
    words = occasion_words(coming)
    if words and coming.is_round:
        words = _("{words}, round").format(words=words)
    return plain_line(", ".join(filter(None, (occasion_name(coming), words))), _LONGEST)


COLUMNS: tuple[Column[Coming], ...] = (
    Column(N_("Day"), lambda one: short_day(one.day)),
    Column(N_("Occasion"), _name),
    Column(N_("When"), lambda one: in_days(one.days)),
    Column(N_("Begin"), begin_words),
    Column(N_("Post a letter by"), _post_by),
)


class OccasionModel(RowsModel[Coming]):
    """What comes, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)

    def row_of(self, kind: OccasionKind, contact_id: int | None, occasion_id: int | None, day: date) -> int:
        """The row of an occasion that was shown before; -1 if it does not come any more."""
        for row, one in enumerate(self.rows()):
            if (one.kind, one.contact_id, one.occasion_id, one.day) == (kind, contact_id, occasion_id, day):
                return row
        return -1

    def facet(self, row: Coming, column: int, role: int) -> Any:
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            if column == NAME:
                return plain_line(occasion_sentence(row))
            empty = _(COLUMNS[column].heading) if role == Qt.ItemDataRole.AccessibleTextRole else None
            return COLUMNS[column].text(row) or empty
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return icon(_DRAWINGS.get(row.kind, "flower-2"), "accent" if row.ripe else "muted")
        return None
