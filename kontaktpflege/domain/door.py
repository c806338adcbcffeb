"""Who opens the door: whom one wants to reach, the chains that lead there, and whom to ask where none does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.domain.names import fold
from kontaktpflege.domain.organisation import alike, parted
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


_LOOKED_AT = 20_000
"""So many organisations in whose names a word stands are looked at."""


class Hint(StrEnum):
    """Why somebody may know a way where the book knows none."""

    ORGANISATION = "organisation"
    ADDRESS = "address"
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

    def __init__(self, listed: Iterable[tuple[str, str]]) -> None:
        """`listed`: each name, and the contacts that have it as a JSON list."""
        named: dict[str, list[tuple[int, str, str]]] = {}
        for name, ids in listed:
            if key := _key(name):
                named.setdefault(key, []).append((-ids.count(","), name, ids))
        self._named = {key: sorted(spellings) for key, spellings in named.items()}
        # One long text, those of the most contacts first: to look into it takes a hundredth of asking each name.
        largest = sorted(self._named, key=lambda key: (sum(one[0] - 1 for one in self._named[key]), key))
        self._text = "\n".join(largest)
        self._forms: dict[str, list[tuple[str, str]]] = {}
        for key in self._named:
            words, form = parted(key)
            self._forms.setdefault(words, []).append((form, key))

    def find(self, words: str, most: int) -> list[Goal]:
        """Those in whose names the words begin words, in this order; those of the most contacts first."""
        parts = fold(words).split()
        if not parts:
            return []
        rarest = max(parts, key=len)
        # Each word where it first fits, and never elsewhere, or a long name could be tried for hours.
        meant = re.compile(r"(?>(?:.*?\W)??" + r")(?>.*?\W".join(map(re.escape, parts)) + ")")
        found: list[Goal] = []
        covered: set[str] = set()
        at, looked = self._text.find(rarest), 0
        while at >= 0 and len(found) < most and looked < _LOOKED_AT:
            start, end = self._text.rfind("\n", 0, at) + 1, self._text.find("\n", at)
            line = self._text[start : end if end >= 0 else None]
            if line not in covered and meant.match(line):
                found.append(Goal(GoalKind.ORGANISATION, self._named[line][0][1]))
                covered |= self._alike(line)
            at, looked = self._text.find(rarest, end) if end >= 0 else -1, looked + 1
        return found

    def of(self, name: str) -> Goal | None:
        """The organisation that is called so, in any spelling, as most write it."""
        spellings = self._named.get(_key(name))
        return None if spellings is None else Goal(GoalKind.ORGANISATION, spellings[0][1])

    def largest(self) -> Goal | None:
        """The one of the most contacts."""
        return self.of(self._text.partition("\n")[0])

    def members(self, name: str) -> list[int]:
        """The contacts that have an organisation of this name, in any spelling, with its legal form or without."""
        keys = sorted(self._alike(_key(name)))
        return [one for key in keys for spelling in self._named.get(key, ()) for one in json.loads(spelling[2])]

    def _alike(self, key: str) -> set[str]:
        """The names that mean the same organisation."""
        words, form = parted(key)
        return {key, *(other for its, other in self._forms.get(words, ()) if words and alike(form, its))}


def _key(name: str) -> str:
    return " ".join(fold(name).split())
