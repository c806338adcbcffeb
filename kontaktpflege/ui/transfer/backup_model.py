"""The rows of the list of backups."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt

from kontaktpflege.domain.backups import BackupInfo
from kontaktpflege.ui.widgets.rows_model import Column, RowsModel
from kontaktpflege.wording import N_
from kontaktpflege.wording.backups import backup_contents, backup_reason
from kontaktpflege.wording.dates import exact_moment
from kontaktpflege.wording.numbers import size

COLUMNS: tuple[Column[BackupInfo], ...] = (
    Column(N_("When"), lambda info: exact_moment(info.at)),
    Column(N_("Why"), lambda info: backup_reason(info.reason)),
    Column(N_("Contents"), backup_contents),
    Column(N_("Size"), lambda info: size(info.size), numeric=True),
)


class BackupModel(RowsModel[BackupInfo]):
    """The backups, newest first; they are few."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)

    def facet(self, row: BackupInfo, column: int, role: int) -> Any:
        return str(row.path) if role == Qt.ItemDataRole.ToolTipRole else None
