"""What the network says: each fact where it holds, and none where it does not."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.network.centrality import Dependence
from kontaktpflege.domain.network.findings import Findings, OnlyWay, Starlike, WeakTie, findings
from kontaktpflege.domain.network.graph import Graph
from kontaktpflege.domain.network.group_findings import Connector, GroupBridge, Strangers
from kontaktpflege.domain.network.groups import groups_of, meetings
from tests.domain.network.networks import network, networks

FAMILY, CHOIR, OFFICE = range(1, 5), range(5, 9), range(9, 13)
WITHIN = [pair for group in (FAMILY, CHOIR, OFFICE) for pair in combinations(group, 2)]
MINE = [(0, person) for person in (1, 5, 9)]


def said(graph: Graph, *circles: range) -> Findings:
    found = findings(graph, circles)
    assert isinstance(found, Findings)
    return found


def test_a_contact_who_alone_leads_to_others() -> None:
    found = said(network(13, [*MINE, *WITHIN, (4, 8)]), FAMILY, CHOIR, OFFICE)
    assert found.communities is None
    assert found.only_ways == (OnlyWay(person=9, people=(10, 11, 12)),)
    assert found.dependence == Dependence((1, 5, 9), 1.0)


def test_the_one_by_whom_two_circles_meet() -> None:
    both = network(13, [*MINE, *WITHIN, (4, 6), (4, 8), (1, 10)])
    found = said(both, FAMILY, CHOIR, OFFICE)
    assert found.bridges == (
        GroupBridge(person=4, one=0, other=1, near=(1, 2, 3), far=(6, 8)),
        GroupBridge(person=1, one=0, other=2, near=(4, 2, 3), far=(10,)),
    )
    assert found.strangers == (Strangers(one=1, other=2, first=5, second=9),)
    assert found.connectors == ()


def test_two_ways_need_no_bridge() -> None:
    found = said(network(13, [*MINE, *WITHIN, (4, 6), (3, 8)]), FAMILY, CHOIR)
    assert found.bridges == ()
    assert found.strangers == ()


def test_a_member_of_both_and_somebody_of_neither_make_circles_meet() -> None:
    found = said(network(13, [*MINE, *WITHIN]), range(1, 6), CHOIR)
    assert [(bridge.person, bridge.one, bridge.other) for bridge in found.bridges] == [(5, 0, 1)]
    outside = said(network(14, [*MINE, *WITHIN, (13, 2), (13, 6)]), FAMILY, CHOIR)
    assert [(bridge.person, bridge.near, bridge.far) for bridge in outside.bridges] == [(13, (2,), (6,))]


def test_somebody_who_knows_people_of_many_circles() -> None:
    found = said(network(14, [*MINE, *WITHIN, (13, 2), (13, 6), (13, 11)]), FAMILY, CHOIR, OFFICE)
    assert found.connectors == (Connector(person=13, groups=(0, 1, 2), witnesses=(2, 6, 11)),)
    assert found.strangers == ()


def test_a_loose_contact_in_another_world() -> None:
    graph = network(16, [*MINE, *WITHIN, (13, 14), (13, 15), (0, 2)], weak=[(0, 13), (0, 3)])
    assert said(graph, FAMILY, CHOIR).weak_ties == (WeakTie(person=13, people=(14, 15)),)


def test_communities_stand_for_circles_where_there_are_none() -> None:
    found = said(network(13, [*MINE, *WITHIN, (4, 8)]))
    assert found.communities == (tuple(FAMILY), tuple(CHOIR), tuple(OFFICE))
    assert [(bridge.one, bridge.other) for bridge in found.bridges] == [(0, 1)]
    assert [(pair.one, pair.other) for pair in found.strangers] == [(0, 2), (1, 2)]


def test_of_circles_of_which_too_little_is_known_nothing_is_said() -> None:
    found = said(network(13, [*MINE, *WITHIN[:6], *WITHIN[6:8]]), FAMILY, CHOIR, OFFICE)
    assert [(pair.one, pair.other) for pair in found.strangers] == [(0, 1)]


def test_where_almost_all_ties_are_mine_it_says_so() -> None:
    star = [(0, person) for person in range(1, 11)]
    found = findings(network(11, [*star, (1, 2), (1, 3), (2, 3), (4, 5)]), ())
    assert found == Starlike(people=10, ties=14, mine=10)
    assert found.share == pytest.approx(0.714, rel=0.01)
    assert isinstance(findings(network(11, [*star, (1, 2), (1, 3), (2, 3), (4, 5), (6, 7)]), ()), Findings)


@pytest.mark.parametrize("graph", [network(0, [], None), network(1, []), network(3, []), network(3, [(0, 1)], None)])
def test_where_there_is_hardly_anybody_nothing_is_said(graph: Graph) -> None:
    empty = Findings(
        communities=(),
        only_ways=(),
        bridges=(),
        weak_ties=(),
        connectors=(),
        dependence=Dependence((), 0.0),
        strangers=(),
    )
    assert findings(graph, ()) == empty


def test_it_can_be_called_off() -> None:
    with pytest.raises(Cancelled):
        findings(network(13, WITHIN), (), lambda: True)


CIRCLES = st.lists(st.sets(st.integers(0, 9), min_size=3), max_size=4)


@given(networks(), CIRCLES)
def test_who_alone_holds_two_circles_together_is_part_of_every_way(graph: Graph, circles: list[set[int]]) -> None:
    circles = [{person for person in circle if person < graph.size} for circle in circles]
    groups = groups_of(graph, circles)
    met = meetings(groups)
    for first, second in combinations(range(len(met.numbers)), 2):
        one, other = (set(groups.members[met.numbers[each]].tolist()) for each in (first, second))
        ways = _ways(graph, one, other)
        assert met.ways[first, second] == len(ways)
        key = first * len(met.numbers) + second
        found = dict(zip(met.person[met.pair == key].tolist(), met.held[met.pair == key].tolist(), strict=True))
        everybody = {person for way in ways for person in way}
        assert found == {person: sum(person in way for way in ways) for person in everybody}


def _ways(graph: Graph, one: set[int], other: set[int]) -> list[set[int]]:
    ways = [{person} for person in one & other]
    for low, high in zip(graph.low.tolist(), graph.high.tolist(), strict=True):
        for near, far in ((low, high), (high, low)):
            if near in one - other and far in other - one:
                ways.append({near, far})
    for person in set(range(graph.size)) - {graph.me}:
        knows = set(graph.around(person).tolist())
        if person not in one | other and knows & one and knows & other:
            ways.append({person})
    return ways


@given(networks())
def test_findings_speak_of_what_is_there(graph: Graph) -> None:
    found = findings(graph, [range(min(5, graph.size)), range(min(3, graph.size), graph.size)])
    if isinstance(found, Findings) and graph.me is not None:
        assert {fact.person for fact in found.only_ways} <= set(graph.around(0).tolist())
        assert all(0 not in fact.people for fact in found.weak_ties)
        assert np.isfinite(found.dependence.share)
