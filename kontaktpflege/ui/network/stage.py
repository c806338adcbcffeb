"""The pyqtgraph view that shows the picture: one graphics object in a view box, whose range is what is seen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pyqtgraph
from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsObject, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from kontaktpflege.ui.network.camera import Camera


class Stage(QObject):
    """Fills a widget with the picture. Mouse and keys pass through to that widget.

    Other items of pyqtgraph can be added to `box`, in units of the network, above the picture.
    """

    range_changed = Signal()

    def __init__(
        self, host: QWidget, paint: Callable[[QPainter], None], at_rest: Callable[[], AbstractContextManager[None]]
    ) -> None:
        """`at_rest`: in it nothing is drawn but what `paint` draws."""
        super().__init__(host)
        self._view: Any = _View(host, at_rest)
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # pyqtgraph keeps an image of the background, and would lay it under every frame.
        self._view.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self._view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.box: Any = pyqtgraph.ViewBox(
            lockAspect=True, enableMouse=False, enableMenu=False, invertY=True, defaultPadding=0
        )
        self.box.disableAutoRange()
        self._view.setCentralItem(self.box)
        self._surface = _Surface(self.box, paint)
        self.box.sigRangeChanged.connect(self.range_changed)

    def update(self) -> None:
        """Paint soon."""
        self._view.viewport().update()

    def repaint(self) -> None:
        """Paint now."""
        self._view.viewport().repaint()

    def resize(self, size: QSize) -> None:
        """Fill a widget of this size."""
        self._view.resize(size)
        self._surface.resize(size)
        # A view that is not shown yet hears of its size only then.
        self.box.setGeometry(QRectF(0, 0, size.width(), size.height()))

    def look_from(self, camera: Camera) -> None:
        """Make what a camera sees the range of the view box."""
        left, top, right, bottom = camera.seen()
        self.box.setRange(xRange=(left, right), yRange=(top, bottom), padding=0, disableAutoRange=False)

    def camera(self, width: int, height: int) -> Camera:
        """Who sees just the range of the view box, on a screen of so many device pixels."""
        (left, right), (top, bottom) = self.box.viewRange()
        return Camera(
            x=(left + right) / 2, y=(top + bottom) / 2, scale=width / (right - left), width=width, height=height
        )


class _View(pyqtgraph.GraphicsView):  # type: ignore[misc]
    """Paints at rest, what pyqtgraph does around the painting included."""

    def __init__(self, host: QWidget, at_rest: Callable[[], AbstractContextManager[None]]) -> None:
        self._at_rest = at_rest
        super().__init__(host, background=None)

    def paintEvent(self, event: QPaintEvent) -> None:
        with self._at_rest():
            super().paintEvent(event)


class _Surface(QGraphicsObject):
    """The one object: it covers the view box and paints by itself whatever is seen."""

    def __init__(self, box: Any, paint: Callable[[QPainter], None]) -> None:
        super().__init__(box)
        self._size = QSize()
        self._paint = paint

    def resize(self, size: QSize) -> None:
        """Cover so much."""
        self.prepareGeometryChange()
        self._size = size

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._size.width(), self._size.height())

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, /, widget: QWidget | None = None) -> None:
        painter.save()
        painter.resetTransform()
        self._paint(painter)
        painter.restore()
