"""The last things that happened with somebody, a line each: corrected, deleted, and more of them opened in place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import XS
from kontaktpflege.ui.widgets.elided_button import ElidedButton
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.care import talk_words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HappenedLines(QWidget):
    """Rows are made once and filled again; the keyboard stays on its row when what stands in it goes."""

    correction_asked = Signal(object)
    """An `Interaction`."""
    removal_asked = Signal(int)
    """An interaction's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stock: list[HappenedLine] = []
        self._count = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(XS, 0, 0, 0)
        self._column.setSpacing(0)

    def show_interactions(self, interactions: Sequence[Interaction], day: date) -> None:
        """Show these, as of a day."""
        while len(self._stock) < len(interactions):
            row = HappenedLine(self)
            row.correction_asked.connect(self.correction_asked)
            row.removal_asked.connect(self.removal_asked)
            self._column.addWidget(row)
            self._stock.append(row)
        for row, one in zip(self._stock, interactions, strict=False):
            row.show_interaction(one, day)
            row.show()
        self._count = len(interactions)
        for row in self._stock[self._count :]:
            if row.hasFocus() and self._count:
                self._stock[self._count - 1].setFocus()
            row.hide()

    def rows(self) -> list[HappenedLine]:
        """Those on screen."""
        return self._stock[: self._count]


class HappenedLine(ElidedButton):
    """A click takes the keyboard; Enter or a double click corrects, Del deletes, the menu key offers both."""

    correction_asked = Signal(object)
    removal_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", "line", parent)
        self._shown: Interaction | None = None
        self.setAccessibleDescription(_("Enter corrects, Del deletes"))
        self.clicked.connect(self._correct)

    def show_interaction(self, one: Interaction, day: date) -> None:
        """Show this."""
        self._shown = one
        self.show_text(plain_line(talk_words(one, day)))

    def deeds(self) -> QMenu:
        """What can be done with it."""
        menu = QMenu(self)
        correction = menu.addAction(icon("pencil"), _with_key(_("Correct …"), "Return"), self._correct)
        menu.setDefaultAction(correction)
        menu.addAction(icon("trash-2"), _with_key(_("Delete"), "Del"), self._remove)
        return menu

    def _correct(self) -> None:
        if self._shown is not None:
            self.correction_asked.emit(self._shown)

    def _remove(self) -> None:
        if self._shown is not None:
            self.removal_asked.emit(self._shown.id)

    def _open_menu(self, place: QPoint) -> None:
        menu = self.deeds()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._correct()
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a single click opens nothing

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._correct()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._open_menu(event.globalPos())


def _with_key(words: str, key: str) -> str:
    return f"{words}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}"
