"""A line in which one says what was promised, by whom, until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kontaktpflege.domain.promise import Promise
from kontaktpflege.ui.theme import XS, S
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.entry_line import EntryLine
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _
from kontaktpflege.wording.days import coming_day, exact_day

_LONGEST = 500
_MINE, _THEIRS = "mine", "theirs"


class PromiseEntry(EntryLine):
    """Enter keeps the promise and leaves the line free for the next one; Esc leaves it."""

    worded = Signal(object)
    """The `Promise`."""
    returned = Signal()
    """It holds again what could not be written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contact_id = 0
        self._today = date.min
        self._changing: Promise | None = None
        self._given: list[Promise] = []
        """What is being written, the earliest first."""
        self.text = QLineEdit(maxLength=_LONGEST)
        self.text.setAccessibleName(_("What was promised"))
        self.text.setPlaceholderText(_("send the price list"))
        self.text.setProperty("takes_names", True)
        self.who = ChoiceBox({_MINE: _("I promised"), _THEIRS: _("Promised to me")}, _("Who promised"))
        self.who.setMinimumContentsLength(5)
        self.until = QLineEdit()
        self.until.setAccessibleName(_("Until when"))
        self.until.setPlaceholderText(_("until, e.g. 14/3"))
        self._keep = tool_button("check", _("Keep the promise in mind"))
        cross = tool_button("x", _("Cancel"))
        self._doubt = text_label("", "hint")
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self.who, 3)
        row.addWidget(self.until, 2)
        for button in (self._keep, cross):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, XS)
        column.setSpacing(XS)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self._doubt)
        self._doubt.hide()
        for line in (self.text, self.until):
            line.returnPressed.connect(self._say)
        self.until.textChanged.connect(self._renew)
        self._keep.clicked.connect(self._say)
        cross.clicked.connect(self.left)

    def begin(self, contact_id: int, today: date) -> None:
        """The contact with whom it is, and the day from which days are counted."""
        self._contact_id, self._today = contact_id, today

    def ask(self, promise: Promise | None) -> None:
        """Ask for a new promise, or change this one."""
        self._changing = promise
        self.text.setText(promise.text if promise else "")
        self.until.setText(exact_day(promise.due_on) if promise and promise.due_on else "")
        self.who.choose(_THEIRS if promise and not promise.mine else _MINE)
        self.text.setFocus()

    def _due(self) -> date | None:
        return coming_day(self.until.text(), self._today)

    def _renew(self) -> None:
        doubtful = bool(self.until.text().strip()) and self._due() is None
        self._doubt.setText(_("Until when? Try “14/3” or “14/3/2027”, or leave it empty.") if doubtful else "")
        self._doubt.setVisible(doubtful)
        self._keep.setEnabled(not doubtful)

    def _say(self) -> None:
        text = self.text.text().strip()
        if not text or not self._keep.isEnabled():
            (self.text if not text else self.until).setFocus()
            return
        made = self._changing or Promise(contact_id=self._contact_id, mine=True, text=text, made_on=self._today)
        made = replace(made, mine=self.who.chosen() == _MINE, text=text, due_on=self._due())
        self._given.append(made)
        self.worded.emit(made)

    def step_aside(self) -> None:
        """What is typed is being written: leave the line free for the next one."""
        if self._changing is not None:
            self.left.emit()
        else:
            self.ask(None)

    def let_go(self) -> None:
        """It is written."""
        del self._given[0]

    def come_back(self) -> None:
        """It could not be written: hold it again, unless the next one is being typed or it is somebody else's line by now."""
        made = self._given.pop(0)
        if made.contact_id == self._contact_id and not self.text.text().strip():
            self.returned.emit()
            self.ask(made)
            self._changing = made if made.id else None
