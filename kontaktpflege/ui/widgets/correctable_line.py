"""A line for something that was noted and may be corrected or deleted."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.widgets.elided_button import ElidedButton
from kontaktpflege.ui.widgets.push_button import entry_with_keys
from kontaktpflege.wording import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CorrectableLine(ElidedButton):
    """A click takes the keyboard; Enter or a double click corrects, Del deletes, the menu key offers both."""

    correction_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", "line", parent)
        self.setAccessibleDescription(_("Enter corrects, Del deletes"))
        self.clicked.connect(self.correction_wanted)

    def deeds(self) -> QMenu:
        """What can be done with it."""
        menu = QMenu(self)
        correction = menu.addAction(
            icon("pencil"), entry_with_keys(_("Correct …"), "Return"), self.correction_wanted.emit
        )
        menu.setDefaultAction(correction)
        menu.addAction(icon("trash-2"), entry_with_keys(_("Delete"), "Del"), self.removal_wanted.emit)
        return menu

    def _open_menu(self, place: QPoint) -> None:
        menu = self.deeds()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.correction_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a single click opens nothing

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.correction_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._open_menu(event.globalPos())
