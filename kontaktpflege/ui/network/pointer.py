"""What the hand does on the picture: mouse, wheel and pinch, told as what is meant by it."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

Tool = Literal["move", "frame", "lasso"]
"""What a drag on the ground does: move the picture, or select within a frame or an outline."""
_Deed = Literal["", "pressed", "moving", "carrying", "drawing"]

_NOTCH = 120
_A_NOTCH = 1.2
"""One notch of the wheel comes closer so many times."""
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Pointer(QObject):
    """Tells movements of the hand apart. All points are device pixels of the picture."""

    pointed = Signal(float, float)
    clicked = Signal(float, float, bool)
    """True: added to what is selected, or taken out of it."""
    double_clicked = Signal(float, float)
    moved = Signal(float, float)
    """The picture is drawn along by so many pixels."""
    zoomed = Signal(float, float, float)
    """So many times closer, around a point."""
    carried = Signal(int, float, float)
    let_go = Signal(int, float, float)
    dropped = Signal()
    """What was begun is given up."""
    outline_changed = Signal(list)
    density_changed = Signal()
    outlined = Signal(list, bool)
    """An outline is closed; True: added to what is selected."""

    def __init__(self, person_at: Callable[[float, float], int | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tool: Tool = "move"
        self.ratio = 1.0
        self._person_at = person_at
        self._deed: _Deed = ""
        self._tool_now: Tool = "move"
        self._begun = self._last = QPointF()
        self._over: QPointF | None = None
        self._person: int | None = None
        self._outline: list[tuple[float, float]] = []

    def point_again(self) -> None:
        """Say once more what is pointed at, as something else may stand there now."""
        if self._over is not None and not self._deed:
            self.pointed.emit(self._over.x(), self._over.y())

    def leave(self) -> None:
        """The mouse is elsewhere, or nobody looks where it is until it moves."""
        self._over = None

    def is_busy(self) -> bool:
        """Whether a button is held."""
        return self._deed != ""

    def give_up(self) -> bool:
        """End what was begun without doing it; False if nothing was."""
        if self._deed not in ("carrying", "drawing"):
            return False
        self._end()
        self.dropped.emit()
        return True

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        middle = event.button() == Qt.MouseButton.MiddleButton
        if self._deed or not (middle or event.button() == Qt.MouseButton.LeftButton):
            return
        self._begun = self._last = event.position() * self.ratio
        self._tool_now = "move" if middle else self._tool_for(event.modifiers())
        self._person = None
        if self._tool_now == "move" and not middle:
            self._person = self._person_at(self._begun.x(), self._begun.y())
        self._deed = "pressed"

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved."""
        here = self._over = event.position() * self.ratio
        if not self._deed:
            self.pointed.emit(here.x(), here.y())
            return
        if self._deed == "pressed":
            way = here - self._begun
            if hypot(way.x(), way.y()) < QApplication.startDragDistance() * self.ratio:
                return
            self._begin()
        if self._deed == "carrying" and self._person is not None:
            self.carried.emit(self._person, here.x(), here.y())
        elif self._deed == "drawing":
            self._draw_to(here)
        else:
            self.moved.emit(here.x() - self._last.x(), here.y() - self._last.y())
        self._last = here

    def release(self, event: QMouseEvent) -> None:
        """A button went up."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        deed, person, here = self._deed, self._person, event.position() * self.ratio
        outline, add = self._outline, bool(event.modifiers() & _CONTROL)
        self._end()
        if deed == "pressed" and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(here.x(), here.y(), bool(event.modifiers() & (_CONTROL | _SHIFT)))
        elif deed == "carrying" and person is not None:
            self.let_go.emit(person, here.x(), here.y())
        elif deed == "drawing":
            self.outlined.emit(outline, add and self._tool_now == self.tool)

    def double_click(self, event: QMouseEvent) -> None:
        """The second press of a double click."""
        if event.button() == Qt.MouseButton.LeftButton:
            here = event.position() * self.ratio
            self.double_clicked.emit(here.x(), here.y())

    def wheel(self, event: QWheelEvent) -> None:
        """The wheel was turned, or two fingers moved on a touchpad."""
        here = self._over = event.position() * self.ratio
        turned = event.angleDelta().y() or event.angleDelta().x()
        if turned:
            self.zoomed.emit(_A_NOTCH ** (turned / _NOTCH), here.x(), here.y())
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Not in an override of `event`: an error in a paint event below it ends the interpreter (PySide6 6.11).
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.density_changed.emit()
        elif isinstance(event, QGestureEvent):
            gesture = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(gesture, QPinchGesture) and isinstance(watched, QWidget):
                self._pinch(gesture, watched.mapFromGlobal(gesture.centerPoint()))
                return True
        elif isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            here = event.position() * self.ratio
            self.zoomed.emit(1 + event.value(), here.x(), here.y())
            return True
        return False

    def _pinch(self, gesture: QPinchGesture, middle: QPointF) -> None:
        here = middle * self.ratio
        self.zoomed.emit(gesture.scaleFactor(), here.x(), here.y())
        way = (gesture.centerPoint() - gesture.lastCenterPoint()) * self.ratio
        self.moved.emit(way.x(), way.y())

    def _tool_for(self, modifiers: Qt.KeyboardModifier) -> Tool:
        if modifiers & _SHIFT:
            return "lasso" if modifiers & _CONTROL else "frame"
        return self.tool

    def _begin(self) -> None:
        if self._tool_now != "move":
            self._deed = "drawing"
            self._outline = [(self._begun.x(), self._begun.y())]
        else:
            self._deed = "moving" if self._person is None else "carrying"

    def _draw_to(self, here: QPointF) -> None:
        x, y = self._begun.x(), self._begun.y()
        if self._tool_now == "frame":
            self._outline = [(x, y), (here.x(), y), (here.x(), here.y()), (x, here.y())]
        else:
            self._outline.append((here.x(), here.y()))
        self.outline_changed.emit(list(self._outline))

    def _end(self) -> None:
        self._deed, self._person, self._outline = "", None, []
