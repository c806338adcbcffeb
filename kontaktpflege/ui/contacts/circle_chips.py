"""The circles of a contact in the details: a chip each, and a button that adds another one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import XS
from kontaktpflege.ui.widgets.circle_chip import CircleChip
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _


class CircleChips(QWidget):
    """Chips are made once and filled again."""

    circle_asked = Signal(int)
    """A circle's id: list who is in it."""
    removal_asked = Signal(int)
    """A circle's id: take the contact out of it."""
    addition_menu_shown = Signal(QMenu)
    """The menu of circles to add the contact to is about to open and wants to be filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # As high as its chips and no higher: else it would take a share of what is left over.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._stock: list[CircleChip] = []
        self._row = FlowLayout(self, spacing=XS + 2)
        self.addition = push_button(_("Circle"), icon("plus", "muted"), "chip")
        self.addition.setIconSize(QSize(18, 14))
        self.addition.setAccessibleName(_("Add to a circle"))
        self.addition.setToolTip(_("Add to a circle"))
        menu = QMenu(self.addition)
        menu.aboutToShow.connect(lambda: self.addition_menu_shown.emit(menu))
        self.addition.setMenu(menu)
        self._row.addWidget(self.addition)

    def show_circles(self, circles: Sequence[Circle]) -> None:
        """Show these."""
        while len(self._stock) < len(circles):
            # A chip without a parent would be a window of its own for a moment, and take the keyboard away.
            chip = CircleChip(self)
            chip.removal_asked.connect(self.removal_asked)
            chip.circle_asked.connect(self.circle_asked)
            self._stock.append(chip)
        while self._row.takeAt(0) is not None:
            pass
        for place, chip in enumerate(self._stock):
            chip.setVisible(place < len(circles))
            if place < len(circles):
                chip.show_circle(circles[place])
                self._row.addWidget(chip)
        self._row.addWidget(self.addition)

    def stops(self) -> list[QWidget]:
        """Where the tab key stops, in this order."""
        return [*self._stock, self.addition]
