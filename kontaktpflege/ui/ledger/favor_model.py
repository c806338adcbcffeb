"""A window over the ids of a list of favours: fetches the rows that are looked at, forgets the others."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.ledger import FavorColumn, ListedFavor
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.favor_lists import day_tip, spoken_favor
from kontaktpflege.wording.ledger import kind_name, minutes_words, money_words, side_name, size_name
from kontaktpflege.wording.statistics import short_day

_CHUNK = 64
_CHUNKS_KEPT = 48
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FavorCell:
    """A column: its heading, to be translated, what it says of a favour, and by what it sorts (None: by nothing)."""

    heading: str
    text: Callable[[Favor], str]
    sort: FavorColumn | None
    numeric: bool = False


COLUMNS: Final = (
    FavorCell(N_("Day"), lambda favor: short_day(favor.day), "day"),
    FavorCell(N_("Name"), lambda favor: "", "name"),
    FavorCell(N_("Direction"), lambda favor: side_name(favor.given), "given"),
    FavorCell(N_("Kind"), lambda favor: plain_line(kind_name(favor.kind)), "kind"),
    FavorCell(N_("Size"), lambda favor: size_name(favor.size), "size"),
    FavorCell(N_("Note"), lambda favor: plain_line(favor.note), None),
    FavorCell(N_("Money"), lambda favor: money_words(favor.money) if favor.money else "", None, numeric=True),
    FavorCell(N_("Time"), lambda favor: minutes_words(favor.minutes) if favor.minutes else "", "minutes", numeric=True),
)
DAY, NAME, DIRECTION, NOTE = 0, 1, 2, 5


class FavorModel(QAbstractTableModel):
    """Rows of favours in the order of their ids. Costs what is on screen, however many ids there are."""

    def __init__(
        self,
        listed: Callable[[Sequence[int]], list[ListedFavor]],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._listed = listed
        self._today = today
        self._ids: array[int] = array("q")
        self._chunks: OrderedDict[int, dict[int, ListedFavor]] = OrderedDict()
        self._sides = {True: icon("arrow-up", "muted"), False: icon("arrow-down", "muted")}

    def show_ids(self, ids: array[int]) -> None:
        """List these favours."""
        if ids == self._ids:
            self._chunks.clear()
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._ids = ids
        self._chunks.clear()
        self.endResetModel()

    def ids(self) -> array[int]:
        """All ids in order; not to be changed."""
        return self._ids

    def row_of(self, favor_id: int) -> int | None:
        """The row where a favour stands, None if it is not in the list."""
        try:
            return self._ids.index(favor_id)
        except ValueError:
            return None

    def favor_at(self, row: int) -> ListedFavor | None:
        """The row's favour, None beyond the end or if it has just gone; fetches its neighbours with it."""
        if not 0 <= row < len(self._ids):
            return None
        chunk = row // _CHUNK
        rows = self._chunks.get(chunk)
        if rows is None:
            wanted = self._ids[chunk * _CHUNK : (chunk + 1) * _CHUNK]
            rows = {found.favor.id: found for found in self._listed(wanted)}
            self._chunks[chunk] = rows
            if len(self._chunks) > _CHUNKS_KEPT:
                self._chunks.popitem(last=False)
        return rows.get(self._ids[row])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.DecorationRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        found = self.favor_at(index.row()) if index.isValid() else None
        return None if found is None else self._facet(found, column, role)

    def _facet(self, found: ListedFavor, column: int, role: int) -> Any:
        favor = found.favor
        if role == Qt.ItemDataRole.DecorationRole:
            return self._sides[favor.given] if column == DIRECTION else None
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == DAY:
                return day_tip(favor.day, self._today())
            # A zero-width space keeps Qt from guessing that the text is markup.
            return f"\u200b{favor.note.replace('<', chr(0x2039))}" if column == NOTE and favor.note else None
        if role == Qt.ItemDataRole.AccessibleTextRole and column == DAY:
            return spoken_favor(favor, _shown_name(found.name), self._today())
        text = _shown_name(found.name) if column == NAME else COLUMNS[column].text(favor)
        if role == Qt.ItemDataRole.AccessibleTextRole and not text:
            return _("{column}: empty").format(column=_(COLUMNS[column].heading))
        return text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].heading)
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if COLUMNS[column].numeric else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _shown_name(name: str) -> str:
    return plain_line(name) or _("Without a name")
