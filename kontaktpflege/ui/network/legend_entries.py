"""What the legend tells, line by line, and how each line is shown: in the window, in files, and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kontaktpflege.domain.circle import Circle
from kontaktpflege.ui.theme import ICON, Tokens, mix
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.shapes import draw_shape
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name

SAMPLE = 22
"""Pixels of what stands before the words."""
_MOST = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its words, and what is drawn before them."""

    words: str
    sample: Circle | Literal["strong", "weak", "bubble", "size"]


def legend_entries(circles: Sequence[Circle], measure: str, *, bubbles: bool) -> tuple[Entry, ...]:
    """The lines about these circles, ties, folded groups if there are `bubbles`, and what the size of a mark tells."""
    named = [Entry(plain_line(circle_name(circle), 30), circle) for circle in circles[:_MOST]]
    folded = [Entry(_("(3): three people, folded"), "bubble")] if bubbles else []
    return (*named, Entry(_("strong tie"), "strong"), Entry(_("weak tie"), "weak"), *folded, Entry(measure, "size"))


def draw_sample(painter: QPainter, entry: Entry, box: QRectF, shown: Tokens) -> None:
    """Draw what stands before the words, SAMPLE wide."""
    middle, sample = box.center(), entry.sample
    if isinstance(sample, Circle):
        side = ICON - 4
        square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        draw_shape(painter, sample.shape, shown.hues[sample.hue], square)
    elif sample in ("strong", "weak"):
        strong = sample == "strong"
        painter.setPen(QPen(QColor(shown.muted if strong else shown.border), 2 if strong else 1))
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
    else:
        rim = mix(shown.muted, shown.surface, 0.45)
        bubble = ((0.5, 6.5, rim), (0.5, 5.5, shown.surface), (0.5, 4.5, shown.muted))
        growing = ((0.15, 2.0, shown.muted), (0.45, 3.5, shown.muted), (0.85, 5.0, shown.muted))
        painter.setPen(Qt.PenStyle.NoPen)
        for share, radius, colour in bubble if sample == "bubble" else growing:
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(box.left() + share * SAMPLE, middle.y()), radius, radius)
