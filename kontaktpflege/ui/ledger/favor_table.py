"""The table of favours: keys, sorting, what can be done with a row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QWidget

from kontaktpflege.domain.ledger import FavorColumn, ListedFavor
from kontaktpflege.ui.ledger.favor_model import COLUMNS, NOTE, FavorModel
from kontaktpflege.ui.theme import grown, row_height
from kontaktpflege.ui.widgets.cell_delegate import CellDelegate
from kontaktpflege.ui.widgets.row_table import RowTable
from kontaktpflege.wording import _

_WIDTHS = (92, 164, 112, 168, 108, 200, 106, 94)
_LEAST_NOTE = 80
_NEWEST_OR_MOST = frozenset(("day", "size", "minutes"))
"""Columns that one looks at from the top down."""


class FavorTable(RowTable):
    """Rows to look at and to select; what is done with them happens elsewhere."""

    opened = Signal(object)
    """The `Favor` that a double click or Enter is about."""
    removal_asked = Signal()
    """Del: remove what is selected."""
    sorting_chosen = Signal(str, bool)
    """The key of a column, and whether it is to descend."""
    menu_asked = Signal(QPoint)
    """Where the context menu is to open, in global coordinates."""

    def __init__(self, model: FavorModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._favors = model
        self._sorting: tuple[FavorColumn, bool] = ("day", True)
        self.setModel(model)
        self.setAccessibleName(_("Favours"))
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
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def current(self) -> ListedFavor | None:
        """The favour that the cursor stands on."""
        return self._favors.favor_at(self.currentIndex().row())

    def selected_ids(self) -> list[int]:
        """The ids of the selected favours in the order of the table."""
        selection, ids = self.selectionModel().selection(), self._favors.ids()
        rows: set[int] = set()
        for place in range(selection.size()):
            span = selection.at(place)
            rows.update(range(span.top(), span.bottom() + 1))
        return [ids[row] for row in sorted(rows)]

    def show_sorting(self, key: FavorColumn, *, descending: bool) -> None:
        """Let the header show this order."""
        self._sorting = (key, descending)
        place = next(place for place, column in enumerate(COLUMNS) if column.sort == key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(place, order)
        header.blockSignals(False)

    def _build_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(grown(40))
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, grown(width))
        header.sectionClicked.connect(self._sort)

    def _sort(self, place: int) -> None:
        key, (held, descending) = COLUMNS[place].sort, self._sorting
        if key is None:
            self.show_sorting(held, descending=descending)  # the header has turned its arrow already
        else:
            self.sorting_chosen.emit(key, not descending if key == held else key in _NEWEST_OR_MOST)

    def _open(self, row: int) -> None:
        found = self._favors.favor_at(row)
        if found is not None:
            self.opened.emit(found.favor)

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
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_asked.emit(self.viewport().mapToGlobal(place))
        else:
            self.menu_asked.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The note takes what the other columns leave."""
        super().resizeEvent(event)
        others = sum(self.columnWidth(place) for place in range(len(COLUMNS)) if place != NOTE)
        self.setColumnWidth(NOTE, max(grown(_LEAST_NOTE), self.viewport().width() - others))


def _is_delete(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Delete and not event.modifiers()
