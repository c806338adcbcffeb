"""From where everybody is seen, with nobody under what lies over the lower left corner of the screen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.ui.network.camera import MARGIN, NAMES_ASIDE, Camera, fitted
from kontaktpflege.ui.network.scene import Scene

_SMALLER = (1.0, 0.97, 0.94, 0.91, 0.88)
"""The sizes of the whole that are tried: to see all behind the corner is worth no more."""


def framed(camera: Camera, scene: Scene) -> Camera:
    """Everybody on the screen, beside its corner if that is possible."""
    return beside_corner(camera, scene) or fitted(camera, scene.bounds)


def beside_corner(camera: Camera, scene: Scene) -> Camera | None:
    """Everybody on the screen and nobody in its corner; None if all would become much smaller for it."""
    whole = fitted(camera, scene.bounds)
    if not any(camera.corner):
        return whole
    left, top, right, bottom = scene.bounds
    for share in _SMALLER:
        view = replace(whole, scale=whole.scale * share)
        room = (
            (view.width * (1 - 2 * (MARGIN + NAMES_ASIDE)) - (right - left) * view.scale) / 2,
            (view.height * (1 - 2 * MARGIN) - (bottom - top) * view.scale) / 2,
        )
        ways = _ways_out(view, scene)
        ways = ways[(ways <= np.maximum(room, 0)).all(axis=1)]
        if len(ways):
            across, up = ways[int(np.argmin(ways.sum(axis=1)))].tolist()
            return view.moved(across, -up)
    return None


def _ways_out(view: Camera, scene: Scene) -> NDArray[np.float64]:
    """(k, 2): pixels to the right and up; each moves everybody out of the corner."""
    x, y = view.to_screen(scene.lower_left).astype(np.float64).T
    # Farther right they stand lower: some go out to the right, and those left of them upwards.
    across = np.append(view.corner[0] * view.width - x, 0.0)
    up = np.insert(y - (1 - view.corner[1]) * view.height, 0, 0.0)
    ways: NDArray[np.float64] = np.stack((across, up), axis=1)
    return np.maximum(ways, 0.0)
