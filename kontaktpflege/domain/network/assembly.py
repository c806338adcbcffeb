"""Makes the graph of what the book tells."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.graph import Flags, Graph, Ids, graph_of, part_of
from kontaktpflege.domain.network.weights import FRESH_DAYS, first_costs, tie_costs
from kontaktpflege.domain.network_rows import DAY_BITS, TIE_BITS, NetworkRows

NOBODY = 0
"""The id of the user in a book that has no card of the user."""
_NEVER = np.iinfo(np.int64).max


def assemble(rows: NetworkRows) -> Graph:
    """Everybody outside the trash and their ties, and the user tied to everybody who is no stranger.

    A tie of the user that nobody told is strong where there was a talk lately or the contact is dear; one that is in the
    book is as it was told.
    """
    people = numbers(rows.people)
    me = NOBODY if rows.me is None else rows.me
    if rows.me is None:
        people = np.concatenate(([NOBODY], people))
    packed = numbers(rows.ties)
    pairs = np.stack((packed >> TIE_BITS, (packed & (2**TIE_BITS - 1)) >> 1), axis=1)
    strong = (packed & 1).astype(np.bool_)
    mine = (pairs == me).any(axis=1)
    known, known_strong = _known(rows, people, me, pairs[mine], strong[mine])
    cost = first_costs(known_strong, _silence(rows, known), _tilt(rows, known))
    firsts = np.sort(np.stack((known, np.full_like(known, me)), axis=1), axis=1)
    return graph_of(
        people,
        np.concatenate((pairs[~mine], firsts)),
        np.concatenate((strong[~mine], known_strong)),
        np.concatenate((tie_costs(strong[~mine]), cost)),
        me,
    )


def among_the_living(graph: Graph, died: Ids) -> Graph:
    """The same without the dead, who open no door, and whom nobody can get to know; the user stays in any case."""
    living = ~np.isin(graph.ids, died)
    if graph.me is not None:
        living[graph.me] = True
    if living.all():
        return graph
    part = part_of(graph, living[graph.low] & living[graph.high], np.flatnonzero(living))
    return part if graph.me is None else replace(part, me=part.place_of(int(graph.ids[graph.me])))


def numbers(text: str) -> Ids:
    """The whole numbers of a JSON list."""
    inner = text[1:-1]
    return np.fromstring(inner, dtype=np.int64, sep=",") if inner else np.empty(0, dtype=np.int64)


def _known(rows: NetworkRows, people: Ids, me: int, pairs: Ids, strong: Flags) -> tuple[Ids, Flags]:
    """Whom the user knows, ascending, and how well: what is told of it counts, silence and dearness where nothing is."""
    told = pairs.sum(axis=1) - me
    known = np.union1d(people[~np.isin(people, numbers(rows.strangers))], told)
    known = known[known != me]
    close = (_silence(rows, known) <= FRESH_DAYS) | np.isin(known, numbers(rows.dear))
    close[np.searchsorted(known, told)] = strong
    return known, close


def _silence(rows: NetworkRows, known: Ids) -> NDArray[np.int64]:
    """(n): the days since the last talk with each."""
    packed = np.sort(numbers(rows.talks))
    silence = np.full(len(known), _NEVER)
    whom, days = packed >> DAY_BITS, packed & (2**DAY_BITS - 1)
    at = np.searchsorted(known, whom)
    inside = at < len(known)
    inside[inside] = known[at[inside]] == whom[inside]
    silence[at[inside]] = rows.today - days[inside]
    return silence


def _tilt(rows: NetworkRows, known: Ids) -> NDArray[np.int8]:
    """(n): which way the scale leans."""
    gave, received = np.isin(known, numbers(rows.gave_more)), np.isin(known, numbers(rows.received_more))
    return gave.astype(np.int8) - received.astype(np.int8)
