"""What lies over the picture and changes with the hand: hover, selection, chains, dragging, frames, names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.network.lines import Ends, clipped, draw_lines
from kontaktpflege.ui.network.look import Look, radii
from kontaktpflege.ui.network.mark_cover import MarkCover
from kontaktpflege.ui.network.marks import REACH, drawn_radii, focus_ring, mark_picture, marks_of
from kontaktpflege.ui.network.name_boxes import Room, apart, clear_of
from kontaktpflege.ui.network.names import NamePictures, Names, no_names, place_around
from kontaktpflege.ui.network.scene import HIDDEN, SHAPES, Places, Points, Scene
from kontaktpflege.ui.theme import mix

RINGS_AT_MOST = 300
"""More people who are selected are ringed in the image below."""
_LINES_AT_MOST, _MARKS_AT_MOST, _NAMES_AT_MOST = 1_500, 250, 24
_INK, _INK_IN_MOTION = 400_000, 200_000
"""Pixels that the lines of one person may take, and while he is carried about: the least important ones go."""
_SMOOTH, _SMOOTH_IN_MOTION = 80_000, 20_000
"""Up to so many pixels they are smoothed."""
_VEIL = 0.75
_CHAIN_VEIL = 0.6
_CHAIN_WIDTH = 4.0
_LEAST = 2.5
_NEARER = 0.999
"""Below this share of the scale at which names were placed, some of them may meet."""
_MARK_REACH = 60
"""Pixels that the largest mark reaches from its middle."""
_RING = 5
"""Pixels that rings take around a mark."""
_NOBODY = np.empty(0, dtype=np.int32)


@dataclass(slots=True)
class Held:
    """Somebody being dragged: where in the network the hand has him, and on whom he would be dropped."""

    place: int
    x: float
    y: float
    target: int | None = None


@dataclass(slots=True)
class Hand:
    """What the hand and the keyboard are doing."""

    hovered: int | None = None
    lit: int | None = None
    """Who is lit with his ties, while all else is faded."""
    focused: int | None = None
    walking: bool = False
    """Whether the focus came by key: then it is lit as what the pointer is on."""
    selected: Places = field(default_factory=lambda: _NOBODY)
    shown: Places = field(default_factory=lambda: _NOBODY)
    """People who are lit because they were asked for, as those of a finding."""
    chain: tuple[int, ...] = ()
    held: Held | None = None
    outline: list[tuple[float, float]] = field(default_factory=list)
    """Corners of the frame or lasso that is being drawn, in pixels."""


class OverlayPainter:
    """Paints what lies over the image of a scene, in one view."""

    def __init__(self, scene: Scene, camera: Camera, look: Look, hand: Hand, pictures: NamePictures) -> None:
        self._camera, self._look, self._hand, self._pictures = camera, look, hand, pictures
        held = hand.held
        self._scene = scene
        self._held = None if held is None else (held.place, camera.point_to_screen(held.x, held.y))

    def _spot(self, place: int) -> tuple[float, float]:
        """Where somebody is on the screen."""
        if self._held is not None and self._held[0] == place:
            return self._held[1]
        x, y = self._scene.xy[place].tolist()
        return self._camera.point_to_screen(x, y)

    def _spots(self, places: Places) -> Points:
        """(k, 2): where these people are on the screen."""
        spots = self._camera.to_screen(self._scene.xy[places])
        if self._held is not None:
            spots[places == self._held[0]] = self._held[1]
        return spots

    def _seen(self, spots: Points) -> NDArray[np.bool_]:
        """(k): which marks at these spots reach the screen."""
        beyond = _MARK_REACH * self._look.ratio
        inside = (spots > -beyond) & (spots < (self._camera.width + beyond, self._camera.height + beyond))
        return inside[:, 0] & inside[:, 1]

    def _radius(self, place: int) -> float:
        """Of somebody's mark, which over the picture is never too small to be seen."""
        found = radii(self._scene, self._camera, self._look, np.array([place], dtype=np.int32))
        return float(max(found[0], self._least()))

    def paint(self, painter: QPainter, names: Names, drawn_at: float) -> None:
        """Paint everything; `names` stood right at the scale `drawn_at`."""
        hand = self._hand
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self._lit()
        alone = bool(len(lit)) or bool(hand.chain)
        if alone:
            self._veil(painter, _CHAIN_VEIL if hand.chain else _VEIL)
        if hand.lit is not None:
            self._draw_ties_of(painter, hand.lit)
        if hand.held is not None:
            self._draw_held(painter, hand.held)
        self._draw_marks(painter, lit[:_MARKS_AT_MOST])
        self._draw_chain(painter)
        self._draw_rings(painter)
        self._draw_names(painter, no_names() if alone else names, drawn_at, lit)
        self._draw_outline(painter)

    def _lit(self) -> Places:
        hand, scene = self._hand, self._scene
        if hand.lit is not None:
            around = scene.graph.around(hand.lit)
            around = around[scene.presence[around] > HIDDEN]
            return np.concatenate(([hand.lit], around[np.argsort(scene.rank[around])])).astype(np.int32)
        return hand.shown

    def _veil(self, painter: QPainter, share: float) -> None:
        veil = QColor(self._look.ground)
        veil.setAlphaF(share)
        painter.fillRect(0, 0, self._camera.width, self._camera.height, veil)

    def _draw_ties_of(self, painter: QPainter, place: int) -> None:
        ends, strong, fine = self._ties_of(place)
        painter.setClipRect(0, 0, self._camera.width, self._camera.height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, fine)
        colour = self._look.hues[self._scene.hue[place]]
        for chosen, width, ink in ((~strong, 1.0, 0.55), (strong, 2.0, 0.9)):
            tone = QColor(colour if fine else mix(colour, self._look.ground, ink))
            if fine:  # a line that lets the ground through takes six times as long
                tone.setAlphaF(ink)
            painter.setPen(QPen(tone, width * self._look.ratio if fine else 1))
            draw_lines(painter, ends[chosen].astype(np.float64))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _ties_of(self, place: int) -> tuple[Ends, NDArray[np.bool_], bool]:
        """The lines of somebody, which of them are strong, and whether they are few enough to be smoothed."""
        graph, scene = self._scene.graph, self._scene
        start, stop = graph.starts[place], graph.starts[place + 1]
        others, ties = graph.neighbours[start:stop], graph.tie_of[start:stop]
        shown = scene.presence[others] > HIDDEN
        others, strong = others[shown], graph.strong[ties[shown]]
        first = np.argsort(scene.rank[others])[:_LINES_AT_MOST]
        others, strong = others[first], strong[first]
        ends = np.concatenate((np.broadcast_to(self._spot(place), (len(others), 2)), self._spots(others)), axis=1)
        ends, stays = clipped(ends, self._camera)
        reach = np.cumsum(np.abs(ends[:, 2:] - ends[:, :2]).max(axis=1, initial=0), dtype=np.float64)
        drawn = reach <= (_INK if self._held is None else _INK_IN_MOTION)
        smooth = (_SMOOTH if self._held is None else _SMOOTH_IN_MOTION) / self._look.ratio
        return ends[drawn], strong[stays][drawn], not len(reach) or bool(reach[-1] <= smooth)

    def _draw_held(self, painter: QPainter, held: Held) -> None:
        self._draw_ties_of(painter, held.place)
        if held.target is not None:
            painter.setPen(QPen(QColor(self._look.accent), 2 * self._look.ratio, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(*self._spot(held.place)), QPointF(*self._spot(held.target)))
            self._draw_mark(painter, held.target)
            self._ring(painter, held.target, 3.0)
            self._draw_badge(painter, held.target, "+")
        self._draw_mark(painter, held.place)
        self._ring(painter, held.place, 2.0)

    def _draw_marks(self, painter: QPainter, places: Places) -> None:
        """Draw these people, the first above the others."""
        places = places[::-1]
        spots = self._spots(places)
        seen = self._seen(spots)
        places, spots = places[seen], spots[seen]
        sizes = drawn_radii(np.maximum(radii(self._scene, self._camera, self._look, places), self._least()), self._look)
        looks = marks_of(self._scene, places, self._look)
        for mark, (x, y), radius in zip(looks, spots.tolist(), sizes.tolist(), strict=True):
            image = mark_picture(mark, radius, self._look)
            painter.drawImage(round(x - image.width() / 2), round(y - image.height() / 2), image)

    def _draw_mark(self, painter: QPainter, place: int) -> None:
        self._draw_marks(painter, np.array([place], dtype=np.int32))

    def _least(self) -> np.float32:
        """The radius below which nobody is drawn over the picture, so that he is seen."""
        return np.float32(_LEAST * self._look.ratio)

    def _draw_chain(self, painter: QPainter) -> None:
        chain = self._hand.chain
        line = QPolygonF([QPointF(*self._spot(place)) for place in chain])
        for colour, width in ((self._look.ground, _CHAIN_WIDTH + 3), (self._look.accent, _CHAIN_WIDTH)):
            pen = QPen(QColor(colour), width * self._look.ratio)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(line)
        for number, place in enumerate(chain):
            self._draw_mark(painter, place)
            self._ring(painter, place, 2.0)
            if number:
                self._draw_badge(painter, place, str(number))

    def _chain_marks(self) -> list[tuple[float, float, float, float]]:
        """The boxes of the marks and badges of a chain, which no name may cover."""
        boxes = []
        for number, place in enumerate(self._hand.chain):
            (x, y), radius = self._spot(place), self._radius(place)
            boxes.append((x - radius, y - radius, x + radius, y + radius))
            if number:
                badge = self._badge(place)
                boxes.append((badge.left(), badge.top(), badge.right(), badge.bottom()))
        return boxes

    def _badge(self, place: int) -> QRectF:
        """The disc up right of somebody's mark."""
        ratio = self._look.ratio
        x, y = self._spot(place)
        away = (self._radius(place) + 7 * ratio) * 0.75
        return QRectF(x + away - 8 * ratio, y - away - 8 * ratio, 16 * ratio, 16 * ratio)

    def _draw_badge(self, painter: QPainter, place: int, words: str) -> None:
        """A few signs on a disc in accent, up right of a mark."""
        ratio = self._look.ratio
        around = self._badge(place)
        painter.setPen(QPen(QColor(self._look.ground), 1.5 * ratio))
        painter.setBrush(QColor(self._look.accent))
        painter.drawEllipse(around)
        painter.setFont(self._look.bold_font)
        painter.setPen(QColor(self._look.ground))
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, words)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_rings(self, painter: QPainter) -> None:
        hand = self._hand
        if len(hand.selected) <= RINGS_AT_MOST:
            for place in hand.selected.tolist():
                self._ring(painter, place, 2.0)
        if hand.hovered is not None and hand.held is None:
            self._draw_mark(painter, hand.hovered)
            self._ring(painter, hand.hovered, 1.4)
        if hand.focused is not None:
            self._ring(painter, hand.focused, 2.0, gap=3.0)

    def _ring(self, painter: QPainter, place: int, width: float, gap: float = 0.0) -> None:
        x, y = self._spot(place)
        reach = self._camera.width + self._camera.height
        if abs(x) < reach and abs(y) < reach:
            ratio = self._look.ratio
            radius = self._radius(place) * REACH[SHAPES[self._scene.shape[place]]] + gap * ratio
            focus_ring(painter, self._look, x, y, radius, width)

    def _draw_names(self, painter: QPainter, names: Names, drawn_at: float, lit: Places) -> None:
        always = self._always_named(lit, names.places)
        radius = radii(self._scene, self._camera, self._look, always)
        radius = np.maximum(radius, self._least()) + np.float32(_RING * self._look.ratio)
        spots = self._spots(always)
        room = Room(taken=self._chain_marks(), marks=self._cover(lit) if len(lit) else None, strict=False)
        own = place_around(self._scene, always, spots, radius, self._look, self._pictures, room=room)
        taken, edges = own.edges(self._spots(own.places)), names.edges(self._spots(names.places))
        stays = ~np.isin(names.places, always)
        if len(taken):
            stays &= clear_of(edges, taken)
        if self._camera.scale < drawn_at * _NEARER:
            stays &= apart(np.where(stays[:, None], edges, np.nan))
        names.draw(painter, edges, stays, self._camera)
        own.draw(painter, taken, np.ones(len(taken), dtype=np.bool_), self._camera)

    def _cover(self, lit: Places) -> MarkCover:
        """What the marks of those who are lit cover on the screen."""
        spots = self._spots(lit[:_MARKS_AT_MOST])
        radius = np.maximum(radii(self._scene, self._camera, self._look, lit[:_MARKS_AT_MOST]), self._least())
        seen = self._seen(spots)
        origin = self._camera.point_to_screen(0, 0)
        return MarkCover(spots[seen].astype(np.float64), radius[seen].astype(np.float64), origin, self._look.ratio)

    def _always_named(self, lit: Places, named: Places) -> Places:
        """Who is named whatever else is; those who are `named` anyway need no place of their own for being selected."""
        hand = self._hand
        held = () if hand.held is None else (hand.held.place, hand.held.target)
        first = lit if len(lit) else np.setdiff1d(hand.selected[:_NAMES_AT_MOST], named)
        wanted: Iterable[int | None] = (
            *held,
            hand.hovered,
            hand.focused,
            *hand.chain,
            *first[:_NAMES_AT_MOST].tolist(),
        )
        shown = dict.fromkeys(place for place in wanted if place is not None and self._scene.presence[place])
        return np.array(list(shown), dtype=np.int32)

    def _draw_outline(self, painter: QPainter) -> None:
        if len(self._hand.outline) < 2:
            return
        fill = QColor(self._look.accent)
        fill.setAlphaF(0.10)
        painter.setPen(QPen(QColor(self._look.accent), self._look.ratio))
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in self._hand.outline]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
