"""The columns of a table as the user wants them: shown, ordered, sized, and remembered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from kontaktpflege.ui.contacts.column_layout import FIRST_LAYOUT, ColumnState, Layout
from kontaktpflege.ui.contacts.columns import COLUMNS, PLACES, Column
from kontaktpflege.ui.icons import icon
from kontaktpflege.wording import _

_LENT_NAME = 190
"""The width of names beside columns that are lent."""


class TableColumns(QObject):
    """Brings a `Layout` to the header of a table and back."""

    def __init__(self, table: QTableView, header: QHeaderView) -> None:
        super().__init__(table)
        self._table = table
        self._header = header
        self._widths = {state.key: state.width for state in FIRST_LAYOUT}
        self._fitting = False
        self._own: Layout | None = None
        header.sectionResized.connect(self._note_width)
        header.customContextMenuRequested.connect(
            lambda place: self._pop_up(header.mapToGlobal(place), self._header.logicalIndexAt(place))
        )

    def layout(self) -> Layout:
        """The columns as they stand."""
        header = self._header
        keys = [COLUMNS[header.logicalIndex(place)].key for place in range(len(COLUMNS))]
        return tuple(ColumnState(key, self._widths[key], not header.isSectionHidden(PLACES[key])) for key in keys)

    def own_layout(self) -> Layout:
        """The columns as the user wants them, whatever a worklist shows."""
        return self._own or self.layout()

    def lend(self, keys: Sequence[str]) -> None:
        """Show name, circles and these columns as long as a worklist is looked at; without keys, the user's own again."""
        own = self.own_layout()
        if not keys:
            if self._own is not None:
                self._own = None
                self.show(own)
            return
        widths: dict[str, int] = {column.key: column.width for column in COLUMNS}
        widths["name"] = _LENT_NAME
        lent = ["name", "circles", *keys]
        rest = [state.key for state in own if state.key not in lent]
        self._own = own
        self.show(tuple(ColumnState(key, widths[key], key in lent) for key in [*lent, *rest]))

    def show(self, layout: Layout) -> None:
        """Let the table look like this."""
        header = self._header
        self._fitting = True
        for target, state in enumerate(layout):
            place = PLACES[state.key]
            self._widths[state.key] = state.width
            header.moveSection(header.visualIndex(place), target)
            header.setSectionHidden(place, not state.shown)
        self._fitting = False
        self.fit()
        self._table.viewport().update()

    def reset(self) -> None:
        """Order, widths and choice of columns as on the first day."""
        self.show(FIRST_LAYOUT)

    def fit(self) -> None:
        """Share what room the table has left among the columns that nobody gave a width."""
        if self._fitting:  # a bar that comes or goes while columns do resizes the table
            return
        shown = self._shown()
        # The bar counts although it may not be there yet: when rows come, nothing moves.
        room = self._table.width() - self._table.verticalScrollBar().sizeHint().width()
        room -= sum(self._widths[column.key] for column in shown)
        growing = {
            column.key: column.wide - self._widths[column.key] for column in shown[:-1] if self._may_grow(column)
        }
        wanted = sum(growing.values())
        share = min(1.0, max(0, room) / wanted) if wanted else 0.0
        self._fitting = True
        for column in shown:
            growth = int(growing.get(column.key, 0) * share)
            self._header.resizeSection(PLACES[column.key], self._widths[column.key] + growth)
        self._fitting = False

    def _may_grow(self, column: Column) -> bool:
        """Whether nobody gave a column its width."""
        lent = self._own is not None and column.key == "name"
        return bool(column.wide) and self._widths[column.key] == (_LENT_NAME if lent else column.width)

    def _shown(self) -> list[Column]:
        """The columns on screen from left to right; the last one takes what room is left."""
        order = map(self._header.logicalIndex, range(len(COLUMNS)))
        return [COLUMNS[place] for place in order if not self._header.isSectionHidden(place)]

    def _note_width(self, place: int, old: int, new: int) -> None:
        """The user gave a column a width, and it keeps it."""
        if not self._fitting and new and self._shown()[-1] is not COLUMNS[place]:
            self._widths[COLUMNS[place].key] = new

    def first(self) -> int:
        """The number, in the model, of the column that stands leftmost."""
        header = self._header
        order = map(header.logicalIndex, range(header.count()))
        return next((place for place in order if not header.isSectionHidden(place)), 0)

    def fill(self, menu: QMenu) -> None:
        """Put every column, ticked if it is shown, into a menu, and what else can be done with them."""
        menu.clear()
        shown = {state.key: state.shown for state in self.layout()}
        for column in COLUMNS:
            action = menu.addAction(_(column.title))
            action.setCheckable(True)
            action.setChecked(shown[column.key])
            action.setEnabled(column.key != "name")
            action.toggled.connect(lambda on, key=column.key: self._show_column(key, on))
        menu.addSeparator()
        menu.addAction(icon("columns-3"), _("Choose and order columns …"), self.choose)
        menu.addAction(_("Columns as at first"), self.reset)

    def fill_sorting(self, menu: QMenu) -> None:
        """Offer to sort by each column, for those without a mouse; once more turns the order around."""
        menu.clear()
        for place, column in enumerate(COLUMNS):
            action = menu.addAction(_(column.title))
            action.setCheckable(True)
            action.setChecked(place == self._header.sortIndicatorSection())
            action.triggered.connect(lambda checked=False, place=place: self._sort_by(place))

    def _sort_by(self, place: int) -> None:
        order = Qt.SortOrder
        ascending = self._header.sortIndicatorOrder() == order.AscendingOrder
        turned = ascending and place == self._header.sortIndicatorSection()
        self._header.setSortIndicator(place, order.DescendingOrder if turned else order.AscendingOrder)

    def choose(self) -> QWidget:
        """Open the list in which columns are chosen and ordered by keys."""
        from kontaktpflege.ui.contacts.column_dialog import ColumnDialog

        dialog = ColumnDialog(self.layout(), self.show, self._table)
        dialog.open()
        return dialog

    def _show_column(self, key: str, shown: bool) -> None:
        layout = self.layout()
        self.show(tuple(ColumnState(one.key, one.width, shown) if one.key == key else one for one in layout))

    def _pop_up(self, place: object, section: int) -> None:
        menu = QMenu(_("Columns"), self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        if 0 <= section < len(COLUMNS) and COLUMNS[section].key != "name":
            hide = menu.addAction(_("Hide “{column}”").format(column=_(COLUMNS[section].title)))
            hide.triggered.connect(lambda checked=False: self._show_column(COLUMNS[section].key, False))
            menu.insertAction(menu.actions()[0], hide)
            menu.insertSeparator(menu.actions()[1])
            fit = menu.addAction(_("As wide as its content"))
            fit.triggered.connect(lambda checked=False: self._table.resizeColumnToContents(section))
            menu.insertAction(menu.actions()[1], fit)
        menu.popup(place)  # type: ignore[arg-type]
