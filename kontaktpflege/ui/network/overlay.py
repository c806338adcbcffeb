"""What lies over the picture and changes with the hand: hover, selection, chains, dragging, frames, names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.network.lines import draw_lines
from kontaktpflege.ui.network.look import Look, radii
from kontaktpflege.ui.network.marks import draw_mark, focus_ring, marks_of
from kontaktpflege.ui.network.name_boxes import apart, place_names
from kontaktpflege.ui.network.names import NamePictures, NameTag, is_bold
from kontaktpflege.ui.network.scene import HIDDEN, Places, Scene

RINGS_AT_MOST = 300
"""More people who are selected are ringed in the image below."""
_LINES_AT_MOST, _MARKS_AT_MOST, _NAMES_AT_MOST = 1_500, 250, 24
_VEIL = 0.75
_CHAIN_VEIL = 0.6
_CHAIN_WIDTH = 4.0
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
        self._at = camera.to_screen(scene.xy)
        if held is not None:
            self._at[held.place] = camera.point_to_screen(held.x, held.y)
        self._sizes = radii(scene, camera, look)

    def paint(self, painter: QPainter, names: Sequence[NameTag], drawn_at: float) -> None:
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
        self._draw_names(painter, () if alone else names, drawn_at, lit)
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
        graph, scene = self._scene.graph, self._scene
        start, stop = graph.starts[place], graph.starts[place + 1]
        others, ties = graph.neighbours[start:stop], graph.tie_of[start:stop]
        shown = scene.presence[others] > HIDDEN
        others, strong = others[shown], graph.strong[ties[shown]]
        first = np.argsort(scene.rank[others])[:_LINES_AT_MOST]
        others, strong = others[first], strong[first]
        ends = np.concatenate((np.broadcast_to(self._at[place], (len(others), 2)), self._at[others]), axis=1)
        painter.setClipRect(0, 0, self._camera.width, self._camera.height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(others) < _MARKS_AT_MOST)
        colour = self._look.hues[scene.hue[place]]
        for chosen, width, ink in ((~strong, 1.0, 0.55), (strong, 2.0, 0.9)):
            tone = QColor(colour)
            tone.setAlphaF(ink)
            painter.setPen(QPen(tone, width * self._look.ratio if len(others) < _MARKS_AT_MOST else 1))
            draw_lines(painter, ends[chosen].astype(np.float64))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _draw_held(self, painter: QPainter, held: Held) -> None:
        self._draw_ties_of(painter, held.place)
        if held.target is not None:
            painter.setPen(QPen(QColor(self._look.accent), 2 * self._look.ratio, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(*self._at[held.place].tolist()), QPointF(*self._at[held.target].tolist()))
            self._draw_mark(painter, held.target)
            self._ring(painter, held.target, 3.0)
            self._draw_badge(painter, held.target, "+")
        self._draw_mark(painter, held.place)
        self._ring(painter, held.place, 2.0)

    def _draw_marks(self, painter: QPainter, places: Places) -> None:
        for place in places[::-1].tolist():
            self._draw_mark(painter, place)

    def _draw_mark(self, painter: QPainter, place: int) -> None:
        ((shape, colour),) = marks_of(self._scene, np.array([place]), self._look)
        x, y = self._at[place].tolist()
        draw_mark(painter, shape, colour, self._look, x, y, max(float(self._sizes[place]), 2.5 * self._look.ratio))

    def _draw_chain(self, painter: QPainter) -> None:
        chain = self._hand.chain
        line = QPolygonF([QPointF(*self._at[place].tolist()) for place in chain])
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

    def _draw_badge(self, painter: QPainter, place: int, words: str) -> None:
        """A few signs on a disc in accent, up right of a mark."""
        ratio = self._look.ratio
        x, y = self._at[place].tolist()
        away = (max(float(self._sizes[place]), 2.5 * ratio) + 7 * ratio) * 0.75
        around = QRectF(x + away - 8 * ratio, y - away - 8 * ratio, 16 * ratio, 16 * ratio)
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
        x, y = self._at[place].tolist()
        reach = self._camera.width + self._camera.height
        if abs(x) < reach and abs(y) < reach:
            ratio = self._look.ratio
            radius = max(float(self._sizes[place]), 2.5 * ratio) + gap * ratio
            focus_ring(painter, self._look, x, y, radius, width)

    def _draw_names(self, painter: QPainter, names: Sequence[NameTag], drawn_at: float, lit: Places) -> None:
        always = self._always_named(lit)
        own, taken = self._tags_of(always)
        shown = [tag for tag in names if tag.place not in set(always)]
        places = np.array([tag.place for tag in shown], dtype=np.int64)
        boxes = np.array([(tag.across, tag.down, tag.width, tag.height) for tag in shown]).reshape(-1, 4)
        # The halo is around the words on all sides, and no part of the box.
        halo = np.array([(tag.image.width() - tag.width) / 2 for tag in shown])
        lefts = self._at[places, 0] + boxes[:, 0] + halo
        tops = self._at[places, 1] + boxes[:, 1] + halo
        edges = np.stack((lefts, tops, lefts + boxes[:, 2], tops + boxes[:, 3]), axis=1)
        stays = np.ones(len(shown), dtype=np.bool_)
        if len(taken) or self._camera.scale < drawn_at * 0.999:
            stays = apart(np.concatenate((taken, edges)))[len(taken) :]
        for tag, stay in zip(shown, stays.tolist(), strict=True):
            if stay:
                self._draw_tag(painter, tag)
        for tag in own:
            self._draw_tag(painter, tag)

    def _always_named(self, lit: Places) -> list[int]:
        """Who is named whatever else is."""
        hand = self._hand
        held = () if hand.held is None else (hand.held.place, hand.held.target)
        wanted: Iterable[int | None] = (*held, hand.hovered, hand.focused, *hand.chain, *lit[:_NAMES_AT_MOST].tolist())
        return list(dict.fromkeys(place for place in wanted if place is not None and self._scene.presence[place]))

    def _tags_of(self, places: list[int]) -> tuple[list[NameTag], np.ndarray[tuple[int, int], np.dtype[np.float64]]]:
        """The names of some people, and the boxes they take."""
        if not places:
            return [], np.empty((0, 4))
        names = self._scene.names_of(places)
        images = [
            self._pictures.of(name, self._look, bold=is_bold(self._scene, place))
            for place, name in zip(places, names, strict=True)
        ]
        size = np.array([(image.width(), image.height()) for image in images], dtype=np.float64)
        at = self._at[places].astype(np.float64)
        ring = 5 * self._look.ratio
        radius = np.maximum(self._sizes[places].astype(np.float64), 2.5 * self._look.ratio) + ring
        boxes = place_names(at, radius, size, 0)
        tags = [
            NameTag(places[box.row], images[box.row], box.across, box.down, *size[box.row].tolist()) for box in boxes
        ]
        corners = [(*(at[box.row] + (box.across, box.down)), *size[box.row]) for box in boxes]
        return tags, np.array([(x, y, x + width, y + height) for x, y, width, height in corners])

    def _draw_tag(self, painter: QPainter, tag: NameTag) -> None:
        x, y = self._at[tag.place].tolist()
        left, top = round(x + tag.across), round(y + tag.down)
        if -tag.image.width() < left < self._camera.width and -tag.image.height() < top < self._camera.height:
            painter.drawImage(left, top, tag.image)

    def _draw_outline(self, painter: QPainter) -> None:
        if len(self._hand.outline) < 2:
            return
        fill = QColor(self._look.accent)
        fill.setAlphaF(0.10)
        painter.setPen(QPen(QColor(self._look.accent), self._look.ratio))
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in self._hand.outline]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
