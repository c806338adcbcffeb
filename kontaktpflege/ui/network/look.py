"""Colours and sizes of the picture in one theme, at one density of pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFont

from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.network.scene import HUES, Places, Scene, Sizes
from kontaktpflege.ui.theme import Tokens, font, mix

_SMALLEST, _LARGEST = 0.75, 6.0
"""Pixels of the smallest person's radius, however far and however close one looks."""
_OF_SPACING = 0.14
"""The smallest person's radius as a share of the usual way to the next one."""
_GROWTH = 1.9
"""The largest person is larger by so many times the smallest."""
_HALF_OF_ME = 0.55
_BUBBLE = 6
"""A bubble grows with the root of its people, as if that were no more than so much."""
FADED_SHARE = 0.16
"""So much is left of the colour of those who are faded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a theme and a screen make of the picture; colours as #RRGGBB, `ratio` = device pixels for a unit of Qt."""

    dark: bool
    ground: str
    text: str
    muted: str
    accent: str
    line: str
    ring: str
    hues: tuple[str, ...]
    ratio: float
    name_font: QFont
    bold_font: QFont

    def __hash__(self) -> int:
        return hash((self.dark, self.ground, self.ratio))


def look_of(shown: Tokens, ratio: float = 1.0) -> Look:
    """How the picture looks in this theme."""
    plain, bold = QFont(font("small")), QFont(font("small", bold=True))
    for letters in (plain, bold):
        letters.setPixelSize(max(round(letters.pixelSize() * ratio), 1))
    return Look(
        dark=shown.dark,
        ground=shown.background,
        text=shown.text,
        muted=shown.muted,
        accent=shown.accent,
        line=mix(shown.muted, shown.border, 0.5),
        ring=shown.hairline,
        hues=(*(shown.hues[hue] for hue in HUES), shown.border),
        ratio=ratio,
        name_font=plain,
        bold_font=bold,
    )


def spacing(scene: Scene, camera: Camera) -> float:
    """Pixels of the usual way from one person to the next."""
    return camera.scale * scene.way


def radii(scene: Scene, camera: Camera, look: Look, places: Places) -> Sizes:
    """Pixels of the radius of these people (k): grows as one comes closer, up to what looks good."""
    smallest = min(max(spacing(scene, camera) / look.ratio * _OF_SPACING, _SMALLEST), _LARGEST) * look.ratio
    sizes = np.where(places == scene.graph.me, np.maximum(scene.size[places], _HALF_OF_ME), scene.size[places])
    bubbles = np.minimum(np.sqrt(scene.count[places]), _BUBBLE)
    grown: NDArray[np.float32] = smallest * (1 + _GROWTH * sizes + 0.5 * bubbles).astype(np.float32)
    return grown


def faded(colour: str, look: Look, share: float = FADED_SHARE) -> str:
    """What is left of a colour where it is faded."""
    return mix(colour, look.ground, share)


def packed(colour: str) -> int:
    """A colour as the 32 bits of an image."""
    return int(QColor(colour).rgb())
