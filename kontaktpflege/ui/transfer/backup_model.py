"""The rows of the list of backups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kontaktpflege.domain.backups import BackupInfo
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.backups import backup_contents, backup_reason
from kontaktpflege.wording.dates import exact_moment
from kontaktpflege.wording.numbers import size

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and what it says about a backup."""

    heading: str
    text: Callable[[BackupInfo], str]


COLUMNS = (
    Column(N_("When"), lambda info: exact_moment(info.at)),
    Column(N_("Why"), lambda info: backup_reason(info.reason)),
    Column(N_("Contents"), backup_contents),
    Column(N_("Size"), lambda info: size(info.size)),
)
_SIZE = len(COLUMNS) - 1


class BackupModel(QAbstractTableModel):
    """The backups, newest first; they are few."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups: tuple[BackupInfo, ...] = ()

    def show(self, backups: Sequence[BackupInfo]) -> None:
        """Show these."""
        self.beginResetModel()
        self._backups = tuple(backups)
        self.endResetModel()

    def backup_at(self, row: int) -> BackupInfo | None:
        """The backup in a row."""
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        info = self.backup_at(index.row()) if index.isValid() else None
        if info is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[index.column()].text(info)
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(info.path)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column == _SIZE else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
