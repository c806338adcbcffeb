"""What lies over the picture and changes with the hand: hover, selection, chains, dragging, frames, names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.network.lit_layer import NAMES_AT_MOST, RING, VEIL, LitLayer
from kontaktpflege.ui.network.look import Look
from kontaktpflege.ui.network.name_boxes import Box, apart, clear_of
from kontaktpflege.ui.network.names import NamePictures, Names, no_names, place_around
from kontaktpflege.ui.network.people_painter import PeoplePainter
from kontaktpflege.ui.network.scene import Places, Scene

RINGS_AT_MOST = 300
"""More people who are selected are ringed in the image below."""
_MARKS_AT_MOST = 250
_INK, _SMOOTH = 140_000, 15_000
"""Pixels that the lines of who is carried about may take, of which the least important go; and up to which they are smoothed."""
_CHAIN_VEIL = 0.6
_CHAIN_WIDTH = 4.0
_NEARER = 0.999
"""Below this share of the scale at which names were placed, some of them may meet."""
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

    def __init__(
        self, scene: Scene, camera: Camera, look: Look, hand: Hand, lit: LitLayer | None, pictures: NamePictures
    ) -> None:
        self._scene, self._camera, self._look, self._hand = scene, camera, look, hand
        self._lit, self._pictures = lit, pictures
        held = hand.held
        spot = None if held is None else (held.place, camera.point_to_screen(held.x, held.y))
        self._people = PeoplePainter(scene, camera, look, spot)

    def paint(self, painter: QPainter, names: Names, drawn_at: float) -> None:
        """Paint everything; `names` stood right at the scale `drawn_at`."""
        hand = self._hand
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        alone = self._fade(painter)
        if hand.held is not None:
            self._draw_held(painter, hand.held)
        self._people.draw_marks(painter, hand.shown[:_MARKS_AT_MOST])
        self._draw_chain(painter)
        self._draw_rings(painter)
        self._draw_names(painter, no_names() if alone else names, drawn_at)
        self._draw_outline(painter)

    def _fade(self, painter: QPainter) -> bool:
        """Let all fade but who is lit; False if nobody is."""
        hand = self._hand
        if self._lit is not None:
            painter.drawImage(0, 0, self._lit.image)
        elif hand.chain or len(hand.shown):
            veil = QColor(self._look.ground)
            veil.setAlphaF(_CHAIN_VEIL if hand.chain else VEIL)
            painter.fillRect(0, 0, self._camera.width, self._camera.height, veil)
        else:
            return False
        return True

    def _draw_held(self, painter: QPainter, held: Held) -> None:
        people = self._people
        painter.setClipRect(0, 0, self._camera.width, self._camera.height)
        for stroke in people.strokes(held.place, _INK / self._look.ratio, _SMOOTH):
            stroke.draw(painter)
        if held.target is not None:
            painter.setPen(QPen(QColor(self._look.accent), 2 * self._look.ratio, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(*people.spot(held.place)), QPointF(*people.spot(held.target)))
            people.draw_mark(painter, held.target)
            people.draw_ring(painter, held.target, 3.0)
            self._draw_badge(painter, held.target, "+")
        people.draw_mark(painter, held.place)
        people.draw_ring(painter, held.place, 2.0)

    def _draw_chain(self, painter: QPainter) -> None:
        chain = self._hand.chain
        line = QPolygonF([QPointF(*self._people.spot(place)) for place in chain])
        for colour, width in ((self._look.ground, _CHAIN_WIDTH + 3), (self._look.accent, _CHAIN_WIDTH)):
            pen = QPen(QColor(colour), width * self._look.ratio)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(line)
        for number, place in enumerate(chain):
            self._people.draw_mark(painter, place)
            self._people.draw_ring(painter, place, 2.0)
            if number:
                self._draw_badge(painter, place, str(number))

    def _chain_marks(self) -> list[tuple[float, float, float, float]]:
        """The boxes of the marks and badges of a chain, which no name may cover."""
        boxes = []
        for number, place in enumerate(self._hand.chain):
            (x, y), radius = self._people.spot(place), self._people.radius(place)
            boxes.append((x - radius, y - radius, x + radius, y + radius))
            if number:
                badge = self._badge(place)
                boxes.append((badge.left(), badge.top(), badge.right(), badge.bottom()))
        return boxes

    def _badge(self, place: int) -> QRectF:
        """The disc up right of somebody's mark."""
        ratio = self._look.ratio
        x, y = self._people.spot(place)
        away = (self._people.radius(place) + 7 * ratio) * 0.75
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
                self._people.draw_ring(painter, place, 2.0)
        if hand.hovered is not None and hand.held is None:
            self._people.draw_mark(painter, hand.hovered)
            self._people.draw_ring(painter, hand.hovered, 1.4)
        if hand.focused is not None:
            self._people.draw_ring(painter, hand.focused, 2.0, gap=3.0)

    def _draw_names(self, painter: QPainter, names: Names, drawn_at: float) -> None:
        people, shown = self._people, self._hand.shown
        always = self._always_named(names.places)
        radius = people.radii(always) + np.float32(RING * self._look.ratio)
        room = people.room(shown[:_MARKS_AT_MOST], (*self._chain_marks(), *self._names_of_lit()))
        own = place_around(self._scene, always, people.spots(always), radius, self._look, self._pictures, room=room)
        taken, edges = own.edges(people.spots(own.places)), names.edges(people.spots(names.places))
        stays = ~np.isin(names.places, always)
        if len(taken):
            stays &= clear_of(edges, taken)
        if self._camera.scale < drawn_at * _NEARER:
            stays &= apart(np.where(stays[:, None], edges, np.nan))
        names.draw(painter, edges, stays, self._camera)
        own.draw(painter, taken, np.ones(len(taken), dtype=np.bool_), self._camera)

    def _names_of_lit(self) -> list[Box]:
        """The boxes of the names on the layer of who is lit."""
        return [] if self._lit is None else [tuple(box) for box in self._lit.edges.tolist()]

    def _always_named(self, named: Places) -> Places:
        """Who is named whatever else is; those who are `named` anyway need no place of their own for being selected."""
        hand, lit = self._hand, self._lit
        held = () if hand.held is None else (hand.held.place, hand.held.target)
        first = hand.shown
        if lit is None and not len(first):
            first = np.setdiff1d(hand.selected[:NAMES_AT_MOST], named)
        wanted: Iterable[int | None] = (
            *held,
            hand.hovered,
            hand.focused,
            *hand.chain,
            *first[:NAMES_AT_MOST].tolist(),
        )
        shown = dict.fromkeys(place for place in wanted if place is not None and self._scene.presence[place])
        always = np.array(list(shown), dtype=np.int32)
        return always if lit is None else always[~np.isin(always, lit.named)]

    def _draw_outline(self, painter: QPainter) -> None:
        if len(self._hand.outline) < 2:
            return
        fill = QColor(self._look.accent)
        fill.setAlphaF(0.10)
        painter.setPen(QPen(QColor(self._look.accent), self._look.ratio))
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in self._hand.outline]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
