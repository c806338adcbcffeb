"""Who is connected with somebody: named on the card, or living in the same household."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kontaktpflege.domain.contact import Contact, ContactQuery
from kontaktpflege.domain.postal import PostalAddress
from kontaktpflege.services import Services
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.fields import field_name, own_label

_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Connected:
    """Somebody, and how they are connected; `contact_id` is None for a name that is not in the book."""

    contact_id: int | None
    name: str
    how: str

    @property
    def words(self) -> str:
        """Both as a line."""
        return f"{self.name}, {self.how}"


def connected_people(services: Services, contact: Contact) -> list[Connected]:
    """Each once, those on the card first."""
    found: dict[int | str, Connected] = {}
    for one in (*_named(services, contact), *_household(services, contact)):
        if one.name:
            found.setdefault(one.contact_id or one.name, one)
    return list(found.values())


def _named(services: Services, contact: Contact) -> Iterator[Connected]:
    named = services.address_book.people_named(contact.card)
    for item in contact.card.related:
        known, name = named.get(item.text, (None, "" if item.text.lower().startswith("urn:") else item.text))
        yield Connected(known, plain_line(name, 80), own_label(contact.card, item) or field_name(item.name))


def _household(services: Services, contact: Contact) -> Iterator[Connected]:
    homes = [PostalAddress.of(item) for item in contact.card.addresses]
    for home in homes:
        if not (home.street and home.city):
            continue
        words = f"{home.street} {home.city}"
        ids = services.address_book.list_ids(ContactQuery(words=words), limit=_LOOKED_AT)
        for one in services.address_book.contacts(ids):
            theirs = [PostalAddress.of(item) for item in one.card.addresses]
            if one.id != contact.id and any((each.street, each.city) == (home.street, home.city) for each in theirs):
                yield Connected(one.id, plain_line(one.card.formatted_name, 80), _("the same household"))
