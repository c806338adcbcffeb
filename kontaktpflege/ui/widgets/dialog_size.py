"""How large a dialog opens."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

_FRAME = QSize(16, 48)
"""What a window manager puts around a dialog, and a panel at the edge of the screen."""


def open_at(dialog: QDialog, width: int, height: int) -> None:
    """Let a dialog be this large when it opens, as far as its screen has room."""
    parent = dialog.parentWidget()
    screen = parent.screen() if parent is not None else dialog.screen()
    dialog.resize(QSize(width, height).boundedTo(screen.availableSize() - _FRAME))
