"""The forms that stand for people: drawn one by one where few are in view, stamped into the image where many are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from kontaktpflege.domain.circle import Shape
from kontaktpflege.ui.network.look import Look, faded
from kontaktpflege.ui.network.rows_by_key import rows_by_key
from kontaktpflege.ui.network.scene import FADED, HIDDEN, SHAPES, Places, Points, Scene, Sizes
from kontaktpflege.ui.theme import mix
from kontaktpflege.ui.widgets.shapes import draw_shape

REACH: dict[Shape, float] = {
    "disc": 1.0,
    "square": 1.2,
    "roof": 1.3,
    "diamond": 1.16,
    "ring": 1.0,
    "star": 1.24,
    "hexagon": 1.1,
    "pentagon": 1.1,
}
"""How far the corners of a form reach, in radii: a ring goes around them."""
Sprite = tuple[NDArray[np.int64], NDArray[np.uint32]]
"""The pixels of a mark that are not clear: (k, 2) their way from its middle, (k) what stands in them, premultiplied."""

_TOLD_APART = 2.4
"""Pixels of a radius below which forms look alike."""
_AT_A_TIME = 4_000
_WIDEST = 1.16
"""How far the widest form reaches to a side, in radii."""
_RIMMED = 5.0
"""Pixels of a radius from which on a bubble has a rim."""
_RIM, _INNER = 0.45, 0.74
"""So much of its colour has a rim; so far reaches what is within it."""
_BORDER = 0.2
"""How far the border of a mark stands out from its colour."""


class Mark(NamedTuple):
    """How somebody looks but for the size; a bubble has a rim."""

    shape: Shape
    colour: str
    bubble: bool = False


def draw_mark(painter: QPainter, mark: Mark, look: Look, x: float, y: float, radius: float) -> None:
    """Draw one mark in full beauty: its form with a thin border, set off from the lines by the ground's colour."""

    def draw(colour: str, reach: float) -> None:
        side = 2 * reach / 0.9
        draw_shape(painter, mark.shape, colour, QRectF(x - side / 2, y - side / 2, side, side))

    draw(look.ground, radius + _gap(radius, look))
    if mark.bubble and radius > _RIMMED * look.ratio:
        draw(faded(mark.colour, look, _RIM), radius)
        draw(look.ground, radius * _INNER + look.ratio)
        radius *= _INNER
    draw(mix(look.text, mark.colour, _BORDER), radius)
    if radius > 3.5 * look.ratio and mark.shape != "ring":
        draw(mark.colour, radius - 0.9 * look.ratio)


@lru_cache(maxsize=1_000)
def mark_picture(mark: Mark, radius: float, look: Look) -> QImage:
    """A mark as a small image, its centre in the middle of it."""
    half = int((radius + _gap(radius, look)) * _WIDEST) + 2
    return _picture(half, lambda painter: draw_mark(painter, mark, look, half + 0.5, half + 0.5, radius))


def stamp(
    image: QImage, scene: Scene, places: Places, at: Points, sizes: Sizes, look: Look, turn: Callable[[], None]
) -> None:
    """Put the marks of these people (k) at their pixels `at` (k, 2), the large ones on top.

    `sizes` (k): their radii in pixels. Marks that do not lie wholly within the image are left out.
    """
    for group, mark, radius in _groups(scene, places, sizes, look):
        _stamp_one(image, at[group], _sprite(mark, radius, look), turn)


def stamp_rings(image: QImage, at: Points, sizes: Sizes, look: Look, turn: Callable[[], None]) -> None:
    """Put rings in accent around the marks of these radii, as around those who are selected."""
    radius = np.rint(sizes)
    for one in np.unique(radius).tolist():
        _stamp_one(image, at[radius == one], _ring_sprite(one, look), turn)


def _stamp_one(image: QImage, at: Points, sprite: Sprite, turn: Callable[[], None]) -> None:
    pixels = np.frombuffer(image.bits(), dtype=np.uint32)
    offsets, values = sprite
    edge = int(np.abs(offsets).max(initial=0)) + 1
    ways = offsets[:, 1] * image.width() + offsets[:, 0]
    for start in range(0, len(at), _AT_A_TIME):
        x, y = np.rint(at[start : start + _AT_A_TIME] - 0.5).astype(np.int64).T
        inside = (x >= edge) & (x < image.width() - edge) & (y >= edge) & (y < image.height() - edge)
        _blend(pixels, y[inside] * image.width() + x[inside], ways, values)
        turn()


def drawn_radii(sizes: Sizes, look: Look) -> NDArray[np.float64]:
    """Radii in steps so coarse that few pictures of marks are needed, and so fine that nobody sees it."""
    steps = np.where(sizes < 4 * look.ratio, 4, 2)
    return np.maximum(np.rint(sizes * steps) / steps, 0.5)


def marks_of(scene: Scene, places: Places, look: Look) -> Iterator[Mark]:
    """How each of these people looks."""
    for place in places.tolist():
        colour = look.hues[scene.hue[place]]
        shade = scene.presence[place] == FADED
        shown = faded(colour, look) if shade else colour
        yield Mark(SHAPES[scene.shape[place]], shown, bubble=bool(scene.count[place]))


def _gap(radius: float, look: Look) -> float:
    """Pixels of ground around a mark."""
    return min(max(0.0, (radius / look.ratio - 1.2) * 0.5), 1.4) * look.ratio


def _groups(scene: Scene, places: Places, sizes: Sizes, look: Look) -> Iterator[tuple[NDArray[np.int64], Mark, float]]:
    """People who look the same, the small ones first: (their rows, mark, radius)."""
    radius = drawn_radii(sizes, look)
    shape = np.where(sizes < _TOLD_APART * look.ratio, 0, scene.shape[places]).astype(np.int64)
    shape += len(SHAPES) * (scene.count[places] > 0)
    presence = scene.presence[places].astype(np.int64)
    # Radius above all, so that a key is also the order of drawing; those who are faded below all others.
    keys = ((((presence * 1024) + (radius * 4).astype(np.int64)) * 16 + shape) * 16) + scene.hue[places]
    for key, group in rows_by_key(keys):
        colour = look.hues[key % 16]
        present = key // 16 // 16 // 1024
        if present == HIDDEN:
            continue
        shown = faded(colour, look) if present == FADED else colour
        bubble, form = divmod(key // 16 % 16, len(SHAPES))
        yield group, Mark(SHAPES[form], shown, bubble=bool(bubble)), key // 16 // 16 % 1024 / 4


@lru_cache(maxsize=2_000)
def _sprite(mark: Mark, radius: float, look: Look) -> Sprite:
    return _pixels(mark_picture(mark, radius, look))


@lru_cache(maxsize=200)
def _ring_sprite(radius: float, look: Look) -> Sprite:
    half = int(radius + 4 * look.ratio) + 2
    return _pixels(_picture(half, lambda painter: focus_ring(painter, look, half + 0.5, half + 0.5, radius)))


def _picture(half: int, draw: Callable[[QPainter], None]) -> QImage:
    """A small image with a drawing around its middle, which is `half` pixels from each edge."""
    side = 2 * half + 1
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
    return image


def _pixels(image: QImage) -> Sprite:
    half = image.width() // 2
    values = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(image.height(), image.width())
    down, across = np.nonzero(values >> 24)
    return np.stack((across - half, down - half), axis=1), values[down, across].copy()


def _blend(
    pixels: NDArray[np.uint32], middles: NDArray[np.int64], offsets: NDArray[np.int64], values: NDArray[np.uint32]
) -> None:
    """Lay the same premultiplied pixels over the image at many places."""
    opaque = values >> 24 == 255
    pixels[(middles[:, None] + offsets[opaque]).ravel()] = np.tile(values[opaque], len(middles))
    soft = ~opaque
    if not soft.any():
        return
    spots = (middles[:, None] + offsets[soft]).ravel()
    over = np.tile(values[soft], len(middles))
    below, left = pixels[spots], 255 - (over >> 24)
    red_blue = ((below & 0xFF00FF) * left >> 8) & 0xFF00FF
    green = (((below >> 8) & 0xFF00FF) * left) & 0xFF00FF00
    pixels[spots] = (over + (red_blue | green)) | np.uint32(0xFF000000)


def focus_ring(painter: QPainter, look: Look, x: float, y: float, radius: float, width: float = 2.0) -> None:
    """A ring in accent around a mark, set off by the ground."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    around = radius + (width + 1) * look.ratio
    painter.setPen(QPen(QColor(look.ground), (width + 2) * look.ratio))
    painter.drawEllipse(QPointF(x, y), around, around)
    painter.setPen(QPen(QColor(look.accent), width * look.ratio))
    painter.drawEllipse(QPointF(x, y), around, around)
