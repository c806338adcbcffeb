"""Who opens the door: whom one wants to reach, the chains that lead there, and whom to ask where none does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.domain.names import fold
from kontaktpflege.domain.tie import Tie


class GoalKind(StrEnum):
    """Whom one may want to reach. WORDS is what was typed and is nobody of the book."""

    PERSON = "person"
    ORGANISATION = "organisation"
    CIRCLE = "circle"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Goal:
    """`id` is the contact or the circle; an organisation goes by its name. `detail` tells two of one name apart."""

    kind: GoalKind
    name: str
    id: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One handshake of a chain. `mine`: it begins with the user; `tie` is None where the book was told of none.

    `scale`: give and take with the person may be weighed in words.
    """

    person: ContactSummary
    strong: bool
    mine: bool = False
    mine_at_last: bool = False
    """It leads to the user."""
    tie: Tie | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A chain of at least one step. `start` is who asks; None: the user."""

    cost: float
    start: ContactSummary | None
    steps: tuple[Step, ...]

    @property
    def ids(self) -> tuple[int, ...]:
        """The people of it, without who asks."""
        return tuple(step.person.id for step in self.steps)

    def before(self, place: int) -> ContactSummary | None:
        """Whom the step at this place starts with; None: the user without a card."""
        return self.steps[place - 1].person if place else self.start


class Hint(StrEnum):
    """Why somebody may know a way where the book knows none."""

    ORGANISATION = "organisation"
    CIRCLE = "circle"
    MENTIONED = "mentioned"
    CONNECTED = "connected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviser:
    """Somebody whom one could ask; `known` is how many people they know, as recorded."""

    person: ContactSummary
    hint: Hint
    known: int = 0


@dataclass(frozen=True, slots=True)
class KeptWay:
    """A chain that was kept on the contact it leads to: its number there, and the people of it, the contact last."""

    number: int
    ids: tuple[int, ...]
    names: tuple[str, ...]


class Organisations:
    """The organisations of a book, to be found while one types."""

    def __init__(self, counted: Iterable[tuple[str, int]]) -> None:
        """`counted`: each name, and how many contacts have it."""
        named: dict[str, tuple[int, str]] = {}
        for name, count in counted:
            if key := _key(name):
                held = named.get(key, (0, name))
                named[key] = held[0] + count, name if count > held[0] else held[1]
        self._named = named
        self._text = "\n".join(named)

    def find(self, words: str, most: int) -> list[Goal]:
        """Those in whose names the words begin words, in this order; those of the most contacts first."""
        parts = [re.escape(word) for word in fold(words).split()]
        if not parts:
            return []
        # One pass over one long text takes a tenth of what it takes to ask each name.
        lines = re.finditer(r"(?m)^(?:.*[^\w\n])?" + r"(?:.*[^\w\n])?".join(parts) + ".*$", self._text)
        keys = sorted((line[0] for line in lines), key=lambda key: (-self._named[key][0], key))
        return [Goal(GoalKind.ORGANISATION, self._named[key][1]) for key in keys[:most]]


def _key(name: str) -> str:
    return " ".join(fold(name).split())
