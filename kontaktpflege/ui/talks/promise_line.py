"""What one of the two promised the other, and until when: two lines that may stay empty."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from kontaktpflege.domain.promise import Promise
from kontaktpflege.ui.theme import S
from kontaktpflege.wording import _
from kontaktpflege.wording.days import coming_day

_LONGEST = 500
_UNTIL_WIDTH = 130


class PromiseLine(QWidget):
    """Holds one promise; `mine` says that it is the user's."""

    changed = Signal()

    def __init__(self, today: date, *, mine: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._mine = mine
        self.text = QLineEdit()
        self.text.setAccessibleName(_("What I promised") if mine else _("What was promised to me"))
        self.text.setPlaceholderText(_("send the price list") if mine else _("bring us together with Siemens"))
        self.text.setMaxLength(_LONGEST)
        self.text.setProperty("takes_names", True)
        self.until = QLineEdit()
        self.until.setAccessibleName(_("Until when"))
        self.until.setPlaceholderText(_("until, e.g. 14/3"))
        self.until.setFixedWidth(_UNTIL_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(self.text, 1)
        row.addWidget(self.until)
        self.text.textChanged.connect(self.changed)
        self.until.textChanged.connect(self.changed)
        self.setFocusProxy(self.text)

    def lines(self) -> tuple[QLineEdit, QLineEdit]:
        """Where it is typed: what, and until when."""
        return self.text, self.until

    def doubtful(self) -> bool:
        """Whether the day is none."""
        return bool(self.until.text().strip()) and self._due() is None

    def promise(self, contact_id: int, made_on: date) -> Promise | None:
        """The promise with this contact; None if nothing was promised."""
        text = self.text.text().strip()
        if not text:
            return None
        return Promise(contact_id=contact_id, mine=self._mine, text=text, made_on=made_on, due_on=self._due())

    def _due(self) -> date | None:
        return coming_day(self.until.text(), self._today)
