"""The card of the person at whom one points in the picture, and what can be done about that person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import XS, M, S, dress
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.text_label import show_breakable, text_label
from kontaktpflege.wording import _


class PersonPanel(QFrame):
    """Knows no service: it says what is wanted of the contact that it shows."""

    shown = Signal(int)
    """Show the contact."""
    sheet_asked = Signal(int)
    centre_asked = Signal(int)
    """Put it in the centre of the rings."""
    door_asked = Signal(int)
    """Who opens the door to it."""
    ties_asked = Signal(int)
    """Whom it knows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("personcard")
        self._contact: int | None = None
        self.name = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        dress(self.name, "heading")
        self.words = text_label("", "muted")
        self.words.setWordWrap(True)
        self._buttons = QWidget(self)
        row = FlowLayout(self._buttons, spacing=XS)
        row.setContentsMargins(0, 0, 0, 0)
        for words, drawing, wanted in (
            (_("Show"), "user", self.shown),
            (_("Call sheet"), "sticky-note", self.sheet_asked),
            (_("Door"), "handshake", self.door_asked),
            (_("Ties …"), "waypoints", self.ties_asked),
            (_("Centre"), "refresh-cw", self.centre_asked),
        ):
            chip = push_button(words, icon(drawing, "muted"), "chip")
            chip.clicked.connect(lambda checked=False, wanted=wanted: wanted.emit(self._contact))
            row.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(M, S, M, S)
        column.setSpacing(XS)
        column.addWidget(self.name)
        column.addWidget(self.words)
        column.addWidget(self._buttons)

    def contact(self) -> int | None:
        """Whom it shows, if it is a contact."""
        return self._contact

    def show_person(self, contact_id: int | None, name: str, sentence: str) -> None:
        """Show somebody; nothing can be done about a bubble, and about the user without a card: None."""
        self._contact = contact_id
        show_breakable(self.name, plain_line(name, 80) or _("Without a name"), large=True)
        show_breakable(self.words, sentence)
        self._buttons.setVisible(contact_id is not None)
