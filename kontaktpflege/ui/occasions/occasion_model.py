"""The rows of what is coming."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kontaktpflege.domain.occasion import Coming, OccasionKind
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.widgets.plain_text import plain_line
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

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
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


def _words(coming: Coming) -> str:
    words = occasion_words(coming)
    return _("{words}, round").format(words=words) if coming.is_round else words


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and what it says about an occasion."""

    heading: str
    text: Callable[[Coming], str]


COLUMNS = (
    Column(N_("Day"), lambda one: short_day(one.day)),
    Column(N_("Occasion"), lambda one: plain_line(occasion_name(one), _LONGEST)),
    Column(N_("What"), _words),
    Column(N_("When"), lambda one: in_days(one.days)),
    Column(N_("Begin"), begin_words),
    Column(N_("Post a letter by"), _post_by),
)


class OccasionModel(QAbstractTableModel):
    """What comes, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._coming: tuple[Coming, ...] = ()

    def show(self, coming: Sequence[Coming]) -> None:
        """Show these."""
        self.beginResetModel()
        self._coming = tuple(coming)
        self.endResetModel()

    def coming_at(self, row: int) -> Coming | None:
        """What stands in a row."""
        return self._coming[row] if 0 <= row < len(self._coming) else None

    def row_of(self, kind: OccasionKind, contact_id: int | None, occasion_id: int | None, day: date) -> int:
        """The row of an occasion that was shown before; -1 if it does not come any more."""
        for row, one in enumerate(self._coming):
            if (one.kind, one.contact_id, one.occasion_id, one.day) == (kind, contact_id, occasion_id, day):
                return row
        return -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._coming)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.coming_at(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[index.column()].text(one)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            column = COLUMNS[index.column()]
            if index.column() == NAME:
                return plain_line(occasion_sentence(one))
            return column.text(one) or (_(column.heading) if role == Qt.ItemDataRole.AccessibleTextRole else None)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(_DRAWINGS.get(one.kind, "flower-2"), "accent" if one.ripe else "muted")
        return None
