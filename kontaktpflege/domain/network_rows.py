"""What the book tells of the network, packed: made below, unpacked by `domain.network.assembly`."""

from __future__ import annotations

from dataclasses import dataclass

TIE_BITS = 32
"""The lower contact of a tie stands above so many bits, the higher one above one bit, whether it is strong in that."""
DAY_BITS = 24
"""A contact stands above so many bits, an ordinal day in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkRows:
    """JSON lists of whole numbers, of contacts outside and inside the trash alike, but for `people`.

    `people`: ids outside the trash, ascending. `ties`: ascending, packed by TIE_BITS. `talks`: the last talk with each,
    packed by DAY_BITS. `gave_more`, `received_more`: where the scale is tilted. `me`: the user's own card. `today`: an ordinal.
    """

    people: str
    ties: str
    strangers: str
    talks: str
    dear: str
    died: str
    gave_more: str
    received_more: str
    me: int | None
    today: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkDays:
    """When the book learned of people and ties; days are ordinals.

    JSON lists: `people`, ids outside the trash with the day they came, packed by DAY_BITS; `ties`, the lower contact above
    TIE_BITS, the higher one in them, ascending; `noted`, the day of each. Else: `met`, (contact, day) since when the user knows
    it; `since`, (low, high, day) since when two know each other.
    """

    people: str
    ties: str
    noted: str
    met: tuple[tuple[int, int], ...]
    since: tuple[tuple[int, int, int], ...]
