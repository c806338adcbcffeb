"""Who is connected with somebody: named on the card, or living in the same household."""

from __future__ import annotations

from kontaktpflege.domain.contact import Contact, ContactQuery
from kontaktpflege.domain.postal import PostalAddress
from kontaktpflege.services import Services
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.fields import field_name

_LOOKED_AT = 50


def connected_people(services: Services, contact: Contact) -> list[str]:
    """A line for each, with how they are connected."""
    card = contact.card
    named = services.address_book.people_named(card)
    lines = {}
    for item in card.related:
        name = named[item.text][1] if item.text in named else "" if item.text.lower().startswith("urn:") else item.text
        if name:
            lines[plain_line(name, 80)] = field_name(item.name)
    for one in _household(services, contact):
        lines.setdefault(plain_line(one.card.formatted_name, 80), _("the same household"))
    return [f"{name}, {how}" for name, how in lines.items() if name]


def _household(services: Services, contact: Contact) -> list[Contact]:
    homes = [PostalAddress.of(item) for item in contact.card.addresses]
    found: dict[int, Contact] = {}
    for home in homes:
        if not (home.street and home.city):
            continue
        words = f"{home.street} {home.city}"
        ids = services.address_book.list_ids(ContactQuery(words=words), limit=_LOOKED_AT)
        for one in services.address_book.contacts(ids):
            theirs = [PostalAddress.of(item) for item in one.card.addresses]
            if one.id != contact.id and any((each.street, each.city) == (home.street, home.city) for each in theirs):
                found[one.id] = one
    return list(found.values())
