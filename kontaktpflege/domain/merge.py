"""Three-way merge of cards by property: what both sides changed is kept, what they changed differently is a conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import starmap

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.property import Property

_SINGLE = frozenset(
    (
        "VERSION", "FN", "N", "BDAY", "ANNIVERSARY", "X-ANNIVERSARY", "DEATHDATE", "GENDER", "UID", "KIND", "ORG", "TITLE",
        "ROLE", "NOTE", "PHOTO", "LOGO", "SORT-STRING", "GEO", "TZ", "MAILER", "CLASS", "NICKNAME", "CATEGORIES",
    )
)  # fmt: skip
"""Properties of which a card has one: two different ones exclude each other."""

_VOLATILE = frozenset(("REV", "PRODID"))
"""They change with every writing and say nothing about the person: the incoming ones count."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One property that differs: `old` stands in the book, `new` comes in; either may be missing.

    `conflict`: both sides changed it, and nobody but the user can know which counts.
    """

    name: str
    old: Property | None
    new: Property | None
    conflict: bool


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The merged card (with our side where there is a conflict), and how it differs from ours."""

    card: Card
    differences: tuple[Difference, ...]

    @property
    def conflicts(self) -> bool:
        """Whether the user must decide."""
        return any(difference.conflict for difference in self.differences)


def _without(properties: Iterable[Property], others: Iterable[Property]) -> list[Property]:
    """The multiset difference, in order."""
    left = Counter(others)
    kept = []
    for item in properties:
        if left[item] > 0:
            left[item] -= 1
        else:
            kept.append(item)
    return kept


class _Merge:
    """One merge while it runs: our properties as a list that the incoming changes are applied to."""

    def __init__(self, base: tuple[Property, ...], ours: tuple[Property, ...]) -> None:
        self.result = list(ours)
        self.removed_here = _without(base, ours)
        self.added_here = _without(ours, base)
        self.differences: list[Difference] = []

    def change(self, old: Property | None, new: Property | None) -> None:
        """The other side turned `old` (None: added) into `new` (None: removed)."""
        if new is not None and new in self.added_here:
            self._same_addition(old, new)
        elif old is None:
            self._add(new)
        elif old in self.removed_here:
            self._clash(old, new)
        else:
            self._apply(old, new)

    def _same_addition(self, old: Property | None, new: Property) -> None:
        self.added_here.remove(new)
        if old is not None and old in self.removed_here:
            self.removed_here.remove(old)
        elif old is not None and old in self.result:
            self._apply(old, None)

    def _rival(self, name: str) -> Property | None:
        """What stands here for a property that a card has once."""
        if name not in _SINGLE and name not in _VOLATILE:
            return None
        return next((item for item in self.result if item.name == name), None)

    def _add(self, new: Property | None) -> None:
        if new is None:
            return
        rival = self._rival(new.name)
        if rival is not None and new.name in _VOLATILE:
            self.result[self.result.index(rival)] = new
            return
        if rival is not None:
            self.differences.append(Difference(new.name, rival, new, conflict=rival.value != new.value))
            return
        self.result.insert(self._place(new.name), new)
        self.differences.append(Difference(new.name, None, new, conflict=False))

    def _clash(self, old: Property, new: Property | None) -> None:
        """Both sides changed the same line."""
        self.removed_here.remove(old)
        here = next((item for item in self.added_here if item.name == old.name), None)
        if here is not None:
            self.added_here.remove(here)
        if here is None and new is None:
            return
        if old.name in _VOLATILE:
            if here is not None and new is not None:
                self.result[self.result.index(here)] = new
            return
        self.differences.append(Difference(old.name, here, new, conflict=True))

    def _apply(self, old: Property, new: Property | None) -> None:
        at = self.result.index(old)
        if new is None:
            del self.result[at]
        else:
            self.result[at] = new
        if old.name not in _VOLATILE:
            self.differences.append(Difference(old.name, old, new, conflict=False))

    def _place(self, name: str) -> int:
        """After the last property of the same name, else at the end."""
        for at in range(len(self.result) - 1, -1, -1):
            if self.result[at].name == name:
                return at + 1
        return len(self.result)


def _pairs(removed: list[Property], added: list[Property]) -> Iterable[tuple[Property | None, Property | None]]:
    """Each changed line as (old, new): a removed and an added one of the same name, same head first, are one change."""
    left = list(added)
    for old in removed:
        same_name = [item for item in left if item.name == old.name]
        new = next((item for item in same_name if item.head == old.head), same_name[0] if same_name else None)
        if new is not None:
            left.remove(new)
        yield old, new
    for new in left:
        yield None, new


def _plain_difference(old: Property | None, new: Property | None) -> Difference | None:
    changed = new or old
    if changed is None or changed.name in _VOLATILE:
        return None
    return Difference(changed.name, old, new, conflict=False)


def three_way(base: Card, ours: Card, theirs: Card) -> MergeResult:
    """Apply to `ours` what changed from `base` to `theirs`. Nothing of either side gets lost unsaid:

    what the other side removed stands in the differences, what both changed differently stays ours and is a conflict.
    """
    if ours == theirs or theirs == base:
        return MergeResult(ours, ())
    changes = _pairs(_without(base.properties, theirs.properties), _without(theirs.properties, base.properties))
    if ours == base:
        return MergeResult(theirs, tuple(filter(None, starmap(_plain_difference, changes))))
    merge = _Merge(base.properties, ours.properties)
    for old, new in changes:
        merge.change(old, new)
    return MergeResult(Card(merge.result), tuple(merge.differences))


def two_way(ours: Card, theirs: Card) -> MergeResult:
    """Add to `ours` what only `theirs` says; a property that a card has once and both say differently is a conflict."""
    return three_way(Card(), ours, theirs) if ours != theirs else MergeResult(ours, ())
