"""What stands over the details and stays there while they scroll: star, code, pencil and cross."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kontaktpflege.domain.contact import Contact
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import XS, M
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _


class DetailsStrip(QWidget):
    """A row of buttons, as high as the heading of the list beside it."""

    star_clicked = Signal()
    code_asked = Signal()
    write_asked = Signal()
    edit_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dear = False
        self.star = tool_button("star", _("Dear to me"))
        self.star.setCheckable(True)
        self.star.clicked.connect(self._turn_star)
        self.code = tool_button("qr-code", _("Show as a QR code"))
        self.code.clicked.connect(self.code_asked)
        self.write = tool_button("feather", _("Write (Ctrl+Shift+D)"))
        self.write.clicked.connect(self.write_asked)
        self.pencil = push_button(_("Edit"), icon("pencil", "muted"), "quiet")
        self.pencil.setToolTip(_("Edit (Enter)"))
        self.pencil.clicked.connect(self.edit_asked)
        self.cross = tool_button("x", _("Close (Esc)"))
        self.cross.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(M, M, M, 0)
        row.setSpacing(XS)
        row.addStretch()
        for button in self.stops():
            row.addWidget(button)

    def stops(self) -> list[QWidget]:
        """Where the tab key stops, in the order on screen."""
        return [self.star, self.code, self.write, self.pencil, self.cross]

    def show_contact(self, contact: Contact) -> None:
        """Offer what can be done with this contact."""
        self._dear = contact.dear
        self.star.setChecked(contact.dear)
        self.star.setIcon(icon("star-filled", "star") if contact.dear else icon("star", "muted"))
        for button in (self.star, self.write, self.pencil):
            button.setEnabled(contact.trashed is None)

    def _turn_star(self) -> None:
        self.star.setChecked(self._dear)  # until the book says otherwise
        self.star_clicked.emit()
