"""What a list of contacts is filtered by: conditions that a contact meets or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast, get_args

Trait = Literal["phone", "mail", "address", "photo", "birthday", "organisation", "circle", "dear", "review"]
"""What a contact has or has not."""

CareTrait = Literal["cared", "overdue", "waiting", "never", "long_quiet", "resting", "owed"]
"""How it stands with somebody; "waiting": due, neither put off nor tried today; "owed": an answer."""

LedgerTrait = Literal["tilted", "only_received", "nothing_given"]
"""How give and take stand with somebody: clearly to one side, helped and got nothing back, was never given anything."""

FilterKind = Literal[
    Trait,
    CareTrait,
    LedgerTrait,
    "due_soon",
    "touched",
    "favor",
    "one_circle",
    "every_circle",
    "birthday_month",
    "birthday_soon",
    "created",
    "changed",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One condition; several hold together. With `wanted` False it is what must not be.

    `circles` are those of "one_circle" and "every_circle", each with its subgroups; `days` is how far "birthday_soon"
    and "due_soon" look ahead, "created", "changed", "touched" and "favor" back.
    """

    kind: FilterKind
    wanted: bool = True
    circles: tuple[int, ...] = ()
    days: int = 0

    @property
    def opposite(self) -> Filter:
        """The condition that the others meet."""
        return replace(self, wanted=not self.wanted)

    def facts(self) -> dict[str, Any]:
        """The condition in values that JSON knows."""
        return {"kind": self.kind, "wanted": self.wanted, "circles": list(self.circles), "days": self.days}


Filters = tuple[Filter, ...]

_OTHERS = (
    "due_soon", "touched", "favor", "one_circle", "every_circle", "birthday_month", "birthday_soon", "created", "changed",
)  # fmt: skip
_KINDS = frozenset((*get_args(Trait), *get_args(CareTrait), *get_args(LedgerTrait), *_OTHERS))
_MOST_DAYS = 40_000


def filter_of(facts: Mapping[str, Any]) -> Filter | None:
    """The condition that was kept as facts; None for one that this program does not know."""
    kind, circles, days = facts.get("kind"), facts.get("circles", []), facts.get("days", 0)
    if not isinstance(kind, str) or kind not in _KINDS or not isinstance(circles, list) or not isinstance(days, int):
        return None
    return Filter(
        kind=cast(FilterKind, kind),
        wanted=bool(facts.get("wanted", True)),
        circles=tuple(circle for circle in circles if isinstance(circle, int)),
        days=max(0, min(days, _MOST_DAYS)),
    )


def with_filter(filters: Filters, added: Filter) -> Filters:
    """The conditions with one more; it takes the place of one of its kind that it contradicts or widens."""
    kept = [one for one in filters if not _replaces(added, one)]
    place = next((place for place, one in enumerate(filters) if _replaces(added, one)), len(kept))
    return (*kept[:place], added, *kept[place:])


def without_filter(filters: Filters, removed: Filter) -> Filters:
    """The conditions without one."""
    return tuple(one for one in filters if one != removed)


def _replaces(new: Filter, old: Filter) -> bool:
    if new.kind in ("birthday_month", "birthday_soon"):
        return old.kind in ("birthday_month", "birthday_soon")
    if new.kind == "one_circle":
        return old.kind == "one_circle" and new.wanted == old.wanted
    return old.kind == new.kind
