"""A window over the ids of a list: fetches the rows that are looked at, forgets the others."""

from __future__ import annotations

from array import array
from collections import OrderedDict
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
_CHUNK = 64
_CHUNKS_KEPT = 48
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
        self._ids: array[int] = array("q")
        self._chunks: OrderedDict[int, dict[int, ContactSummary]] = OrderedDict()
        self._circles: dict[int, Circle] = {}
        self._day = today()

    def show_ids(self, ids: array[int], first: Sequence[ContactSummary] = ()) -> None:
        """List these contacts; `first` may hold rows of the beginning that were fetched already."""
        if ids == self._ids:
            self.renew()
        elif self._ids and len(ids) > len(self._ids) and ids[: len(self._ids)] == self._ids:
            self.beginInsertRows(QModelIndex(), len(self._ids), len(ids) - 1)
            # The last chunk may have been a part of a chunk.
            self._chunks.pop((len(self._ids) - 1) // _CHUNK, None)
            self._ids = ids
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._ids = ids
            self._chunks.clear()
            self._prime(first)
            self.endResetModel()

    def show_circles(self, circles: Sequence[Circle]) -> None:
        """Know these circles by their ids."""
        self._circles = {circle.id: circle for circle in circles}
        self.renew()

    def renew(self) -> None:
        """Fetch again what is looked at: something about these contacts changed."""
        self._chunks.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(COLUMNS) - 1))

    def ids(self) -> array[int]:
        """All ids in order; not to be changed."""
        return self._ids

    def id_at(self, row: int) -> int | None:
        """The id of a row, None beyond the end."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, contact_id: int) -> int | None:
        """The row where a contact stands, None if it is not in the list."""
        try:
            return self._ids.index(contact_id)
        except ValueError:
            return None

    def summary(self, row: int) -> ContactSummary | None:
        """The row's contact; fetches its neighbours with it."""
        chunk = row // _CHUNK
        rows = self._chunks.get(chunk)
        if rows is None:
            self._day = self._today()
            wanted = self._ids[chunk * _CHUNK : (chunk + 1) * _CHUNK]
            rows = {found.id: found for found in self._summaries(wanted)}
            self._chunks[chunk] = rows
            if len(self._chunks) > _CHUNKS_KEPT:
                self._chunks.popitem(last=False)
        return rows.get(self._ids[row])

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

    def _prime(self, first: Sequence[ContactSummary]) -> None:
        rows = {row.id: row for row in first}
        for chunk in range(-(-len(first) // _CHUNK)):
            ids = self._ids[chunk * _CHUNK : (chunk + 1) * _CHUNK]
            if all(contact in rows for contact in ids):
                self._chunks[chunk] = {contact: rows[contact] for contact in ids}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not index.isValid() or row >= len(self._ids):
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
        return ContactDrag(array("q", [self._ids[row] for row in rows]))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction
