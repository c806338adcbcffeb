"""A contact: somebody's card, and what this program knows besides."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.filter import Filters

if TYPE_CHECKING:
    from kontaktpflege.domain.balance import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Everything about one contact. `card` carries the address data; times are UTC."""

    id: int
    uuid: UUID
    card: Card
    circles: tuple[int, ...]
    created: datetime
    changed: datetime
    trashed: datetime | None
    review: str
    dear: bool = False
    """Whether the contact bears the star."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSummary:
    """One row of the table. Texts are "" where the card says nothing; `birthday` is ISO 8601 ("1980-05-01" or "--05-01").

    `through`, `met` and `since` (a partial date) tell where the contact is known from, `source` which program its card
    was imported from. `rhythm` (days), `chosen`, `resting` and the days are as in
    `Care`. `stranger`: the user does not know the contact, others do. `account` is give and take (None: nothing yet),
    `scale` whether it is shown as a scale.
    """

    id: int
    name: str
    organisation: str
    role: str
    phone: str
    mail: str
    city: str
    birthday: str
    photo: str
    circles: tuple[int, ...]
    created: datetime
    changed: datetime
    review: str
    dear: bool = False
    stranger: bool = False
    through: str = ""
    met: str = ""
    since: str = ""
    source: str = ""
    chosen: bool = False
    resting: bool = False
    rhythm: int | None = None
    own_rhythm: bool = False
    last_on: date | None = None
    talk_on: date | None = None
    due_on: date | None = None
    owed_on: date | None = None
    wakes_on: date | None = None
    account: Account | None = None
    scale: bool = False


SortColumn = Literal[
    "name",
    "organisation",
    "role",
    "phone",
    "mail",
    "city",
    "birthday",
    "created",
    "changed",
    "circles",
    "through",
    "met",
    "since",
    "source",
    "last",
    "talk",
    "due",
    "rhythm",
    "owed",
    "wakes",
    "balance",
    "given",
    "received",
    "favor",
]
NameOrder = Literal["last", "first"]


class Scope(StrEnum):
    """Which contacts a list is about, before words narrow it."""

    ALL = "all"
    DEAR = "dear"
    CIRCLE = "circle"
    WITHOUT_CIRCLE = "without_circle"
    REVIEW = "review"
    LONG_QUIET = "long_quiet"
    OWED = "owed"
    RESTING = "resting"
    TRASH = "trash"


OF_CARE = (Scope.LONG_QUIET, Scope.OWED, Scope.RESTING)
"""The scopes that care decides about."""
_SORTED_BY_CARE = ("last", "talk", "due", "rhythm", "owed", "wakes", "balance", "given", "received", "favor")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactQuery:
    """What to list: a scope, the words searched for, filters, and the order. A circle takes in its subgroups."""

    scope: Scope = Scope.ALL
    circle: int | None = None
    words: str = ""
    filters: Filters = ()
    sort: SortColumn = "name"
    descending: bool = False
    name_order: NameOrder = "last"

    @property
    def narrowed(self) -> bool:
        """Whether words or filters leave out some of what the scope holds."""
        return bool(self.words.strip() or self.filters)

    @property
    def by_care(self) -> bool:
        """Whether what happens with contacts, how they are cared for, and favours may change who is listed, or in what order."""
        return self.scope in OF_CARE or self.sort in _SORTED_BY_CARE or bool(self.filters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many contacts each scope holds; a circle's count takes in its subgroups, each contact once."""

    all: int
    without_circle: int
    review: int
    trash: int
    dear: int = 0
    long_quiet: int = 0
    owed: int = 0
    resting: int = 0
    circles: dict[int, int] = field(default_factory=dict)
