"""Asks for a day that is to come, with a few near ones to choose from, and perhaps for a note."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.dialog_foot import dialog_foot
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _
from kontaktpflege.wording.care import weekday_words
from kontaktpflege.wording.days import coming_day, exact_day

_WIDTH = 460
_LONGEST_NOTE = 500


class DayDialog(QDialog):
    """One line for the day; what is no day to come gets a sentence. The verb stands on the button."""

    chosen = Signal(object, str)
    """The day, None for good; and the note (perhaps "")."""

    def __init__(
        self,
        title: str,
        verb: str,
        today: date,
        parent: QWidget | None,
        *,
        with_note: bool = False,
        for_good: str = "",
    ) -> None:
        """`for_good` says what comes of it without a day, which is what is proposed then; "" wants a day."""
        super().__init__(parent)
        self._today = today
        self._for_good = for_good
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(plain_line(title, 120))
        heading = QLabel(plain_line(title, 120), textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        dress(heading, "heading")
        self.day = QLineEdit()
        self.day.setPlaceholderText(_("14/3, 14/3/2027 or 14 March"))
        self.day.setAccessibleName(_("Day"))
        self.day.textChanged.connect(self._renew)
        self._below = QLabel(wordWrap=True)
        dress(self._below, "hint")
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("What you wait for, if you like"))
        self.note.setAccessibleName(_("Note"))
        self.note.setMaxLength(_LONGEST_NOTE)
        self.note.setProperty("takes_names", True)
        self._with_note = with_note
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(heading)
        column.addWidget(self._near_days())
        column.addWidget(self.day)
        column.addWidget(self._below)
        column.addWidget(self.note)
        column.addStretch(1)
        column.addLayout(self._buttons(verb))
        self.day.setText("" if for_good else exact_day(today + timedelta(14)))
        self._renew(self.day.text())
        self.day.selectAll()
        self.day.setFocus()
        self.resize(_WIDTH, column.heightForWidth(_WIDTH) + self.note.sizeHint().height())

    def _near_days(self) -> QWidget:
        box = QWidget()
        row = FlowLayout(box, spacing=S)
        for words, days in (
            (_("In two weeks"), 14),
            (_("In a month"), 30),
            (_("In three months"), 91),
            (_("In half a year"), 182),
        ):
            button = push_button(words, kind="chip")
            button.setAutoDefault(False)
            button.clicked.connect(lambda checked=False, days=days: self._propose(days))
            row.addWidget(button)
        if self._for_good:
            button = push_button(_("For good"), kind="chip")
            button.setAutoDefault(False)
            button.clicked.connect(lambda checked=False: self._propose(None))
            row.addWidget(button)
        return box

    def _buttons(self, verb: str) -> QHBoxLayout:
        self._do = push_button(verb, kind="primary")
        self._do.clicked.connect(self._decide)
        return dialog_foot(self, self._do)

    def _propose(self, days: int | None) -> None:
        self.day.setText("" if days is None else exact_day(self._today + timedelta(days)))
        self.day.setFocus()

    def _renew(self, text: str) -> None:
        day = coming_day(text, self._today)
        problem = ""
        if day is None and text.strip():
            problem = _("This is no day. Try “14/3” or “14/3/2027”.")
        elif day is not None and day <= self._today:
            problem = _("This day has passed. It has to be one that is to come.")
        meant = self._for_good if day is None else weekday_words(day, self._today)
        self._below.setText(problem or meant)
        dress(self._below, "hint" if problem else "muted")
        self.note.setVisible(self._with_note and not self._is_for_good())
        self._do.setEnabled(self._is_for_good() or (day is not None and day > self._today))

    def _is_for_good(self) -> bool:
        return bool(self._for_good) and not self.day.text().strip()

    def _decide(self) -> None:
        day = coming_day(self.day.text(), self._today)
        if day is not None or self._is_for_good():
            self.accept()
            self.chosen.emit(day, self.note.text().strip())
