"""Whose contacts an import brings: the user's own, unless somebody of the book is named."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import S, dress
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.ui.widgets.name_line import FindPeople, NameLine
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.removable_chip import RemovableChip
from kontaktpflege.wording import _

_LONGEST = 60
_LINE = 260


class WhoseContacts(QWidget):
    """A line for a name, or a chip with it and what that means."""

    chosen = Signal(object)
    """The id of the contact, or None."""

    def __init__(self, find_people: FindPeople, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel(_("These are contacts of"))
        dress(label, "muted")
        hint = _("yourself – or a name of your book")
        self.line = NameLine(find_people, hint, _("Whose contacts these are"))
        self.line.setFixedWidth(_LINE)
        self.chip = RemovableChip()
        self.chip.setIcon(icon("x", "muted"))
        self._meaning = ElidedLabel(
            _("Whom you do not have yet comes in as known through this person only; nobody reminds you of them.")
        )
        dress(self._meaning, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        for widget in (label, self.line, self.chip):
            row.addWidget(widget)
        row.addWidget(self._meaning, 1)
        row.addStretch(0)
        self.line.chosen.connect(self.choose)
        self.chip.removed.connect(self.choose_nobody)
        self._show("")

    def choose(self, contact_id: int, name: str) -> None:
        """They are this one's."""
        self._show(plain_line(name, _LONGEST))
        self.chip.setFocus()
        self.chosen.emit(contact_id)

    def choose_nobody(self) -> None:
        """They are the user's own."""
        self._show("")
        self.line.setFocus()
        self.chosen.emit(None)

    def unchosen(self) -> str:
        """What stands in the line and is nobody yet."""
        return self.line.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter belongs to the name while there is one: it must not import before.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.unchosen():
            self.line.choose_first()
        else:
            super().keyPressEvent(event)

    def _show(self, name: str) -> None:
        self.chip.setText(name.replace("&", "&&"))
        self.chip.setAccessibleName(_("Contacts of {name}: take the name away").format(name=name))
        self.line.setVisible(not name)
        self.chip.setVisible(bool(name))
        self._meaning.setVisible(bool(name))
