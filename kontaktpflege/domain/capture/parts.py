"""The pieces of a captured line: what each is, where it stands, what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of the line is."""

    NAME = "name"
    COMPANY = "company"
    ROLE = "role"
    PHONE = "phone"
    MAIL = "mail"
    WEB = "web"
    ADDRESS = "address"
    BIRTHDAY = "birthday"
    THROUGH = "through"
    PLACE = "place"
    SINCE = "since"
    CIRCLE = "circle"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody in the book who may be meant by a name."""

    id: int
    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of the line, from `start` to before `end`.

    `value` is what it says without the words that only told its kind ("Tel.", "through"). `label` is the kind of a
    number: "cell", "fax", "work", "home" or "". `people`: everybody in the book whom a name may mean. `circle_id`: the
    circle that is meant, None if there is none of that name.
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: str
    label: str = ""
    people: tuple[Acquaintance, ...] = ()
    circle_id: int | None = None


def _nobody(name: str) -> Sequence[Acquaintance]:
    return ()


def _no_circle(name: str) -> int | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a reader of lines may ask: where national numbers belong, who is in the book, which circles there are."""

    calling_code: str = "49"
    find_people: Callable[[str], Sequence[Acquaintance]] = _nobody
    find_circle: Callable[[str], int | None] = _no_circle


NOWHERE = Surroundings()
"""An empty book in Germany."""
