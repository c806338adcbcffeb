"""A query that is kept comes back, whatever else stands where it was kept."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.domain.filter import Filter
from kontaktpflege.domain.saved_filter import query_facts, query_of

_SCOPES = [(scope, None) for scope in Scope if scope is not Scope.CIRCLE] + [(Scope.CIRCLE, 7)]

queries = st.builds(
    lambda place, **rest: ContactQuery(scope=place[0], circle=place[1], **rest),
    st.sampled_from(_SCOPES),
    words=st.text(max_size=8),
    filters=st.lists(
        st.sampled_from(
            (Filter(kind="phone"), Filter(kind="every_circle", circles=(1, 2)), Filter(kind="created", days=7))
        ),
        max_size=2,
    ).map(tuple),
    sort=st.sampled_from(("name", "city", "changed")),
    descending=st.booleans(),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ("scope", "circle", "words", "filters", "sort", "descending", "kind", "circles", "days", "wanted")), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


@given(query=queries)
def test_a_query_comes_back_from_its_facts(query: ContactQuery) -> None:
    assert query_of(json.loads(json.dumps(query_facts(query)))) == query


@given(facts=json_values)
def test_no_facts_are_beyond_reading(facts: Any) -> None:
    assert isinstance(query_of(facts), ContactQuery)


@pytest.mark.parametrize(
    "facts",
    [
        None,
        3,
        "all",
        [],
        {"scope": "moon"},
        {"scope": "circle"},
        {"sort": "; DROP TABLE", "filters": [{"kind": 1}, 2]},
        {"scope": [], "sort": {}, "filters": [{"kind": []}, {"kind": {}}]},
    ],
)
def test_what_is_not_known_is_left_out(facts: object) -> None:
    assert query_of(facts) == ContactQuery()
