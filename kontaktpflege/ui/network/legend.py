"""What colours, forms, lines and sizes mean in the picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.ui.theme import ICON, RADIUS, S, font, metrics, tokens
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.shapes import draw_shape
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name

_MOST = 8
_SAMPLE = 22
"""Pixels of a sample of a line."""


class Legend(QFrame):
    """Lies over the picture, and folds at a click; the same facts are its accessible description."""

    turned = Signal()
    """It was folded, or unfolded."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._circles: tuple[Circle, ...] = ()
        self._measure = ""
        self._folded = False
        self.setToolTip(_("Click to fold the legend, and to unfold it"))

    def fold(self, *, folded: bool) -> None:
        """Make room for the picture, or explain it."""
        if folded != self._folded:
            self._folded = folded
            self.resize(self.sizeHint())
            self.update()
            self.turned.emit()

    def is_folded(self) -> bool:
        """Whether only its name is shown."""
        return self._folded

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.fold(folded=not self._folded)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def show_circles(self, circles: Sequence[Circle], measure: str) -> None:
        """Explain these circles, and what the size of a mark tells."""
        self._circles, self._measure = tuple(circles[:_MOST]), measure
        self.setAccessibleName(_("Legend"))
        self.setAccessibleDescription(", ".join(self._facts()))
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        widest = max((metrics("small").horizontalAdvance(words) for words in self._lines()), default=0)
        sample = 0 if self._folded else _SAMPLE + S
        return QSize(widest + sample + 2 * S, len(self._lines()) * self._row() + 2 * S)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(shown.surface))
        painter.setPen(QColor(shown.hairline))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setFont(font("small"))
        row = self._row()
        for place, words in enumerate(self._lines()):
            box = QRectF(S, S + place * row, _SAMPLE, row)
            if not self._folded:
                self._draw_sample(painter, place, box)
            painter.setPen(QColor(shown.text))
            left = S if self._folded else S + _SAMPLE + S
            painter.drawText(QRectF(left, box.top(), self.width() - left, row), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _draw_sample(self, painter: QPainter, place: int, box: QRectF) -> None:
        shown, side = tokens(self.palette()), ICON - 4
        count = len(self._circles)
        middle = box.center()
        if place < count:
            circle = self._circles[place]
            square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            draw_shape(painter, circle.shape, shown.hues[circle.hue], square)
        elif place < count + 2:
            strong = place == count
            painter.setPen(QPen(QColor(shown.muted if strong else shown.border), 2 if strong else 1))
            painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.muted))
            for share, radius in ((0.15, 2), (0.45, 3.5), (0.85, 5)):
                painter.drawEllipse(
                    QRectF(box.left() + share * _SAMPLE - radius, middle.y() - radius, 2 * radius, 2 * radius)
                )

    def _lines(self) -> list[str]:
        return [_("Legend")] if self._folded else self._facts()

    def _facts(self) -> list[str]:
        names = [plain_line(circle_name(circle), 30) for circle in self._circles]
        return [*names, _("strong tie"), _("weak tie"), *([self._measure] if self._measure else [])]

    @staticmethod
    def _row() -> int:
        return metrics("small").height() + 3
