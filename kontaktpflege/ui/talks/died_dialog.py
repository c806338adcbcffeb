"""Notes that somebody has died, and asks once who should know."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from kontaktpflege.ui.connected import Connected
from kontaktpflege.ui.theme import L, M, dress
from kontaktpflege.ui.widgets.dialog_foot import dialog_foot
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.line_section import LineSection, TextLine
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _
from kontaktpflege.wording.dates import date_pattern, typed_date

_WIDTH = 520
_MOST = 8


class DiedDialog(QDialog):
    """One line for the day, which may stay empty, and those who are connected."""

    decided = Signal(object)
    """The day as a `PartialDate`; None where it is not known."""

    def __init__(self, name: str, connected: Sequence[Connected], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = _("{name} has died").format(name=plain_line(name, 80) or _("Without a name"))
        self.setWindowTitle(title)
        heading = QLabel(title, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        dress(heading, "heading")
        said = text_label(_("From now on no reminder, no birthday, no suggestion. The contact stays in the book."))
        self.day = QLineEdit()
        self.day.setAccessibleName(_("Day of death"))
        self.day.setPlaceholderText(_("Day of death, if you know it: {pattern}").format(pattern=date_pattern()))
        self._doubt = text_label("", "hint")
        self.day.textChanged.connect(self._renew)
        self.connected = LineSection(_("WHO SHOULD KNOW?"), self)
        self.connected.show_lines([TextLine(one.words) for one in connected[:_MOST]])
        if connected:
            self.connected.put_below(text_label(_("The details of the contact show them again."), "muted"))
        self._note = push_button(_("Note it"), kind="primary")
        self._note.clicked.connect(self._decide)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        for widget in (heading, said, self.day, self._doubt, self.connected):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(dialog_foot(self, self._note))
        self._renew("")
        open_at(self, _WIDTH, self.sizeHint().height())
        self.day.setFocus()

    def _renew(self, text: str) -> None:
        doubtful = bool(text.strip()) and typed_date(text) is None
        self._doubt.setText(_("This is no day. Try “14/3/2026”, “March 2026” or “2026”.") if doubtful else "")
        self._doubt.setVisible(doubtful)
        self._note.setEnabled(not doubtful)

    def _decide(self) -> None:
        day = typed_date(self.day.text()) if self.day.text().strip() else None
        self.accept()
        self.decided.emit(day)
