"""A QR code, always dark on white and with its quiet margin, since cameras want it so."""

from __future__ import annotations

import segno
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kontaktpflege.ui.theme import QR_DARK, QR_LIGHT, QR_SIDE, RADIUS

_QUIET = 4
"""Modules of margin, as the standard asks."""


class QrCode(QWidget):
    """Shows a text as a code; modules are whole pixels, so that none is blurred."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[bool, ...], ...] = ()
        self._side = QR_SIDE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def use_side(self, side: int) -> None:
        """Be this wide and high, where there is no room for the usual size."""
        self._side = side
        self.updateGeometry()

    def show_text(self, text: str) -> None:
        """Show this; raises ValueError where it is too long for a code."""
        try:
            made = segno.make(text, error="l", micro=False)
        except segno.DataOverflowError as error:
            raise ValueError(str(error)) from error
        self._rows = tuple(tuple(bool(module) for module in row) for row in made.matrix)
        self.update()

    def modules(self) -> tuple[tuple[bool, ...], ...]:
        """The dark and light modules, row by row, without the margin."""
        return self._rows

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(QR_LIGHT))
        painter.setBrush(QColor(QR_LIGHT))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if not self._rows:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        count = len(self._rows) + 2 * _QUIET
        ratio = self.devicePixelRatioF()
        step = max(1, int(self.width() * ratio / count)) / ratio
        start = (self.width() - step * len(self._rows)) / 2
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(QRectF(start + x * step, start + y * step, step, step), QColor(QR_DARK))
