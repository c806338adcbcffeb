"""Walking through the network by keys."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt

from kontaktpflege.domain.network import picking
from kontaktpflege.ui.network.scene import FULL, Scene

DIRECTIONS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


def next_person(scene: Scene, place: int | None, steps: int) -> int | None:
    """Who follows by importance (1) or comes before (-1) among those who are not faded; None at either end."""
    order = scene.order[scene.presence[scene.order] == FULL]
    if not len(order):
        return None
    if place is None:
        return int(order[0 if steps > 0 else -1])
    rank = scene.rank[place]
    position = int(np.searchsorted(scene.rank[order], rank, side="right" if steps > 0 else "left"))
    position += 0 if steps > 0 else -1
    return int(order[position]) if 0 <= position < len(order) else None


def person_beside(scene: Scene, place: int, key: Qt.Key) -> int | None:
    """Who stands in the direction of an arrow key: one who is tied to this person, else anybody."""
    across, down = DIRECTIONS[key]
    tied = scene.graph.around(place)
    tied = tied[scene.presence[tied] == FULL]
    found = picking.towards(scene.xy, tied, place, across, down)
    if found is not None:
        return found
    others = np.flatnonzero(scene.presence == FULL).astype(np.int32)
    return picking.towards(scene.xy, others, place, across, down)
