"""A place for one widget, which keeps its height while the widget is hidden: what stands below does not jump."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Slot(QWidget):
    """As high as what it holds; says when that wants another height."""

    stretched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def hold(self, widget: QWidget) -> None:
        """Hold this from now on."""
        policy = widget.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        widget.setSizePolicy(policy)
        self._column.addWidget(widget)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            wanted = self._column.heightForWidth(self.width()) if self._column.hasHeightForWidth() else self.height()
            if wanted != self._wanted:
                self._wanted = wanted
                self.stretched.emit()
        return done
