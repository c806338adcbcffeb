"""Somebody with all his ties, while all else is faded: one image, made in steps so short that no frame waits for them."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.network.look import Look
from kontaktpflege.ui.network.names import NamePictures, Names, is_bold, place_around
from kontaktpflege.ui.network.people_painter import PeoplePainter
from kontaktpflege.ui.network.scene import Places, Scene

VEIL = 0.75
"""So much of all else is hidden."""
NAMES_AT_MOST = 24
RING = 5
"""Pixels that rings take around a mark."""
_INK, _SMOOTH = 600_000, 250_000
"""Pixels that the lines may take, of which the least important go; and up to which they are smoothed."""
_VEILED, _PIXELS, _SMOOTH_PIXELS, _MARKS = 120_000, 60_000, 12_000, 12
"""Pixels of the veil, pixels of lines, and marks, drawn in a step; the first to write on an image waits for its memory."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class LitLayer:
    """An image to lay over the picture, in just this view; `edges` (k, 4) is where the names of `named` stand on it."""

    place: int
    scene: Scene
    camera: Camera
    look: Look
    image: QImage
    named: Places
    edges: NDArray[np.float64]

    def fits(self, scene: Scene | None, camera: Camera, look: Look) -> bool:
        """Whether it belongs to this view."""
        return scene is self.scene and camera == self.camera and look is self.look


Steps = Generator[None, None, LitLayer]


def lit_layer(place: int, scene: Scene, camera: Camera, look: Look, pictures: NamePictures) -> Steps:
    """Make the layer of somebody, some milliseconds between two yields; it is what the generator returns."""
    people = PeoplePainter(scene, camera, look)
    lit = people.around(place)
    image = QImage(camera.width, camera.height, QImage.Format.Format_ARGB32_Premultiplied)
    veil = QColor(look.ground)
    veil.setAlphaF(VEIL)
    high = max(_VEILED // camera.width, 1)
    for top in range(0, camera.height, high):
        with _painting(image) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.fillRect(0, top, camera.width, high, veil)
        yield
    for stroke in people.strokes(place, _INK, _SMOOTH):
        for part in stroke.parts(_SMOOTH_PIXELS if stroke.smooth else _PIXELS):
            with _painting(image) as painter:
                part.draw(painter)
            yield
    for last in range(len(lit), 0, -_MARKS):
        with _painting(image) as painter:
            people.draw_marks(painter, lit[max(last - _MARKS, 0) : last])
        yield
    first = people.on_screen(lit)[:NAMES_AT_MOST]
    for who, name in zip(first.tolist(), scene.names_of(first.tolist()), strict=True):
        pictures.of(name, look, bold=is_bold(scene, who))
        yield
    names = _names(people, lit, first, scene, look, pictures)
    edges = names.edges(people.spots(names.places))
    stays = (edges >= 0).all(axis=1) & (edges[:, 2] <= camera.width) & (edges[:, 3] <= camera.height)
    yield
    with _painting(image) as painter:
        names.draw(painter, edges, stays, camera)
    return LitLayer(
        place=place, scene=scene, camera=camera, look=look, image=image, named=names.places[stays], edges=edges[stays]
    )


def _names(
    people: PeoplePainter, lit: Places, first: Places, scene: Scene, look: Look, pictures: NamePictures
) -> Names:
    radius = people.radii(first) + np.float32(RING * look.ratio)
    # Names keep some more away from what is taken: so his own still stands beside the ring, and no other on it.
    (x, y), ring = people.spot(int(lit[0])), people.radius(int(lit[0])) + look.ratio
    room = people.room(lit, [(x - ring, y - ring, x + ring, y + ring)])
    return place_around(scene, first, people.spots(first), radius, look, pictures, room=room)


@contextmanager
def _painting(image: QImage) -> Iterator[QPainter]:
    """A painter for one step: one that outlives its image brings the program down."""
    with QPainter(image) as painter:
        painter.setClipRect(image.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        yield painter
