"""Who stands in the middle: on the ways between others, at their ends, and on mine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.long_work import Cancel, Progress, never, silent
from kontaktpflege.domain.network.graph import Graph, Places

EXACT_UP_TO = 5_000
"""For so many people betweenness is reckoned from everybody; for more from SOURCES drawn by lot."""
SOURCES = 500
"""Finds about 46 of the true top 50 (measured); 100 would find 37."""
_SEED = 1977
_LIGHT = 150_000
"""A network of so many people and ends of ties goes through igraph, source by source in milliseconds."""
_PORTION = 1_000_000

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Betweenness:
    """(n) how many pairs of others each stands between; an estimate from `sources` people unless `exact`."""

    values: Values
    sources: int
    exact: bool


def betweenness(
    graph: Graph, cancelled: Cancel = never, progress: Progress = silent, exact_up_to: int = EXACT_UP_TO
) -> Betweenness:
    """For each the pairs of others whose shortest ways lead through him or her; of several ways each counts its share.

    Freeman, "A Set of Measures of Centrality Based on Betweenness", 1977, as Brandes reckons it ("A faster algorithm for
    betweenness centrality", 2001), by lot beyond `exact_up_to` people (Brandes & Pich, 2007), always the same ones. Steps
    count alike, whatever they cost. Raises Cancelled.
    """
    exact = graph.size <= exact_up_to
    people = np.arange(graph.size, dtype=np.int32)
    sources = people if exact else np.random.default_rng(_SEED).choice(people, min(SOURCES, graph.size), replace=False)
    light = graph.size + 2 * graph.ties <= _LIGHT
    total = np.zeros(graph.size)
    for done, part in _portions_of_igraph(graph, sources) if light else _portions(graph, sources):
        total += part
        progress(done, len(sources))
        if cancelled():
            raise Cancelled
    return Betweenness(total * (graph.size / max(len(sources), 1)), len(sources), exact)


def _portions_of_igraph(graph: Graph, sources: Places) -> Iterator[tuple[int, Values]]:
    """Betweenness from some sources after the other, each some milliseconds: igraph keeps the interpreter to itself.

    Before each how many sources are done with it.
    """
    import igraph

    network = igraph.Graph(graph.size, np.column_stack((graph.low, graph.high)).tolist())
    length = max(1, _PORTION // max(graph.size + 2 * graph.ties, 1))
    for begin in range(0, len(sources), length):
        part = sources[begin : begin + length].tolist()
        yield begin + len(part), np.array(network.betweenness(directed=False, sources=part))


def _portions(graph: Graph, sources: Places) -> Iterator[tuple[int, Values]]:
    """The same by numpy, which lets go of the interpreter; quicker than igraph only where there are very many."""
    for done, source in enumerate(sources.tolist(), start=1):
        ways = dependency(graph, source)
        ways[source] = 0
        yield done, ways / 2


def dependency(graph: Graph, source: int) -> Values:
    """(n): to how many others the shortest ways from `source` lead through each, of several ways its share; linear."""
    counts = np.zeros(graph.size)
    counts[source] = 1
    steps = np.full(graph.size, -1, dtype=np.int32)
    steps[source] = 0
    ring = np.array([source], dtype=np.int32)
    passed: list[tuple[Places, Places]] = []
    while len(ring):
        entries, _ = graph.rows_of(ring)
        others = graph.neighbours[entries]
        onward = np.flatnonzero(steps[others] < 0)
        others, before = others[onward], np.repeat(ring, graph.degree[ring])[onward]
        steps[others] = len(passed) + 1
        np.add.at(counts, others, counts[before])
        passed.append((before, others))
        ring = np.flatnonzero(steps == len(passed)).astype(np.int32)
    through = np.zeros(graph.size)
    for before, others in reversed(passed):
        np.add.at(through, before, counts[before] / counts[others] * (1 + through[others]))
    return through


@dataclass(frozen=True, slots=True)
class Dependence:
    """By whom I reach most: up to three people I know, and which share of all shortest ways beyond them they hold."""

    people: tuple[int, ...]
    share: float


def dependence(graph: Graph, through: Values) -> Dependence:
    """Which share of the shortest ways from me, to everybody I do not know, begins with my top three.

    After Milgram, "The Small-World Problem", 1967, half of whose chains ended through three people. `through` is the
    dependency from me (`dependency`). Nobody and 0 where I know all whom I reach.
    """
    if graph.me is None:
        return Dependence((), 0.0)
    first = graph.around(graph.me)
    top = first[np.argsort(-through[first], kind="stable")[:3]]
    top = top[through[top] > 0]
    beyond = float(through[first].sum())
    return Dependence(tuple(top.tolist()), float(through[top].sum()) / beyond if beyond else 0.0)
