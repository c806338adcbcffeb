"""A network as a file has it: people and ties by names of the file's own."""

from __future__ import annotations

from dataclasses import dataclass

from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.tie import TieKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePerson:
    """Somebody in a file: `key` is the id there, `contact` the uuid that a book gave (hex), `line` where it stands."""

    key: str
    line: int = 0
    name: str = ""
    uid: str = ""
    contact: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTie:
    """A tie between two keys; `told` is False for one that only follows from the user knowing the other."""

    one: str
    other: str
    kind: str = TieKind.KNOWS
    strong: bool = False
    since: PartialDate | None = None
    note: str = ""
    told: bool = True


@dataclass(frozen=True, slots=True)
class NetworkFile:
    """What was read: each person once, and ties between them, as often as they stand there."""

    people: tuple[FilePerson, ...]
    ties: tuple[FileTie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingPerson:
    """Somebody as written: `degree` is 0 for the user, None for whom nothing leads to."""

    key: str
    name: str
    uid: str
    contact: str
    organisation: str
    circles: tuple[str, ...]
    degree: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkReport:
    """What taking a network in did: ties that are new, those that stood there, people who are new, and who was not found.

    `told`: how many ties the file tells of; `found`: how many of its people the book had. `step` is the step of undo, None
    if nothing changed.
    """

    told: int
    found: int
    ties: int
    held: int
    added: int
    unmatched: tuple[str, ...]
    step: int | None
