"""The line in which one cell of the table is changed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.form.cells import Cell
from kontaktpflege.domain.form.doubts import Doubt, doubt_about
from kontaktpflege.domain.form.field import Field
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.ui.contacts.columns import COLUMNS
from kontaktpflege.ui.contacts.spoken_row import shown_name
from kontaktpflege.ui.theme import S
from kontaktpflege.wording import _
from kontaktpflege.wording.dates import editable_date, typed_date
from kontaktpflege.wording.doubts import doubt_hint

LONGEST = 20_000


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
        self.setMaxLength(LONGEST)
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

    def step_aside(self) -> None:
        """It is being written."""
        cells = self.parentWidget()
        if cells is not None and self.hasFocus():
            cells.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def let_go(self) -> None:
        """It is written: who opened the line closes it."""

    def come_back(self) -> None:
        """It could not be written."""
        self._over = False
        self.open()

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
