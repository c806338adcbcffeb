"""The network that is on screen: who stands for whom in it, and what is said of everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property

import numpy as np

from kontaktpflege.domain.circle import Circle, uppermost
from kontaktpflege.domain.household import street_of
from kontaktpflege.domain.network.graph import Places
from kontaktpflege.domain.network_report import Measure
from kontaktpflege.ui.network.caption import Caption
from kontaktpflege.ui.network.composing import Composed, GroupKey, Wish, compose, group_keys, groups_of, sharing
from kontaktpflege.ui.network.legend_entries import Entry, legend_entries
from kontaktpflege.ui.network.portrait import Portrait
from kontaktpflege.ui.network.scene import FULL, Sizes
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.days import exact_day
from kontaktpflege.wording.findings import size_words
from kontaktpflege.wording.network import (
    PersonFacts,
    bubble_sentence,
    bubble_words,
    person_sentence,
    person_words,
    shown_words,
)
from kontaktpflege.wording.numbers import number

_MOST_THROUGH = 2
_LONGEST_NAME = 120


class ShownNetwork:
    """A portrait as it is composed for a wish.

    People are named by their place; `names_of` asks the book for ids, `sizes` are those of `compose`.
    """

    def __init__(
        self,
        portrait: Portrait,
        wish: Wish,
        names_of: Callable[[Iterable[int]], dict[int, str]],
        sizes: Sizes | None = None,
    ) -> None:
        self.portrait = portrait
        self.wish = wish
        self.sizes = sizes
        self._names_of = names_of
        self._composed: Composed = compose(portrait, wish, sizes, self.names)
        self.scene = self._composed.scene

    def prepare(self) -> None:
        """Work out what the first drawing needs: off the GUI thread, that it need not stand still."""
        scene = self.scene
        in_scene = ((scene, made) for made in ("rank", "way", "bounds", "lower_left"))
        for of, made in (*in_scene, (scene.graph, "starts")):
            getattr(of, made)
        self.counted  # noqa: B018 - worked out here

    @property
    def centre(self) -> int:
        """Who stands in the centre of the rings."""
        return self.portrait.centre

    def circles(self) -> list[Circle]:
        """The circles that colour somebody, subgroups that look like the one above them left out."""
        belonging = self.portrait.belonging
        used = {belonging.circles[number] for number in np.unique(belonging.circle).tolist() if number >= 0}
        told = {_told_by(belonging.circles, circle) for circle in used}
        return [circle for circle in belonging.circles if circle in told]

    def looks(self) -> tuple[Measure, bool]:
        """What the legend tells beside circles: the measure that is shown by now, and whether groups are folded."""
        return Measure.TIES if self.sizes is None else self.wish.measure, bool(self._composed.bubbles)

    def legend(self) -> tuple[Entry, ...]:
        """What the looks of the picture mean."""
        measure, bubbles = self.looks()
        return legend_entries(self.circles(), size_words(measure), bubbles=bubbles)

    def caption(self, today: date) -> Caption:
        """The same for a file or paper, with whose network it is, of when, and how large."""
        centre = self.centre if self.wish.rings else self.portrait.graph.me
        name = "" if centre is None or self.contact_at(centre) is None else self.name(centre)
        title = _("Network of {name}").format(name=plain_line(name, 80)) if name else _("Network")
        return Caption(title, f"{exact_day(today)} · {self.counted}", self.legend())

    def shown(self) -> Places:
        """The places of all who are shown, ascending."""
        return np.flatnonzero(self.scene.presence == FULL).astype(np.int32)

    @cached_property
    def counted(self) -> str:
        """How much is shown."""
        scene = self.scene
        folded_in = int((scene.count[scene.count > 0] - 1).sum())
        hidden = scene.graph.size - len(self.shown()) - folded_in
        is_shown = scene.presence == FULL
        ties = np.count_nonzero(is_shown[scene.graph.low] & is_shown[scene.graph.high])
        return shown_words(scene.graph.size - hidden, int(ties), hidden)

    def ties(self) -> Places:
        """(n): how many ties each person has, and each bubble to others."""
        scene, graph = self.scene, self.portrait.graph
        return np.where(scene.count > 0, scene.graph.degree, graph.degree).astype(np.int32)

    def is_bubble(self, place: int) -> bool:
        """Whether a group is folded there."""
        return place in self._composed.bubbles

    def group_at(self, place: int) -> int | None:
        """The number of the group that is folded there."""
        return self._composed.bubbles.get(place)

    def is_whole(self, place: int) -> bool:
        """Whether somebody is shown, and as a person of his own."""
        return bool(self.scene.presence[place] == FULL) and not self.is_bubble(place)

    def groups_with(self, places: Sequence[int]) -> frozenset[GroupKey]:
        """The groups, as a `Wish` names them, to which these people belong."""
        keys = group_keys(self.portrait, self.wish.grouping)
        groups = groups_of(self.portrait, self.wish.grouping)[list(places)]
        return frozenset(keys[group] for group in np.unique(groups[groups >= 0]).tolist())

    def contact_at(self, place: int) -> int | None:
        """The contact of a place; None for a bubble, and for the user without a card."""
        if not 0 <= place < self.portrait.graph.size or self.is_bubble(place):
            return None
        return int(self.portrait.graph.ids[place]) or None

    def contacts_at(self, places: Iterable[int] | Places) -> list[int]:
        """The contacts of places, those in bubbles included, ascending."""
        graph, bubbles = self.portrait.graph, self._composed.bubbles
        chosen = np.zeros(graph.size, dtype=np.bool_)
        chosen[places if isinstance(places, np.ndarray) else np.fromiter(places, dtype=np.int32)] = True
        if folded := [group for head, group in bubbles.items() if chosen[head]]:
            inside = np.isin(groups_of(self.portrait, self.wish.grouping), folded)
            if graph.me is not None:
                inside[graph.me] = False
            chosen |= inside
        ids = graph.ids[chosen]
        found: list[int] = ids[ids > 0].tolist()
        return found

    def place_of(self, contact_id: int) -> int | None:
        """Where a contact stands."""
        return self.portrait.graph.place_of(contact_id)

    def names(self, places: Sequence[int]) -> list[str]:
        """The names of people and groups."""
        ids = [int(self.portrait.graph.ids[place]) for place in places]
        known = {0: _("Me"), **self._names_of(one for one in ids if one)}
        return [
            plain_line(known.get(one, ""), _LONGEST_NAME)
            if (group := self.group_at(place)) is None
            else self._counted_name(group, place)
            for place, one in zip(places, ids, strict=True)
        ]

    def name(self, place: int) -> str:
        """The name of somebody."""
        return self.names([place])[0]

    def words(self, place: int) -> str:
        """The same as the sentence, for where the name stands already."""
        if not 0 <= place < self.portrait.graph.size:
            return ""
        if self.is_bubble(place):  # of an address the name tells the street alone
            count = int(self.scene.count[place])
            return self.sentence(place) if self.wish.grouping == "address" else bubble_words(count)
        return person_words(self._facts(place))

    def sentence(self, place: int) -> str:
        """Somebody in words."""
        if not 0 <= place < self.portrait.graph.size:
            return ""
        group = self.group_at(place)
        if group is not None:
            return bubble_sentence(self._group_name(group), int(self.scene.count[place]))
        return person_sentence(self._facts(place))

    def _facts(self, place: int) -> PersonFacts:
        portrait, graph = self.portrait, self.portrait.graph
        circle, steps = int(portrait.belonging.circle[place]), int(portrait.steps[place])
        around = graph.around(place)
        nearer = around[portrait.steps[around] == steps - 1][:_MOST_THROUGH] if steps > 1 else around[:0]
        name, *through = self.names([place, *nearer.tolist()])
        return PersonFacts(
            name=name,
            circle=circle_name(portrait.belonging.circles[circle]) if circle >= 0 else "",
            steps=steps,
            from_me=portrait.centre == graph.me,
            ties=len(around),
            strong=int(graph.strong[graph.tie_of[graph.starts[place] : graph.starts[place + 1]]].sum()),
            through=tuple(through),
            due=bool(portrait.due[place]),
            pinned=bool(portrait.pinned[place]),
        )

    def _counted_name(self, group: int, place: int) -> str:
        name = self._group_name(group)
        words = street_of(name) if self.wish.grouping == "address" else name
        return f"{words} ({number(int(self.scene.count[place]))})"

    def _group_name(self, group: int) -> str:
        what = sharing(self.wish.grouping)
        if what is not None:
            return self.portrait.shared[what].names[group]
        return circle_name(self.portrait.belonging.circles[group])


def _told_by(circles: Sequence[Circle], circle: Circle) -> Circle:
    """The circle whose line in the legend tells of this one: the one above it, if they look alike."""
    above = uppermost(circles, circle)
    return above if (above.hue, above.shape) == (circle.hue, circle.shape) else circle
