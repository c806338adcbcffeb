"""Changing a cell of the table on the spot: F2, type, Enter; Esc leaves, Tab goes on to the next cell."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.domain.form.cells import CELLS, Cell, cell_field, with_cell
from kontaktpflege.domain.form.doubts import Doubt, doubt_about
from kontaktpflege.domain.form.field import Field
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.services.address_book import AddressBook
from kontaktpflege.ui.contacts.columns import COLUMNS
from kontaktpflege.ui.contacts.contact_model import ContactModel
from kontaktpflege.ui.contacts.contact_table import ContactTable
from kontaktpflege.ui.contacts.spoken_row import shown_name
from kontaktpflege.ui.tasks import Task
from kontaktpflege.ui.theme import AVATAR, M, S
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.wording import _
from kontaktpflege.wording.dates import editable_date, typed_date
from kontaktpflege.wording.doubts import doubt_hint

_NARROWEST = 160
_LONGEST = 20_000


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
        key = COLUMNS[place].key
        if key not in CELLS or self._table.isColumnHidden(place):
            return False
        try:
            contact = self._book.contact(contact_id)
        except KontaktpflegeError as error:
            show_error(self._window, error)
            return True
        cell = cast(Cell, key)
        field = cell_field(contact.card, cell)
        if field is None or len(field.parts[0]) > _LONGEST:
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
        line = self._line
        if line is None:
            return
        contact, place = line.contact, line.place
        text = line.value()
        self.close()
        if text is None:
            self._go_on(contact.id, place, steps)
            return
        changed = with_cell(contact.card, line.cell, text)
        task = Task(lambda control: self._book.edit(contact.id, changed, contact.card))
        task.done.connect(lambda result: self._tell(contact.id))
        task.done.connect(lambda result: self._go_on(contact.id, place, steps))
        task.failed.connect(lambda error: show_error(self._window, error))
        task.start_writing()

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


class CellLine(QLineEdit):
    """One cell while it is being changed."""

    left = Signal()
    finished = Signal(int)
    """Done; go on by so many cells."""

    def __init__(self, contact: Contact, cell: Cell, field: Field, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.contact = contact
        self.cell = cell
        self.place = place
        self._field = field
        self._over = False
        day = PartialDate.parse(field.parts[0]) if cell == "birthday" else None
        self.setMaxLength(_LONGEST)
        self.setText(editable_date(day) if day else field.parts[0])
        self._before = self.text()
        title = _(COLUMNS[place].title)
        self.setAccessibleName(f"{title}, {shown_name(contact.card.formatted_name)}")
        self.textChanged.connect(self._hint)

    def open(self) -> None:
        """Show it with everything selected, ready to be typed over."""
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setToolTip("")

    def value(self) -> str | None:
        """What is to be written; None if nothing changed, or a name were empty."""
        text = self._typed()
        unchanged = self.text() == self._before or text == self._field.parts[0]
        return None if unchanged or (self.cell == "name" and not text) else text

    def _typed(self) -> str:
        text = self.text().strip()
        day = typed_date(text) if self.cell == "birthday" else None
        return str(day) if day else text

    def _doubt(self) -> Doubt | None:
        return doubt_about(self._field.with_part(0, self._typed()))

    def _hint(self) -> None:
        """Say quietly what looks odd."""
        doubt = self._doubt()
        words = doubt_hint(doubt) if doubt else ""
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        if words:
            QToolTip.showText(self.mapToGlobal(QPoint(S, self.height())), words, self)
        else:
            QToolTip.hideText()

    def _finish(self, steps: int) -> None:
        # A cell can only show a day: what is none would vanish from sight.
        if self._doubt() is Doubt.DATE:
            self._hint()
            return
        self._over = True
        self.finished.emit(steps)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keys = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
            if event.key() in keys:
                self._finish(keys[Qt.Key(event.key())])
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(0)
        elif event.key() == Qt.Key.Key_Escape:
            self._over = True
            self.left.emit()
        elif event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if not self._over and event.reason() not in kept:
            self._over = True
            if self._doubt() is Doubt.DATE:
                self.left.emit()
            else:
                self.finished.emit(0)
