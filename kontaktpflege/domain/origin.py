"""Where somebody is known from: through whom, from which place or occasion, since when."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kontaktpflege.domain.listing import INDEXED_CHARACTERS
from kontaktpflege.domain.names import fold, search_words
from kontaktpflege.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is known of how one met. `through_id` is the contact that `through` names, None if it is not in the book."""

    through_id: int | None = None
    through: str = ""
    place: str = ""
    since: PartialDate | None = None

    @property
    def empty(self) -> bool:
        """Whether it says nothing."""
        return not (self.through or self.place or self.since)

    @property
    def words(self) -> str:
        """The folded words by which it is found, a blank on both sides of each; "" if there are none."""
        words = search_words(f"{self.through} {self.place}"[:INDEXED_CHARACTERS])
        return " ".join(["", *words, ""]) if words else ""

    def tidied(self) -> Origin:
        """With single blanks, and without a link where no name stands."""
        through = " ".join(self.through.split())
        return replace(
            self,
            through=through,
            through_id=self.through_id if through else None,
            place=" ".join(self.place.split()),
        )

    def filled(self, other: Origin) -> Origin:
        """With the other's answers where this one has none; what stands here stays."""
        return Origin(
            through_id=self.through_id if self.through else other.through_id,
            through=self.through or other.through,
            place=self.place or other.place,
            since=self.since or other.since,
        )

    def united(self, other: Origin) -> Origin:
        """Both in one, for two contacts that become one: no name or place is lost, and the earlier date counts.

        There is one link; a second name through whom one met stands with the places.
        """
        places = [self.place, other.place]
        if self.through and fold(self.through) != fold(other.through):
            places.append(other.through)
        days = [origin.since for origin in (self, other) if origin.since]
        distinct = {fold(place): place for place in reversed(places) if place}
        return replace(
            self.filled(other),
            place="; ".join(reversed(distinct.values())),
            since=min(days, key=_earliness, default=None),
        )


def _earliness(day: PartialDate) -> tuple[int, int, int]:
    """Sorts dates; of one year, the one that knows its month comes first."""
    return day.year or 9999, day.month or 13, day.day or 32
