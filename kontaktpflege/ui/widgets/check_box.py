"""A box to tick, whose tick has the colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from kontaktpflege.ui.icons import draw
from kontaktpflege.ui.theme import mix, tokens


class CheckBox(QCheckBox):
    """The style sheet fills the box; a tick in it would need a picture for each theme, so it is painted here."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        shown = tokens(self.palette())
        ink = shown.on_accent if self.isEnabled() else mix(shown.muted, shown.surface, 0.6)
        painter = QPainter(self)
        draw(painter, "check", ink, box.adjusted(2, 2, -2, -2))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # it is the dialog's; where the desktop is one of GTK's, Qt would take it for Space
        else:
            super().keyPressEvent(event)
