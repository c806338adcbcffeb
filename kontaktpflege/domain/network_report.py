"""What the network says, as plain values: people are contact ids, so that window and command line tell the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kontaktpflege.domain.circle import Circle

ONE, TWO, THREE = 250, 250**2, 250**3
"""The rule of thumb: everybody knows about 250 people, each of whom knows 250."""


class FindingKind(StrEnum):
    """In the order in which they are told."""

    DEPENDENCE = "dependence"
    ONLY_WAY = "only_way"
    BRIDGE = "bridge"
    CONNECTOR = "connector"
    WEAK_TIE = "weak_tie"
    STRANGERS = "strangers"


class Measure(StrEnum):
    """What the size of a mark can tell."""

    TIES = "ties"
    BETWEEN = "between"
    WORLDS = "worlds"
    GAPS = "gaps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A circle, or, where circle is None, a community, told by its best connected; `size` people."""

    circle: Circle | None
    foremost: tuple[int, ...]
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """People by whom a finding is shown, of a group if it speaks of groups."""

    group: Group | None = None
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to be told of `people`; `share` is that of all ways, where they depend on these people."""

    kind: FindingKind
    people: tuple[int, ...]
    evidence: tuple[Evidence, ...] = ()
    share: float = 0.0

    @property
    def count(self) -> int:
        """How many people the evidence has."""
        return sum(len(each.people) for each in self.evidence)

    def everybody(self) -> tuple[int, ...]:
        """Who is to be seen: those of whom it speaks, and the evidence; each once."""
        return tuple(dict.fromkeys((*self.people, *(one for each in self.evidence for one in each.people))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Star:
    """Almost all ties end at the user: `mine` of all `ties`, between so many `people`."""

    people: int
    ties: int
    mine: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Insights:
    """The findings, kind by kind, the weightiest of each first; where `star` is told there are none.

    `communities`: groups are such, since too few circles have people.
    """

    findings: tuple[Finding, ...] = ()
    star: Star | None = None
    communities: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """If I get to know `person`, so many more people are within two steps; `people` are these."""

    person: int
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachReport:
    """How many people are within one, two and three steps as recorded, and whom to get to know, the best first."""

    one: int
    two: int
    three: int
    gains: tuple[Gain, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """At the end of a month, by its first day: how many people and ties the book knew, and how many were within one, two and

    three steps of me, of those that are in the book now.
    """

    month: date
    people: int
    ties: int
    within: tuple[int, ...]


MOST_MONTHS = 40
"""Where there are more, every third is told, every twelfth, or every sixtieth, and the last."""
_STRIDES = (1, 3, 12, 60, 1200)


def grown(
    people: Sequence[int], ties: Sequence[int], reached: Sequence[Sequence[int]], today: date
) -> tuple[Grown, ...]:
    """All are days (ordinals), ascending: on which the book learned of each of the people and of the ties, and from which each

    person is within one step, within two, … Months from the first of these days on, up to that of `today`; none of an empty book.
    """
    if not people:
        return ()
    first = min(days[0] for days in (people, *reached) if days)
    months = _months(date.fromordinal(first), today)
    ends = [min(_next(month), today + timedelta(1)).toordinal() for month in months]
    counts = zip(*([bisect_left(days, end) for end in ends] for days in (people, ties, *reached)), strict=True)
    return tuple(
        Grown(month=month, people=one, ties=other, within=tuple(within))
        for month, (one, other, *within) in zip(months, counts, strict=True)
    )


def _months(first: date, last: date) -> list[date]:
    """The first days of the months of both and of those between, or of some; that of `last` alone if it is earlier."""
    begin, end = (12 * day.year + day.month - 1 for day in (first, last))
    stride = next(stride for stride in _STRIDES if (end - begin) // stride < MOST_MONTHS or stride == _STRIDES[-1])
    told = [number for number in range(min(begin, end), end) if (number + 1) % stride == 0]
    return [date(number // 12, number % 12 + 1, 1) for number in (*told, end)]


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
