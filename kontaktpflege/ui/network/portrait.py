"""What the page of the network shows, read off the GUI thread: the graph, who belongs where, and where people stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from kontaktpflege.domain.network.belonging import Belonging, Shared
from kontaktpflege.domain.network.graph import Flags, Graph, Places
from kontaktpflege.domain.network.renewal import renewed
from kontaktpflege.domain.network.rings import rings
from kontaktpflege.domain.network.steps import steps_from
from kontaktpflege.services import Services
from kontaktpflege.ui.network.scene import Points

Sharing = Literal["organisation", "address"]


@dataclass(frozen=True, eq=False, kw_only=True)
class Portrait:
    """All arrays have a row for each person, by place.

    `free` (n, 2): where people stand in the free picture. `steps` (n): how far each is from `centre`, −1 if there is no
    way. `due` (n). `ringed`, `radii`: the picture in rings around the centre, None until it is asked for. `shared`: who
    shares what, as far as that was asked for.
    """

    graph: Graph
    belonging: Belonging
    due: Flags
    free: Points
    pinned: Flags
    steps: Places
    centre: int
    ringed: Points | None = None
    radii: tuple[float, ...] = ()
    shared: Mapping[Sharing, Shared] = field(default_factory=dict)


def read_portraits(services: Services, cancelled: Callable[[], bool]) -> Iterator[Portrait]:
    """The picture as it settles, the last one settled; with all places known there is one. Ends early if `cancelled`."""
    desk = services.network
    graph = desk.graph()
    held = desk.recall(graph)
    belonging = desk.belonging(graph)
    due = np.zeros(graph.size, dtype=np.bool_)
    due[desk.due(graph)] = True
    centre = graph.me or 0
    first = Portrait(
        graph=graph,
        belonging=belonging,
        due=due,
        free=np.zeros((graph.size, 2), dtype=np.float32),
        pinned=held.pinned,
        steps=steps_from(graph, centre),
        centre=centre,
    )
    pictures = renewed(
        graph, held.points, changed=held.changed, centre=centre, groups=belonging.uppermost, pinned=held.pinned
    )
    for points in pictures:
        if cancelled():
            return
        yield replace(first, free=points)


def around_me(portrait: Portrait) -> Portrait:
    """The same with the user in the centre, as in the free picture; not in rings."""
    centre, steps = portrait.graph.me or 0, portrait.steps
    if centre != portrait.centre:
        steps = steps_from(portrait.graph, centre)
    return replace(portrait, centre=centre, steps=steps, ringed=None, radii=())


def in_rings(portrait: Portrait, centre: int) -> Portrait:
    """The same in rings around somebody."""
    made = rings(portrait.graph, centre, portrait.free, portrait.belonging.uppermost)
    return replace(portrait, centre=centre, ringed=made.points, radii=made.borders, steps=made.steps)


def with_shared(services: Services, portrait: Portrait, what: Sharing, cancelled: Callable[[], bool]) -> Portrait:
    """The same knowing who shares an organisation, or an address. Raises Cancelled."""
    desk, graph = services.network, portrait.graph
    found = desk.organisations(graph) if what == "organisation" else desk.addresses(graph, cancelled)
    return replace(portrait, shared={**portrait.shared, what: found})
