"""A contest: programs run in turn, round by round, and the rows of the table that compare their readings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.bench.workshop import Workshop

Part = Callable[[], Mapping[str, float]]
"""Does its work once and returns readings by name; what it needs it prepares unmeasured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One ratio: a reading over the reading it is measured by, both out of the same round.

    `must` and `aim` bound the ratio; `absolute`: they bound the reading itself, in its unit.
    """

    title: str
    reading: str
    reference: str
    unit: str = "s"
    must: float | None = None
    aim: float | None = None
    absolute: bool = False


@dataclass(frozen=True, slots=True)
class Contest:
    """Parts whose readings are compared; no two parts give a reading of the same name."""

    parts: Sequence[Part]
    rows: Sequence[Row]


Build = Callable[[Workshop], Contest]


@dataclass(frozen=True, slots=True)
class Entry:
    """A contest by its name, not yet built; `extra` ones are run only when they are named."""

    build: Build
    extra: bool


CONTESTS: dict[str, Entry] = {}


def contest(name: str, *, extra: bool = False) -> Callable[[Build], Build]:
    """Register the function below under a name by which it can be chosen."""

    def register(build: Build) -> Build:
        CONTESTS[name] = Entry(build, extra)
        return build

    return register
