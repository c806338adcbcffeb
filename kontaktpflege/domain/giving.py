"""What one could give somebody: ideas from what is recorded, the most personal ones first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, zip_longest
from typing import Final

from kontaktpflege.domain.favor import FavorKind
from kontaktpflege.domain.template import TextBlock


class IdeaKind(StrEnum):
    """Where an idea comes from."""

    LIKE = "like"
    MEET = "meet"
    TEXT = "text"
    INTEREST = "interest"
    KIND = "kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """Something to give. `text` is what somebody likes, the name of who is to be met, of an interest, or a `FavorKind`."""

    kind: IdeaKind
    text: str
    contact_id: int | None = None
    """Whom to bring together with them."""
    shared: str = ""
    """The interest that the two have in common."""
    block: TextBlock | None = None


@dataclass(frozen=True, slots=True)
class Peer:
    """Somebody who shares an interest."""

    contact_id: int
    name: str
    interest: str


EASY: Final = (
    FavorKind.ATTENTION, FavorKind.INFORMATION, FavorKind.INTRODUCTION, FavorKind.RECOMMENDATION, FavorKind.KNOW_HOW,
)  # fmt: skip
"""What costs little and can be given to anybody, the smallest first."""


def ideas_for(
    *,
    given: Iterable[str],
    likes: Iterable[str],
    interests: Iterable[str],
    peers: Iterable[Peer],
    blocks: Iterable[TextBlock],
    most: int = 4,
) -> tuple[Idea, ...]:
    """Up to so many ideas, of each source one before any gives a second; no kind that was `given` already."""
    before = frozenset(given)
    met = [Idea(kind=IdeaKind.MEET, text=peer.name, contact_id=peer.contact_id, shared=peer.interest) for peer in peers]
    left = [kind for kind in EASY if kind not in before and not (kind is FavorKind.INTRODUCTION and met)]
    sources = (
        [Idea(kind=IdeaKind.LIKE, text=like) for like in likes],
        met,
        [Idea(kind=IdeaKind.TEXT, text=block.name, block=block) for block in blocks],
        [Idea(kind=IdeaKind.INTEREST, text=interest) for interest in interests],
        [Idea(kind=IdeaKind.KIND, text=kind) for kind in left],
    )
    rounds = chain.from_iterable(zip_longest(*sources))
    return tuple(idea for idea in rounds if idea is not None)[:most]
