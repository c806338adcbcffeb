"""Draws some of the people, and the ties of one, over the image of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QPainter, QPen

from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.network.lines import clipped, draw_lines
from kontaktpflege.ui.network.look import Look, radii
from kontaktpflege.ui.network.mark_cover import MarkCover
from kontaktpflege.ui.network.marks import REACH, drawn_radii, focus_ring, mark_picture, marks_of
from kontaktpflege.ui.network.name_boxes import Box, Room
from kontaktpflege.ui.network.scene import HIDDEN, SHAPES, Places, Points, Scene, Sizes
from kontaktpflege.ui.theme import mix

_LINES_AT_MOST = 1_500
_LEAST = 2.5
"""Pixels of a radius below which nobody is drawn over the picture."""
_MARK_REACH = 60
"""Pixels that the largest mark reaches from its middle."""


class Stroke(NamedTuple):
    """Lines (k, 4) in pixels that are drawn with one pen, smoothed or not."""

    ends: NDArray[np.float64]
    pen: QPen
    smooth: bool

    def draw(self, painter: QPainter) -> None:
        """Draw them; the painter is clipped to the screen, without which Qt 6.11 is several times slower."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.smooth)
        painter.setPen(self.pen)
        draw_lines(painter, self.ends)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def parts(self, pixels: int) -> Iterator[Stroke]:
        """The same in pieces of about so many pixels."""
        pieces = (np.cumsum(_lengths(self.ends)) // pixels).astype(np.int64)
        for ends in np.split(self.ends, np.flatnonzero(np.diff(pieces)) + 1):
            yield self._replace(ends=ends)


class PeoplePainter:
    """Knows where people of a scene are on the screen, and draws those it is asked for.

    `held`: somebody whom the hand has elsewhere, and where that is on the screen.
    """

    def __init__(
        self, scene: Scene, camera: Camera, look: Look, held: tuple[int, tuple[float, float]] | None = None
    ) -> None:
        self._scene, self._camera, self._look, self._held = scene, camera, look, held

    def spot(self, place: int) -> tuple[float, float]:
        """Where somebody is on the screen."""
        if self._held is not None and self._held[0] == place:
            return self._held[1]
        x, y = self._scene.xy[place].tolist()
        return self._camera.point_to_screen(x, y)

    def spots(self, places: Places) -> Points:
        """(k, 2): where these people are on the screen."""
        spots = self._camera.to_screen(self._scene.xy[places])
        if self._held is not None:
            spots[places == self._held[0]] = self._held[1]
        return spots

    def radii(self, places: Places) -> Sizes:
        """(k): of these people's marks, which over the picture are never too small to be seen."""
        return np.maximum(radii(self._scene, self._camera, self._look, places), np.float32(_LEAST * self._look.ratio))

    def radius(self, place: int) -> float:
        """The same of one."""
        return float(self.radii(np.array([place], dtype=np.int32))[0])

    def around(self, place: int) -> Places:
        """Somebody, and then all who have a tie to him and are shown, the most important first."""
        scene = self._scene
        others = scene.graph.around(place)
        others = others[scene.presence[others] > HIDDEN]
        return np.concatenate(([place], others[np.argsort(scene.rank[others])])).astype(np.int32)

    def on_screen(self, places: Places) -> Places:
        """Those of these people who stand there."""
        spots = self.spots(places)
        return places[((spots >= 0) & (spots < (self._camera.width, self._camera.height))).all(axis=1)]

    def draw_marks(self, painter: QPainter, places: Places) -> None:
        """Draw these people, the first above the others."""
        places = places[::-1]
        spots = self.spots(places)
        seen = self._seen(spots)
        places, spots = places[seen], spots[seen]
        sizes = drawn_radii(self.radii(places), self._look)
        looks = marks_of(self._scene, places, self._look)
        for mark, (x, y), radius in zip(looks, spots.tolist(), sizes.tolist(), strict=True):
            image = mark_picture(mark, radius, self._look)
            painter.drawImage(round(x - image.width() / 2), round(y - image.height() / 2), image)

    def draw_mark(self, painter: QPainter, place: int) -> None:
        """Draw one of them."""
        self.draw_marks(painter, np.array([place], dtype=np.int32))

    def draw_ring(self, painter: QPainter, place: int, width: float, gap: float = 0.0) -> None:
        """Draw a ring in accent around somebody's mark, `gap` away from it."""
        x, y = self.spot(place)
        reach = self._camera.width + self._camera.height
        if abs(x) < reach and abs(y) < reach:
            radius = self.radius(place) * REACH[SHAPES[self._scene.shape[place]]] + gap * self._look.ratio
            focus_ring(painter, self._look, x, y, radius, width)

    def room(self, places: Places, taken: Sequence[Box] = ()) -> Room:
        """Where names may stand besides what is `taken`: on the screen, and hardly on the marks of these people."""
        frame = (0.0, 0.0, float(self._camera.width), float(self._camera.height))
        marks = self._cover(places) if len(places) else None
        return Room(taken=taken, marks=marks, frame=frame, strict=False)

    def strokes(self, place: int, ink: float, smooth: float) -> Iterator[Stroke]:
        """The ties of somebody, the weak ones first.

        The most important ones that take no more than `ink` pixels; smoothed where they are no more than `smooth`.
        """
        graph, scene, look = self._scene.graph, self._scene, self._look
        start, stop = graph.starts[place], graph.starts[place + 1]
        others, ties = graph.neighbours[start:stop], graph.tie_of[start:stop]
        shown = scene.presence[others] > HIDDEN
        others, strong = others[shown], graph.strong[ties[shown]]
        first = np.argsort(scene.rank[others])[:_LINES_AT_MOST]
        others, strong = others[first], strong[first]
        ends = np.concatenate((np.broadcast_to(self.spot(place), (len(others), 2)), self.spots(others)), axis=1)
        ends, stays = clipped(ends, self._camera)
        strong = strong[stays]
        reach = np.cumsum(_lengths(ends))
        drawn = reach <= ink
        fine = not len(reach) or bool(reach[-1] <= smooth / look.ratio)
        colour = look.hues[scene.hue[place]]
        for chosen, width, share in ((~strong, 1.0, 0.55), (strong, 2.0, 0.9)):
            tone = QColor(colour if fine else mix(colour, look.ground, share))
            if fine:  # a line that lets the ground through takes six times as long
                tone.setAlphaF(share)
            yield Stroke(ends[chosen & drawn].astype(np.float64), QPen(tone, width * look.ratio if fine else 1), fine)

    def _cover(self, places: Places) -> MarkCover:
        spots, sizes = self.spots(places), self.radii(places)
        seen = self._seen(spots)
        origin = self._camera.point_to_screen(0, 0)
        return MarkCover(spots[seen].astype(np.float64), sizes[seen].astype(np.float64), origin, self._look.ratio)

    def _seen(self, spots: Points) -> NDArray[np.bool_]:
        """(k): which marks at these spots reach the screen."""
        beyond = _MARK_REACH * self._look.ratio
        inside = (spots > -beyond) & (spots < (self._camera.width + beyond, self._camera.height + beyond))
        return inside[:, 0] & inside[:, 1]


def _lengths(ends: NDArray[np.floating]) -> NDArray[np.float64]:
    """(k): the pixels that lines (k, 4) take."""
    lengths: NDArray[np.float64] = np.abs(ends[:, 2:] - ends[:, :2]).max(axis=1, initial=0).astype(np.float64)
    return lengths
