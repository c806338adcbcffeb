"""A table of the ledger: keys, sorting, what can be done with a row."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyle, QStyleOptionHeader, QWidget

from kontaktpflege.ui.ledger.window_model import WindowModel
from kontaktpflege.ui.theme import grown, row_height
from kontaktpflege.ui.widgets.cell_delegate import CellDelegate
from kontaktpflege.ui.widgets.row_table import RowTable

_LEAST = 80
"""Pixels that the wide column keeps, however narrow the window is."""


class LedgerTable(RowTable):
    """Rows to look at and to select; what is done with them happens elsewhere."""

    opened = Signal(int)
    """The row of a double click or of Enter."""
    removal_asked = Signal()
    """Del: remove what is selected."""
    sorting_chosen = Signal(str, bool)
    """What to sort by, and whether it is to descend."""
    menu_asked = Signal(QPoint)
    """Where the context menu is to open, in global coordinates."""

    def __init__(self, model: WindowModel[Any], name: str, *, wide: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._wide = wide
        self._sorting = ("", False)
        self._empty: frozenset[int] = frozenset()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(CellDelegate(self))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height(compact=True))
        self._build_header()
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def selected_ids(self) -> list[int]:
        """The ids of the selected rows in the order of the table."""
        selection, ids = self.selectionModel().selection(), self._rows.ids()
        rows: set[int] = set()
        for place in range(selection.size()):
            span = selection.at(place)
            rows.update(range(span.top(), span.bottom() + 1))
        return [ids[row] for row in sorted(rows)]

    def sorts_by(self, place: int) -> bool:
        """Whether a click on the heading of this column sorts."""
        return bool(self._rows.columns[place].sort)

    def show_sorting(self, key: str, *, descending: bool) -> None:
        """Let the header show this order."""
        self._sorting = (key, descending)
        place = next(place for place, column in enumerate(self._rows.columns) if column.sort == key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(place, order)
        header.blockSignals(False)

    def hide_empty(self, places: Collection[int]) -> None:
        """Give the room of these columns to the others: nothing stands in any of their rows."""
        if self._empty != frozenset(places):
            self._empty = frozenset(places)
            self._fit()

    def stand_on(self, held: int | None, row: int) -> None:
        """Stay on an id, else in the row where it was, after other rows came."""
        ids = self._rows.ids()
        current = self.currentIndex().row()
        if 0 <= current < len(ids) and ids[current] == held:
            return
        there = self._rows.row_of(held) if held is not None else None
        self.choose_row(there if there is not None else min(max(row, 0), len(ids) - 1))

    def current_id(self) -> int | None:
        """The id of the row that the cursor stands on."""
        row, ids = self.currentIndex().row(), self._rows.ids()
        return ids[row] if 0 <= row < len(ids) else None

    def _build_header(self) -> None:
        header = _Header(self)
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(grown(40))
        for place, column in enumerate(self._rows.columns):
            self.setColumnWidth(place, grown(column.width))
        header.sectionClicked.connect(self._sort)

    def _sort(self, place: int) -> None:
        column, (held, descending) = self._rows.columns[place], self._sorting
        if not column.sort:
            self.show_sorting(held, descending=descending)  # the header has turned its arrow already
        else:
            self.sorting_chosen.emit(column.sort, not descending if column.sort == held else column.falls)

    def event(self, event: QEvent) -> bool:
        # Else Del would first be a shortcut of the window, and put the selected contacts into the trash.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_delete(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_delete(event):
            self.removal_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_asked.emit(self.viewport().mapToGlobal(place))
        else:
            self.menu_asked.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The wide column takes what the others leave; where that is too little, spare ones go."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        columns = self._rows.columns
        needed = sum(grown(one.width) for place, one in enumerate(columns) if place not in self._empty)
        for place, one in enumerate(columns):
            narrow = one.spare and self.viewport().width() < needed
            self.setColumnHidden(place, place in self._empty or narrow)
        others = sum(self.columnWidth(place) for place in range(len(columns)) if place != self._wide)
        self.setColumnWidth(self._wide, max(grown(_LEAST), self.viewport().width() - others))


class _Header(QHeaderView):
    """Lights up only where a click sorts."""

    def __init__(self, table: LedgerTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, place: int) -> None:
        super().initStyleOptionForIndex(option, place)
        if not self._table.sorts_by(place):
            option.state &= ~(QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken)


def _is_delete(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Delete and not event.modifiers()
