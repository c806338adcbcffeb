"""The picture of a whole network without a window, for a file."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from kontaktpflege.services import Services
from kontaktpflege.ui.network.composing import Wish
from kontaktpflege.ui.network.picture import save_without_window
from kontaktpflege.ui.network.portrait import read_portraits
from kontaktpflege.ui.network.shown_network import ShownNetwork


def save_network(services: Services, path: Path) -> tuple[int, int]:
    """Write everybody, freely placed as they stand in the window, by the end of the name; returns (people, ties).

    Raises FileProblem.
    """
    (portrait,) = deque(read_portraits(services, lambda: False), maxlen=1)
    net = ShownNetwork(portrait, Wish(), services.network.names)
    save_without_window(net.scene, path, net.caption(services.today()))
    return portrait.graph.size, portrait.graph.ties
