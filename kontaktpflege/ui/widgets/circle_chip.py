"""A circle as a small button: its form, its colour, its name, and a cross to leave it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import tokens
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.removable_chip import RemovableChip
from kontaktpflege.ui.widgets.shapes import shape_icon
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name


class CircleChip(RemovableChip):
    """Says that a contact is in a circle. Click or Delete asks to take the contact out of it."""

    removal_asked = Signal(int)
    """The circle's id."""
    circle_asked = Signal(int)
    """The circle's id: the user wants to see who is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._circle: Circle | None = None
        self.setIconSize(QSize(18, 14))
        self.removed.connect(self._ask_for_removal)

    def show_circle(self, circle: Circle) -> None:
        """Stand for this circle."""
        name = plain_line(circle_name(circle), 60)
        self._circle = circle
        # A single & would be taken for a shortcut and vanish.
        self.setText(f"{name.replace('&', '&&')}  ×")
        self.setIcon(shape_icon(circle.shape, tokens().hues[circle.hue]))
        self.setAccessibleName(_("Circle {name}").format(name=name))
        self.setToolTip(_("Click to take the contact out of this circle"))
        self.setAccessibleDescription(self.toolTip())

    def menu(self) -> QMenu:
        """What can be done with the circle of this contact, as a new menu."""
        menu = QMenu(self)
        menu.addAction(icon("users"), _("Show the circle"), self._ask_for_circle)
        menu.addAction(icon("x"), _("Take out of this circle"), self._ask_for_removal)
        return menu

    def _ask_for_circle(self) -> None:
        if self._circle is not None:
            self.circle_asked.emit(self._circle.id)

    def _ask_for_removal(self) -> None:
        if self._circle is not None:
            self.removal_asked.emit(self._circle.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self.mapToGlobal(QPoint(0, self.height())) if keyed else event.globalPos())
