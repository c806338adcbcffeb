"""Since when people are within one, two and three steps of me."""

from __future__ import annotations

import numpy as np

from kontaktpflege.domain.network.assembly import numbers
from kontaktpflege.domain.network.graph import Graph, Ids
from kontaktpflege.domain.network_rows import DAY_BITS, TIE_BITS, NetworkDays

STEPS = 3
_ALWAYS, _NEVER = 0, np.iinfo(np.int64).max


def noted_days(told: NetworkDays) -> tuple[Ids, Ids]:
    """The days on which the book learned of its people and of the ties between them, ascending."""
    packed, ties = numbers(told.people), numbers(told.ties)
    people = packed >> DAY_BITS
    there = np.isin(ties >> TIE_BITS, people) & np.isin(ties & (2**TIE_BITS - 1), people)
    return np.sort(packed & (2**DAY_BITS - 1)), np.sort(numbers(told.noted)[there])


def tie_days(graph: Graph, told: NetworkDays) -> Ids:
    """(m): the day (an ordinal) from which each tie is there: since when it is said to be, else from when the book had it.

    Whom I know, I know since when it is said that we met, else from when they were in the book.
    """
    entered = _entered(graph, told)
    ids, low, high = graph.ids, graph.low, graph.high
    days = np.maximum(entered[low], entered[high])
    keys, listed = (ids[low] << TIE_BITS) | ids[high], numbers(told.ties)
    at = np.searchsorted(listed, keys)
    known = np.append(listed, -1)[at] == keys
    days[known] = np.maximum(days[known], numbers(told.noted)[at[known]])
    mine = (low == graph.me) | (high == graph.me)
    met = entered.copy()
    _put(met, ids, [contact for contact, _ in told.met], [day for _, day in told.met])
    days[mine] = np.where(low == graph.me, met[high], met[low])[mine]
    _put(days, keys, [(one << TIE_BITS) | other for one, other, _ in told.since], [day for _, _, day in told.since])
    return days


def reached_days(graph: Graph, days: Ids) -> list[Ids]:
    """Of those ever within one step of me, within two and within three: the days from which they are, ascending.

    `days` (m) is from when each tie is there. Over several steps the latest tie counts, of several ways the earliest.
    """
    since = np.full(graph.size, _NEVER)
    if graph.me is not None:
        since[graph.me] = _ALWAYS
    rows = np.flatnonzero(graph.degree)
    found = []
    for _ in range(STEPS):
        by_way = np.maximum(since[graph.neighbours], days[graph.tie_of])
        if len(rows):
            since[rows] = np.minimum(since[rows], np.minimum.reduceat(by_way, graph.starts[rows]))
        others = since if graph.me is None else np.delete(since, graph.me)
        found.append(np.sort(others[others < _NEVER]))
    return found


def _entered(graph: Graph, told: NetworkDays) -> Ids:
    """(n): the day on which each person came into the book."""
    packed = numbers(told.people)
    entered = np.full(graph.size, _NEVER)
    _put(entered, graph.ids, packed >> DAY_BITS, packed & (2**DAY_BITS - 1))
    return entered


def _put(into: Ids, keys: Ids, wanted: Ids | list[int], values: Ids | list[int]) -> None:
    """Put values where their keys stand among the ascending ones; those that do not are left out."""
    wanted, values = np.asarray(wanted, dtype=np.int64), np.asarray(values, dtype=np.int64)
    at = np.searchsorted(keys, wanted)
    there = np.append(keys, -1)[at] == wanted
    into[at[there]] = values[there]
