"""The contacts of a list, as the table and every other view of contacts asks for them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.ui.contacts.columns import COLUMNS
from kontaktpflege.ui.contacts.contact_drag import CONTACTS_MIME, ContactDrag
from kontaktpflege.ui.contacts.spoken_row import spoken_row
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.row_window import RowWindow
from kontaktpflege.wording import _

ContactRole = int(Qt.ItemDataRole.UserRole) + 1
"""The whole `ContactSummary`, None for a row whose contact has just gone."""

_ROW_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
_SPOKEN = 400
Index = QModelIndex | QPersistentModelIndex


class ContactModel(QAbstractTableModel):
    """Rows of contacts in the order of their ids. Costs what is on screen, however many ids there are."""

    def __init__(
        self,
        summaries: Callable[[Sequence[int]], list[ContactSummary]],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._summaries = summaries
        self._today = today
        self._rows = RowWindow(self._fetch)
        self._circles: dict[int, Circle] = {}
        self._day = today()

    def show_ids(self, ids: array[int], first: Sequence[ContactSummary] = ()) -> None:
        """List these contacts; `first` may hold rows of the beginning that were fetched already."""
        if ids == self._rows.ids:
            self.renew()
        elif self._rows.is_beginning_of(ids):
            self.beginInsertRows(QModelIndex(), len(self._rows.ids), len(ids) - 1)
            self._rows.grow(ids)
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._rows.show(ids, {row.id: row for row in first})
            self.endResetModel()

    def show_circles(self, circles: Sequence[Circle]) -> None:
        """Know these circles by their ids."""
        self._circles = {circle.id: circle for circle in circles}
        self.renew()

    def renew(self) -> None:
        """Fetch again what is looked at: something about these contacts changed."""
        self._rows.forget()
        if count := len(self._rows.ids):
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(COLUMNS) - 1))

    def ids(self) -> array[int]:
        """All ids in order; not to be changed."""
        return self._rows.ids

    def id_at(self, row: int) -> int | None:
        """The id of a row, None beyond the end."""
        return self._rows.id_at(row)

    def row_of(self, contact_id: int) -> int | None:
        """The row where a contact stands, None if it is not in the list."""
        return self._rows.row_of(contact_id)

    def summary(self, row: int) -> ContactSummary | None:
        """The row's contact; fetches its neighbours with it."""
        return self._rows.row_at(row)

    def circles_of(self, summary: ContactSummary) -> list[Circle]:
        """The circles of a contact, in the order of the sidebar."""
        known = self._circles
        found = [known[circle] for circle in summary.circles if circle in known]
        return sorted(found, key=lambda circle: circle.position) if len(found) > 1 else found

    def cell_text(self, summary: ContactSummary, place: int) -> str:
        """What a cell says, as the card has it."""
        return COLUMNS[place].text(summary, self._day)

    def warns(self, summary: ContactSummary, place: int) -> bool:
        """Whether what a column says is urgent."""
        urgent = COLUMNS[place].warns
        return urgent is not None and urgent(summary, self._day)

    def _fetch(self, ids: Sequence[int]) -> dict[int, ContactSummary]:
        self._day = self._today()
        return {found.id: found for found in self._summaries(ids)}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not index.isValid() or row >= len(self._rows.ids):
            return None
        if role == ContactRole:
            return self.summary(row)
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        summary = self.summary(row)
        return None if summary is None else self._text(summary, index.column(), role)

    def _text(self, summary: ContactSummary, place: int, role: int) -> str:
        column = COLUMNS[place]
        circles = self.circles_of(summary)
        if role == Qt.ItemDataRole.AccessibleTextRole and column.key == "name":
            return spoken_row(summary, circles, self._day)
        if role == Qt.ItemDataRole.ToolTipRole and column.key != "circles":
            return column.tip(summary) if column.tip else ""
        if column.key == "circles":
            shown = spoken_row(summary, circles, self._day, only_circles=True)
        else:
            shown = plain_line(self.cell_text(summary, place), _SPOKEN)
        if role == Qt.ItemDataRole.AccessibleTextRole and not shown:
            return _("{column}: empty").format(column=_(column.title))
        return shown

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section].numeric else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _ROW_FLAGS

    def mimeTypes(self) -> list[str]:
        return [CONTACTS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return ContactDrag(array("q", [self._rows.ids[row] for row in rows]))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction
