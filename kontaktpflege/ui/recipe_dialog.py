"""The recipes, when the book is not empty any more."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kontaktpflege.ui.recipe_shelf import RecipeShelf
from kontaktpflege.ui.theme import L
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.push_button import PushButton
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _


class RecipeDialog(QDialog):
    """How to get one's contacts here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("How do I get my contacts here?"))
        close = PushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(L)
        column.addWidget(text_label(_("How do I get my contacts here?"), "heading"))
        column.addWidget(RecipeShelf())
        column.addStretch(1)
        column.addLayout(foot)
        open_at(self, 680, 360)
