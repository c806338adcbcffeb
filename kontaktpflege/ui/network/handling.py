"""What pointing, clicking, carrying and walking do to what lies over the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal

from kontaktpflege.domain.network import picking
from kontaktpflege.ui.network.lighting import Lighting
from kontaktpflege.ui.network.lit_layer import LitLayer
from kontaktpflege.ui.network.look import radii, spacing
from kontaktpflege.ui.network.names import NamePictures
from kontaktpflege.ui.network.overlay import RINGS_AT_MOST, Hand, Held
from kontaktpflege.ui.network.pointer import Pointer
from kontaktpflege.ui.network.scene import FULL, HIDDEN, Places, Scene
from kontaktpflege.ui.network.view import View

_FARTHEST = 60
"""Pixels from which on nobody's mark reaches the pointer."""
_REACH = 7
"""Pixels beyond a mark that still count as pointing at it."""
_OF_WAY = 0.35
"""… where people stand close together, no more than so much of the way to the next."""
_HELD = 3.2
"""Pixels of a radius from which on a mark can be carried."""
_GONE = -1


class Handling(QObject):
    """Holds what is pointed at, focused, selected, lit and carried in a view, and changes it as the hand does."""

    pointed = Signal(int)
    focus_moved = Signal(int)
    """Somebody else has the keyboard within the picture; -1: nobody."""
    selection_changed = Signal()
    clicked = Signal(int)
    """Somebody, without a key held."""
    centred = Signal(int)
    moved = Signal(int, float, float)
    dropped_on = Signal(int, int)

    def __init__(
        self, view: View, has_keyboard: Callable[[], bool], pictures: NamePictures, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.hand = Hand()
        self._view = view
        self._has_keyboard = has_keyboard
        self._opened_bubble = False
        self._lighting = Lighting(view, self._to_be_lit, pictures, self)
        self._lighting.changed.connect(self._update)
        self.pointer = Pointer(self._grabbed_at, self)
        self._listen()
        view.moved.connect(self._look_elsewhere)
        view.rested.connect(self.pointer.point_again)

    def renumber(self, now_at: Callable[[Places], Places]) -> None:
        """People have other places now, −1 who is gone; a chain may no longer be one. Show the scene after it."""
        hand = self.hand
        focused = None if hand.focused is None else int(now_at(np.array([hand.focused], dtype=np.int32))[0])
        self.hand = Hand(
            focused=None if focused == _GONE else focused,
            selected=_remaining(now_at(hand.selected)),
            shown=_remaining(now_at(hand.shown)),
        )

    def show_scene(self, scene: Scene) -> None:
        """Hold nobody any more who is not in this scene."""
        hand, size = self.hand, scene.graph.size
        self.hand = Hand(
            focused=hand.focused if hand.focused is not None and hand.focused < size else None,
            selected=hand.selected[hand.selected < size],
            shown=hand.shown[hand.shown < size],
            chain=hand.chain if all(place < size for place in hand.chain) else (),
        )
        self._mark()

    def is_settled(self) -> bool:
        """Whether nothing is about to be lit or to go out."""
        return self._lighting.is_settled()

    def lit(self) -> LitLayer | None:
        """Who is lit in the view as it is now, with his ties, while all else is faded."""
        return self._lighting.layer()

    def look_again(self) -> None:
        """Light who is to be lit in a moment, as when the keyboard came or went."""
        self._lighting.look_again()

    def leave(self) -> None:
        """The pointer has left the picture."""
        self.pointer.leave()
        if self.hand.hovered is not None:
            self.hand.hovered = None
            self._lighting.look_again()
            self.pointed.emit(-1)

    def focus(self, place: int | None, *, walking: bool = False) -> None:
        """Give somebody the keyboard within the picture; `walking`: he is lit, too."""
        hand = self.hand
        hand.focused, hand.walking = place, walking
        if walking:
            hand.hovered = None
            self.pointer.leave()
        self._lighting.look_again()
        self.focus_moved.emit(-1 if place is None else place)
        self.pointed.emit(-1 if place is None else place)
        self._update()

    def show_chain(self, places: Sequence[int]) -> None:
        """Draw a chain of people."""
        self.hand.chain = tuple(places)
        self._view.bring_in(*places)
        self._update()

    def show_people(self, places: Sequence[int]) -> None:
        """Light up people."""
        self.hand.shown = np.array(list(places), dtype=np.int32)
        self._view.bring_in(*places)
        self._update()

    def select(self, places: Iterable[int] | Places, *, add: bool = False) -> None:
        """Select these people, or these too."""
        asked = places if isinstance(places, np.ndarray) else np.fromiter(places, dtype=np.int32)
        chosen = np.sort(asked).astype(np.int32)
        chosen = chosen[np.diff(chosen, prepend=-1) > 0]
        selected = np.union1d(self.hand.selected, chosen).astype(np.int32) if add else chosen
        if not np.array_equal(selected, self.hand.selected):
            self.hand.selected = selected
            self._mark()
            self.selection_changed.emit()

    def selection(self) -> list[int]:
        """Who is selected, by place."""
        found: list[int] = self.hand.selected.tolist()
        return found

    def select_all(self) -> None:
        """Select everybody who is shown and not faded."""
        if (scene := self._view.scene) is not None:
            self.select(np.flatnonzero(scene.presence == FULL))

    def toggle(self, place: int) -> None:
        """Select somebody too, or no longer."""
        chosen = set(self.selection())
        self.select(chosen ^ {place})

    def clear(self) -> None:
        """Let go of one thing: what is carried or drawn, chain, people shown, selection, focus."""
        hand = self.hand
        if self.pointer.give_up():
            return
        if hand.chain or len(hand.shown):
            self._put_out()
        elif len(hand.selected):
            self.select(())
        elif hand.focused is not None:
            self.focus(None)
        self._update()

    def person_at(self, x: float, y: float) -> int | None:
        """Who is drawn at a device pixel; None on the ground."""
        scene, camera, look = self._view.scene, self._view.camera, self._view.look
        if scene is None:
            return None
        spot, reach = camera.to_world(x, y), _FARTHEST * look.ratio / camera.scale
        close = picking.in_box(scene.xy, spot[0] - reach, spot[1] - reach, spot[0] + reach, spot[1] + reach)
        there = scene.presence[close] > HIDDEN
        if self.hand.held is not None:
            there &= close != self.hand.held.place
        beyond = min(_REACH * look.ratio, _OF_WAY * spacing(scene, camera))
        within = (radii(scene, camera, look, close) + np.float32(beyond)) / np.float32(camera.scale)
        found = picking.nearest(scene.xy[close], there, *spot, within)
        return None if found is None else int(close[found])

    def _listen(self) -> None:
        pointer = self.pointer
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

    def _mark(self) -> None:
        """Let the image show what is too much for every frame."""
        hand = self.hand
        many = len(hand.selected) > RINGS_AT_MOST
        self._view.mark(None if hand.held is None else hand.held.place, hand.selected if many else None)
        self._update()

    def _look_elsewhere(self) -> None:
        """While the picture moves under the pointer, nobody is pointed at."""
        hand = self.hand
        if hand.hovered is not None:
            hand.hovered = None
            self.pointed.emit(-1)

    def _grabbed_at(self, x: float, y: float) -> int | None:
        """Who would be carried from here: nobody whose mark is so small that one means the picture."""
        scene, camera, look = self._view.scene, self._view.camera, self._view.look
        place = self.person_at(x, y)
        if scene is None or place is None:
            return None
        return place if radii(scene, camera, look, np.array([place], dtype=np.int32))[0] >= _HELD * look.ratio else None

    def _point(self, x: float, y: float) -> None:
        place = self.person_at(x, y)
        if place != self.hand.hovered:
            self.hand.hovered = place
            self._lighting.look_again()
            self.pointed.emit(-1 if place is None else place)
            self._update()

    def _to_be_lit(self) -> int | None:
        hand = self.hand
        if hand.held is not None:
            return None
        if hand.hovered is None and hand.walking and self._has_keyboard():
            return hand.focused
        return hand.hovered

    def _click(self, x: float, y: float, add: bool) -> None:
        place = self.person_at(x, y)
        self._opened_bubble = place is not None and not add and self._is_bubble(place)
        if place is None:
            if not add:
                self._put_out()
                self.select(())
            return
        if add:
            self.toggle(place)
        else:
            self.select([place])
        self.focus(place)
        if not add:
            self.clicked.emit(place)

    def _double_click(self, x: float, y: float) -> None:
        place = self.person_at(x, y)
        if place is not None and not self._opened_bubble:  # who stands now where the bubble was is not meant
            self.centred.emit(place)

    def _put_out(self) -> None:
        """Show no chain any more, and nobody who was asked for."""
        self.hand.chain, self.hand.shown = (), self.hand.shown[:0]
        self._update()

    def _is_bubble(self, place: int) -> bool:
        return self._view.scene is not None and int(self._view.scene.count[place]) > 0

    def _carry(self, place: int, x: float, y: float) -> None:
        there = self._there(x, y)
        hand = self.hand
        if hand.held is None:
            hand.held, hand.hovered = Held(place, *there), None
            self._lighting.put_out()
            self._mark()
        hand.held.x, hand.held.y = there
        hand.held.target = self.person_at(x, y)
        self._update()

    def _let_go(self, place: int, x: float, y: float) -> None:
        held = self.hand.held
        if held is None:
            return
        self.hand.held = None
        if held.target is not None:
            self._mark()
            self.dropped_on.emit(place, held.target)
            return
        there = self._there(x, y)
        self._view.put(place, *there)
        self._update()
        self.moved.emit(place, *there)

    def _there(self, x: float, y: float) -> tuple[float, float]:
        """Where in the network somebody is who is carried to a device pixel: not so far that all others become small."""
        scene, there = self._view.scene, self._view.camera.to_world(x, y)
        return there if scene is None else scene.within_reach(*there)

    def _drop(self) -> None:
        self.hand.held, self.hand.outline = None, []
        self._mark()

    def _show_outline(self, outline: list[tuple[float, float]]) -> None:
        self.hand.outline = outline
        self._update()

    def _select_outlined(self, outline: list[tuple[float, float]], add: bool) -> None:
        self.hand.outline = []
        self._update()
        if (scene := self._view.scene) is None or not outline:
            return
        corners = np.array([self._view.camera.to_world(x, y) for x, y in outline], dtype=np.float32)
        found = picking.in_outline(scene.xy, corners)
        self.select(found[scene.presence[found] == FULL], add=add)

    def _update(self) -> None:
        self._view.changed.emit()


def _remaining(places: Places) -> Places:
    return np.sort(places[places != _GONE])
