"""An edit and what was changed elsewhere meanwhile, put together on one card."""

from __future__ import annotations

from collections.abc import Sequence

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.form.head import regrouped
from kontaktpflege.domain.merge import Difference, MergeResult, three_way


def together(base: Card, mine: Card, theirs: Card) -> MergeResult:
    """Both changes of `base` on one card: where they exclude each other, mine stands and a conflict is told.

    Labels that both sides added under one group name stay apart.
    """
    return three_way(base, _with_groups_of_its_own(base, mine, theirs), theirs)


def settled(card: Card, theirs: Sequence[Difference]) -> Card:
    """The card with the other side's choice in these conflicts; what was changed again meanwhile stays beside it."""
    for difference in theirs:
        old, new = difference.old, difference.new
        if old is not None and old in card.properties:
            card = card.removed(old) if new is None else card.replaced(old, new)
        elif new is not None:
            card = card.added(new, after=new.name)
    return card


def _with_groups_of_its_own(base: Card, mine: Card, theirs: Card) -> Card:
    before, other = _groups(base), _groups(theirs)
    used = before | other | _groups(mine)
    renamed: dict[str, str] = {}
    for group in sorted((_groups(mine) - before) & (other - before)):
        number = 1
        while f"item{number}" in used:
            number += 1
        renamed[group] = f"item{number}"
        used.add(renamed[group])
    if not renamed:
        return mine
    return Card(
        item._replace(head=regrouped(item.head, renamed[item.group.lower()])) if item.group.lower() in renamed else item
        for item in mine.properties
    )


def _groups(card: Card) -> set[str]:
    return {item.group.lower() for item in card.properties if item.group}
