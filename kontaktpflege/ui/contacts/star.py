"""The star of those who are dear to the user: where a row has it, and how it is drawn."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from kontaktpflege.ui import icons
from kontaktpflege.ui.theme import ICON, XS, S, Tokens

STAR_WIDTH = ICON + XS
"""What the star takes of a name's cell; there with every row, so that nothing jumps when it comes."""


def star_square(cell: QRect) -> QRect:
    """Where the star stands in a name's cell: at its end."""
    return QRect(cell.right() - S - ICON, cell.center().y() - ICON // 2, ICON, ICON)


def star_zone(cell: QRect) -> QRect:
    """Where a click means the star: as high as the row, wider than the drawing."""
    return cell.adjusted(cell.width() - ICON - 2 * S, 0, 0, 0)


def draw_star(painter: QPainter, cell: QRect, shown: Tokens, *, dear: bool) -> None:
    """Paint the star, or its outline where one may be given."""
    if dear:
        icons.draw(painter, "star-filled", shown.star, star_square(cell))
    else:
        icons.draw(painter, "star", shown.muted, star_square(cell))
