"""Lucide's drawings, tinted with a colour of the theme at the moment they are painted."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kontaktpflege.ui.theme import mix, tokens

Tint = Literal["text", "muted", "accent", "on_accent", "danger", "warn", "ok", "star"]

_PACKAGE = Path(__file__).parents[1]
# Installed, the resources lie inside the package; in a checkout they lie beside it.
_PLACES = (_PACKAGE / "resources", _PACKAGE.parent / "resources")
_FOLDER = next((folder for folder in _PLACES if folder.is_dir()), _PACKAGE)


def icon(name: str, ink: Tint = "text") -> QIcon:
    """The drawing `name` (a file in resources/icons) in a colour that follows light and dark by itself."""
    return QIcon(_TintedDrawing(name, ink))


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The drawing in one colour, `size` device-independent pixels wide, for a painter or a label."""
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw(painter, name, colour, QRect(0, 0, size, size))
    painter.end()
    return made


def draw(painter: QPainter, name: str, colour: str, rect: QRect) -> None:
    """Paint the drawing into a square."""
    _renderer(name, colour).render(painter, QRectF(rect))


def forget_drawings() -> None:
    """Give back what was kept of drawings; they are read again when they are painted next."""
    _renderer.cache_clear()
    _picture.cache_clear()


def application_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(_FOLDER / "icons" / "kontaktpflege.svg"))


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (_FOLDER / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    tinted = drawing.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.5"')
    return QSvgRenderer(QByteArray(tinted.encode()))


class _TintedDrawing(QIconEngine):
    def __init__(self, name: str, ink: Tint) -> None:
        super().__init__()
        self._name = name
        self._ink = ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw(painter, self._name, self._colour(mode), _square_within(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():  # a button that is squeezed until its layout has made room
            return QPixmap()
        return _picture(self._name, self._colour(mode), size.width(), size.height())

    def _colour(self, mode: QIcon.Mode) -> str:
        shown = tokens()
        if mode == QIcon.Mode.Disabled:
            return mix(shown.muted, shown.surface, 0.5)
        return str(getattr(shown, self._ink))

    def clone(self) -> QIconEngine:
        return _TintedDrawing(self._name, self._ink)


def _square_within(rect: QRect) -> QRect:
    side = min(rect.width(), rect.height())
    square = QRect(QPoint(0, 0), QSize(side, side))
    square.moveCenter(rect.center())
    return square


@lru_cache(512)
def _picture(name: str, colour: str, width: int, height: int) -> QPixmap:
    made = QPixmap(width, height)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw(painter, name, colour, _square_within(made.rect()))
    painter.end()
    return made
