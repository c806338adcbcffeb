"""A table over the ids of a list: of favours, of balances."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kontaktpflege.ui.widgets.row_window import RowWindow
from kontaktpflege.wording import _

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.DecorationRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.UserRole,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerColumn:
    """A column: its heading, to be translated, its first width in pixels, by what it sorts ("": by nothing).

    `falls`: one looks at what is newest or most first. `spare`: a narrow window does without.
    """

    heading: str
    width: int
    sort: str = ""
    falls: bool = False
    spare: bool = False
    numeric: bool = False


class WindowModel(QAbstractTableModel, Generic[Row]):
    """Rows in the order of their ids. Costs what is on screen, however many ids there are."""

    def __init__(
        self,
        columns: Sequence[LedgerColumn],
        fetch: Callable[[Sequence[int]], dict[int, Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self._rows = RowWindow(fetch)

    def show_ids(self, ids: array[int]) -> None:
        """List these."""
        if ids == self._rows.ids:
            self._rows.forget()
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(self.columns) - 1))
        elif self._rows.is_beginning_of(ids):
            self.beginInsertRows(QModelIndex(), len(self._rows.ids), len(ids) - 1)
            self._rows.grow(ids)
            self._rows.forget()  # what stood there may have changed in the same step
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._rows.show(ids, {})
            self.endResetModel()

    def ids(self) -> array[int]:
        """All ids in order; not to be changed."""
        return self._rows.ids

    def row_of(self, one: int) -> int | None:
        """The row where an id stands, None if it is not in the list."""
        return self._rows.row_of(one)

    def row_at(self, row: int) -> Row | None:
        """What stands in a row, None beyond the end or if it has just gone; fetches its neighbours with it."""
        return self._rows.row_at(row)

    def facet(self, row: Row, column: int, role: int) -> Any:
        """What a cell is: its text, drawing, tool tip, spoken words ("" are spoken as empty)."""
        raise NotImplementedError

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows.ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = index.column()
        if role == _ALIGNMENT:
            return self._alignment(column)
        if role not in _ROLES or not index.isValid():
            return None
        row = self.row_at(index.row())
        if row is None:
            return None
        told = self.facet(row, column, role)
        if role == _SPOKEN and not told:
            return _("{column}: empty").format(column=_(self.columns[column].heading))
        return told

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].heading)
        return self._alignment(section) if role == _ALIGNMENT else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        return _RIGHT if self.columns[column].numeric else _LEFT
