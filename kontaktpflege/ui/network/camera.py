"""From where the network is looked at. Lengths on screen are device pixels throughout the picture."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float32]
Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_CLOSEST = 4_000.0
"""So many times closer than the whole is the end of zooming in."""
_FARTHEST = 0.25
_FINEST = 1e-4
MARGIN = 0.04
"""This share of the screen stays free on each side where all are seen."""
NAMES_ASIDE = 0.025
"""Names are wider than marks: this share of the screen is left for them on the left and on the right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """The point of the network in the middle of the screen, pixels for each of its units, and the screen's size.

    `corner`: the width and height of what lies over the lower left corner, as shares of the screen.
    """

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    width: int = 1
    height: int = 1
    corner: tuple[float, float] = (0.0, 0.0)

    def to_screen(self, xy: Points) -> Points:
        """Points (n, 2) of the network on the screen."""
        # The middle is taken away first: close to somebody, far from 0, pixels are more than 32 bits can count.
        middle = np.array((self.x, self.y), dtype=np.float32)
        return (xy - middle) * np.float32(self.scale) + np.array((self.width / 2, self.height / 2), dtype=np.float32)

    def point_to_screen(self, x: float, y: float) -> tuple[float, float]:
        """One point of the network on the screen."""
        return (x - self.x) * self.scale + self.width / 2, (y - self.y) * self.scale + self.height / 2

    def to_world(self, left: float, top: float) -> tuple[float, float]:
        """The point of the network at a point of the screen."""
        return self.x + (left - self.width / 2) / self.scale, self.y + (top - self.height / 2) / self.scale

    def seen(self, margin: float = 0.0) -> Bounds:
        """What of the network is on the screen, or on one larger by `margin` of its size on each side."""
        across = self.width * (0.5 + margin) / self.scale
        down = self.height * (0.5 + margin) / self.scale
        return self.x - across, self.y - down, self.x + across, self.y + down

    def with_margin(self, margin: float) -> Camera:
        """The same view on a screen larger by `margin` of its size on each side."""
        across, down = round(self.width * margin), round(self.height * margin)
        return replace(self, width=self.width + 2 * across, height=self.height + 2 * down)

    def resized(self, width: int, height: int) -> Camera:
        """The same middle and scale on a screen of another size."""
        return replace(self, width=max(width, 1), height=max(height, 1))

    def moved(self, across: float, down: float) -> Camera:
        """What is shown moved by so many pixels."""
        return replace(self, x=self.x - across / self.scale, y=self.y - down / self.scale)

    def zoomed(self, factor: float, left: float, top: float, bounds: Bounds) -> Camera:
        """So many times closer, while the point under (left, top) stays; within what makes sense for these bounds."""
        whole = fitted(self, bounds).scale
        scale = min(max(self.scale * factor, whole * _FARTHEST), whole * _CLOSEST)
        x, y = self.to_world(left, top)
        return replace(
            self,
            scale=scale,
            x=x - (left - self.width / 2) / scale,
            y=y - (top - self.height / 2) / scale,
        )

    def centred(self, x: float, y: float, scale: float | None = None) -> Camera:
        """That point of the network in the middle."""
        return replace(self, x=x, y=y, scale=scale or self.scale)

    def towards(self, goal: Camera, share: float) -> Camera:
        """On the way to another view of the same screen, at `share` (0 to 1); scales change evenly to the eye."""
        scale = self.scale * (goal.scale / self.scale) ** share
        # Where scales differ, the middle moves so that what both views share keeps still on the screen.
        even = abs(goal.scale / self.scale - 1) < 1e-6
        part = share if even else (1 / self.scale - 1 / scale) / (1 / self.scale - 1 / goal.scale)
        return replace(self, scale=scale, x=self.x + (goal.x - self.x) * part, y=self.y + (goal.y - self.y) * part)


def fitted(camera: Camera, bounds: Bounds, margin: float = MARGIN) -> Camera:
    """All within the bounds on the screen, with a margin (share of the screen) on each side, and room for names aside."""
    left, top, right, bottom = bounds
    # However close together people stand: positions of 32 bits are no finer.
    least = max(1e-6, _FINEST * max(map(abs, bounds)))
    across, down = max(right - left, least), max(bottom - top, least)
    scale = min(camera.width * (1 - 2 * (margin + NAMES_ASIDE)) / across, camera.height * (1 - 2 * margin) / down)
    return replace(camera, x=(left + right) / 2, y=(top + bottom) / 2, scale=scale)
