"""Filters as values: kept as facts and read again, put together without contradiction."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.filter import _KINDS, Filter, FilterKind, filter_of, with_filter, without_filter

filters = st.builds(
    Filter,
    kind=st.sampled_from(sorted(_KINDS)),
    wanted=st.booleans(),
    circles=st.lists(st.integers(1, 20), max_size=3).map(tuple),
    days=st.integers(0, 400),
)


def test_every_kind_can_be_read_back() -> None:
    assert set(get_args(FilterKind)) == _KINDS


@given(one=filters)
def test_a_filter_comes_back_from_its_facts(one: Filter) -> None:
    assert filter_of(json.loads(json.dumps(one.facts()))) == one


@pytest.mark.parametrize(
    "facts", [{}, {"kind": "zodiac"}, {"kind": 7}, {"kind": "phone", "circles": 3}, {"kind": "created", "days": "7"}]
)
def test_facts_of_another_program_are_no_filter(facts: dict[str, Any]) -> None:
    assert filter_of(facts) is None


@given(held=st.lists(filters, max_size=5), added=filters)
def test_a_filter_that_is_added_holds_and_nothing_contradicts_it(held: list[Filter], added: Filter) -> None:
    filters: tuple[Filter, ...] = ()
    for one in [*held, added]:
        filters = with_filter(filters, one)
    assert filters.count(added) == 1
    assert added.opposite not in filters or added.kind == "one_circle"
    assert added not in without_filter(filters, added)


def test_with_and_without_exclude_each_other_and_a_new_span_takes_the_place_of_the_old() -> None:
    phone, soon = Filter(kind="phone"), Filter(kind="birthday_soon", days=7)
    filters = with_filter((phone, soon), phone.opposite)
    assert filters == (phone.opposite, soon)
    assert with_filter(filters, Filter(kind="birthday_month")) == (phone.opposite, Filter(kind="birthday_month"))


def test_in_some_circles_and_not_in_others_hold_together() -> None:
    inside, outside = Filter(kind="one_circle", circles=(1,)), Filter(kind="one_circle", circles=(2,), wanted=False)
    assert with_filter((inside,), outside) == (inside, outside)
    assert with_filter((inside, outside), Filter(kind="one_circle", circles=(1, 3)))[1:] == (outside,)
