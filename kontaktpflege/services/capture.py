"""The desk for new acquaintances: a line about somebody is read with the book at hand, and kept.

The reader and its vocabulary are loaded with the first line: they would cost every start 20 ms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kontaktpflege.domain.capture.parts import Acquaintance, Kind, Part, Surroundings
from kontaktpflege.domain.circle import category_key
from kontaktpflege.domain.contact import ContactQuery, ContactSummary
from kontaktpflege.domain.listing import derive
from kontaktpflege.domain.names import fold, split_words
from kontaktpflege.domain.recognition import same_name
from kontaktpflege.services.address_book import AddressBook
from kontaktpflege.storage import circles, contact_list, contact_rows, imports
from kontaktpflege.storage.store import Store

if TYPE_CHECKING:
    from kontaktpflege.domain.capture.gathering import Gathered

_LOOKED_AT = 40
_MOST_PEOPLE = 8
_MOST_NAMESAKES = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """A line as it was read: its parts, what they make together, and who in the book it may be already."""

    line: str
    parts: tuple[Part, ...]
    gathered: Gathered
    namesakes: tuple[ContactSummary, ...] = ()


class CaptureDesk:
    """Reads lines, tells who is in the book already, keeps who is new."""

    def __init__(self, store: Store, address_book: AddressBook, calling_code: str) -> None:
        self._store = store
        self._address_book = address_book
        self._calling_code = calling_code

    def look(
        self,
        line: str,
        chosen: Mapping[str, Kind] | None = None,
        meant: Mapping[str, int | None] | None = None,
    ) -> Reading:
        """Read a line as it is typed, and who in the book it may be about; changes nothing.

        `chosen` says of pieces with these texts what they are, whatever they look like; `meant` whom a name through
        which one met means, None for nobody in the book.
        """
        from kontaktpflege.domain.capture.gathering import gather

        parts = tuple(_as_meant(part, meant or {}) for part in self._read(line, chosen or {}))
        gathered = gather(parts)
        return Reading(line, parts, gathered, tuple(self._namesakes(gathered)))

    def _read(self, line: str, chosen: Mapping[str, Kind]) -> tuple[Part, ...]:
        from kontaktpflege.domain.capture.reading import read_line

        with self._store.reading() as connection:
            known = circles.known_categories(connection)
        around = Surroundings(
            calling_code=self._calling_code,
            find_people=self.people,
            find_circle=lambda name: known.get(category_key(name)),
        )
        return read_line(line, around, chosen)

    def people(self, name: str) -> list[Acquaintance]:
        """Whom a name, or the beginning of one, may mean, by name, at most eight.

        Its words begin words of the name or the company, at least one of the name; who is called just so stands alone.
        """
        words = split_words(fold(name))
        if not words or any(word.isdecimal() for word in words):
            return []
        # Names first: the word may stand on thousands of cards.
        with self._store.reading() as connection:
            found = contact_list.with_prefix(connection, words[0], _LOOKED_AT) if len(words) == 1 else []
        found += self._address_book.list_ids(ContactQuery(words=name), limit=_LOOKED_AT)
        found = list(dict.fromkeys(found))
        rows = [row for row in self._address_book.summaries(found) if _is_meant(row, words)]
        exact = [row for row in rows if same_name(row.name, name)]
        return [Acquaintance(row.id, row.name, row.organisation) for row in (exact or rows)[:_MOST_PEOPLE]]

    def _namesakes(self, gathered: Gathered) -> list[ContactSummary]:
        """Who in the book has the same name, number or mail address, those of the same name first."""
        listing = derive(gathered.card.text, self._calling_code)
        named = gathered.card.name is not None or bool(gathered.card.organisation)
        with self._store.reading() as connection:
            same = imports.by_name(connection, [listing.by_last]) if named else {}
            shared = imports.by_handle(connection, listing.handles)
            found = [holder.id for holders in (*same.values(), *shared.values()) for holder in holders]
            return contact_rows.summaries(connection, list(dict.fromkeys(found))[:_MOST_NAMESAKES])

    def keep(self, gathered: Gathered, joined: Sequence[int] = ()) -> int:
        """Put somebody new into the book, with origin and circles, as one step of undo; returns the contact's id."""
        every = tuple(dict.fromkeys((*gathered.circles, *joined)))
        return self._address_book.create(gathered.card, joined=every, origin=gathered.origin)

    def keep_known(self, name: str, known_to: int) -> int:
        """Put somebody of this name into the book whom a contact knows, and the user does not; returns the new one's id.

        Raises ContactNotFound.
        """
        from kontaktpflege.domain.capture.gathering import gather

        part = Part(kind=Kind.NAME, start=0, end=len(name), text=name, value=name)
        return self._address_book.create(gather((part,)).card, known_to=known_to)


def _as_meant(part: Part, meant: Mapping[str, int | None]) -> Part:
    if part.value not in meant:
        return part
    return replace(part, people=tuple(one for one in part.people if one.id == meant[part.value]))


def _is_meant(row: ContactSummary, words: Sequence[str]) -> bool:
    own, about = split_words(fold(row.name)), split_words(fold(row.organisation))
    said = [any(one.startswith(word) for one in own) for word in words]
    return any(said) and all(
        in_name or any(one.startswith(word) for one in about) for in_name, word in zip(said, words, strict=True)
    )
