"""Who belongs together by their ties, where no circle says so."""

from __future__ import annotations

from random import Random

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.long_work import Cancel, never
from kontaktpflege.domain.network.components import by_size
from kontaktpflege.domain.network.graph import Graph, Places

_SEED = 2019
_FEW = 5_000
"""So many can be given to Leiden at once, which keeps the interpreter to itself for some milliseconds."""
_ITERATIONS = 6
_ROUNDS = 12
_SETTLED = 0.01
"""A share of people so small may still want to move."""
_AT_ONCE = 0.6
"""So many of those who may want to move are asked at a time: all at once would run past each other."""
_LEAST = 1e-9
_FINENESS = 256.0
"""By so much smaller are the groups that are put together first; what is together then stays so in Leiden."""

Values = NDArray[np.float64]


def communities(graph: Graph, cancelled: Cancel = never) -> Places:
    """(n): the community of each person, me left out of the reckoning; 0 is the largest; the same for the same graph.

    Groups with more ties within than chance would give (modularity: Newman & Girvan, 2004), found by the Leiden algorithm
    (Traag, Waltman & van Eck, "From Louvain to Leiden", 2019) as igraph has it. More people than it can take without
    holding up the window are first put together into small tight groups, and move once more afterwards, each by the rule
    of Blondel et al. ("Fast unfolding of communities", 2008), many at a time; the modularity is that of Leiden alone. Every
    community hangs together. Who has no ties, and me, is one alone. Raises Cancelled.
    """
    ties = _without_me(graph)
    tied = np.flatnonzero(np.diff(ties.indptr))
    labels = np.arange(graph.size, dtype=np.int32)
    labels[tied] = graph.size + _found(ties[tied][:, tied], cancelled)
    return by_size(*_numbered(labels))


def _found(ties: csr_array, cancelled: Cancel) -> Places:
    """The communities of people who all have ties."""
    parts, weights = _put_together(ties, cancelled)
    found = _leiden(weights, cancelled)
    for labels in reversed(parts):
        found = found[labels]
    if parts:
        found = _moved(ties, found, 1.0, cancelled)
    return _connected(ties, found)


def _put_together(weights: csr_array, cancelled: Cancel) -> tuple[list[Places], csr_array]:
    """Small groups of people, larger ones of these … until they are few; and the ties between the last ones.

    Their weight stands on the diagonal twice where it lies within a group.
    """
    parts: list[Places] = []
    fineness = _FINENESS
    while weights.shape[0] > _FEW and fineness >= 1:
        labels = _moved(weights, np.arange(weights.shape[0], dtype=np.int32), fineness, cancelled)
        smaller = _contracted(weights, labels)
        if 2 * smaller.shape[0] > weights.shape[0]:
            fineness /= 2
        parts.append(labels)
        weights = smaller
    return parts, weights


def _without_me(graph: Graph) -> csr_array:
    """(n, n): the weight of each tie but mine, by which all whom I know would be one community."""
    ones = np.ones(len(graph.neighbours), dtype=np.float64)
    if graph.me is not None:
        ones[graph.starts[graph.me] : graph.starts[graph.me + 1]] = 0
        ones[graph.neighbours == graph.me] = 0
    found = csr_array((ones, graph.neighbours, graph.starts), shape=(graph.size, graph.size), copy=True)
    found.eliminate_zeros()  # in place, hence the copy
    return found


def _contracted(weights: csr_array, labels: Places) -> csr_array:
    """Each group becomes one; `labels` are 0, 1, 2 …"""
    member = _membership(labels)
    return csr_array(member.T @ (weights @ member))


def _membership(labels: Places) -> csr_array:
    size = len(labels)
    ones = np.ones(size, dtype=np.float64)
    return csr_array((ones, labels, np.arange(size + 1)), shape=(size, int(labels.max(initial=-1)) + 1))


def _moved(weights: csr_array, labels: Places, fineness: float, cancelled: Cancel) -> Places:
    """Everybody with those they have most to do with: again and again some of them move, till hardly anybody would."""
    chance = np.random.default_rng(_SEED)
    strength = weights.sum(axis=1)
    loops = weights.diagonal()
    labels = labels.copy()
    pending = strength > 0
    for _ in range(_ROUNDS):
        if cancelled():
            raise Cancelled
        asked = np.flatnonzero(pending)
        if len(asked) <= _SETTLED * len(labels):
            break
        asked = asked[chance.random(len(asked)) < _AT_ONCE]
        pending[asked] = False
        wanted = _wishes(weights, strength, loops, labels, asked, fineness)
        movers = asked[wanted != labels[asked]]
        labels[asked] = wanted
        pending[weights[movers].indices] = True
    return _numbered(labels)[0]


def _wishes(
    weights: csr_array, strength: Values, loops: Values, labels: Places, asked: NDArray[np.intp], fineness: float
) -> Places:
    """To which group each of those asked would go, all others staying: the one in which modularity is greatest."""
    own = labels[asked]
    if not len(asked):
        return own
    whole = strength.sum() / fineness
    totals = np.bincount(labels, strength)
    sizes = np.bincount(labels)
    towards = weights[asked] @ _membership(labels)
    lengths = np.diff(towards.indptr)
    row = np.repeat(np.arange(len(asked)), lengths)
    group = towards.indices
    at_home = group == own[row]
    force = strength[asked][row]
    tied = towards.data - at_home * loops[asked][row]
    gain = tied - force * (totals[group] - at_home * force) / whole
    # Two that are alone would change places for ever: only one of them may go.
    gain[(sizes[group] == 1) & (sizes[own[row]] == 1) & (group > own[row])] = -np.inf
    best = np.maximum.reduceat(gain, towards.indptr[:-1])
    target = np.minimum.reduceat(np.where(gain >= best[row], group, len(labels)), towards.indptr[:-1])
    staying = -strength[asked] * (totals[own] - strength[asked]) / whole
    np.add.at(staying, row[at_home], tied[at_home])
    return np.where(best > staying + _LEAST, target, own).astype(np.int32)


def _numbered(labels: Places) -> tuple[Places, int]:
    """The same groups as 0, 1, 2 …, and how many."""
    names, numbered = np.unique(labels, return_inverse=True)
    return numbered.astype(np.int32), len(names)


def _leiden(weights: csr_array, cancelled: Cancel) -> Places:
    """The Leiden algorithm of igraph, iteration by iteration, till nothing changes."""
    import igraph

    between = sparse.triu(weights, 1, format="coo")
    network = igraph.Graph(weights.shape[0], np.column_stack((between.row, between.col)).tolist())
    strength = weights.sum(axis=1)
    igraph.set_random_number_generator(Random(_SEED))
    found: list[int] | None = None
    for _ in range(_ITERATIONS):
        if cancelled():
            raise Cancelled
        before = found
        # Modularity, said as CPM: igraph's own forgets in the weight of a group what lies within it.
        found = network.community_leiden(
            "CPM",
            weights=between.data.tolist(),
            node_weights=strength.tolist(),
            resolution=1 / max(strength.sum(), 1),
            initial_membership=found,
            n_iterations=1,
        ).membership
        if found == before:
            break
    return np.array(found, dtype=np.int32)


def _connected(weights: csr_array, labels: Places) -> Places:
    """Groups that hang together only by others fall apart."""
    rows = np.repeat(np.arange(len(labels)), np.diff(weights.indptr))
    within = labels[rows] == labels[weights.indices]
    kept = csr_array((within[within], (rows[within], weights.indices[within])), shape=weights.shape)
    apart: Places = connected_components(kept, directed=False)[1]
    return apart
