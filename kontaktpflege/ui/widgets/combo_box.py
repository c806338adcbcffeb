"""A box to choose from a list, with an arrow that has the colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from kontaktpflege.ui.icons import draw
from kontaktpflege.ui.theme import ICON, S, mix, tokens


class ComboBox(QComboBox):
    """The style sheet takes the style's own arrow away; one in it would need a picture for each theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # and none by the wheel

    def showPopup(self) -> None:
        """Drop down a list as wide as its words, however narrow the box is."""
        names = self.view()
        names.setMinimumWidth(names.sizeHintForColumn(0) + names.verticalScrollBar().sizeHint().width())
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose nothing in passing: what is around it scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        shown = tokens(self.palette())
        ink = shown.muted if self.isEnabled() else mix(shown.muted, shown.surface, 0.5)
        place = QPoint(self.width() - ICON - S, (self.height() - ICON) // 2)
        painter = QPainter(self)
        draw(painter, "chevron-down", ink, QRect(place, QSize(ICON, ICON)))
        painter.end()
