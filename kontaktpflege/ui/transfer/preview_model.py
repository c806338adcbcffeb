"""The rows of an import preview: a window over a plan that may hold 50,000 cards."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kontaktpflege.domain.importing import PreviewRow
from kontaktpflege.services.import_plan import ImportPlan
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.transfer.verdict_look import LOOKS
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.verdicts import row_remark, verdict_name

Index = QModelIndex | QPersistentModelIndex

_BLOCK = 64
_BLOCKS_KEPT = 24
_EARLY_ROWS_KEPT = 512

_NOWHERE = QModelIndex()


class PreviewRole(IntEnum):
    """What a row can be asked for besides its text."""

    ROW = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and what it says about a row."""

    heading: str
    text: Callable[[PreviewRow], str]


COLUMNS = (
    Column(N_("Verdict"), lambda row: verdict_name(row.verdict)),
    Column(N_("Name"), lambda row: row.name or _("Without a name")),
    Column(N_("Why"), row_remark),
    Column(N_("File and line"), lambda row: f"{row.file}:{row.line}" if row.file else number(row.line)),
)
VERDICT, NAME, WHY, PLACE = range(4)


class PreviewModel(QAbstractTableModel):
    """First the rows that arrive while the files are read (a few hundred of them), then the plan itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan: ImportPlan | None = None
        self._indices: array[int] = array("q")
        self._early: list[PreviewRow] = []
        self._blocks: OrderedDict[int, list[PreviewRow]] = OrderedDict()

    def add_early(self, rows: Sequence[PreviewRow]) -> None:
        """Show rows of cards just read; beyond the first few hundred only the plan shows them."""
        if self._plan is not None:
            return
        fresh = list(rows[: max(0, _EARLY_ROWS_KEPT - len(self._early))])
        if fresh:
            start = len(self._early)
            self.beginInsertRows(_NOWHERE, start, start + len(fresh) - 1)
            self._early.extend(fresh)
            self.endInsertRows()

    def show(self, plan: ImportPlan, indices: array[int]) -> None:
        """Show these cards of the plan, in this order."""
        self.beginResetModel()
        self._plan = plan
        self._indices = indices
        self._early = []
        self._blocks.clear()
        self.endResetModel()

    def renew(self) -> None:
        """Read the rows on screen again: their verdicts have changed."""
        self._blocks.clear()
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def row_at(self, view_row: int) -> PreviewRow | None:
        """What stands in this row of the view."""
        if self._plan is None:
            return self._early[view_row] if 0 <= view_row < len(self._early) else None
        if not 0 <= view_row < len(self._indices):
            return None
        block, offset = divmod(view_row, _BLOCK)
        rows = self._blocks.get(block)
        if rows is None:
            rows = self._blocks[block] = self._read(self._plan, block)
            if len(self._blocks) > _BLOCKS_KEPT:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(block)
        return rows[offset] if offset < len(rows) else None

    def plan_indices(self, view_rows: Sequence[int]) -> array[int]:
        """The plan's indices of these rows of the view; empty while the files are still being read."""
        if self._plan is None:
            return array("q")
        return array("q", (self._indices[row] for row in view_rows if row < len(self._indices)))

    def _read(self, plan: ImportPlan, block: int) -> list[PreviewRow]:
        """One block of rows; cards that follow each other in the plan are asked for in one go."""
        wanted = self._indices[block * _BLOCK : (block + 1) * _BLOCK]
        rows: list[PreviewRow] = []
        start = 0
        for end in range(1, len(wanted) + 1):
            if end == len(wanted) or wanted[end] != wanted[end - 1] + 1:
                rows.extend(plan.rows(wanted[start], wanted[end - 1] + 1))
                start = end
        return rows

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if parent.isValid():
            return 0
        return len(self._early) if self._plan is None else len(self._indices)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].heading)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == PreviewRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return plain_line(COLUMNS[index.column()].text(row))
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            look = LOOKS[row.verdict]
            return icon(look.drawing, look.ink)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return plain_line(". ".join(filter(None, (row.name, verdict_name(row.verdict), row_remark(row)))))
        return None
