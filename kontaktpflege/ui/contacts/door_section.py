"""What the details say of doors: the chains that were kept on a contact, and the introductions it is part of."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kontaktpflege.domain.door import KeptWay
from kontaktpflege.domain.introduction import ListedIntroduction
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import XS, S
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.line_section import Deed, LineSection, TextLine
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _
from kontaktpflege.wording.chains import names_words, you_words


class DoorSection(QWidget):
    """Knows no service: it says what is wanted."""

    door_asked = Signal(int, object)
    """Show the ways to a contact; that of these ids (a tuple, maybe empty) first."""
    chain_dropped = Signal(int, int)
    """Let go of the chain of this number that is kept on a contact."""
    introduction_asked = Signal(object)
    """Introduce these contacts (one or two ids), or say how far it has come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contact_id = 0
        chips = QWidget(self)
        row = FlowLayout(chips, spacing=XS)
        row.setContentsMargins(S, XS, 0, 0)
        door = push_button(_("Who opens the door?"), icon("door-open", "muted"), "chip", chips)
        door.clicked.connect(lambda: self.door_asked.emit(self._contact_id, ()))
        introduce = push_button(_("Introduce …"), icon("handshake", "muted"), "chip", chips)
        introduce.clicked.connect(lambda: self.introduction_asked.emit((self._contact_id,)))
        for chip in (door, introduce):
            chip.setAutoDefault(False)
            row.addWidget(chip)
        self.chains = LineSection(_("Kept chains"), self)
        self.introductions = LineSection(_("Introductions"), self)
        for section in (self.chains, self.introductions):
            section.setContentsMargins(S, XS, 0, 0)
            section.show_lines([])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        for widget in (chips, self.chains, self.introductions):
            column.addWidget(widget)

    def show_doors(
        self, contact_id: int, chains: tuple[KeptWay, ...], introductions: tuple[tuple[ListedIntroduction, str], ...]
    ) -> None:
        """Show these of a contact; introductions with their words."""
        self._contact_id = contact_id
        self.chains.show_lines([self._chain(one) for one in chains])
        self.introductions.show_lines([self._introduction(one, words) for one, words in introductions])

    def _chain(self, one: KeptWay) -> TextLine:
        return TextLine(
            names_words((you_words(), *one.names)),
            (
                Deed("door-open", _("Open the chain"), partial(self.door_asked.emit, one.ids[-1], one.ids)),
                Deed("x", _("Let go of the chain"), partial(self.chain_dropped.emit, one.ids[-1], one.number)),
            ),
        )

    def _introduction(self, one: ListedIntroduction, words: str) -> TextLine:
        ids = one.introduction.low, one.introduction.high
        return TextLine(
            words, (Deed("pencil", _("How far it has come …"), partial(self.introduction_asked.emit, ids)),)
        )
