"""Ties: who knows whom, and how well."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kontaktpflege.domain.errors import NetworkProblem
from kontaktpflege.domain.partial_date import PartialDate


class TieKind(StrEnum):
    """The kinds that every book knows; the user's own are any other words."""

    KNOWS = "knows"
    FAMILY = "family"
    FRIEND = "friend"
    COLLEAGUE = "colleague"
    NEIGHBOUR = "neighbour"
    CLUB = "club"
    BUSINESS = "business"


class TieSource(StrEnum):
    """Where it is known from that two people know each other."""

    HAND = "hand"
    TALK = "talk"
    THROUGH = "through"
    MENTION = "mention"
    RELATED = "related"
    INTRODUCTION = "introduction"
    QUESTION = "question"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """That two contacts know each other; there is one tie between two, and `low` < `high`.

    `kind` is a `TieKind` or the user's own words; `added_on` is the day (an ordinal) on which the book learned of it.
    """

    low: int
    high: int
    kind: str = TieKind.KNOWS
    strong: bool = False
    since: PartialDate | None = None
    note: str = ""
    source: TieSource = TieSource.HAND
    added_on: int = 0

    def other(self, contact_id: int) -> int:
        """Who is at the other end."""
        return self.high if contact_id == self.low else self.low


@dataclass(frozen=True, slots=True)
class Known:
    """One tie of a contact, as it is listed: the other, its name, and the tie."""

    contact_id: int
    name: str
    tie: Tie


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a contact is whom the user does not know: `degree` 2 is known through one person, the first of `through`.

    None and () for one whom nobody of those leads to whom the user knows, as far as the book knows.
    """

    degree: int | None
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TieQuestion:
    """Two contacts of whom the user may be asked whether they know each other."""

    one: int
    one_name: str
    other: int
    other_name: str


LONGEST_KIND = 60
MOST_AT_ONCE = 60
"""So many people at most are said to know each other at once: it is a tie for each two of them."""


def ordered(one: int, other: int) -> tuple[int, int]:
    """Two contacts as a tie names them; raises NetworkProblem ("self")."""
    if one == other:
        raise NetworkProblem("self")
    return min(one, other), max(one, other)


def checked(tie: Tie, today: date | None = None) -> Tie:
    """The tie with its ends in order and its words trimmed; raises NetworkProblem ("self", "kind", "future").

    What begins after `today` is not yet.
    """
    begun = tie.since.first_day if tie.since is not None else None
    if today is not None and begun is not None and begun > today:
        raise NetworkProblem("future")
    low, high = ordered(tie.low, tie.high)
    kind = " ".join(tie.kind.split())
    if not kind or len(kind) > LONGEST_KIND:
        raise NetworkProblem("kind")
    return replace(tie, low=low, high=high, kind=kind, note=tie.note.strip())


def united(one: Tie, other: Tie) -> Tie:
    """Two ties that have become one, for their ends were merged: the stronger counts, and no words of the user's are lost."""
    first, second = (one, other) if one.strong >= other.strong else (other, one)
    untold = () if first.kind == TieKind.KNOWS or second.kind in (first.kind, *TieKind) else (second.kind,)
    notes = filter(None, (first.note, *untold, second.note))
    return replace(
        first,
        kind=second.kind if first.kind == TieKind.KNOWS else first.kind,
        since=first.since or second.since,
        note="; ".join(dict.fromkeys(notes)),
        added_on=min(first.added_on, second.added_on),
    )
