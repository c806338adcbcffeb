"""A box to choose from, whose arrow has the colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from kontaktpflege.ui.icons import draw
from kontaktpflege.ui.theme import ICON, S, mix, tokens


class ComboBox(QComboBox):
    """The style sheet leaves no arrow; a picture of one would be needed for each theme, so it is painted here."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        shown = tokens(self.palette())
        ink = shown.muted if self.isEnabled() else mix(shown.muted, shown.surface, 0.6)
        place = QRect(self.width() - ICON - S, (self.height() - ICON) // 2, ICON, ICON)
        painter = QPainter(self)
        draw(painter, "chevron-down", ink, place)
        painter.end()
