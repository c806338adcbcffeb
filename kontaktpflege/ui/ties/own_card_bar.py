"""A quiet bar that asks which card is the user's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kontaktpflege.ui.foot_bar import FootBar
from kontaktpflege.ui.widgets.name_line import FindPeople, NameLine
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _

_LINE = 240


class OwnCardBar(FootBar):
    """Proposes somebody, or takes a name of the book."""

    chosen = Signal(int)
    """The id of the contact that is the user."""

    def __init__(self, find_people: FindPeople, parent: QWidget | None = None) -> None:
        super().__init__(_("Which card is yours?"), parent)
        self._proposed = 0
        self.yes = push_button(_("That is me"), kind="chip")
        self.yes.clicked.connect(lambda: self._choose(self._proposed))
        self.line = NameLine(find_people, _("a name of your book"), _("Which card is yours?"))
        self.line.setFixedWidth(_LINE)
        self.line.chosen.connect(lambda contact_id, name: self._choose(contact_id))
        self._lay_out(self.yes, self.line)

    def ask(self, proposed: tuple[int, str] | None) -> None:
        """Ask, about the one who is probably the user if there is one."""
        self._proposed = 0 if proposed is None else proposed[0]
        self.yes.setVisible(proposed is not None)
        if proposed is None:
            self._ask(_("Which card is yours? The network starts there."))
        else:
            name = plain_line(proposed[1], 60)
            self._ask(_("Are you {name}? The network starts at your own card.").format(name=name))

    def take_focus(self) -> None:
        """Put the keyboard where one answers."""
        answer = self.yes if self._proposed else self.line
        answer.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.text().strip():
            self.line.choose_first()
        else:
            super().keyPressEvent(event)

    def _choose(self, contact_id: int) -> None:
        self.leave()
        self.chosen.emit(contact_id)
