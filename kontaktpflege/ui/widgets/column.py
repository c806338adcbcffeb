"""Widgets under each other, placed by plain arithmetic: a box layout asks each of dozens of lines ten times."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Column(QWidget):
    """Shows the widgets it is given, in their order and as high as they want to be in its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[QWidget, ...] = ()
        self._heights: dict[int, int] = {}
        # Not fixed: a layout may still know the height for another width, and would put it in the middle of its place.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show these, which may have been shown before, and hide the others."""
        staying = set(widgets)
        for old in self._shown:
            if old not in staying:
                old.hide()
        self._shown = tuple(widgets)
        self._heights.clear()
        previous: QWidget | None = None
        for widget in widgets:
            if widget.parent() is not self:
                widget.setParent(self)
            if widget.isHidden():
                widget.show()
            if previous is not None:
                # The order of the tab key is the order on screen, however often widgets were reused.
                self.setTabOrder(previous, widget)
            previous = widget
        self._place(self.width())
        self.updateGeometry()

    def place_anew(self) -> None:
        """What is shown wants another height."""
        self._heights.clear()
        self._place(self.width())
        self.updateGeometry()

    def _place(self, width: int) -> None:
        top = 0
        for widget in self._shown:
            height = _height(widget, width)
            widget.setGeometry(0, top, width, height)
            top += height

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = sum(_height(widget, width) for widget in self._shown)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
            QTimer.singleShot(0, self, self.place_anew)  # when the widgets know the new letters too

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place(event.size().width())


def _height(widget: QWidget, width: int) -> int:
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return min(widget.sizeHint().height(), widget.maximumHeight())
