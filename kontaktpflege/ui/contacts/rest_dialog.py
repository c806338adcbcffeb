"""Asks until when somebody is to rest."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from kontaktpflege.ui.theme import L, M, S
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _, language

_WIDTH = 440
_SPANS = {"30": 30, "90": 90, "180": 182, "365": 365}


class RestDialog(QDialog):
    """For good, for a while, or until a day; and what to think of then."""

    decided = Signal(object, str)
    """The day on which they come back, None for good; and the note."""

    def __init__(self, who: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._today = today
        title = _("Let {name} rest").format(name=who)
        self.setWindowTitle(title)
        words = {
            "": _("For good"),
            "30": _("For a month"),
            "90": _("For three months"),
            "180": _("For half a year"),
            "365": _("For a year"),
            "day": _("Until a day …"),
        }
        self.span = ChoiceBox(words, _("How long"), self)
        self.span.currentIndexChanged.connect(lambda place: self._renew())
        first = QDate(today.year, today.month, today.day).addDays(1)
        self.day = QDateEdit(first.addDays(89))
        self.day.setMinimumDate(first)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("dd.MM.yyyy" if language() == "de" else "dd/MM/yyyy")
        self.day.setAccessibleName(_("Day to come back"))
        self.note = QLineEdit()
        self.note.setMaxLength(400)
        self.note.setPlaceholderText(_("What to think of then"))
        self._lay_out(title)
        self._renew()
        self.span.setFocus()
        self.resize(_WIDTH, self.sizeHint().height())

    def until(self) -> date | None:
        """The day on which they come back; None for good."""
        chosen = self.span.chosen()
        if chosen == "day":
            held = self.day.date()
            return date(held.year(), held.month(), held.day())
        return self._today + timedelta(_SPANS[chosen]) if chosen else None

    def accept(self) -> None:
        """Hand out what was decided."""
        self.decided.emit(self.until(), self.note.text().strip())
        super().accept()

    def _lay_out(self, title: str) -> None:
        form = self._form = QFormLayout()
        form.setHorizontalSpacing(M)
        form.setVerticalSpacing(S)
        for words, field in ((_("&How long"), self.span), (_("&Day"), self.day), (_("&Note"), self.note)):
            label = QLabel(words)
            label.setBuddy(field)
            form.addRow(label, field)
        cancel = push_button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        done = push_button(_("Let rest"), None, "primary")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(text_label(title, "heading"))
        column.addWidget(text_label(_("Leaves the reminders, stays in the book, the search and the network."), "muted"))
        column.addLayout(form)
        column.addSpacing(S)
        column.addLayout(buttons)

    def _renew(self) -> None:
        chosen = self.span.chosen()
        self._form.setRowVisible(self.day, chosen == "day")
        self._form.setRowVisible(self.note, bool(chosen))
        self.resize(self.width(), self.sizeHint().height())
