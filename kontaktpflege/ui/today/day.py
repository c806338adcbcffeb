"""Everything that the page of the day shows, read at once and off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kontaktpflege.domain.agenda import AgendaItem
from kontaktpflege.domain.care import Care
from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import Contact, ContactQuery
from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.domain.promise import Promise
from kontaktpflege.services import Services
from kontaktpflege.services.agenda import Resurfacing, Share

_PROMISES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One of the three: who it is, why, and what is known."""

    item: AgendaItem
    contact: Contact
    photo: bytes
    circles: tuple[Circle, ...]
    care: Care
    day: date

    @property
    def reached(self) -> bool:
        """Whether they were heard or written to on that day."""
        return self.care.last_on == self.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day. `due` is how many more wait for a call; `book_is_empty` is only asked where nobody is cared for."""

    day: date
    faces: tuple[Face, ...]
    share: Share
    promises: tuple[tuple[Promise, str], ...]
    resurfacing: tuple[Resurfacing, ...]
    due: int
    book_is_empty: bool = False

    @property
    def reached(self) -> int:
        """How many of the three were heard today."""
        return sum(face.reached for face in self.faces)

    @property
    def all_done(self) -> bool:
        """Whether nobody of those proposed is left."""
        return bool(self.faces) and all(face.item.done for face in self.faces)


def read_day(services: Services, day: date) -> Day:
    """The page of a day."""
    agenda = services.agenda.today(day)
    circles = {circle.id: circle for circle in services.circles.circles()}
    faces = tuple(face for item in agenda.items if (face := _face(services, item, circles, day)) is not None)
    three = {item.contact_id for item in agenda.items}
    share = services.agenda.share(day)
    return Day(
        day=day,
        faces=faces,
        share=share,
        promises=tuple(services.journal.open_promises(_PROMISES)),
        resurfacing=tuple(one for one in services.agenda.resurfacing() if one.contact_id not in three),
        due=services.agenda.count_besides(agenda, share),
        book_is_empty=not share.cared_for and not services.address_book.list_ids(ContactQuery(), limit=1),
    )


def _face(services: Services, item: AgendaItem, circles: dict[int, Circle], day: date) -> Face | None:
    try:
        contact = services.address_book.contact(item.contact_id)
    except KontaktpflegeError:
        return None  # gone between the drawing and now; the news of it is on its way
    photo = contact.card.photo
    digest = photo.blob if photo is not None else None
    return Face(
        item=item,
        contact=contact,
        photo=services.address_book.photo(digest) if digest else b"",
        circles=tuple(circles[one] for one in contact.circles if one in circles),
        care=services.care.care(item.contact_id),
        day=day,
    )
