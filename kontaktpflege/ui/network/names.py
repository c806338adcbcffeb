"""Names as small pictures with a soft halo, made off the paint path and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from kontaktpflege.ui.network.camera import Bounds, Camera
from kontaktpflege.ui.network.framing import beside_corner, framed
from kontaktpflege.ui.network.look import Look, spacing
from kontaktpflege.ui.network.mark_cover import MarkCover
from kontaktpflege.ui.network.name_boxes import Box, Room, most_important, place_names
from kontaktpflege.ui.network.ring_drawing import ring_labels
from kontaktpflege.ui.network.scene import FULL, Places, Points, Scene, Sizes

_WIDEST = 190
"""Pixels after which a name is elided."""
_HALO = 2.2
"""Pixels around the words that have the ground's colour."""
_KEPT = 4_000
_GAP = 3
_CLOSE, _FAR = 40.0, 14.0
"""Pixels between people from which on everybody may be named, and up to which only few are."""
_CELL_FAR = (170.0, 64.0)
_CELL_CLOSE = (16.0, 10.0)
_ASIDE = 0.005
"""Names end before the edge of the screen by so much of it."""
_BOLD, _LARGE = 0.62, 5
"""From this measure on a name is bold; that of the user, too, and of a bubble of so many."""


_ANY = Room()


@dataclass(frozen=True, eq=False, slots=True)
class Names:
    """Names as they are drawn, the most important first.

    `boxes` (k, 4): left and top of the words from where their person stands, their width and height, in pixels; the
    pictures reach beyond that by `halo` on all sides.
    """

    places: Places
    boxes: NDArray[np.float64]
    images: list[QImage]
    halo: float

    def edges(self, spots: Points) -> NDArray[np.float64]:
        """Left, top, right and bottom of the words (k, 4) with the people at `spots`."""
        corners = spots + self.boxes[:, :2]
        return np.concatenate((corners, corners + self.boxes[:, 2:]), axis=1)

    def draw(self, painter: QPainter, edges: NDArray[np.float64], stays: NDArray[np.bool_], camera: Camera) -> None:
        """Draw those who stay and are on the screen."""
        left, top, right, bottom = edges.T
        halo = self.halo
        stays = stays & (right > -halo) & (bottom > -halo) & (left < camera.width + halo) & (top < camera.height + halo)
        corners = np.rint(edges[:, :2] - halo).astype(np.int64).tolist()
        for row in np.flatnonzero(stays).tolist():
            left_most, top_most = corners[row]
            painter.drawImage(left_most, top_most, self.images[row])


class NamePictures:
    """Makes pictures of names and keeps those used last; used by one thread at a time."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, bool, Look], QImage] = OrderedDict()

    def of(self, name: str, look: Look, *, bold: bool) -> QImage:
        """The picture of a name, with room for the halo on all sides."""
        key = (name, bold, look)
        image = self._kept.get(key)
        if image is None:
            image = self._kept[key] = name_picture(name, look, bold=bold)
        self._kept.move_to_end(key)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return image


def name_picture(name: str, look: Look, *, bold: bool) -> QImage:
    """A name in the text's colour with a soft halo in the ground's."""
    letters = look.bold_font if bold else look.name_font
    metrics = QFontMetricsF(letters)
    words = elided(name, metrics, look)
    halo = _HALO * look.ratio
    width, height = metrics.horizontalAdvance(words) + 2 * halo, metrics.height() + 2 * halo
    image = QImage(int(width) + 1, int(height) + 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    begin = QPointF(halo, halo + metrics.ascent())
    _write(image, words, letters, look.ground, begin)
    # The words themselves, moved a little aside and then up and down: a small part of the time of an outline around them.
    for across, down in ((1, 0), (0, 1)):
        shade = image.copy()
        with QPainter(image) as painter:
            for way in range(1, round(halo) + 1):
                painter.drawImage(across * way, down * way, shade)
                painter.drawImage(-across * way, -down * way, shade)
    _write(image, words, letters, look.text, begin)
    return image


def _write(image: QImage, words: str, letters: QFont, colour: str, begin: QPointF) -> None:
    with QPainter(image) as painter:
        painter.setFont(letters)
        painter.setPen(QColor(colour))
        painter.drawText(begin, words)


def elided(name: str, metrics: QFontMetricsF, look: Look) -> str:
    """A name on one line, its end left out if it is very long."""
    return metrics.elidedText(" ".join(name.split()), Qt.TextElideMode.ElideRight, _WIDEST * look.ratio)


def named(scene: Scene, places: Places, at: Points, camera: Camera, look: Look) -> NDArray[np.int64]:
    """Who of the people `places`, at their pixels `at`, may be named, as rows of both, the most important first.

    The closer people stand, the fewer are named.
    """
    may = (scene.presence[places] == FULL) & (at >= 0).all(axis=1)
    may &= (at[:, 0] < camera.width) & (at[:, 1] < camera.height)
    rows = np.flatnonzero(may)
    way = spacing(scene, camera) / look.ratio
    share = min(max((way - _FAR) / (_CLOSE - _FAR), 0.0), 1.0)
    cell = tuple((far + (close - far) * share) * look.ratio for far, close in zip(_CELL_FAR, _CELL_CLOSE, strict=True))
    origin = camera.point_to_screen(0, 0)
    chosen = most_important(at[rows], scene.rank[places[rows]], origin, (cell[0], cell[1]))
    return rows[chosen]


def _frame(scene: Scene, camera: Camera) -> Box:
    """What is on the screen when everybody is: names keep within it."""
    return _box(framed(camera, scene).seen(-_ASIDE), camera)


def _corner(scene: Scene, camera: Camera) -> Sequence[Box]:
    """What is covered then of the screen though nobody stands there."""
    whole = beside_corner(camera, scene)
    if whole is None or not any(whole.corner):
        return ()
    left, top, right, bottom = whole.seen()
    across, down = whole.corner
    return (_box((left, bottom - down * (bottom - top), left + across * (right - left), bottom), camera),)


def _box(bounds: Bounds, camera: Camera) -> Box:
    left, top, right, bottom = bounds
    return *camera.point_to_screen(left, top), *camera.point_to_screen(right, bottom)


def is_bold(scene: Scene, place: int) -> bool:
    """Whether the name of somebody, or of a large bubble, is bold."""
    return place == scene.graph.me or bool(scene.size[place] >= _BOLD or scene.count[place] >= _LARGE)


def names_of(
    scene: Scene,
    places: Places,
    at: Points,
    sizes: Sizes,
    camera: Camera,
    look: Look,
    pictures: NamePictures,
    turn: Callable[[], None],
) -> Names:
    """The names that are shown of the people `places`, whose pixels and radii are `at` and `sizes`."""
    rows = named(scene, places, at, camera, look)
    turn()
    return place_around(
        scene,
        places[rows],
        at[rows],
        sizes[rows] + 2 * look.ratio,
        look,
        pictures,
        turn,
        room_for_names(scene, at, sizes, camera, look),
    )


def room_for_names(scene: Scene, at: Points, sizes: Sizes, camera: Camera, look: Look) -> Room:
    """What names keep clear of with people of these pixels and radii on the picture."""
    marks = MarkCover(at.astype(np.float64), sizes.astype(np.float64), camera.point_to_screen(0, 0), look.ratio)
    taken = (*ring_labels(scene, camera, look), *_corner(scene, camera))
    return Room(taken=taken, marks=marks, frame=_frame(scene, camera))


def place_around(
    scene: Scene,
    places: Places,
    at: Points,
    radius: Sizes,
    look: Look,
    pictures: NamePictures,
    turn: Callable[[], None] = lambda: None,
    room: Room = _ANY,
) -> Names:
    """The names of these people, where they find room, the first first."""
    told = scene.names_of(places.tolist())
    rows = [row for row, name in enumerate(told) if name]
    images = []
    for row in rows:
        images.append(pictures.of(told[row], look, bold=is_bold(scene, int(places[row]))))
        turn()
    halo = _HALO * look.ratio
    size = np.array([(image.width(), image.height()) for image in images], dtype=np.float64).reshape(-1, 2) - 2 * halo
    spots, radii = at[rows].astype(np.float64), radius[rows].astype(np.float64)
    placed = place_names(spots, radii, size, _GAP * look.ratio, room, turn)
    boxes = np.array([(box.across, box.down, *size[box.row]) for box in placed]).reshape(-1, 4)
    return Names(places[[rows[box.row] for box in placed]], boxes, [images[box.row] for box in placed], halo)


def no_names() -> Names:
    """None at all."""
    return Names(np.empty(0, dtype=np.int32), np.empty((0, 4)), [], 0.0)
