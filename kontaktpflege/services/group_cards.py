"""Group cards: at an import each is kept whole and feeds a circle; at an export it says who is in that circle now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.listing import Listing
from kontaktpflege.domain.recognition import circles_of_categories
from kontaktpflege.storage import circles, imports
from kontaktpflege.storage.store import Connection


def take_group(connection: Connection, text: str, listing: Listing, fallback: str) -> int:
    """Keep a group card and let its members into the circle that it fed before, one of its name, or a new one.

    Members that left the card since it was last read leave the circle; who is in it otherwise stays, and whom the user
    took out stays out. A group without a name is called `fallback`. Returns the id of the kept card.
    """
    known = circles.group_cards(connection)
    earlier = next((group for group in known if listing.uid and group[1] == listing.uid), None)
    before: set[str] = set()
    if earlier is not None:
        circle, before = earlier[3], set(Card.from_text(earlier[2]).members)
    else:
        circle = _circle_called(connection, listing.name or fallback)
    kept = circles.keep_group_card(connection, text, listing.uid, circle, earlier[0] if earlier else None)
    now = set(Card.from_text(text).members)
    circles.add(connection, circle, imports.with_uids(connection, now - before))
    circles.leave(connection, circle, imports.with_uids(connection, before - now))
    return kept


def _circle_called(connection: Connection, name: str) -> int:
    named = circles_of_categories((name,), circles.known_categories(connection))
    if named:
        return named[0]
    made = circles.create(connection, name, None, "slate", "hexagon")
    circles.join_labelled(connection, made, name)
    return made


def welcome(connection: Connection, step: int) -> None:
    """Let the contacts that a step brought into the circles of groups that named them before they came."""
    groups = circles.group_cards(connection)
    fresh = imports.newcomers(connection, step) if groups else set()
    for _, _, text, circle in groups:
        named = imports.with_uids(connection, Card.from_text(text).members)
        circles.add(connection, circle, [one for one in named if one in fresh])


class Groups:
    """The group cards of a whole export: they speak for every member of their circles who has a UID."""

    def __init__(self, connection: Connection, known: Mapping[str, int]) -> None:
        self._cards = [(Card.from_text(text), circle) for _, _, text, circle in circles.group_cards(connection)]
        self._uids = imports.present_uids(connection) if self._cards else {}
        self._everybody = set(self._uids.values())
        self._members = {circle: circles.members(connection, circle) for _, circle in self._cards}
        self._known = known
        self._connection = connection

    def speak_for(self, contact_id: int, circle: int) -> bool:
        """Whether a group card says that the contact is in the circle, so that its own card need not."""
        return circle in self._members and contact_id in self._uids

    def texts(self) -> Iterator[str]:
        """The group cards as they came, where membership changed with the members there are now."""
        served: set[int] = set()
        for card, circle in self._cards:
            present = {self._uids[one] for one in self._members[circle] if one in self._uids}
            left = [uid for uid in card.members if uid in self._everybody and uid not in present]
            joined: list[str] = []
            if circle not in served:  # whom no group card names yet, the first one takes on
                served.add(circle)
                joined = self._unnamed(circle)
            yield (card.with_members(joined=joined, left=left) if joined or left else card).text

    def _unnamed(self, circle: int) -> list[str]:
        """The UIDs of members that neither a group card nor the CATEGORIES of their own card put into the circle."""
        named = {uid for card, fed in self._cards if fed == circle for uid in card.members}
        open_ids = [one for one in self._members[circle] if one in self._uids and self._uids[one] not in named]
        return [
            self._uids[one]
            for one, text in imports.card_texts(self._connection, open_ids)
            if circle not in circles_of_categories(Card.from_text(text).categories, self._known)
        ]
