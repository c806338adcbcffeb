"""What a scroll area scrolls, made by us."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(area: QAbstractScrollArea) -> None:
    """Put a viewport of ours into a fresh scroll area, just like Qt's own.

    To find out the class of one that it did not make, PySide would load every kind of widget there is.
    """
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")  # by which style sheets know it
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
