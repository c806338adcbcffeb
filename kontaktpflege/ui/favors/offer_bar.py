"""A quiet bar after a tip or an introduction was sent: note it as a favour given?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from kontaktpflege.domain.favor import Favor, FavorKind
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import L, S, dress
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _


class OfferBar(QFrame):
    """Takes no keyboard by itself; F6 and Tab come to it, Esc sends it away. It asks once."""

    accepted = Signal(object)
    """The `Favor` to note."""
    left = Signal()
    """It goes, and had the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._favor: Favor | None = None
        self.setObjectName("selectionbar")
        self.setAccessibleName(_("Note it as a favour?"))
        self._question = ElidedLabel()
        dress(self._question, "body")
        self.note = push_button(_("Note as given"), icon("gift", "muted"), "chip")
        self.note.clicked.connect(self._accept)
        cross = tool_button("x", _("Not now"))
        cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        cross.clicked.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(L, S, S, S)
        row.setSpacing(S)
        row.addWidget(self._question, 1)
        row.addWidget(self.note)
        row.addWidget(cross)
        self.hide()

    def offer(self, favor: Favor, name: str) -> None:
        """Offer to note this favour to somebody of that name."""
        self._favor = favor
        shown = plain_line(name, 60) or _("Without a name")
        introduced = favor.kind == FavorKind.INTRODUCTION
        words = _("An introduction for {name}: a favour?") if introduced else _("A tip for {name}: a favour?")
        self._question.show_text(words.format(name=shown))
        self.show()
        announce(self, self._question.text())

    def favor(self) -> Favor | None:
        """What is offered."""
        return self._favor if self.isVisible() else None

    def take_focus(self) -> None:
        """Put the keyboard on the answer."""
        self.note.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self) -> None:
        had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if had_keyboard:
            self.left.emit()

    def _accept(self) -> None:
        self._leave()
        if self._favor is not None:
            self.accepted.emit(self._favor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
