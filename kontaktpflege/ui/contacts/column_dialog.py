"""Choosing and ordering columns, by keys as well as by mouse; the table follows at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.ui.contacts.column_layout import FIRST_LAYOUT, ColumnState, Layout
from kontaktpflege.ui.contacts.columns import COLUMNS, PLACES
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.tick_delegate import TickDelegate
from kontaktpflege.wording import _

_KEY = int(Qt.ItemDataRole.UserRole)
_ALT = Qt.KeyboardModifier.AltModifier


class ColumnDialog(QDialog):
    """A list of all columns: Space shows and hides, Alt with an arrow or a drag moves."""

    def __init__(self, layout: Layout, show: Callable[[Layout], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Columns"))
        self._show = show
        self._widths: dict[str, int] = {}
        self._list = _OrderedList(self._move)
        self._list.setAccessibleName(_("Columns from left to right"))
        self._fill(layout)
        self._list.itemChanged.connect(lambda item: self._apply())
        # Queued, since a drop is told before the old row is taken away.
        self._list.model().rowsMoved.connect(lambda *moved: self._apply(), Qt.ConnectionType.QueuedConnection)
        self._lay_out()
        self._list.setCurrentRow(0)
        open_at(self, 380, 520)

    def _lay_out(self) -> None:
        hint = QLabel(
            _("Space shows and hides, Alt with an arrow key moves. The table follows at once."), wordWrap=True
        )
        dress(hint, "muted")
        up = push_button(_("Further left"), icon("arrow-up"))
        up.clicked.connect(lambda: self._move(-1))
        down = push_button(_("Further right"), icon("arrow-down"))
        down.clicked.connect(lambda: self._move(1))
        first = push_button(_("Columns as at first"), None, "quiet")
        first.clicked.connect(self._reset)
        close = push_button(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        moves, ends = QHBoxLayout(), QHBoxLayout()
        moves.setSpacing(S)
        moves.addWidget(up)
        moves.addWidget(down)
        moves.addStretch()
        ends.addWidget(first)
        ends.addStretch()
        ends.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(hint)
        column.addWidget(self._list, 1)
        column.addLayout(moves)
        column.addLayout(ends)

    def _fill(self, layout: Layout) -> None:
        self._list.clear()
        for state in layout:
            item = QListWidgetItem(_(COLUMNS[PLACES[state.key]].title))
            item.setData(_KEY, state.key)
            item.setCheckState(Qt.CheckState.Checked if state.shown else Qt.CheckState.Unchecked)
            if state.key == "name":
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
                item.setToolTip(_("The name is always shown."))
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            self._list.addItem(item)
            self._widths[state.key] = state.width

    def _layout_now(self) -> Layout:
        items = [self._list.item(row) for row in range(self._list.count())]
        return tuple(
            ColumnState(
                str(item.data(_KEY)),
                self._widths[str(item.data(_KEY))],
                item.checkState() == Qt.CheckState.Checked or item.data(_KEY) == "name",
            )
            for item in items
        )

    def _apply(self) -> None:
        self._show(self._layout_now())

    def _move(self, by: int) -> None:
        row = self._list.currentRow()
        if not 0 <= row + by < self._list.count():
            return
        blocked = self._list.blockSignals(True)
        item = self._list.takeItem(row)
        self._list.insertItem(row + by, item)
        self._list.blockSignals(blocked)
        self._list.setCurrentRow(row + by)
        self._apply()

    def _reset(self) -> None:
        blocked = self._list.blockSignals(True)
        self._fill(FIRST_LAYOUT)
        self._list.blockSignals(blocked)
        self._list.setCurrentRow(0)
        self._apply()


class _OrderedList(QListWidget):
    def __init__(self, move: Callable[[int], None]) -> None:
        super().__init__()
        self._move_by = move
        self.setItemDelegate(TickDelegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & _ALT and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move_by(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
