"""The rows of a list of cards: one letter each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kontaktpflege.domain.letter import Letter
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.addressees import addressee_lines
from kontaktpflege.wording.occasions import day_of_month

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LONGEST = 160


def names_of(letter: Letter) -> str:
    """Whom a letter is for: as it will stand on it, else by name."""
    if letter.household is not None:
        return plain_line(", ".join(addressee_lines(letter.household)), _LONGEST)
    return plain_line(", ".join(one.name for one in letter.addressees), _LONGEST)


def _address(letter: Letter) -> str:
    if letter.household is None:
        return _("no address")
    address = letter.household.address
    place = " ".join(filter(None, (address.code, address.city)))
    return plain_line(", ".join(filter(None, (address.street or address.box, place))), _LONGEST)


def _state(letter: Letter) -> str:
    day = letter.done_on
    return _("waiting") if day is None else _("done on {day}").format(day=day_of_month(day))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and what it says about a letter."""

    heading: str
    text: Callable[[Letter], str]


COLUMNS = (Column(N_("Letter to"), names_of), Column(N_("Address"), _address), Column(N_("State"), _state))


class LetterModel(QAbstractTableModel):
    """The letters of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._letters: tuple[Letter, ...] = ()

    def show(self, letters: Sequence[Letter]) -> None:
        """Show these."""
        self.beginResetModel()
        self._letters = tuple(letters)
        self.endResetModel()

    def letter_at(self, row: int) -> Letter | None:
        """The letter in a row."""
        return self._letters[row] if 0 <= row < len(self._letters) else None

    def rows_of(self, ids: frozenset[int]) -> list[int]:
        """The rows of the letters for some of these contacts."""
        return [row for row, letter in enumerate(self._letters) if not ids.isdisjoint(letter.contact_ids)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._letters)

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
        letter = self.letter_at(index.row()) if index.isValid() else None
        if letter is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return COLUMNS[index.column()].text(letter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = COLUMNS[index.column()].text(letter)
            return words if index.column() else f"{words}, {_state(letter)}"
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon("circle-dashed", "muted") if letter.done_on is None else icon("check", "ok")
        return None
