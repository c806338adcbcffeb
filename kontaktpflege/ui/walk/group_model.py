"""The rows of the list of groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt

from kontaktpflege.domain.care import CareGroup
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.rows_model import Column, RowsModel
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.numbers import number

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """A group of people under the name that the user knows it by."""

    name: str
    group: CareGroup


def _name(row: NamedGroup) -> str:
    return plain_line(row.name, _LONGEST)


COLUMNS: tuple[Column[NamedGroup], ...] = (
    Column(N_("Group"), _name),
    Column(N_("People"), lambda row: number(len(row.group.ids)), numeric=True),
    Column(N_("Cared for"), lambda row: number(len(row.group.cared)) if row.group.cared else "", numeric=True),
)


class GroupModel(RowsModel[NamedGroup]):
    """Groups of people, with how many there are and how many of them are cared for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)

    def facet(self, row: NamedGroup, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole and not column:
            return _("{name}: {count} people, {cared} cared for").format(
                name=_name(row), count=number(len(row.group.ids)), cared=number(len(row.group.cared))
            )
        return None
