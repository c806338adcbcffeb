"""The surface on which the network is drawn, pointed at, and walked through by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.network.handling import Handling
from kontaktpflege.ui.network.key_walk import DIRECTIONS, next_person, person_beside
from kontaktpflege.ui.network.look import look_of
from kontaktpflege.ui.network.names import NamePictures
from kontaktpflege.ui.network.overlay import OverlayPainter
from kontaktpflege.ui.network.pointer import Tool
from kontaktpflege.ui.network.scene import Places, Scene
from kontaktpflege.ui.network.stage import Stage
from kontaktpflege.ui.network.view import View
from kontaktpflege.ui.theme import tokens
from kontaktpflege.ui.widgets.announcement import announce

_STEP = 1.3
_PAN = 60
"""Pixels that an arrow key moves the picture while nobody has the keyboard."""


class NetworkCanvas(QWidget):
    """Draws a `Scene`, and says what is done to it; it changes nothing but its own view.

    Show a scene with `show_scene`; later ones keep the view. People are named by their place in the graph, -1 for
    nobody. What it does by itself: move and zoom (drag, wheel, pinch, + and −, Home for all), light up who is pointed
    at with his ties, select (click, Ctrl+click, Ctrl+A, Shift+drag a frame, Ctrl+Shift+drag an outline, Space), walk by
    keys (Tab by importance, arrows to the neighbour in that direction, Esc lets go), carry somebody elsewhere.
    """

    pointed = Signal(int)
    """Somebody else, or nobody, is under the pointer or has the keyboard: whose card to show."""
    selection_changed = Signal()
    opened = Signal(int)
    """Enter."""
    clicked = Signal(int)
    """A click on somebody, who is selected by it."""
    centred = Signal(int)
    """A double click: put this person in the centre."""
    moved = Signal(int, float, float)
    """Carried to a place in the network and let go; the scene shows it already."""
    dropped_on = Signal(int, int)
    """Carried onto somebody else; nobody has moved."""
    menu_wanted = Signal(int, QPoint)
    """The context menu, for this person and all who are selected, at a point of the screen."""
    view_changed = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = NamePictures()
        self._let_go = False
        """Whether Esc was the last word about who has the keyboard."""
        self._speak: Callable[[int], str] = lambda _place: ""
        self._stage = Stage(self, self._paint, self._at_rest)
        self._view = View(self._stage, look_of(tokens(self.palette()), self.devicePixelRatioF()), self)
        self._view.changed.connect(self._stage.update)
        self._view.moved.connect(self.view_changed)
        self._handling = Handling(self._view, self.hasFocus, self._pictures, self)
        self._handling.focus_moved.connect(self._speak_of)
        for name in ("pointed", "selection_changed", "clicked", "centred", "moved", "dropped_on"):
            getattr(self._handling, name).connect(getattr(self, name))
        self._pointer = self._handling.pointer
        self._pointer.ratio = self.devicePixelRatioF()
        self._pointer.density_changed.connect(self._dress)
        self.installEventFilter(self._pointer)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def show_scene(self, scene: Scene) -> None:
        """Draw this instead; the view stays, unless it shows all and always did."""
        self._handling.show_scene(scene)
        self._view.show(scene)

    def renumber(self, now_at: Callable[[Places], Places]) -> None:
        """People have other places in the next scene, −1 who is gone: who is held stays held."""
        self._handling.renumber(now_at)

    def scene(self) -> Scene | None:
        """What is drawn, with everybody where he was carried to."""
        return self._view.scene

    def speak_with(self, speak: Callable[[int], str]) -> None:
        """What a screen reader is told of a person who gets the keyboard."""
        self._speak = speak

    def set_tool(self, tool: Tool) -> None:
        """What a drag on the ground does."""
        self._pointer.tool = tool
        self.setCursor(Qt.CursorShape.ArrowCursor if tool == "move" else Qt.CursorShape.CrossCursor)

    def fit(self) -> None:
        """Show everybody."""
        self._view.fit()

    def keep_clear(self, cover: QSize) -> None:
        """So much lies over the lower left corner: nobody stands there where all are seen."""
        self._view.keep_clear(cover)

    def can_clear(self, cover: QSize) -> bool:
        """Whether all can be seen beside that, and hardly smaller."""
        return self._view.can_clear(cover)

    def zoom_by(self, steps: float) -> None:
        """Come closer to the middle by so many steps; below 0 step back."""
        camera = self._view.camera
        self._view.zoom(_STEP**steps, camera.width / 2, camera.height / 2)

    def glide_to(self, place: int) -> None:
        """Bring somebody into the middle, close enough to see who stands around, and give him the keyboard."""
        self._view.glide_to(place)
        self._handling.focus(place, walking=True)

    def focus_on(self, place: int | None) -> None:
        """Give somebody the keyboard within the picture, bring him into view, and say who he is."""
        if place is not None:
            self._view.bring_in(place)
        self._handling.focus(place, walking=True)

    def focused(self) -> int | None:
        """Who has the keyboard."""
        return self._handling.hand.focused

    def select(self, places: Iterable[int], *, add: bool = False) -> None:
        """Select these people, or these too."""
        self._handling.select(places, add=add)

    def selection(self) -> list[int]:
        """Who is selected, by place."""
        return self._handling.selection()

    def selected(self) -> Places:
        """The same as an array, ascending, where they may be very many."""
        return self._handling.hand.selected

    def select_all(self) -> None:
        """Select everybody who is shown and not faded."""
        self._handling.select_all()

    def clear(self) -> None:
        """Let go of one thing: what is carried or drawn, chain, people shown, selection, focus."""
        self._handling.clear()

    def show_chain(self, places: Sequence[int]) -> None:
        """Draw a chain of people thick and numbered, while all else fades; none: no longer."""
        self._handling.show_chain(places)

    def show_people(self, places: Sequence[int]) -> None:
        """Light up these people, as those of a finding, while all else fades; none: no longer."""
        self._handling.show_people(places)

    def position_of(self, place: int) -> QPoint:
        """Where somebody is drawn, in the widget."""
        if self._view.scene is None:
            return QPoint()
        x, y = self._view.camera.point_to_screen(*map(float, self._view.scene.xy[place]))
        return QPoint(round(x / self._pointer.ratio), round(y / self._pointer.ratio))

    def repaint_now(self) -> None:
        """Paint at once, instead of with the next turn of the event loop."""
        self._stage.repaint()

    def camera(self) -> Camera:
        """The view, in device pixels."""
        return self._view.camera

    def shows_something(self) -> bool:
        """Whether there is a picture yet, be it a draft."""
        return self._view.backdrop.is_there()

    def is_crisp(self) -> bool:
        """Whether the view is shown pixel by pixel, with all its lines."""
        return self._view.is_crisp()

    def is_settled(self) -> bool:
        """Whether nothing moves and nothing finer is to come."""
        return self._view.is_settled() and self._handling.is_settled()

    def _speak_of(self, place: int) -> None:
        self._let_go = self._let_go and place < 0
        words = "" if place < 0 else self._speak(place)
        self.setAccessibleDescription(words)
        if words:
            announce(self, words)

    def _at_rest(self) -> AbstractContextManager[None]:
        return self._view.backdrop.at_rest()

    def _paint(self, painter: QPainter) -> None:
        view, ratio = self._view, self._pointer.ratio
        painter.scale(1 / ratio, 1 / ratio)  # from here on one unit is a pixel of the device
        view.paint(painter)
        if view.scene is not None:
            handling = self._handling
            over = OverlayPainter(view.scene, view.camera, view.look, handling.hand, handling.lit(), self._pictures)
            over.paint(painter, view.backdrop.names_for(view.scene), view.backdrop.scale())

    def _walk(self, steps: int) -> bool:
        """To the next person by importance; False at the end of them."""
        scene = self._view.scene
        place = None if scene is None else next_person(scene, self._handling.hand.focused, steps)
        if place is None:
            return False
        self.focus_on(place)
        return True

    def _step(self, key: Qt.Key) -> None:
        scene, place = self._view.scene, self._handling.hand.focused
        if scene is None or place is None:
            across, down = DIRECTIONS[key]
            reach = _PAN * self._pointer.ratio
            self._view.move(-across * reach, -down * reach)
        elif (other := person_beside(scene, place, key)) is not None:
            self.focus_on(other)

    def _do_key(self, event: QKeyEvent) -> bool:
        key, place = Qt.Key(event.key()), self._handling.hand.focused
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            if key != Qt.Key.Key_A or event.modifiers() & Qt.KeyboardModifier.AltModifier:
                return False
            self.select_all()
        elif key in DIRECTIONS:
            self._step(key)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self._let_go = self._handling.hand.focused is None
        elif place is not None and key == Qt.Key.Key_Space:
            self._handling.toggle(place)
        elif place is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(place)
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._dress()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        with self._view.backdrop.at_rest():
            self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        with self._view.backdrop.at_rest():
            self._pointer.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._handling.leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place, point = self._handling.hand.focused, event.globalPos()
            if place is not None:
                point = self.mapToGlobal(self.position_of(place))
        else:
            ratio = self._pointer.ratio
            place, point = self._handling.person_at(event.x() * ratio, event.y() * ratio), event.globalPos()
        if place is not None and place not in self.selection():
            self.select([place])
        self.menu_wanted.emit(-1 if place is None else place, point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._do_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._let_go = False
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            if self._handling.hand.focused is None:
                self._walk(1 if event.reason() == Qt.FocusReason.TabFocusReason else -1)
            else:
                self._handling.focus(self._handling.hand.focused, walking=True)
        self._stage.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._handling.look_again()
        self._stage.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from person to person; after Esc, on to what is beside the picture."""
        if not self._let_go and self._walk(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        self._pointer.ratio = ratio
        self._view.dress(look_of(tokens(self.palette()), ratio))
        self._fill()

    def _fill(self) -> None:
        self._view.resize(self.size())
