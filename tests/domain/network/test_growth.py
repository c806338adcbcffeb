"""Since when people are within so many steps, and how that is told month by month."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.network.graph import Graph, part_of
from kontaktpflege.domain.network.growth import STEPS, reached_days
from kontaktpflege.domain.network.reach import reach
from kontaktpflege.domain.network.steps import steps_from
from kontaktpflege.domain.network_report import MOST_MONTHS, grown
from tests.domain.network.networks import networks


@given(networks(), st.data())
def test_on_each_day_those_are_reached_whom_the_ties_of_that_day_lead_to(graph: Graph, data: st.DataObject) -> None:
    days = np.array(data.draw(st.lists(st.integers(1, 5), min_size=graph.ties, max_size=graph.ties)), dtype=np.int64)
    reached = reached_days(graph, days)
    for day in range(1, 6):
        there = part_of(graph, days <= day)
        wanted = reach(steps_from(there, np.array([] if graph.me is None else [graph.me], dtype=np.int64)))
        assert [int((each <= day).sum()) for each in reached] == [wanted.one, wanted.two, wanted.three]


@pytest.mark.parametrize(("first", "stride"), [(2024, 1), (2020, 3), (2000, 12), (1900, 60)])
def test_of_a_long_time_some_months_are_told_and_always_the_last(first: int, stride: int) -> None:
    begin, today = date(first, 1, 9).toordinal(), date(2026, 2, 3)
    told = grown([begin, begin], [today.toordinal()], [[begin]] * STEPS, today)
    assert len(told) <= MOST_MONTHS + 1
    assert (told[-1].month, told[-1].people, told[-1].ties, told[-1].within) == (date(2026, 2, 1), 2, 1, (1, 1, 1))
    months = [12 * one.month.year + one.month.month for one in told[:-1]]
    assert {later - earlier for earlier, later in pairwise(months)} == {stride}
