"""Names as small pictures with a soft halo, made off the paint path and kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.network.look import Look, spacing
from kontaktpflege.ui.network.name_boxes import most_important, place_names
from kontaktpflege.ui.network.scene import FULL, Places, Points, Scene, Sizes

_WIDEST = 190
"""Pixels after which a name is elided."""
_HALO = 2.2
_KEPT = 4_000
_GAP = 3
_CLOSE, _FAR = 60.0, 14.0
"""Pixels between people from which on everybody may be named, and up to which only few are."""
_CELL_FAR = (170.0, 64.0)
_CELL_CLOSE = (16.0, 10.0)
_BOLD = 0.62
"""From this measure on a name is bold; that of the user, too."""


@dataclass(frozen=True, eq=False, slots=True)
class NameTag:
    """A name as it is drawn: left and top of its picture, in pixels from where its person stands."""

    place: int
    image: QImage
    across: float
    down: float
    width: float
    height: float


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
    with QPainter(image) as painter:
        draw_name(painter, words, look, halo, halo + metrics.ascent(), bold=bold)
    return image


def draw_name(painter: QPainter, words: str, look: Look, x: float, y: float, *, bold: bool) -> None:
    """Draw words with their halo, the baseline beginning at a point."""
    letters = look.bold_font if bold else look.name_font
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addText(QPointF(x, y), letters, words)
    halo = QColor(look.ground)
    for width, ink in ((2 * _HALO, 0.55), (_HALO * 1.2, 0.9)):
        halo.setAlphaF(ink)
        pen = QPen(halo, width * look.ratio)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
    painter.setFont(letters)
    painter.setPen(QColor(look.text))
    painter.drawText(QPointF(x, y), words)


def elided(name: str, metrics: QFontMetricsF, look: Look) -> str:
    """A name on one line, its end left out if it is very long."""
    return metrics.elidedText(" ".join(name.split()), Qt.TextElideMode.ElideRight, _WIDEST * look.ratio)


def named(scene: Scene, places: Places, at: Points, camera: Camera, look: Look) -> Places:
    """Who of the people `places`, at their pixels `at`, may be named: fewer the closer they stand, the first first."""
    may = (scene.presence[places] == FULL) & (at >= 0).all(axis=1)
    may &= (at[:, 0] < camera.width) & (at[:, 1] < camera.height)
    rows = np.flatnonzero(may)
    way = spacing(scene, camera) / look.ratio
    share = min(max((way - _FAR) / (_CLOSE - _FAR), 0.0), 1.0)
    cell = tuple((far + (close - far) * share) * look.ratio for far, close in zip(_CELL_FAR, _CELL_CLOSE, strict=True))
    origin = camera.point_to_screen(0, 0)
    chosen = most_important(at[rows], scene.rank[places[rows]], origin, (cell[0], cell[1]))
    return places[rows[chosen]]


def is_bold(scene: Scene, place: int) -> bool:
    """Whether somebody's name is bold."""
    return place == scene.graph.me or bool(scene.size[place] >= _BOLD)


def name_tags(
    scene: Scene, places: Places, at: Points, sizes: Sizes, camera: Camera, look: Look, pictures: NamePictures
) -> list[NameTag]:
    """The names that are shown: `at` and `sizes` are everybody's pixels and radii, `places` those in view."""
    wanted = [int(place) for place in named(scene, places, at[places], camera, look)]
    found = [(place, name) for place, name in zip(wanted, scene.names_of(wanted), strict=True) if name]
    images = [pictures.of(name, look, bold=is_bold(scene, place)) for place, name in found]
    if not found:
        return []
    rows = np.array([place for place, _ in found])
    extent = np.array([(image.width(), image.height()) for image in images], dtype=np.float64)
    halo = _HALO * look.ratio
    inner = extent - 2 * halo
    radius = sizes[rows].astype(np.float64) + 2 * look.ratio
    boxes = place_names(at[rows].astype(np.float64), radius, inner, _GAP * look.ratio)
    return [
        NameTag(
            found[box.row][0],
            images[box.row],
            box.across - halo,
            box.down - halo,
            float(inner[box.row, 0]),
            float(inner[box.row, 1]),
        )
        for box in boxes
    ]
