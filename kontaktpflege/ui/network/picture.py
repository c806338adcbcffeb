"""The picture of a network as a file or on paper: light on white, in full. Needs no window."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMarginsF, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
)
from PySide6.QtWidgets import QApplication

from kontaktpflege.domain.errors import FileProblem
from kontaktpflege.ui.network import lines as line_drawing
from kontaktpflege.ui.network.camera import Camera, fitted
from kontaktpflege.ui.network.caption import Caption
from kontaktpflege.ui.network.look import Look, look_of, radii
from kontaktpflege.ui.network.marks import draw_mark, marks_of
from kontaktpflege.ui.network.name_boxes import place_names
from kontaktpflege.ui.network.names import elided, is_bold, named, room_for_names
from kontaktpflege.ui.network.raster import Job, Rasterer
from kontaktpflege.ui.network.ring_drawing import draw_ring_words, draw_rings
from kontaktpflege.ui.network.scene import FULL, HIDDEN, Places, Points, Scene, Sizes
from kontaktpflege.ui.theme import LIGHT

KINDS = ("png", "svg", "pdf")
WIDTH, HEIGHT = 1600, 1000
"""Units of a picture: letters in it are as large as on a screen of this size."""
_DENSITY = 2.0
"""Pixels for a unit in a PNG file."""
_INK = 40e6
"""Pixels that lines may take in a drawing of lines."""
_RESOLUTION = 600
_PAGE_WIDTH = 1100
"""Units across a page: letters on paper are as large as in a book."""
_PAGE_MARGIN = 12.0
_HALO = 2.2

NO_CAPTION = Caption()

Turn = Callable[[], None]


def save_picture(scene: Scene, path: Path, turn: Turn = lambda: None, caption: Caption = NO_CAPTION) -> None:
    """Write a picture as PNG, SVG or PDF by the end of its name, whole or not at all.

    `turn` is called every few milliseconds and may raise to stop it. Raises FileProblem.
    """
    kind = path.suffix.lower().lstrip(".")
    if kind not in KINDS:
        raise FileProblem("cannot_write", str(path), f".{kind}")
    part = path.with_name(f".{path.name}.part")
    try:
        part.touch()  # Qt would not say why it cannot
        {"png": _save_png, "svg": _save_svg, "pdf": _save_pdf}[kind](scene, part, turn, caption)
        part.replace(path)
    except OSError as error:
        raise FileProblem("cannot_write", str(path), error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def save_without_window(scene: Scene, path: Path, caption: Caption = NO_CAPTION) -> None:
    """The same for a program that has no application of Qt yet, as the command line."""
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QApplication([])
        try:
            save_picture(scene, path, caption=caption)
        finally:
            application.shutdown()
    else:
        save_picture(scene, path, caption=caption)


def paint_on_page(
    device: QPagedPaintDevice, scene: Scene, turn: Turn = lambda: None, caption: Caption = NO_CAPTION
) -> bool:
    """Paint the picture on the one page of a printer or PDF; False if that does not begin."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        page = painter.viewport()
        paint_picture(painter, scene, page.size(), page.width() / _PAGE_WIDTH, turn, caption)
    finally:
        painter.end()
    return True


def paint_picture(
    painter: QPainter, scene: Scene, page: QSize, ratio: float, turn: Turn = lambda: None, caption: Caption = NO_CAPTION
) -> None:
    """Paint everybody, with lines and names, on a page of so many pixels, `ratio` of them for a unit."""
    room = caption.around(page.width(), page.height(), ratio)
    painter.fillRect(QRect(QPoint(), page), QColor(_look(ratio).ground))
    painter.save()
    painter.translate(room.topLeft())
    _paint_people(painter, scene, room.size(), ratio, turn)
    painter.restore()
    caption.draw(painter, page.width(), page.height(), ratio)


def _paint_people(painter: QPainter, scene: Scene, size: QSize, ratio: float, turn: Turn) -> None:
    look, camera = _look(ratio), _camera(scene, size)
    draw_rings(painter, scene, camera, look)
    lines = line_drawing.lines_in_view(line_drawing.ties_of(scene), camera, _INK * ratio)
    line_drawing.draw(painter, lines, look, camera, turn, fine=True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shown = np.flatnonzero(scene.presence > HIDDEN).astype(np.int32)
    # The faded below all others, of these the large ones above the small.
    places = shown[np.lexsort((scene.size[shown], scene.presence[shown] == FULL))]
    at, sizes = camera.to_screen(scene.xy[places]), radii(scene, camera, look, places)
    for mark, (x, y), radius in zip(marks_of(scene, places, look), at.tolist(), sizes.tolist(), strict=True):
        draw_mark(painter, mark, look, x, y, radius)
        turn()
    draw_ring_words(painter, scene, camera, look)
    _draw_names(painter, scene, places, at, sizes, camera, look)


def _look(ratio: float) -> Look:
    return replace(look_of(LIGHT, ratio), ground="#FFFFFF")


def _camera(scene: Scene, size: QSize) -> Camera:
    return fitted(Camera(width=size.width(), height=size.height()), scene.bounds, 0.05)


def _draw_names(
    painter: QPainter, scene: Scene, places: Places, at: Points, sizes: Sizes, camera: Camera, look: Look
) -> None:
    rows = named(scene, places, at, camera, look)
    bold = [is_bold(scene, place) for place in places[rows].tolist()]
    metrics = {True: QFontMetricsF(look.bold_font), False: QFontMetricsF(look.name_font)}
    names = [
        elided(name, metrics[fat], look) for name, fat in zip(scene.names_of(places[rows].tolist()), bold, strict=True)
    ]
    size = [
        (metrics[fat].horizontalAdvance(name), metrics[fat].height()) for name, fat in zip(names, bold, strict=True)
    ]
    radius = sizes[rows].astype(np.float64) + 2 * look.ratio
    room = room_for_names(scene, at, sizes, camera, look)
    boxes = place_names(at[rows].astype(np.float64), radius, np.array(size).reshape(-1, 2), 3 * look.ratio, room)
    for box in boxes:
        if names[box.row]:
            letters = metrics[bold[box.row]]
            x, y = (at[rows[box.row]] + (box.across, box.down)).tolist()
            _draw_name(painter, names[box.row], QPointF(x, y + letters.ascent()), look, fat=bold[box.row])


def _draw_name(painter: QPainter, words: str, begin: QPointF, look: Look, *, fat: bool) -> None:
    letters = look.bold_font if fat else look.name_font
    outline = QPainterPath()
    outline.addText(begin, letters, words)
    halo = QColor(look.ground)
    halo.setAlphaF(0.85)
    pen = QPen(halo, 2 * _HALO * look.ratio)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(outline, pen)
    painter.setFont(letters)
    painter.setPen(QColor(look.text))
    painter.drawText(begin, words)


def _save_png(scene: Scene, path: Path, turn: Turn, caption: Caption) -> None:
    wide, high = round(WIDTH * _DENSITY), round(HEIGHT * _DENSITY)
    room = caption.around(wide, high, _DENSITY)
    look, camera = _look(_DENSITY), _camera(scene, room.size())
    raster = Rasterer().make(Job(scene=scene, camera=camera, look=look), "print", turn)
    edges = raster.names.edges(camera.to_screen(scene.xy[raster.names.places]))
    with QPainter(raster.image) as painter:
        raster.names.draw(painter, edges, np.ones(len(edges), dtype=np.bool_), camera)
    page = QImage(wide, high, raster.image.format())
    page.fill(QColor(look.ground))
    with QPainter(page) as painter:
        painter.drawImage(room.topLeft(), raster.image)
        caption.draw(painter, wide, high, _DENSITY)
    if not QImageWriter(str(path), b"png").write(page):
        raise OSError


def _save_svg(scene: Scene, path: Path, turn: Turn, caption: Caption) -> None:
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(QSize(WIDTH, HEIGHT))
    generator.setViewBox(QRectF(0, 0, WIDTH, HEIGHT))
    with QPainter(generator) as painter:
        paint_picture(painter, scene, QSize(WIDTH, HEIGHT), 1.0, turn, caption)


def _save_pdf(scene: Scene, path: Path, turn: Turn, caption: Caption) -> None:
    writer = QPdfWriter(str(path))
    writer.setPageLayout(page_layout())
    writer.setResolution(_RESOLUTION)
    writer.setCreator("Kontaktpflege")
    if not paint_on_page(writer, scene, turn, caption):
        raise OSError


def page_layout() -> QPageLayout:
    """A4, lying, with a margin that every printer can."""
    edge = _PAGE_MARGIN
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Landscape,
        QMarginsF(edge, edge, edge, edge),
        QPageLayout.Unit.Millimeter,
    )
