"""What the network says, as facts: lists with evidence, the weightiest first. People are places, groups numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.long_work import Cancel, never
from kontaktpflege.domain.network.blocks import blocks
from kontaktpflege.domain.network.centrality import Dependence, dependence, dependency
from kontaktpflege.domain.network.communities import communities
from kontaktpflege.domain.network.graph import Graph, Places
from kontaktpflege.domain.network.group_findings import (
    Connector,
    GroupBridge,
    Strangers,
    bridges,
    connectors,
    strangers,
)
from kontaktpflege.domain.network.groups import LEAST, groups_of, meetings
from kontaktpflege.domain.network.steps import steps_from

LIMIT = 20
"""So many of each kind are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Starlike:
    """Almost all ties end at me, so that there is nothing to say yet: `mine` of all `ties`, between so many `people`."""

    people: int
    ties: int
    mine: int

    @property
    def share(self) -> float:
        """Of the ties that end at me."""
        return self.mine / self.ties


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyWay:
    """Without this contact of mine no chain leads to these people (articulation point: Hopcroft & Tarjan, 1973)."""

    person: int
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakTie:
    """A loose contact of mine with whom I have no contact in common, and the people there whom I do not know.

    A weak tie that is a local bridge: Granovetter, "The Strength of Weak Ties", 1973.
    """

    person: int
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All of it. `communities` are the groups that numbers mean; None where they are the circles that were given."""

    communities: tuple[tuple[int, ...], ...] | None
    only_ways: tuple[OnlyWay, ...]
    bridges: tuple[GroupBridge, ...]
    weak_ties: tuple[WeakTie, ...]
    connectors: tuple[Connector, ...]
    dependence: Dependence
    strangers: tuple[Strangers, ...]


def findings(
    graph: Graph, circles: Sequence[Collection[int]], cancelled: Cancel = never, limit: int = LIMIT
) -> Findings | Starlike:
    """What the network says; `limit` facts of a kind at most. Nothing that speaks of me where nobody is me.

    Circles are groups first; where fewer than two have LEAST people, the communities of the network are. Raises
    Cancelled.
    """
    star = starlike(graph)
    if star is not None:
        return star
    groups = groups_of(graph, circles)
    found = None
    if (groups.sizes >= LEAST).sum() < 2:
        found = _as_groups(communities(graph, cancelled))
        groups = groups_of(graph, found)
    mine = graph.me is not None
    _look(cancelled)
    ways = only_ways(graph, limit) if mine else ()
    _look(cancelled)
    leaning = dependence(graph, dependency(graph, graph.me)) if graph.me is not None else Dependence((), 0.0)
    _look(cancelled)
    met = meetings(groups)
    _look(cancelled)
    steps = steps_from(graph, np.arange(graph.size) if graph.me is None else graph.me)
    return Findings(
        communities=found,
        only_ways=ways,
        bridges=bridges(groups, met, steps, limit),
        weak_ties=weak_ties(graph, limit),
        connectors=connectors(groups, limit),
        dependence=leaning,
        strangers=strangers(groups, met, limit),
    )


def starlike(graph: Graph) -> Starlike | None:
    """Whether too little is known to say anything.

    So it is where people who have any tie have less than one on average besides that to me.
    """
    if graph.me is None:
        return None
    mine = int(graph.degree[graph.me])
    people = int((graph.degree > 0).sum()) - 1
    if mine == 0 or 2 * (graph.ties - mine) >= people:
        return None
    return Starlike(people=people, ties=graph.ties, mine=mine)


def only_ways(graph: Graph, limit: int) -> tuple[OnlyWay, ...]:
    """The contacts of mine who alone lead to most people."""
    if graph.me is None:
        return ()
    hung = blocks(graph)
    mine = graph.around(graph.me)
    best = mine[np.argsort(-hung.cut_off[mine], kind="stable")][:limit].tolist()
    return tuple(
        OnlyWay(person=person, people=tuple(hung.led_to(person).tolist())) for person in best if hung.cut_off[person]
    )


def weak_ties(graph: Graph, limit: int) -> tuple[WeakTie, ...]:
    """The loose contacts of mine who lead to most people of a world that is not mine."""
    if graph.me is None:
        return ()
    mine = graph.around(graph.me)
    known = np.zeros(graph.size, dtype=np.float32)
    known[mine] = 1
    in_common = (graph.adjacency @ known)[mine]
    strong = graph.strong[graph.tie_of[graph.starts[graph.me] : graph.starts[graph.me + 1]]]
    loose = mine[~strong & (in_common == 0) & (graph.degree[mine] > 1)]
    best = loose[np.argsort(-graph.degree[loose], kind="stable")][:limit].tolist()
    return tuple(
        WeakTie(person=person, people=tuple(other for other in graph.around(person).tolist() if other != graph.me))
        for person in best
    )


def _as_groups(labels: Places) -> tuple[tuple[int, ...], ...]:
    """The communities that have LEAST people."""
    sizes = np.bincount(labels)
    people = np.argsort(labels, kind="stable")
    return tuple(tuple(group.tolist()) for group in np.split(people, np.cumsum(sizes)[:-1]) if len(group) >= LEAST)


def _look(cancelled: Cancel) -> None:
    if cancelled():
        raise Cancelled
