"""The field one searches with: a lens, a hint, a cross, and keys that lead on to the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.widgets.one_line import OneLine
from kontaktpflege.wording import _


class SearchField(OneLine):
    """Emits every change of its words. Down or Enter leads to the list, Esc empties and leaves."""

    left_downwards = Signal()
    abandoned = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        lens = self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        lens.setText(hint)
        cross = self.addAction(icon("x", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        cross.setText(_("Clear the search"))
        cross.setVisible(False)
        cross.triggered.connect(self.clear)
        self.textChanged.connect(lambda words: cross.setVisible(bool(words)))
        self._name_buttons()
        self.setMaxLength(400)

    def take_focus(self) -> None:
        """Put the keyboard here; what is typed takes the place of the words."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _name_buttons(self) -> None:
        """Qt leaves the lens and the cross nameless for those who do not see them."""
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(button.defaultAction().text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)
