"""The table of contacts as a view: keys, columns, drags, the row under the mouse."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QDrag, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QWidget

from kontaktpflege.domain.contact import SortColumn
from kontaktpflege.ui import theme
from kontaktpflege.ui.contacts.columns import COLUMNS, PLACES
from kontaktpflege.ui.contacts.contact_delegate import ContactDelegate
from kontaktpflege.ui.contacts.contact_drag import ContactDrag
from kontaktpflege.ui.contacts.contact_header import ContactHeader
from kontaktpflege.ui.contacts.contact_model import ContactModel, Index
from kontaktpflege.ui.contacts.hand_out import HandOut, tidy_hand_outs
from kontaktpflege.ui.contacts.photo_cache import PhotoCache
from kontaktpflege.ui.contacts.spoken_row import shown_name
from kontaktpflege.ui.contacts.star import star_zone
from kontaktpflege.ui.contacts.table_columns import TableColumns
from kontaktpflege.ui.theme import ROW_COMPACT, M, S
from kontaktpflege.ui.widgets.drag_picture import drag_picture
from kontaktpflege.ui.widgets.row_table import RowTable
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

_TYPE_AHEAD_SECONDS = 1.2
_NAME = PLACES["name"]


class ContactTable(RowTable):
    """Rows to look at, select, drag; what is done with them happens elsewhere."""

    details_asked = Signal()
    """Alt+Enter: look at the contact."""
    opened = Signal(int)
    """Enter or a double click on a contact."""
    current_changed = Signal(object)
    """The id of the contact the cursor stands on, None if there is none."""
    selection_changed = Signal()
    sorting_chosen = Signal(str, bool)
    """A column's key and whether it is to descend."""
    prefix_typed = Signal(str)
    """Letters typed in quick succession: go to the first name that begins with them."""
    abandoned = Signal()
    """Esc: the user wants to be rid of the search."""
    star_clicked = Signal(int)
    """The id of the contact whose star was clicked."""
    menu_asked = Signal(QPoint)
    """Where the context menu is to open, in global coordinates."""

    def __init__(self, model: ContactModel, photos: PhotoCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hand_out: Callable[[array[int]], HandOut] | None = None
        """Makes files of contacts that are dragged to other programs."""
        self._contacts = model
        self._typed = ""
        self._typed_at = 0.0
        self._hovered = -1
        self.setModel(model)
        self._build_header()
        self._delegate = ContactDelegate(self, model, photos, self.columns.first)
        self.setItemDelegate(self._delegate)
        photos.arrived.connect(self.viewport().update)
        self._look()
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """One line a row instead of two."""
        self._compact = compact
        self.verticalHeader().setDefaultSectionSize(theme.row_height(compact=compact))

    def selected_ids(self) -> array[int]:
        """The ids of the selected contacts in the order of the table."""
        selection = self.selectionModel().selection()
        spans = sorted((span.top(), span.bottom()) for span in map(selection.at, range(selection.size())))
        ids = self._contacts.ids()
        chosen: array[int] = array("q")
        reached = -1
        for top, bottom in spans:
            # Spans of several columns may repeat a row.
            start = max(top, reached + 1)
            if start <= bottom:
                chosen.extend(ids[start : bottom + 1])
                reached = bottom
        return chosen

    def current_id(self) -> int | None:
        """The contact the cursor stands on."""
        return self._contacts.id_at(self.currentIndex().row())

    def select_ids(self, ids: Iterable[int], current: int | None) -> None:
        """Select these contacts as far as they are listed, and put the cursor on `current`."""
        wanted = set(ids)
        if len(wanted) > 1:
            rows = [row for row, contact in enumerate(self._contacts.ids()) if contact in wanted]
        else:
            rows = [row for row in map(self._contacts.row_of, wanted) if row is not None]
        selection = QItemSelection()
        last = len(COLUMNS) - 1
        for top, bottom in _runs(rows):
            selection.select(self._contacts.index(top, 0), self._contacts.index(bottom, last))
        chooser = self.selectionModel()
        chooser.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        row = self._contacts.row_of(current) if current is not None else None
        if row is not None:
            place = self._contacts.index(row, self.columns.first())
            chooser.setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)

    def go_to_row(self, row: int) -> None:
        """Put the cursor and the selection on a row and bring it into view."""
        row = max(0, min(row, self._contacts.rowCount() - 1))
        place = self._contacts.index(row, self.columns.first())
        self.selectionModel().setCurrentIndex(
            place, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.scrollTo(place)

    def show_sorting(self, key: SortColumn, descending: bool) -> None:
        """Let the header show this order."""
        place = PLACES[key]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(place, order)
        header.blockSignals(False)

    def _look(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(_("Contacts"))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_COMPACT)

    def _build_header(self) -> None:
        header = ContactHeader(self)
        header.sortIndicatorChanged.connect(self._choose_sorting)
        self.setHorizontalHeader(header)
        self.columns = TableColumns(self, header)
        self.columns.reset()

    def _choose_sorting(self, place: int, order: Qt.SortOrder) -> None:
        self.sorting_chosen.emit(COLUMNS[place].key, order == Qt.SortOrder.DescendingOrder)

    def _drag_words(self, ids: array[int]) -> str:
        row = self.currentIndex().row()
        summary = self._contacts.summary(row) if len(ids) == 1 and row >= 0 else None
        if summary is not None:
            return shown_name(summary.name)
        return ngettext("{count} contact", "{count} contacts", len(ids)).format(count=number(len(ids)))

    def _hover(self, row: int) -> None:
        if row == self._hovered:
            return
        old, self._hovered = self._hovered, row
        self._delegate.hover(row)
        self._redraw_row(old)
        self._redraw_row(row)

    def _redraw_row(self, row: int) -> None:
        if row >= 0:
            top = self.rowViewportPosition(row)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(row))

    def _starred_at(self, event: QMouseEvent) -> int | None:
        """The contact whose star is under the mouse."""
        place = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        on_star = (
            plain and place.column() == _NAME and star_zone(self.visualRect(place)).contains(event.position().toPoint())
        )
        return self._contacts.id_at(place.row()) if on_star else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._redraw_row(previous.row())
        self._redraw_row(current.row())
        self.current_changed.emit(self._contacts.id_at(current.row()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def keyboardSearch(self, search: str) -> None:
        now = time.monotonic()
        self._typed = self._typed + search if now - self._typed_at < _TYPE_AHEAD_SECONDS else search
        self._typed_at = now
        if self._typed.strip():
            self.prefix_typed.emit(self._typed)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        # Home and End go to the ends of the list, as in any list, and not of the row.
        move, last = QAbstractItemView.CursorAction, self._contacts.rowCount() - 1
        if action in (move.MoveHome, move.MoveEnd) and last >= 0:
            return self._contacts.index(0 if action == move.MoveHome else last, self.columns.first())
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        elif event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            event.ignore()  # they are the window's
            return
        starred = self._starred_at(event)
        if starred is None:
            super().mousePressEvent(event)
        else:
            self.star_clicked.emit(starred)

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        current = self.current_id()
        if current is not None and modifiers == Qt.KeyboardModifier.AltModifier:
            self.details_asked.emit()
        elif current is not None and not modifiers:
            self.opened.emit(current)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._starred_at(event) is not None:
            return
        current = self._contacts.id_at(self.rowAt(event.position().toPoint().y()))
        if event.button() == Qt.MouseButton.LeftButton and current is not None:
            self.opened.emit(current)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cell = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(cell.bottomLeft() + QPoint(M, 0))
        self.menu_asked.emit(place)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's own name
        ids = self.selected_ids()
        if not ids:
            return
        tidy_hand_outs()
        carried = ContactDrag(ids, self.hand_out(ids) if self.hand_out is not None else None)
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.targetChanged.connect(carried.move_to)
        drag.setPixmap(drag_picture(self, self._drag_words(ids)))
        drag.setHotSpot(QPoint(-M, -S))
        drag.exec(supportedActions, Qt.DropAction.CopyAction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            delegate = getattr(self, "_delegate", None)
            if delegate is not None:
                delegate.learn_theme()
                self.set_compact(self._compact)


def _runs(rows: list[int]) -> Iterable[tuple[int, int]]:
    """Ascending numbers as (first, last) of each unbroken run."""
    if not rows:
        return
    first = last = rows[0]
    for row in rows[1:]:
        if row != last + 1:
            yield first, last
            first = row
        last = row
    yield first, last
