"""The desk that proposes names behind an @ while a note is written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kontaktpflege.domain.capture.parts import Acquaintance
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.mention import mention_of, short_name
from kontaktpflege.domain.names import fold, split_words
from kontaktpflege.services.address_book import AddressBook
from kontaktpflege.services.capture import CaptureDesk

_MOST_NAMESAKES = 200


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody who may be meant, and the words behind the @ by which later exactly this contact is found."""

    person: Acquaintance
    words: str


class MentionDesk:
    """Reads only; a few milliseconds for each letter, for a thread beside the window's."""

    def __init__(self, address_book: AddressBook, capture: CaptureDesk) -> None:
        self._address_book = address_book
        self._capture = capture

    def offered(self, typed: str) -> list[Offered]:
        """Whom the beginning of a name may mean; nobody once it says all that is needed to mean one."""
        people = self._capture.people(typed)
        offered = [Offered(one, mention_of(one, self._namesakes(one))) for one in people]
        said = fold(f"{typed} ")
        return [] if any(said.startswith(fold(f"{one.words} ")) for one in offered) else offered

    def _namesakes(self, person: Acquaintance) -> list[Acquaintance]:
        name = short_name(person.name)
        words = set(split_words(fold(name)))
        ids = self._address_book.list_ids(ContactQuery(words=name), limit=_MOST_NAMESAKES)
        rows = self._address_book.summaries(ids)
        same = [row for row in rows if words <= set(split_words(fold(row.name)))]
        found = [Acquaintance(row.id, row.name, row.organisation) for row in same]
        # Of more than are looked at, somebody may be called the same: only the number is sure.
        return [*found, replace(person, id=0)] if len(ids) == _MOST_NAMESAKES else found
