"""A button that is only a drawing, with a name for those who do not see it."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget

from kontaktpflege.ui.icons import Tint, icon


def tool_button(drawing: str, name: str, parent: QWidget | None = None, *, ink: Tint = "muted") -> QToolButton:
    """A button with this drawing; its name is its tooltip and what a screen reader says."""
    button = QToolButton(parent)
    button.setIcon(icon(drawing, ink))
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button
