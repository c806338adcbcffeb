"""A list that was given a name: place, words, filters and order, to be looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast, get_args

from kontaktpflege.domain.contact import ContactQuery, Scope, SortColumn
from kontaktpflege.domain.filter import Filter, filter_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A named query. Its order of names is that of the settings, not of the day it was saved."""

    id: int
    name: str
    query: ContactQuery


def with_circle(query: ContactQuery, old: int, new: int) -> ContactQuery:
    """The query with one circle in the place of another, wherever it speaks of it."""
    filters = tuple(
        replace(one, circles=tuple(dict.fromkeys(new if circle == old else circle for circle in one.circles)))
        for one in query.filters
    )
    return replace(query, circle=new if query.circle == old else query.circle, filters=filters)


def query_facts(query: ContactQuery) -> dict[str, Any]:
    """What a query lists, in values that JSON knows."""
    return {
        "scope": query.scope.value,
        "circle": query.circle,
        "words": query.words,
        "filters": [one.facts() for one in query.filters],
        "sort": query.sort,
        "descending": query.descending,
    }


def query_of(facts: object) -> ContactQuery:
    """The query that was kept as facts; what this program does not know is left out. Never raises."""
    if not isinstance(facts, Mapping):
        return ContactQuery()
    sort, circle, kept = facts.get("sort"), facts.get("circle"), facts.get("filters")
    scope = next((one for one in Scope if one.value == facts.get("scope")), Scope.ALL)
    if scope is Scope.CIRCLE and not isinstance(circle, int):
        scope = Scope.ALL
    found = [filter_of(one) for one in kept if isinstance(one, Mapping)] if isinstance(kept, list) else []
    return ContactQuery(
        scope=scope,
        circle=cast(int, circle) if scope is Scope.CIRCLE else None,
        words=str(facts.get("words", "")),
        filters=tuple(one for one in found if isinstance(one, Filter)),
        sort=cast(SortColumn, sort) if sort in get_args(SortColumn) else "name",
        descending=facts.get("descending") is True,
    )
