"""Changing a cell of the table on the spot: F2, type, Enter; Esc leaves, Tab goes on to the next cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.services.address_book import AddressBook
from kontaktpflege.ui.contacts.columns import COLUMNS
from kontaktpflege.ui.contacts.contact_model import ContactModel
from kontaktpflege.ui.contacts.contact_table import ContactTable
from kontaktpflege.ui.contacts.spoken_row import shown_name
from kontaktpflege.ui.theme import AVATAR, M
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from kontaktpflege.domain.form.cells import Cell
    from kontaktpflege.ui.contacts.cell_line import CellLine

_NARROWEST = 160


class CellEditing(QObject):
    """Lays a line over the cell under the cursor, and writes what was typed as one step."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    editor_asked = Signal(int)
    """The cell of this contact is not one field alone: it takes the whole editor."""

    def __init__(self, book: AddressBook, table: ContactTable, model: ContactModel, window: QWidget) -> None:
        super().__init__(window)
        self._book = book
        self._table = table
        self._model = model
        self._window = window
        self._line: CellLine | None = None
        table.verticalScrollBar().valueChanged.connect(self._place)
        table.horizontalScrollBar().valueChanged.connect(self._place)
        table.horizontalHeader().sectionResized.connect(self._place)
        model.modelReset.connect(self._place)

    def begin(self) -> None:
        """Change the cell under the cursor; where that is not one field alone, ask for the editor."""
        contact_id = self._table.current_id()
        if contact_id is not None and not self._begin(contact_id, self._table.currentIndex().column()):
            self.editor_asked.emit(contact_id)

    def line(self) -> CellLine | None:
        """The line that is open."""
        return self._line

    def _begin(self, contact_id: int, place: int) -> bool:
        from kontaktpflege.domain.form.cells import CELLS, cell_field
        from kontaktpflege.ui.contacts.cell_line import LONGEST, CellLine

        key = COLUMNS[place].key
        if key not in CELLS or self._table.isColumnHidden(place):
            return False
        try:
            contact = self._book.contact(contact_id)
        except KontaktpflegeError as error:
            show_error(self._window, error)
            return True
        cell = cast("Cell", key)
        field = cell_field(contact.card, cell)
        if field is None or len(field.parts[0]) > LONGEST:
            return False
        self.close()
        self._line = CellLine(contact, cell, field, place, self._table.viewport())
        self._line.left.connect(self.close)
        self._line.finished.connect(self._finish)
        self._place()
        self._line.open()
        return True

    def close(self) -> None:
        """Leave the cell as it is."""
        line, self._line = self._line, None
        if line is not None:
            had_focus = line.hasFocus()
            line.hide()
            line.deleteLater()
            if had_focus:
                self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, steps: int) -> None:
        """Write what was typed, then go on by so many cells (0: stay)."""
        from kontaktpflege.domain.form.cells import with_cell
        from kontaktpflege.ui.writing import write

        line = self._line
        if line is None:
            return
        contact, place = line.contact, line.place
        text = line.value()
        if text is None:
            self.close()
            self._go_on(contact.id, place, steps)
            return
        changed = with_cell(contact.card, line.cell, text)

        def say(result: object) -> None:
            if self._line is line:
                self.close()
            self._tell(contact.id)
            self._go_on(contact.id, place, steps)

        write(self._window, lambda control: self._book.edit(contact.id, changed, contact.card), say, line)

    def _tell(self, contact_id: int) -> None:
        rows = self._book.summaries((contact_id,))
        self.told.emit(_("{name} saved.").format(name=shown_name(rows[0].name if rows else "")), True)

    def _go_on(self, contact_id: int, place: int, steps: int) -> None:
        """Open the next cell of the row that can be changed on the spot."""
        if not steps:
            return
        header = self._table.horizontalHeader()
        at = header.visualIndex(place) + steps
        while 0 <= at < header.count():
            if self._begin(contact_id, header.logicalIndex(at)):
                return
            at += steps

    def _place(self) -> None:
        """Lay the line over its cell, wherever that is by now."""
        line = self._line
        if line is None:
            return
        row = self._model.row_of(line.contact.id)
        if row is None:
            self.close()
            return
        cell = self._table.visualRect(self._model.index(row, line.place))
        left = cell.left() + (M + AVATAR if line.cell == "name" else 0)
        width = max(cell.right() - left, _NARROWEST)
        left = min(left, self._table.viewport().width() - width)
        height = min(line.sizeHint().height(), cell.height())
        line.setGeometry(QRect(left, cell.center().y() - height // 2, width, height))
