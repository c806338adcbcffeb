"""Care: who shall stay close, how often, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

Form = Literal["", "sie", "du"]
"""How one addresses somebody in German; "" where that was not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """How a contact is cared for.

    `days` is the rhythm in force, `own_days` the contact's own. `last_on`, `talk_on` and `tried_on` are the days of the
    last interaction that counts, talk, and attempt; `owed_on` the day since which an answer is owed. `wakes_on`: the
    day on which somebody who rests comes back; `later_on`: before that day nobody is proposed again; `unanswered`: the last that
    counts was written by the user.
    """

    contact_id: int
    chosen: bool = False
    since_on: date | None = None
    own_days: int | None = None
    resting: bool = False
    wakes_on: date | None = None
    note: str = ""
    later_on: date | None = None
    asked_on: date | None = None
    greet_on: date | None = None
    days: int | None = None
    last_on: date | None = None
    talk_on: date | None = None
    tried_on: date | None = None
    owed_on: date | None = None
    due_on: date | None = None
    unanswered: bool = False
    died: bool = False


class FactKind(StrEnum):
    """What a personal fact is about."""

    FAMILY = "family"
    LIKES = "likes"
    WORRIES = "worries"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalFact:
    """Something one knows of a person, and the day on which it was noted. `id` is 0 until the book has given one."""

    id: int = 0
    contact_id: int
    kind: FactKind
    text: str
    noted_on: date


class GroupKind(StrEnum):
    """What people may share, so that one cares for all of them at once. A label is a category of the card."""

    CIRCLE = "circle"
    ORGANISATION = "organisation"
    CITY = "city"
    LABEL = "label"


@dataclass(frozen=True, slots=True, kw_only=True)
class CareGroup:
    """People who share something: `name` (of a circle, its id in digits), who they are, and who of them is cared for."""

    name: str
    ids: frozenset[int]
    cared: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the user keeps in mind of a person: the story they share, what they know the user as, an anchor for memory."""

    form: Form = ""
    story: str = ""
    knows_me_as: str = ""
    anchor: str = ""
