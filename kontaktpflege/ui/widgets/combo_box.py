"""A box to choose from a list, with an arrow that has the colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from kontaktpflege.ui.icons import draw
from kontaktpflege.ui.theme import ICON, S, mix, tokens


class ComboBox(QComboBox):
    """The style sheet takes the style's own arrow away; one in it would need a picture for each theme."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        shown = tokens(self.palette())
        ink = shown.muted if self.isEnabled() else mix(shown.muted, shown.surface, 0.5)
        place = QPoint(self.width() - ICON - S, (self.height() - ICON) // 2)
        painter = QPainter(self)
        draw(painter, "chevron-down", ink, QRect(place, QSize(ICON, ICON)))
        painter.end()
