"""Where the user has been, as a browser knows it: back, forward, and a new way that ends the old one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.ui.contacts.place import Place

_MOST = 100


@dataclass(frozen=True, slots=True)
class Stop:
    """A place, what was listed there, and who was looked at."""

    place: Place
    query: ContactQuery
    contact: int | None

    def lists_as(self, other: Stop) -> bool:
        """Whether both list the same, however sorted."""
        return self.place == other.place and _unsorted(self.query) == _unsorted(other.query)

    def goes_on_typing(self, other: Stop) -> bool:
        """Whether the other differs by the words of the same search alone."""
        typed = bool(self.query.words and other.query.words)
        return typed and self.place == other.place and _unsorted(self.query, "") == _unsorted(other.query, "")


class Visits:
    """A line of stops and where on it the user is."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1

    def here(self) -> Stop | None:
        """Where the user is; None before the first stop."""
        return self._stops[self._at] if self._stops else None

    def can_go(self, by: int) -> bool:
        """Whether there is a stop so many steps on (1) or back (-1)."""
        return 0 <= self._at + by < len(self._stops)

    def go(self, by: int) -> Stop | None:
        """Take a step forward (1) or back (-1); None if there is no stop."""
        if not self.can_go(by):
            return None
        self._at += by
        return self._stops[self._at]

    def arrive(self, stop: Stop, *, jumped: bool = False) -> None:
        """The user came here: a new stop, unless it is this one or one that goes on typing the same words.

        To be rid of a search leads back to the stop before it. `jumped` tells that a contact was chosen from elsewhere,
        which is a stop even in the same list.
        """
        here = self.here()
        if here is not None and not jumped and (here.lists_as(stop) or here.goes_on_typing(stop)):
            self._stops[self._at] = stop
        elif not jumped and not stop.query.narrowed and self._at > 0 and self._stops[self._at - 1].lists_as(stop):
            self._at -= 1
        else:
            del self._stops[self._at + 1 :]
            self._stops.append(stop)
            del self._stops[:-_MOST]
            self._at = len(self._stops) - 1

    def look_at(self, contact: int | None) -> None:
        """The user looks at this contact now."""
        if self._stops and contact is not None:
            self._stops[self._at] = replace(self._stops[self._at], contact=contact)


def _unsorted(query: ContactQuery, words: str | None = None) -> ContactQuery:
    plain = replace(query, sort="name", descending=False, name_order="last")
    return plain if words is None else replace(plain, words=words)
