"""The rows of the list of suggested ties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from kontaktpflege.domain.tie_suggestion import TieSuggestion
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.rows_model import Column, RowsModel
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.tie_suggestions import evidence_sentences, pair_words, proposed_words

_LONGEST = 240


def _pair(row: TieSuggestion) -> str:
    return plain_line(pair_words(row), _LONGEST)


def _proposed(row: TieSuggestion) -> str:
    return plain_line(proposed_words(row), _LONGEST)


def _why(row: TieSuggestion) -> str:
    return plain_line("; ".join(evidence_sentences(row)), _LONGEST)


COLUMNS = (Column(N_("Who"), _pair), Column(N_("Tie"), _proposed), Column(N_("Why"), _why))


class SuggestionModel(RowsModel[TieSuggestion]):
    """Suggested ties with a tick each; all are ticked when they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self._off: set[tuple[int, int]] = set()

    def ticked(self) -> list[TieSuggestion]:
        """Those that are ticked."""
        return [row for row in self.rows() if (row.low, row.high) not in self._off]

    def turn(self, rows: Iterable[int]) -> None:
        """Tick these rows, or where all of them are, take the ticks off."""
        chosen = [found for row in rows if (found := self.row_at(row)) is not None]
        pairs = {(one.low, one.high) for one in chosen}
        if pairs.isdisjoint(self._off):
            self._off |= pairs
        else:
            self._off -= pairs
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def facet(self, row: TieSuggestion, column: int, role: int) -> Any:
        ticked = (row.low, row.high) not in self._off
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return icon("check", "ok") if ticked else icon("circle-dashed", "muted")
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(plain_line(line, _LONGEST) for line in _told(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return f"{_pair(row)}, {_('ticked') if ticked else _('not ticked')}, {_proposed(row)}, {_why(row)}"
        return None


def _told(row: TieSuggestion, column: int) -> Sequence[str]:
    return evidence_sentences(row) if column == 2 else [COLUMNS[column].text(row)]
