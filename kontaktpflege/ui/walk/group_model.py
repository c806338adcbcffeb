"""The rows of the list of groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kontaktpflege.domain.care import CareGroup
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.numbers import number

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADINGS = (N_("Group"), N_("People"), N_("Cared for"))


class GroupModel(QAbstractTableModel):
    """Groups of people, with how many there are and how many of them are cared for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, CareGroup]] = []

    def show(self, rows: Sequence[tuple[str, CareGroup]]) -> None:
        """Show these groups under these names."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def group(self, row: int) -> CareGroup:
        """The group in a row."""
        return self._rows[row][1]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        name, group = self._rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            cared = number(len(group.cared)) if group.cared else ""
            return (plain_line(name, 120), number(len(group.ids)), cared)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and not index.column():
            return _("{name}: {count} people, {cared} cared for").format(
                name=plain_line(name, 120), count=number(len(group.ids)), cared=number(len(group.cared))
            )
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADINGS[section])
        return None
