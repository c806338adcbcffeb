"""The rows of a list of cards: one letter each."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt

from kontaktpflege.domain.letter import Letter
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.rows_model import Column, RowsModel
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.addressees import addressee_lines
from kontaktpflege.wording.occasions import day_of_month

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


COLUMNS = (Column(N_("Letter to"), names_of), Column(N_("Address"), _address), Column(N_("State"), _state))


class LetterModel(RowsModel[Letter]):
    """The letters of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)

    def rows_of(self, ids: frozenset[int]) -> list[int]:
        """The rows of the letters for some of these contacts."""
        return [row for row, letter in enumerate(self.rows()) if not ids.isdisjoint(letter.contact_ids)]

    def facet(self, row: Letter, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return COLUMNS[column].text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = COLUMNS[column].text(row)
            return words if column else f"{words}, {_state(row)}"
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return icon("circle-dashed", "muted") if row.done_on is None else icon("check", "ok")
        return None
