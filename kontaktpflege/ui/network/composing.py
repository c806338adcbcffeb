"""Makes the scene that is drawn: of a portrait, what the user wants to see of it, and which groups are folded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.bubble_room import with_room
from kontaktpflege.domain.network.bubbles import Folded, folded
from kontaktpflege.domain.network.graph import Graph, part_of
from kontaktpflege.domain.network_report import Measure
from kontaktpflege.ui.network.portrait import Portrait, Sharing
from kontaktpflege.ui.network.scene import FULL, HIDDEN, HUES, NO_HUE, SHAPES, Ring, Scene, Sizes, in_order, scene_of
from kontaktpflege.wording.network import ring_words

Grouping = Literal["", "circle"] | Sharing
GROUPINGS: tuple[Grouping, ...] = ("", "circle", *get_args(Sharing))
GroupKey = int | str
_FOR_PEOPLE = 0.15
"""What each of a bubble's people, by the root, adds to its importance."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be seen. `circles` are ids, none for all; `most_steps` 0 for all; `open_groups` are not folded.

    Groups are named as in `group_keys`. `without_mine`: the ties of the user are not drawn.
    """

    rings: bool = False
    measure: Measure = Measure.TIES
    circles: frozenset[int] = frozenset()
    most_steps: int = 0
    only_strong: bool = False
    only_due: bool = False
    without_mine: bool = False
    grouping: Grouping = ""
    open_groups: frozenset[GroupKey] = frozenset()

    @property
    def filters(self) -> int:
        """How many filters hold."""
        return sum((bool(self.circles), bool(self.most_steps), self.only_strong, self.only_due, self.without_mine))

    def without_filters(self) -> Wish:
        """The same of everybody."""
        return replace(self, circles=frozenset(), most_steps=0, only_strong=False, only_due=False, without_mine=False)


@dataclass(frozen=True, eq=False)
class Composed:
    """The scene, and which groups are bubbles in it: place of the bubble → number of the group."""

    scene: Scene
    bubbles: dict[int, int]


def compose(
    portrait: Portrait, wish: Wish, sizes: Sizes | None, names: Callable[[Sequence[int]], Sequence[str]]
) -> Composed:
    """`sizes` (n): the measure that is shown, any scale; None for the number of ties. `names` is that of `Scene`."""
    strong = _strong_ties(portrait.graph, wish)
    graph = _without_mine(strong, wish)
    shown = _shown(portrait, wish)
    points = portrait.ringed if wish.rings and portrait.ringed is not None else portrait.free
    hue, shape = _looks(portrait)
    ties, count = strong.degree, np.zeros(graph.size, dtype=np.int32)
    bubbles: dict[int, int] = {}
    if wish.grouping:
        made = _fold(portrait, wish, graph, points, shown)
        graph, points, count = made.graph, made.points, made.stands_for
        shown &= ~made.inside
        heads = np.flatnonzero(made.group_of >= 0)
        bubbles = dict(zip(heads.tolist(), made.group_of[heads].tolist(), strict=True))
    size = _scaled(ties if sizes is None else sizes)
    scene = scene_of(
        graph,
        points,
        hue=hue,
        shape=shape,
        size=size,
        order=in_order(graph, size + _FOR_PEOPLE * np.sqrt(count)),
        presence=np.where(shown, FULL, HIDDEN).astype(np.uint8),
        count=count,
        pinned=portrait.pinned,
        rings=_rings(portrait, shown) if wish.rings else (),
        names=names,
    )
    return Composed(scene, bubbles)


def _rings(portrait: Portrait, shown: NDArray[np.bool_]) -> tuple[Ring, ...]:
    """Those up to the outermost in which somebody is shown."""
    own = portrait.centre == portrait.graph.me
    radii = portrait.radii[: max(0, int(portrait.steps[shown].max(initial=0)))]
    return tuple(Ring(radius, ring_words(step, own=own)) for step, radius in enumerate(radii, start=1))


def sharing(grouping: Grouping) -> Sharing | None:
    """What the people of a group share, if the portrait must be asked for that."""
    match grouping:
        case "organisation" | "address":
            return grouping
        case _:
            return None


def groups_of(portrait: Portrait, grouping: Grouping) -> NDArray[np.int32]:
    """(n): the group of each person, −1 for none."""
    if grouping == "circle":
        return portrait.belonging.uppermost
    what = sharing(grouping)
    if what is not None and what in portrait.shared:
        return portrait.shared[what].group
    return np.full(portrait.graph.size, -1, dtype=np.int32)


def group_keys(portrait: Portrait, grouping: Grouping) -> Sequence[GroupKey]:
    """By number of a group what names it even when the book has changed: a circle's id, else the name."""
    if grouping == "circle":
        return [circle.id for circle in portrait.belonging.circles]
    what = sharing(grouping)
    return portrait.shared[what].names if what is not None and what in portrait.shared else ()


def _fold(
    portrait: Portrait, wish: Wish, graph: Graph, points: NDArray[np.float32], shown: NDArray[np.bool_]
) -> Folded:
    groups = np.where(shown, groups_of(portrait, wish.grouping), -1).astype(np.int32)
    keys = group_keys(portrait, wish.grouping)
    chosen = {group for group in np.unique(groups[groups >= 0]).tolist() if keys[group] not in wish.open_groups}
    made = folded(graph, points, groups, chosen, in_rings=wish.rings)
    return replace(made, points=with_room(made, shown, in_rings=wish.rings))


def _strong_ties(graph: Graph, wish: Wish) -> Graph:
    if not wish.only_strong:
        return graph
    return replace(part_of(graph, graph.strong), me=graph.me)


def _without_mine(graph: Graph, wish: Wish) -> Graph:
    if not wish.without_mine or graph.me is None:
        return graph
    return replace(part_of(graph, (graph.low != graph.me) & (graph.high != graph.me)), me=graph.me)


def _shown(portrait: Portrait, wish: Wish) -> NDArray[np.bool_]:
    """(n): who passes the filters; the one in the centre always does."""
    shown = np.ones(portrait.graph.size, dtype=np.bool_)
    if wish.circles:
        inside = np.zeros(portrait.graph.size, dtype=np.bool_)
        for number, circle in enumerate(portrait.belonging.circles):
            if circle.id in wish.circles:
                inside[portrait.belonging.members(number)] = True
        shown &= inside
    if wish.most_steps:
        shown &= (portrait.steps >= 0) & (portrait.steps <= wish.most_steps)
    if wish.only_due:
        shown &= portrait.due
    if portrait.graph.size:
        shown[portrait.centre] = True
    return shown


def _looks(portrait: Portrait) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """(n): hue and shape of each person's circle."""
    circles = portrait.belonging.circles
    hues = np.array([*(HUES.index(circle.hue) for circle in circles), NO_HUE], dtype=np.uint8)
    shapes = np.array([*(SHAPES.index(circle.shape) for circle in circles), 0], dtype=np.uint8)
    return hues[portrait.belonging.circle], shapes[portrait.belonging.circle]


def _scaled(sizes: NDArray[np.generic]) -> Sizes:
    """0 to 1, by the root: the area tells the measure."""
    values = np.asarray(sizes, dtype=np.float64)
    top = float(values.max(initial=0.0))
    return np.sqrt(values / top).astype(np.float32) if top > 0 else np.zeros(len(values), dtype=np.float32)
