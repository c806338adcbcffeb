"""Where people stand before anything moves: each part of the network in a place of its own."""

from __future__ import annotations

import numpy as np

from kontaktpflege.domain.network.embedding import embedded
from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import Flags, Graph, Indices, Places
from kontaktpflege.domain.network.packing import MARGIN, columns

NO_GROUP = -1
_GOLDEN = np.pi * (3 - np.sqrt(5))
_ROOM = 0.4
"""Spread of a part of one person; it grows with the root of their number."""
_UNEVEN = 0.05
"""So much of it everybody is set aside, that no two begin in one place."""
_LARGE = 0.02
"""The share of the core from which on a part gets a sector around the centre."""


def first_guess(others: Graph, component: Places, in_core: Flags, groups: Places | None) -> tuple[Points, Points]:
    """(n, 2) each: where people start, and the middle each is drawn back to, (0, 0) for the core.

    `others`: the network without the ties of the centre, `component` (n) what hangs together in it. The parts of the
    core stand around (0, 0), the others in columns beside.
    """
    part = _parts(others, component, in_core, groups)
    size = np.bincount(part)
    scattered = _sunflower(np.arange(others.size)) / np.sqrt(max(others.size, 1))
    shape = np.where((others.degree == 0)[:, None], scattered, embedded(others, component) + _UNEVEN * scattered)
    middles = np.zeros((len(size), 2), dtype=np.float32)
    part_in_core = np.zeros(len(size), dtype=np.bool_)
    part_in_core[part[in_core]] = True
    core, aside = np.flatnonzero(part_in_core), np.flatnonzero(~part_in_core)
    middles[core] = _around(size[core])
    if len(aside):
        middles[aside] = _beside(size[aside], 2 * float(np.sqrt(size[core].sum())))
    home = np.where(in_core[:, None], 0, middles[part]).astype(np.float32)
    return (shape * (_ROOM * np.sqrt(size[part]))[:, None] + middles[part]).astype(np.float32), home


def _parts(others: Graph, component: Places, in_core: Flags, groups: Places | None) -> Places:
    """(n): what hangs together without the centre; people of a group whom nothing else holds count as one part."""
    if groups is not None:
        alone = (others.degree == 0) & (groups != NO_GROUP) & in_core
        component = np.where(alone, component.max(initial=0) + 1 + groups, component)
    numbers: Places = np.unique(component, return_inverse=True)[1].astype(np.int32)
    return numbers


def _around(size: Indices) -> Points:
    """(k, 2): a middle for each part: one that is most of all at (0, 0), else the large ones in a round, then the small."""
    middles = np.zeros((len(size), 2), dtype=np.float32)
    ranked = np.argsort(-size, kind="stable")
    whole = size.sum()
    large = ranked[size[ranked] >= _LARGE * whole]
    if len(large) and 2 * size[large[0]] > whole:
        large = large[:1]
    elif len(large):
        shares = size[large] / size[large].sum()
        middles[large] = _at(2 * np.pi * (np.cumsum(shares) - shares / 2), np.sqrt(whole))
    small = ranked[len(large) :]
    inside = np.cumsum(size[small]) - size[small] / 2 + size[large].sum()
    middles[small] = _at(np.arange(len(small)) * _GOLDEN, np.sqrt(inside))
    return middles


def _beside(size: Indices, reach: float) -> Points:
    """(k, 2): middles in columns to the right of a core that reaches so far."""
    side = 2.5 * np.sqrt(size) + 2 * MARGIN
    corners = columns(np.stack((side, side), axis=1), max(2 * reach, float(np.sqrt((side**2).sum()))))
    out: Points = corners + side[:, None] / 2 + np.array([reach, -reach])
    return out


def _sunflower(number: Indices) -> Points:
    """(n, 2): points evenly over a disc, each with an area of its own, by number."""
    return _at(number * _GOLDEN, np.sqrt(number + 0.5))


def _at(angle: np.ndarray, away: np.ndarray) -> Points:
    out: Points = (np.stack((np.cos(angle), np.sin(angle)), axis=1) * np.reshape(away, (-1, 1))).astype(np.float32)
    return out
