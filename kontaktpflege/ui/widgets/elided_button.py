"""A button of one line that shortens its words where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kontaktpflege.ui.theme import XS, Kind, dress
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import OF_DATA, PushButton

_EDGE = 12


class ElidedButton(PushButton):
    """Its accessible name is always the whole text."""

    def __init__(self, text: str = "", kind: Kind = "link", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty(OF_DATA, kind == "line")
        dress(self, kind)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show this."""
        self._whole = plain_line(text)
        self.setAccessibleName(self._whole)
        self._shorten()

    def _shorten(self) -> None:
        room = self.width() - _EDGE - (0 if self.icon().isNull() else self.iconSize().width() + XS)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, room))
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(f"\u200b{self._whole.replace('<', chr(0x2039))}" if shown != self._whole else "")

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._shorten()
