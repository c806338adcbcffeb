"""Circles: the four referral circles, their subgroups, and the user's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from kontaktpflege.domain.names import fold

Shape = Literal["disc", "square", "roof", "diamond", "ring", "hexagon", "star", "pentagon"]
"""The form that stands beside a circle's colour, so that colour never speaks alone."""

Hue = Literal["private", "professional", "neighbourhood", "interest", "teal", "ochre", "rose", "slate"]
"""The name of a colour; `ui/theme.py` knows its value in the light and in the dark theme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A circle or, with a parent, a subgroup of one.

    `key` is stable and language-free for the built-in ones ("private", "private.family"); own circles have "".
    `name` is what the user called it; "" for a built-in circle that was never renamed (`wording.circles` names it).
    """

    id: int
    key: str
    parent_id: int | None
    name: str
    hue: Hue
    shape: Shape
    position: int


WITHOUT_SCALE = ("private", "neighbourhood")
"""Keys of circles in which one remembers favours and does not weigh; who is a friend and a customer is a friend first."""


@dataclass(frozen=True, slots=True)
class BuiltinCircle:
    """A circle that every book begins with, and the CATEGORIES that are recognised as it (folded when compared)."""

    key: str
    hue: Hue
    shape: Shape
    english: str
    german: str
    aliases: tuple[str, ...] = ()

    @property
    def parent_key(self) -> str | None:
        """The key of the circle this is a subgroup of."""
        head, dot, _ = self.key.rpartition(".")
        return head if dot else None


BUILTIN_CIRCLES: tuple[BuiltinCircle, ...] = (
    BuiltinCircle("private", "private", "disc", "Private", "Privat", ("personal", "persönlich", "home")),
    BuiltinCircle(
        "private.family", "private", "disc", "Family", "Familie", ("relatives", "verwandte", "verwandtschaft")
    ),
    BuiltinCircle("private.friends", "private", "disc", "Friends", "Freunde", ("friend", "freund", "freundin")),
    BuiltinCircle("private.acquaintances", "private", "disc", "Acquaintances", "Bekannte", ("acquaintance",)),
    BuiltinCircle(
        "professional",
        "professional",
        "square",
        "Professional",
        "Beruflich",
        ("business", "work", "beruf", "arbeit", "geschäftlich", "professionell"),
    ),
    BuiltinCircle(
        "professional.customers",
        "professional",
        "square",
        "Customers",
        "Kunden",
        ("customer", "kunde", "client", "clients"),
    ),
    BuiltinCircle(
        "professional.suppliers",
        "professional",
        "square",
        "Suppliers",
        "Lieferanten",
        ("supplier", "lieferant", "vendor", "vendors"),
    ),
    BuiltinCircle(
        "professional.partners",
        "professional",
        "square",
        "Partners",
        "Partner",
        ("business partner", "geschäftspartner"),
    ),
    BuiltinCircle("professional.investors", "professional", "square", "Investors", "Investoren", ("investor",)),
    BuiltinCircle("neighbourhood", "neighbourhood", "roof", "Neighbourhood", "Nachbarschaft", ("neighborhood",)),
    BuiltinCircle(
        "neighbourhood.neighbours",
        "neighbourhood",
        "roof",
        "Neighbours",
        "Nachbarn",
        ("neighbors", "neighbour", "neighbor", "nachbar"),
    ),
    BuiltinCircle(
        "neighbourhood.local",
        "neighbourhood",
        "roof",
        "Local public",
        "Lokale Öffentlichkeit",
        ("local", "lokal"),
    ),
    BuiltinCircle(
        "neighbourhood.regional",
        "neighbourhood",
        "roof",
        "Regional public",
        "Regionale Öffentlichkeit",
        ("regional",),
    ),
    BuiltinCircle("interest", "interest", "diamond", "Interests", "Interessen", ("interest", "interesse")),
    BuiltinCircle("interest.hobby", "interest", "diamond", "Hobby", "Hobby", ("hobbies", "hobbys")),
    BuiltinCircle(
        "interest.associations", "interest", "diamond", "Associations", "Verbände", ("association", "verband")
    ),
    BuiltinCircle("interest.clubs", "interest", "diamond", "Clubs", "Vereine", ("club", "verein")),
)
"""The four referral circles in their order, each followed by its subgroups."""


def subtree(circles: Iterable[Circle], circle_id: int) -> frozenset[int]:
    """The ids of a circle and of everything below it."""
    children: dict[int, list[int]] = {}
    for circle in circles:
        if circle.parent_id is not None:
            children.setdefault(circle.parent_id, []).append(circle.id)
    found, waiting = {circle_id}, [circle_id]
    while waiting:
        below = [child for child in children.get(waiting.pop(), ()) if child not in found]
        found.update(below)
        waiting += below
    return frozenset(found)


def places_for(circles: Sequence[Circle], circle: Circle) -> tuple[Circle, ...]:
    """The circles under which a circle can be moved: none for a built-in one, never itself or one of its own subgroups."""
    if circle.key:
        return ()
    below = subtree(circles, circle.id)
    return tuple(found for found in circles if found.id not in below)


def category_key(label: str) -> str:
    """What two spellings of one category have in common: case, marks and umlauts aside."""
    return " ".join(fold(label).split())


@cache
def builtin_aliases() -> Mapping[str, str]:
    """Folded category → key of the built-in circle that it names, German and English alike."""
    found = {
        category_key(label): circle.key
        for circle in BUILTIN_CIRCLES
        for label in (circle.key.rpartition(".")[2], circle.english, circle.german, *circle.aliases)
    }
    return MappingProxyType(found)


def uppermost(circles: Sequence[Circle], circle: Circle) -> Circle:
    """The circle under which another one lies, or itself."""
    by_id = {one.id: one for one in circles}
    while circle.parent_id is not None and circle.parent_id in by_id:
        circle = by_id[circle.parent_id]
    return circle
