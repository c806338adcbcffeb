"""A circle as a small button: its form, its colour, its name, and a cross to leave it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.circle import Circle
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

    def _ask_for_removal(self) -> None:
        if self._circle is not None:
            self.removal_asked.emit(self._circle.id)
