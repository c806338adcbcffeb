"""The people of the picture as a table: the same facts for those who do not see it, or would rather read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from kontaktpflege.domain.network.graph import Graph
from kontaktpflege.domain.network.ordering import rows_in_order
from kontaktpflege.ui.network.portrait import Portrait
from kontaktpflege.ui.theme import M, grown, row_height
from kontaktpflege.ui.widgets.cell_delegate import CellDelegate
from kontaktpflege.ui.widgets.row_table import RowTable
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.network import degree_words
from kontaktpflege.wording.numbers import number

Index = QModelIndex | QPersistentModelIndex
Places = NDArray[np.int32]
Names = Callable[[Sequence[int]], Sequence[str]]
_NOWHERE = QModelIndex()
_CHUNK = 64
_HEADINGS = (N_("Name"), N_("Degree"), N_("Ties"))
NAME, STEPS, TIES = range(3)
_WIDTHS = {STEPS: 50, TIES: 84}
_MOST_SELECTED = 500
"""More are selected in the picture, but not row by row."""


@dataclass(frozen=True, eq=False)
class Listed:
    """`by_name` (n): the people of a graph, as places, by name."""

    graph: Graph
    by_name: Places


class PeopleModel(QAbstractTableModel):
    """Rows in an order of places; names are asked for as they come on screen."""

    def __init__(self, names: Names, sentence: Callable[[int], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._known: dict[int, str] = {}
        self._sentence = sentence
        self._portrait: Portrait | None = None
        self._rows = self._ties = np.empty(0, dtype=np.int32)

    def show(self, portrait: Portrait, places: Places, ties: Places) -> None:
        """List these people; `ties` (n): how many each has."""
        self.beginResetModel()
        self._known.clear()  # a place may be a person now, and then a group
        self._portrait, self._rows, self._ties = portrait, places, ties
        self.endResetModel()

    def place_at(self, row: int) -> int:
        """Who stands in a row."""
        return int(self._rows[row])

    def rows_of(self, places: Sequence[int] | Places) -> list[int]:
        """Where these people are listed, ascending."""
        found: list[int] = np.flatnonzero(np.isin(self._rows, places)).tolist()
        return found

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADINGS[section]) if section != STEPS or self._is_from_me() else _("Steps")
        if role == Qt.ItemDataRole.TextAlignmentRole and section != TIES:  # an arrow stands at its right end
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _is_from_me(self) -> bool:
        """Whether steps are counted from the user, so that they are degrees."""
        return self._portrait is None or self._portrait.centre == self._portrait.graph.me

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._portrait is None or not index.isValid():
            return None
        place = int(self._rows[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == NAME:
                return self._name_at(index.row()) or _("Without a name")
            if index.column() == STEPS:
                return degree_words(int(self._portrait.steps[place]), own=self._is_from_me())
            return number(int(self._ties[place]))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == TIES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(place)
        return None

    def _name_at(self, row: int) -> str:
        place = int(self._rows[row])
        if place not in self._known:
            wanted = self._rows[row : row + _CHUNK].tolist()
            self._known.update(zip(wanted, self._names(wanted), strict=True))
        return self._known[place]


class PeopleTable(RowTable):
    """A click on a heading sorts; what is selected here is selected in the picture."""

    chosen = Signal(object)
    """The places that the user selected."""
    opened = Signal(int)
    """Enter or a double click: show this person."""

    def __init__(self, names: Names, sentence: Callable[[int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PeopleModel(names, sentence, self)
        self.setModel(self._model)
        self.setAccessibleName(_("People in the network"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegate(CellDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(compact=True))
        header = self.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            arrow = M if column == TIES else 0
            header.resizeSection(column, max(grown(width), header.sectionSizeHint(column) + arrow))
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(TIES, Qt.SortOrder.DescendingOrder)
        header.sortIndicatorChanged.connect(lambda section, order: self._sort())
        self._portrait: Portrait | None = None
        self._by_name = self._ties = np.empty(0, dtype=np.int32)
        self._following = False
        self.selectionModel().selectionChanged.connect(lambda new, old: self._tell())
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.place_at(index.row())))

    def show_people(self, portrait: Portrait, by_name: Places, wanted: Places, ties: Places) -> None:
        """List the wanted people of a portrait.

        `by_name` are all of them in the order of their names; `ties` (n) is how many each has.
        """
        inside = np.zeros(portrait.graph.size, dtype=np.bool_)
        inside[wanted] = True
        self._portrait, self._by_name, self._ties = portrait, by_name[inside[by_name]], ties
        self._list()

    def follow(self, places: Places) -> None:
        """Select whom the picture has selected."""
        self._following = True
        flags = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        rows = self._model.rows_of(places[:_MOST_SELECTED])
        chosen = QItemSelection()
        for first, last in _runs(rows):
            chosen.select(self._model.index(first, 0), self._model.index(last, 0))
        model.select(chosen, flags.ClearAndSelect | flags.Rows)
        if rows:
            model.setCurrentIndex(self._model.index(rows[0], 0), flags.NoUpdate)
            self.scrollTo(self._model.index(rows[0], 0))
        self._following = False

    def current(self) -> int | None:
        """On whose row the cursor stands."""
        index = self.currentIndex()
        return self._model.place_at(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self.opened.emit(current)
        else:
            super().keyPressEvent(event)

    def _list(self) -> None:
        portrait, places = self._portrait, self._by_name
        if portrait is None:
            return
        header = self.horizontalHeader()
        falling = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        section = header.sortIndicatorSection()
        if section == STEPS:
            far = portrait.steps[places].astype(np.int64)
            key = np.where(far < 0, np.iinfo(np.int32).max, far)
            places = places[rows_in_order(-key if falling else key)]
        elif section == TIES:
            key = self._ties[places].astype(np.int64)
            places = places[rows_in_order(-key if falling else key)]
        elif falling:
            places = places[::-1]
        self._following = True
        self._model.show(portrait, places, self._ties)
        self._following = False

    def _sort(self) -> None:
        selected = self._selected()
        self._list()
        self.follow(np.array(selected, dtype=np.int32))

    def _tell(self) -> None:
        if not self._following:
            self.chosen.emit(self._selected())

    def _selected(self) -> list[int]:
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        return [self._model.place_at(row) for row in sorted(rows)]


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last of ascending rows that follow one another."""
    breaks = np.flatnonzero(np.diff(rows) != 1)
    firsts, lasts = [0, *(breaks + 1).tolist()], [*breaks.tolist(), len(rows) - 1]
    return [(rows[first], rows[last]) for first, last in zip(firsts, lasts, strict=True)] if rows else []
