"""The surface on which the network is drawn, pointed at, and walked through by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
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

from kontaktpflege.domain.network import picking
from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.network.key_walk import DIRECTIONS, next_person, person_beside
from kontaktpflege.ui.network.look import look_of, radii, spacing
from kontaktpflege.ui.network.names import NamePictures
from kontaktpflege.ui.network.overlay import RINGS_AT_MOST, Hand, Held, OverlayPainter
from kontaktpflege.ui.network.pointer import Pointer, Tool
from kontaktpflege.ui.network.scene import FULL, HIDDEN, Scene
from kontaktpflege.ui.network.stage import Stage
from kontaktpflege.ui.network.view import View
from kontaktpflege.ui.theme import tokens
from kontaktpflege.ui.widgets.announcement import announce

_DWELL_MILLISECONDS = 70
"""So long the pointer stays with somebody until all else fades: crossing the picture shall not make it flicker."""
_FARTHEST = 60
"""Pixels from which on nobody's mark reaches the pointer."""
_REACH = 7
"""Pixels beyond a mark that still count as pointing at it."""
_OF_WAY = 0.35
"""… where people stand close together, no more than so much of the way to the next."""
_HELD = 3.2
"""Pixels of a radius from which on a mark can be carried."""
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
    centred = Signal(int)
    """A double click: put this person in the centre."""
    moved = Signal(int, float, float)
    """Carried to a place in the network and let go; the scene shows it already."""
    dropped_on = Signal(int, int)
    """Carried onto somebody else; nobody has moved."""
    menu_wanted = Signal(int, QPoint)
    """The context menu, for this person and all who are selected, at a point of the screen."""
    view_changed = Signal()
    cleared = Signal()
    """Esc, with nothing left to let go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand = Hand()
        self._pictures = NamePictures()
        self._speak: Callable[[int], str] = lambda _place: ""
        self._stage = Stage(self, self._paint)
        self._view = View(self._stage, look_of(tokens(self.palette()), self.devicePixelRatioF()), self)
        self._view.changed.connect(self._stage.update)
        self._view.moved.connect(self._look_elsewhere)
        self._dwell = QTimer(self, singleShot=True, interval=_DWELL_MILLISECONDS)
        self._dwell.timeout.connect(self._light)
        self._pointer = Pointer(self._grabbed_at, self)
        self._pointer.ratio = self.devicePixelRatioF()
        self._listen()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def show_scene(self, scene: Scene) -> None:
        """Draw this instead; the view stays, unless it shows all and always did."""
        hand, size = self._hand, scene.graph.size
        self._hand = Hand(
            focused=hand.focused if hand.focused is not None and hand.focused < size else None,
            selected=hand.selected[hand.selected < size],
            shown=hand.shown[hand.shown < size],
            chain=hand.chain if all(place < size for place in hand.chain) else (),
        )
        self._view.show(scene)
        self._mark()

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

    def zoom_by(self, steps: float) -> None:
        """Come closer to the middle by so many steps; below 0 step back."""
        camera = self._view.camera
        self._view.zoom(_STEP**steps, camera.width / 2, camera.height / 2)

    def glide_to(self, place: int) -> None:
        """Bring somebody into the middle, close enough to see who stands around, and give him the keyboard."""
        self._view.glide_to(place)
        self._focus(place, walking=True)

    def focus_on(self, place: int | None) -> None:
        """Give somebody the keyboard within the picture, bring him into view, and say who he is."""
        if place is not None:
            self._view.bring_in(place)
        self._focus(place, walking=True)

    def focused(self) -> int | None:
        """Who has the keyboard."""
        return self._hand.focused

    def select(self, places: Iterable[int], *, add: bool = False) -> None:
        """Select these people, or these too."""
        chosen = np.array(sorted(set(places)), dtype=np.int32)
        selected = np.union1d(self._hand.selected, chosen).astype(np.int32) if add else chosen
        if not np.array_equal(selected, self._hand.selected):
            self._hand.selected = selected
            self._mark()
            self.selection_changed.emit()

    def selection(self) -> list[int]:
        """Who is selected, by place."""
        return [int(place) for place in self._hand.selected]

    def select_all(self) -> None:
        """Select everybody who is shown and not faded."""
        if (scene := self._view.scene) is not None:
            self.select(np.flatnonzero(scene.presence == FULL).tolist())

    def show_chain(self, places: Sequence[int]) -> None:
        """Draw a chain of people thick and numbered, while all else fades; none: no longer."""
        self._hand.chain = tuple(places)
        self._view.bring_in(*places)
        self._stage.update()

    def show_people(self, places: Sequence[int]) -> None:
        """Light up these people, as those of a finding, while all else fades; none: no longer."""
        self._hand.shown = np.array(list(places), dtype=np.int32)
        self._view.bring_in(*places)
        self._stage.update()

    def clear(self) -> bool:
        """Let go of one thing: what is carried or drawn, chain, people shown, selection, focus. False: of nothing."""
        hand = self._hand
        if self._pointer.give_up():
            return True
        if hand.chain or len(hand.shown):
            hand.chain, hand.shown = (), hand.shown[:0]
        elif len(hand.selected):
            self.select(())
        elif hand.focused is not None:
            self._focus(None)
        else:
            return False
        self._stage.update()
        return True

    def person_at(self, x: float, y: float) -> int | None:
        """Who is drawn at a device pixel; None on the ground."""
        scene, camera, look = self._view.scene, self._view.camera, self._view.look
        if scene is None:
            return None
        spot, reach = camera.to_world(x, y), _FARTHEST * look.ratio / camera.scale
        close = picking.in_box(scene.xy, spot[0] - reach, spot[1] - reach, spot[0] + reach, spot[1] + reach)
        there = scene.presence[close] > HIDDEN
        if self._hand.held is not None:
            there &= close != self._hand.held.place
        beyond = min(_REACH * look.ratio, _OF_WAY * spacing(scene, camera))
        within = (radii(scene, camera, look, close) + np.float32(beyond)) / np.float32(camera.scale)
        found = picking.nearest(scene.xy[close], there, *spot, within)
        return None if found is None else int(close[found])

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
        return self._view.is_settled() and not self._dwell.isActive()

    def _listen(self) -> None:
        pointer = self._pointer
        pointer.pointed.connect(self._point)
        pointer.clicked.connect(self._click)
        pointer.double_clicked.connect(self._double_click)
        pointer.moved.connect(self._view.move)
        pointer.zoomed.connect(self._view.zoom)
        pointer.carried.connect(self._carry)
        pointer.let_go.connect(self._let_go)
        pointer.dropped.connect(self._drop)
        pointer.outline_changed.connect(self._show_outline)
        pointer.outlined.connect(self._select_outlined)
        pointer.density_changed.connect(self._dress)
        self.installEventFilter(pointer)

    def _paint(self, painter: QPainter) -> None:
        view, ratio = self._view, self._pointer.ratio
        painter.scale(1 / ratio, 1 / ratio)  # from here on one unit is a pixel of the device
        with view.backdrop.at_rest():
            view.paint(painter)
            if view.scene is not None:
                over = OverlayPainter(view.scene, view.camera, view.look, self._hand, self._pictures)
                over.paint(painter, view.backdrop.names_for(view.scene), view.backdrop.scale())

    def _focus(self, place: int | None, *, walking: bool = False) -> None:
        hand = self._hand
        hand.focused, hand.walking = place, walking
        if walking:
            hand.hovered = None
        words = "" if place is None else self._speak(place)
        self.setAccessibleDescription(words)
        if words:
            announce(self, words)
        self._dwell.start()
        self.pointed.emit(-1 if place is None else place)
        self._stage.update()

    def _mark(self) -> None:
        """Let the image show what is too much for every frame."""
        hand = self._hand
        many = len(hand.selected) > RINGS_AT_MOST
        self._view.mark(None if hand.held is None else hand.held.place, hand.selected if many else None)
        self._stage.update()

    def _look_elsewhere(self) -> None:
        """While the picture moves under the pointer, nobody is pointed at."""
        hand = self._hand
        if hand.hovered is not None:
            hand.hovered = None
            self.pointed.emit(-1)
        if hand.lit is not None and not hand.walking:
            hand.lit = None
        self.view_changed.emit()

    def _grabbed_at(self, x: float, y: float) -> int | None:
        """Who would be carried from here: nobody whose mark is so small that one means the picture."""
        scene, camera, look = self._view.scene, self._view.camera, self._view.look
        place = self.person_at(x, y)
        if scene is None or place is None:
            return None
        return place if radii(scene, camera, look, np.array([place], dtype=np.int32))[0] >= _HELD * look.ratio else None

    def _point(self, x: float, y: float) -> None:
        place = self.person_at(x, y)
        if place != self._hand.hovered:
            self._hand.hovered = place
            self._dwell.start()
            self.pointed.emit(-1 if place is None else place)
            self._stage.update()

    def _light(self) -> None:
        """Fade all else, or no longer."""
        hand = self._hand
        wanted = hand.hovered
        if wanted is None and hand.walking and self.hasFocus():
            wanted = hand.focused
        if wanted != hand.lit:
            hand.lit = wanted
            self._stage.update()

    def _click(self, x: float, y: float, add: bool) -> None:
        place = self.person_at(x, y)
        if place is None:
            if not add:
                self.select(())
            return
        if add:
            self.toggle(place)
        else:
            self.select([place])
        self._focus(place)

    def toggle(self, place: int) -> None:
        """Select somebody too, or no longer."""
        chosen = set(self.selection())
        self.select(chosen ^ {place})

    def _double_click(self, x: float, y: float) -> None:
        place = self.person_at(x, y)
        if place is not None:
            self.centred.emit(place)

    def _carry(self, place: int, x: float, y: float) -> None:
        there = self._view.camera.to_world(x, y)
        hand = self._hand
        if hand.held is None:
            hand.held, hand.lit, hand.hovered = Held(place, *there), None, None
            self._mark()
        hand.held.x, hand.held.y = there
        hand.held.target = self.person_at(x, y)
        self._stage.update()

    def _let_go(self, place: int, x: float, y: float) -> None:
        held = self._hand.held
        if held is None:
            return
        self._hand.held = None
        if held.target is not None:
            self._mark()
            self.dropped_on.emit(place, held.target)
            return
        there = self._view.camera.to_world(x, y)
        self._view.put(place, *there)
        self._stage.update()
        self.moved.emit(place, *there)

    def _drop(self) -> None:
        self._hand.held, self._hand.outline = None, []
        self._mark()

    def _show_outline(self, outline: list[tuple[float, float]]) -> None:
        self._hand.outline = outline
        self._stage.update()

    def _select_outlined(self, outline: list[tuple[float, float]], add: bool) -> None:
        self._hand.outline = []
        self._stage.update()
        if (scene := self._view.scene) is None or not outline:
            return
        corners = np.array([self._view.camera.to_world(x, y) for x, y in outline], dtype=np.float32)
        found = picking.in_outline(scene.xy, corners)
        self.select(found[scene.presence[found] == FULL].tolist(), add=add)

    def _walk(self, steps: int) -> bool:
        """To the next person by importance; False at the end of them."""
        scene = self._view.scene
        place = None if scene is None else next_person(scene, self._hand.focused, steps)
        if place is None:
            return False
        self.focus_on(place)
        return True

    def _step(self, key: Qt.Key) -> None:
        scene, place = self._view.scene, self._hand.focused
        if scene is None or place is None:
            across, down = DIRECTIONS[key]
            reach = _PAN * self._pointer.ratio
            self._view.move(-across * reach, -down * reach)
        elif (other := person_beside(scene, place, key)) is not None:
            self.focus_on(other)

    def _do_key(self, event: QKeyEvent) -> bool:
        key, place = Qt.Key(event.key()), self._hand.focused
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
            if not self.clear():
                self.cleared.emit()
        elif place is not None and key == Qt.Key.Key_Space:
            self.toggle(place)
        elif place is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(place)
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._dress()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._pointer.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._hand.hovered is not None:
            self._hand.hovered = None
            self._dwell.start()
            self.pointed.emit(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place, point = self._hand.focused, event.globalPos()
            if place is not None:
                point = self.mapToGlobal(self.position_of(place))
        else:
            ratio = self._pointer.ratio
            place, point = self.person_at(event.x() * ratio, event.y() * ratio), event.globalPos()
        if place is not None and place not in self.selection():
            self.select([place])
        self.menu_wanted.emit(-1 if place is None else place, point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._do_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            if self._hand.focused is None:
                self._walk(1 if event.reason() == Qt.FocusReason.TabFocusReason else -1)
            else:
                self._focus(self._hand.focused, walking=True)
        self._stage.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._dwell.start()
        self._stage.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from person to person; with nobody focused, as after Esc, on to what is beside the picture."""
        if self._hand.focused is not None and self._walk(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        self._pointer.ratio = ratio
        self._view.dress(look_of(tokens(self.palette()), ratio))
        self._fill()

    def _fill(self) -> None:
        self._view.resize(self.size())
