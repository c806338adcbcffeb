"""Who should know what happened to somebody: those who are connected, each a step away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kontaktpflege.ui.connected import Connected
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.line_section import Deed, LineSection, TextLine
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import PushButton
from kontaktpflege.ui.widgets.reading_area import ReadingArea
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _

_SIZE = (480, 420)


class WhoDialog(QDialog):
    """Stays open beside the window while one goes from one person to the next."""

    contact_asked = Signal(int)
    """Show this contact."""
    sheet_asked = Signal(int)
    """Open the call sheet of a contact."""
    write_asked = Signal(int)
    """Open a draft to a contact."""

    def __init__(self, name: str, connected: Sequence[Connected], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = plain_line(name, 80) or _("Without a name")
        self.setWindowTitle(_("Who should know? {name}").format(name=shown))
        heading = QLabel(_("Who should know?"))
        dress(heading, "heading")
        told = _("These people are connected with {name}: named on a card, or at the same address.")
        nobody = _("Nobody in the book is connected with {name}: not named on a card, nor at the same address.")
        said = text_label((told if connected else nobody).format(name=shown))
        self.people = LineSection("", self)
        self.people.show_lines([TextLine(one.words, self._deeds(one)) for one in connected])
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, S, 0)
        column.addWidget(self.people)
        column.addStretch(1)
        area = ReadingArea(_("Who should know?"))
        area.setWidget(body)
        close = PushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        for widget in (heading, said):
            whole.addWidget(widget)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        if connected:
            open_at(self, *_SIZE)
        else:
            area.hide()
            open_at(self, _SIZE[0], self.sizeHint().height())

    def _deeds(self, one: Connected) -> tuple[Deed, ...]:
        if one.contact_id is None:
            return ()
        return (
            Deed("sticky-note", _("Call sheet"), partial(self.sheet_asked.emit, one.contact_id)),
            Deed("feather", _("Write"), partial(self.write_asked.emit, one.contact_id)),
            Deed("user", _("Show the contact"), partial(self.contact_asked.emit, one.contact_id)),
        )
