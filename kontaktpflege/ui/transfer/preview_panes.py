"""The table of an import preview beside its details, in as much room as there is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QStackedWidget, QTableView, QWidget

from kontaktpflege.ui.theme import ROW_COMPACT
from kontaktpflege.ui.transfer.preview_model import NAME, PLACE, VERDICT, WHY, PreviewModel
from kontaktpflege.ui.widgets.cell_delegate import CellDelegate
from kontaktpflege.ui.widgets.row_table import RowTable
from kontaktpflege.wording import _

_LOOKING, _CLOSE, _COMPARING = [580, 420], [460, 540], [320, 680]
"""How table and details share the width: with room, with little, and with two cards to compare."""
_NARROW, _TIGHT, _ROOMY = 760, 900, 1000
"""Below these widths the details stand under the table; only they say why; only they say the place."""
_TALL = 540
"""From this height on there is room for details under the table."""
_COLUMN_WIDTHS = {VERDICT: 130, WHY: 180, PLACE: 140}


class PreviewPanes(QSplitter):
    """The rows, and beside or under them the details of one, or a panel that stands in for these for a while."""

    def __init__(self, model: PreviewModel, detail: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._detail = detail
        self._explains = True
        self._room = self.size()
        self._held: list[int] = []
        self.table = _make_table(model)
        self.side = QStackedWidget()
        self.side.addWidget(detail)
        self.addWidget(self.table)
        self.addWidget(self.side)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)

    def begin(self, width: int) -> None:
        """Share the width of a dialog that was just given its size."""
        self.setSizes(_LOOKING if width >= _ROOMY else _CLOSE)

    def fit(self, room: QSize) -> None:
        """Lie in a dialog of this size."""
        self._room = room
        under = room.width() < _NARROW and room.height() >= _TALL
        orientation = Qt.Orientation.Vertical if under else Qt.Orientation.Horizontal
        if orientation != self.orientation():
            self.setOrientation(orientation)
            self.setSizes([1, 1])
        self._fit_columns()

    def explain(self, wanted: bool) -> None:
        """Show why a card is as it is, where there is something to explain and room for it."""
        self._explains = wanted
        self._fit_columns()

    def comparing(self) -> QWidget | None:
        """The panel that stands in for the details."""
        shown = self.side.currentWidget()
        return None if shown is self._detail else shown

    def compare(self, panel: QWidget) -> None:
        """Let a panel stand in for the details, with as much room as two cards want."""
        self._held = self.sizes()
        self.side.addWidget(panel)
        self.side.setCurrentWidget(panel)
        self.setSizes(_COMPARING)
        self._fit_columns()

    def leave_comparison(self) -> None:
        """Show the details again, as wide as they were."""
        panel = self.comparing()
        if panel is not None:
            self.side.removeWidget(panel)
            panel.deleteLater()
            self.setSizes(self._held)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Show the columns that there is room for; beside two cards there is only room for names."""
        comparing = self.comparing() is not None
        beside = self.orientation() == Qt.Orientation.Horizontal
        tight = comparing or (beside and self._room.width() < _TIGHT)
        self.table.setColumnHidden(WHY, tight or not self._explains)
        self.table.setColumnHidden(PLACE, comparing or self._room.width() < _ROOMY)


def _make_table(model: PreviewModel) -> QTableView:
    table = RowTable()
    table.setModel(model)
    table.setAccessibleName(_("Cards in the import"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setShowGrid(False)
    table.setItemDelegate(CellDelegate(table, paths=PLACE))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW_COMPACT)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, width in _COLUMN_WIDTHS.items():
        table.setColumnWidth(column, width)
    header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
    return table
