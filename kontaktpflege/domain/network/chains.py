"""Who opens the door: the best chains of people from one to another, or to any of several.

A chain costs the sum of its steps (`Graph.cost`). Between chains of equal cost that of fewer steps is better, then that
whose places, read from the target back, are smaller; so the order is always the same. Costs are rounded to 1/1024,
which is exact for those of `domain.network.weights` and keeps sums from depending on their order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.graph import Flags, Graph, Places

STEPS = 6
"""A chain is no longer: the six handshakes of Milgram, "The Small-World Problem", 1967."""

Costs = NDArray[np.int32]
"""Each is cost * 1024 * 8 + steps, so that comparing them compares both in this order."""

_Path = tuple[int, ...]
_Ways = Iterator[tuple[int, _Path, int]]

_UNIT = 1024
_ROOM = 8
"""More than a chain has steps."""
_NEVER = 2**30
_DEAREST = _NEVER // (STEPS * _ROOM) - 1
"""No step counts for more, so that six of them are a number still."""
_PATIENCE = 300
"""So many paths are looked at for one chain, some milliseconds, before it is done with more care."""
_KEPT = 4
"""So many outlooks are remembered: that from me, and those of the people avoided just now."""


@dataclass(frozen=True, slots=True)
class Chain:
    """People from the one who asks to the one who is reached, and what all steps cost together."""

    cost: float
    places: tuple[int, ...]


class Chains:
    """Finds chains in one graph; to be kept as long as the graph is the same. Threads may share it."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._outlooks: dict[tuple[int, frozenset[int]], list[Costs]] = {}

    def between(
        self, start: int, targets: Collection[int], avoid: Collection[int] = (), steps: int = STEPS
    ) -> Iterator[Chain]:
        """All chains from `start` to one of `targets`, the best first, each found when it is asked for.

        Nobody comes twice in a chain, nobody of `avoid` comes in it, and it ends at the first target it meets. `steps`
        is how many it may have, STEPS at most.
        """
        shunned = frozenset(avoid) - {start}
        ends = frozenset(targets) - shunned - {start}
        if not ends or not 0 < steps <= STEPS:
            return iter(())
        outlook = self._outlook(start, shunned)
        return _Search(self._graph, self._step_costs, outlook, start, ends, shunned, steps).chains()

    def best(
        self, start: int, targets: Collection[int], avoid: Collection[int] = (), steps: int = STEPS
    ) -> Chain | None:
        """The best chain; None if there is none."""
        return next(self.between(start, targets, avoid, steps), None)

    @cached_property
    def _step_costs(self) -> Costs:
        """(2m): what the step to each of the graph's `neighbours` costs."""
        whole = np.clip(np.rint(self._graph.cost * np.float64(_UNIT)), 1, _DEAREST)
        return (whole * _ROOM + 1).astype(np.int32)[self._graph.tie_of]

    def _outlook(self, start: int, shunned: frozenset[int]) -> list[Costs]:
        """What everybody costs to reach in h steps at most, for the first half of the way: h = 0, 1, 2, 3.

        The second half is looked at from the target back (`_Search`): what lies three steps around two people is much
        less than what lies six steps around one.
        """
        key = start, shunned
        found = self._outlooks.get(key)
        if found is None:
            found = _spread(self._graph, self._step_costs, start, shunned)
            kept = list(self._outlooks.items())[1 - _KEPT :]
            self._outlooks = {**dict(kept), key: found}
        return found


class _Search:
    """One question: chains from a start to any of `ends`, put together from there back to the start.

    `levels[h]` says of everybody who may have h steps left what these cost at least. That is exact but for people whom
    the chain holds already, so that hardly anything is looked at that is no part of a chain (A*). Where that is not so,
    as with somebody behind whom very many hang, it is looked at anew at each step without the people of the chain:
    slower, but then whatever is looked at is part of a chain.
    """

    def __init__(
        self,
        graph: Graph,
        step_costs: Costs,
        outlook: list[Costs],
        start: int,
        ends: frozenset[int],
        shunned: frozenset[int],
        steps: int,
    ) -> None:
        self._graph = graph
        self._step_costs = step_costs
        self._outlook = outlook
        self._start = start
        self._steps = steps
        self._ends = _sorted(ends)
        self._shunned = shunned
        self._barred: Flags = np.zeros(graph.size, dtype=np.bool_)
        self._barred[self._ends] = True
        self._barred[_sorted(shunned)] = True

    def chains(self) -> Iterator[Chain]:
        """All of them, the best first."""
        told = 0
        try:
            for chain in self._quickly():
                told += 1
                yield chain
        except _AstrayError:
            yield from islice(self._carefully(), told, None)

    def _quickly(self) -> Iterator[Chain]:
        levels = self._from_ends(self._outlook)
        return self._found(levels, lambda _: levels, _PATIENCE)

    def _carefully(self) -> Iterator[Chain]:
        near_ends = self._near(self._ends.tolist())
        away = self._spread_without(near_ends)
        known = frozenset[int](), away

        def without(path: _Path) -> list[Costs]:
            nonlocal known
            near = self._near(path[1:])
            if near != known[0]:
                known = near, self._spread_without(near | near_ends)
            barred = self._barred.copy()
            barred[list(path)] = True
            others = self._outward(np.array(path[-1:], dtype=np.int32), barred)
            return self._completed(known[1], others, self._steps - len(path), barred)

        return self._found(self._from_ends(away), without, None)

    def _from_ends(self, outlook: list[Costs]) -> list[Costs]:
        """The levels for the first look; the last one, of the ends themselves, by the ways from there."""
        return self._completed(outlook[: self._steps], self._ends, self._steps, self._barred)

    def _near(self, places: Iterable[int]) -> frozenset[int]:
        """Those by whom others may be reached from the start within the first half of the way."""
        return frozenset(place for place in places if self._outlook[-2][place] < _NEVER)

    def _spread_without(self, places: frozenset[int]) -> list[Costs]:
        return _spread(self._graph, self._step_costs, self._start, self._shunned | places) if places else self._outlook

    def _completed(self, levels: list[Costs], origins: Places, steps: int, barred: Flags) -> list[Costs]:
        """The levels up to so many steps, and those still missing for the people around `origins`."""
        around = [origins]
        for _ in range(steps - len(levels)):
            around.append(self._outward(around[-1], barred))
        completed = levels[: steps + 1]
        while len(completed) <= steps:
            completed.append(self._pulled(completed[-1], around.pop(), barred))
        return completed

    def _outward(self, places: Places, barred: Flags) -> Places:
        """Who is tied to any of these people and may stand within a chain."""
        entries, _ = self._graph.rows_of(places)
        met: Flags = np.zeros(self._graph.size, dtype=np.bool_)
        met[self._graph.neighbours[entries]] = True
        met &= ~barred
        met[self._start] = False
        return np.flatnonzero(met).astype(np.int32)

    def _pulled(self, before: Costs, places: Places, barred: Flags) -> Costs:
        """One step more than `before` for these people."""
        places = places[self._graph.degree[places] > 0]
        costs = before.copy()
        if len(places):
            entries, begins = self._graph.rows_of(places)
            others = self._graph.neighbours[entries]
            ways = np.where(barred[others], _NEVER, before[others] + self._step_costs[entries])
            costs[places] = np.minimum(np.minimum.reduceat(ways, begins), _NEVER)
        return costs

    def _found(
        self, levels: list[Costs], after: Callable[[_Path], list[Costs]], patience: int | None
    ) -> Iterator[Chain]:
        """The chains, the best first; `after` gives the levels for going on from a path.

        Raises _AstrayError after as many paths as `patience` that came to nothing.
        """
        waiting: list[tuple[int, _Path, int, _Ways]] = []
        nothing = np.zeros(len(self._ends), dtype=np.int32)
        _wait(waiting, _ways((), self._ends, nothing, levels[self._steps][self._ends]))
        vain = 0
        while waiting:
            _, path, spent, ways = heappop(waiting)
            _wait(waiting, ways)
            if path[-1] == self._start:
                vain = 0
                yield Chain(spent // _ROOM / _UNIT, path[::-1])
            elif vain == patience:
                raise _AstrayError
            else:
                vain += 1
                _wait(waiting, self._onward(path, spent, after(path)[self._steps - len(path)]))

    def _onward(self, path: _Path, spent: int, level: Costs) -> _Ways:
        """The ways on from the last person of a path."""
        row = slice(self._graph.starts[path[-1]], self._graph.starts[path[-1] + 1])
        others = self._graph.neighbours[row]
        rest = level[others]
        rest[self._barred[others]] = _NEVER
        return _ways(path, others, self._step_costs[row] + np.int32(spent), rest)


class _AstrayError(Exception):
    """Too much was looked at that is no part of a chain."""


def _wait(waiting: list[tuple[int, _Path, int, _Ways]], ways: _Ways) -> None:
    """Of several ways only the best waits for its turn; the next takes its place then."""
    for expected, path, spent in ways:
        heappush(waiting, (expected, path, spent, ways))
        return


def _ways(path: _Path, others: Places, spent: Costs, rest: Costs) -> _Ways:
    """A path made longer by each of `others` from whom there is a way: (cost of the whole, path, cost so far)."""
    likely = np.flatnonzero(rest < _NEVER)
    expected = spent[likely] + rest[likely]
    order = np.argsort(expected, kind="stable")
    likely = likely[order]
    for cost, place, so_far in zip(
        expected[order].tolist(), others[likely].tolist(), spent[likely].tolist(), strict=True
    ):
        if place not in path:
            yield cost, (*path, place), so_far


def _spread(graph: Graph, step_costs: Costs, start: int, shunned: frozenset[int]) -> list[Costs]:
    """What it costs at least to come from `start` to everybody in 0, 1, 2, 3 steps at most."""
    barred = _sorted(shunned)
    costs = np.full(graph.size, _NEVER, dtype=np.int32)
    costs[start] = 0
    levels = [costs]
    reached = np.array([start], dtype=np.int32)
    for _ in range(STEPS // 2):
        before, costs = costs, costs.copy()
        entries, _ = graph.rows_of(reached)
        offers = np.repeat(before[reached], graph.degree[reached]) + step_costs[entries]
        np.minimum.at(costs, graph.neighbours[entries], offers)
        costs[barred] = _NEVER
        reached = np.flatnonzero(costs < before).astype(np.int32)
        levels.append(costs)
    return levels


def _sorted(places: frozenset[int]) -> Places:
    return np.array(sorted(places), dtype=np.int32)
