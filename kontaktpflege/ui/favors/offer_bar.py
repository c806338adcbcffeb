"""A quiet bar after a tip or an introduction was sent: note it as a favour given?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.favor import Favor, FavorKind
from kontaktpflege.ui.foot_bar import FootBar
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _


class OfferBar(FootBar):
    """It asks once."""

    accepted = Signal(object)
    """The `Favor` to note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Note it as a favour?"), parent)
        self._favor: Favor | None = None
        self.note = push_button(_("Note as given"), icon("gift", "muted"), "chip")
        self.note.clicked.connect(self._accept)
        self._lay_out(self.note)

    def offer(self, favor: Favor, name: str) -> None:
        """Offer to note this favour to somebody of that name."""
        self._favor = favor
        shown = plain_line(name, 60) or _("Without a name")
        introduced = favor.kind == FavorKind.INTRODUCTION
        words = _("An introduction for {name}: a favour?") if introduced else _("A tip for {name}: a favour?")
        self._ask(words.format(name=shown))

    def favor(self) -> Favor | None:
        """What is offered."""
        return self._favor if self.is_asking() else None

    def take_focus(self) -> None:
        """Put the keyboard on the answer."""
        self.note.setFocus(Qt.FocusReason.TabFocusReason)

    def _accept(self) -> None:
        self.leave()
        if self._favor is not None:
            self.accepted.emit(self._favor)
