"""What the network says, as plain values: people are contact ids, so that window and command line tell the same."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate

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
    """How many people and how many ties between them the book knew at the end of a month, by its first day."""

    month: date
    people: int
    ties: int


def grown(people: Sequence[tuple[int, int]], ties: Sequence[tuple[int, int]], today: date) -> tuple[Grown, ...]:
    """Both are (day as an ordinal, how many); each month from the first day on, up to that of `today`."""
    if not people:
        return ()
    first = date.fromordinal(min(day for day, _ in people))
    months = _months(first, today)
    ends = [*(month.toordinal() for month in months[1:]), today.toordinal() + 1]
    counts = zip(_summed(people, ends), _summed(ties, ends), strict=True)
    return tuple(Grown(month=month, people=one, ties=other) for month, (one, other) in zip(months, counts, strict=True))


def _months(first: date, last: date) -> list[date]:
    """The first days of the months of both and of those between; that of `last` alone if it is earlier."""
    begin, end = (12 * day.year + day.month - 1 for day in (first, last))
    return [date(number // 12, number % 12 + 1, 1) for number in range(min(begin, end), end + 1)]


def _summed(counts: Sequence[tuple[int, int]], ends: Sequence[int]) -> list[int]:
    """How many there were before each of these days."""
    ordered = sorted(counts)
    days = [day for day, _ in ordered]
    sums = [0, *accumulate(count for _, count in ordered)]
    return [sums[bisect_right(days, end - 1)] for end in ends]
