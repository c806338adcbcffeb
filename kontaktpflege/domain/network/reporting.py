"""Turns what the measures find, as places and numbers, into what is told, as contacts and groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.network.belonging import Belonging
from kontaktpflege.domain.network.findings import Findings, Starlike
from kontaktpflege.domain.network.graph import Graph, Places
from kontaktpflege.domain.network.groups import LEAST
from kontaktpflege.domain.network.reach import best_gains, gains, reach
from kontaktpflege.domain.network.steps import UNREACHED, steps_from
from kontaktpflege.domain.network_report import (
    Evidence,
    Finding,
    FindingKind,
    Gain,
    Group,
    Insights,
    ReachReport,
    Star,
)

_FOREMOST = 2


def told_circles(belonging: Belonging) -> list[tuple[Circle, Places]]:
    """The circles of which something may be said, and who is in each: who is in a subgroup with enough people, there."""
    circles = belonging.circles
    everybody = [belonging.members(number).astype(np.int32) for number in range(len(circles))]
    found = []
    for circle, members in zip(circles, everybody, strict=True):
        below = [
            inner
            for lower, inner in zip(circles, everybody, strict=True)
            if lower.parent_id == circle.id and len(inner) >= LEAST
        ]
        rest = np.setdiff1d(members, np.concatenate(below)).astype(np.int32) if below else members
        if len(rest) >= LEAST:
            found.append((circle, rest))
    return found


def report(graph: Graph, found: Findings | Starlike, circles: Sequence[tuple[Circle, Places]]) -> Insights:
    """What was found with these circles as groups, to be told."""
    if isinstance(found, Starlike):
        return Insights(star=Star(people=found.people, ties=found.ties, mine=found.mine))
    groups: list[tuple[Circle | None, Places]] = list(circles)
    if found.communities is not None:
        groups = [(None, np.array(people, dtype=np.int32)) for people in found.communities]
    return Insights(findings=_Teller(graph, groups).told(found), communities=found.communities is not None)


def reach_report(graph: Graph, most: int) -> ReachReport:
    """How far I reach, and `most` people whom to know would help; nowhere, where nobody is me."""
    if graph.me is None:
        return ReachReport(one=0, two=0, three=0)
    steps = steps_from(graph, graph.me)
    within = reach(steps)
    far = (steps > 2) | (steps == UNREACHED)
    told = []
    for place, _count in best_gains(gains(graph, steps), most):
        known = graph.around(place)
        won = [*([place] if far[place] else ()), *known[far[known]].tolist()]
        told.append(Gain(person=int(graph.ids[place]), people=tuple(graph.ids[won].tolist())))
    return ReachReport(one=within.one, two=within.two, three=within.three, gains=tuple(told))


class _Teller:
    def __init__(self, graph: Graph, groups: Sequence[tuple[Circle | None, Places]]) -> None:
        self._graph = graph
        self._groups = groups
        self._made: dict[int, Group] = {}

    def told(self, found: Findings) -> tuple[Finding, ...]:
        leaning = found.dependence
        each: Iterable[Iterable[Finding]] = (
            [self._of(FindingKind.DEPENDENCE, leaning.people, share=leaning.share)] if leaning.people else [],
            (self._of(FindingKind.ONLY_WAY, [one.person], (None, one.people)) for one in found.only_ways),
            (
                self._of(FindingKind.BRIDGE, [one.person], (one.one, one.near), (one.other, one.far))
                for one in found.bridges
            ),
            (
                self._of(
                    FindingKind.CONNECTOR,
                    [one.person],
                    *((group, [other]) for group, other in zip(one.groups, one.witnesses, strict=True)),
                )
                for one in found.connectors
            ),
            (self._of(FindingKind.WEAK_TIE, [one.person], (None, one.people)) for one in found.weak_ties),
            (
                self._of(FindingKind.STRANGERS, (), (one.one, [one.first]), (one.other, [one.second]))
                for one in found.strangers
            ),
        )
        return tuple(chain.from_iterable(each))

    def _of(
        self, kind: FindingKind, people: Sequence[int], *evidence: tuple[int | None, Sequence[int]], share: float = 0.0
    ) -> Finding:
        shown = (Evidence(group=self._group(number), people=self._ids(places)) for number, places in evidence)
        return Finding(kind=kind, people=self._ids(people), evidence=tuple(shown), share=share)

    def _group(self, number: int | None) -> Group | None:
        if number is None:
            return None
        if number not in self._made:
            circle, members = self._groups[number]
            best = members[np.argsort(-self._graph.degree[members], kind="stable")][:_FOREMOST]
            self._made[number] = Group(circle=circle, foremost=self._ids(best.tolist()), size=len(members))
        return self._made[number]

    def _ids(self, places: Sequence[int]) -> tuple[int, ...]:
        return tuple(self._graph.ids[list(places)].tolist())
