"""What an empty book shows: what to do first, and how to get one's contacts here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kontaktpflege.ui.recipe_shelf import RecipeShelf
from kontaktpflege.ui.theme import XL, Kind, L, M, S, dress
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _


class FirstStart(QScrollArea):
    """A sentence, the first steps as buttons, and the recipes."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons: list[QPushButton] = []
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(L, M, L, L)
        column.setSpacing(S)
        column.addStretch(2)
        column.addWidget(_line(_("Nobody here yet"), "heading"))
        told = _("Drop a file with contacts anywhere on this window: vCard, CSV, Excel or LDIF.")
        column.addWidget(_line(told, "muted"))
        column.addSpacing(S)
        column.addLayout(self._row_of(actions))
        column.addSpacing(L)
        column.addWidget(_line(_("How do I get my contacts here?"), "section"))
        shelf = QHBoxLayout()
        shelf.addStretch(1)
        shelf.addWidget(RecipeShelf(), 100)
        shelf.addStretch(1)
        column.addLayout(shelf)
        column.addStretch(3)
        column.setContentsMargins(L, S, L, XL)
        self.setWidget(page)

    def focus_first(self) -> None:
        """Put the keyboard on the first button."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_of(self, actions: Sequence[QAction]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(S)
        row.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for place, action in enumerate(actions):
            button = push_button(action.text(), action.icon() if place else None, "body" if place else "primary")
            button.clicked.connect(action.trigger)
            self._buttons.append(button)
            row.addWidget(button)
        return row


def _line(text: str, kind: Kind) -> QLabel:
    line = QLabel(text, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
    line.setTextFormat(Qt.TextFormat.PlainText)
    dress(line, kind)
    return line
