"""Everything that the call sheet says of somebody, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kontaktpflege.domain.agenda import AgendaItem, Reason
from kontaktpflege.domain.care import About, Care, PersonalFact
from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.domain.promise import Promise
from kontaktpflege.domain.template import TextBlock
from kontaktpflege.services import Services
from kontaktpflege.ui.favor_facts import FavorFacts, read_favors
from kontaktpflege.wording import _, language
from kontaktpflege.wording.care import interaction_title
from kontaktpflege.wording.dates import ago, life_words, long_date
from kontaktpflege.wording.reasons import reason_sentence

_TALKS = 5
_BLOCKS = 3
_FIRST = ("promise_late", "promise_open", "answer_owed", "birthday", "resurfaced")
"""What matters most before a call, whatever weighs most for making it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """What is known of somebody on a day."""

    day: date
    contact: Contact
    photo: bytes
    item: AgendaItem
    care: Care
    talks: tuple[Interaction, ...]
    promises: tuple[Promise, ...]
    """Those that are open and those that were kept."""
    about: About
    facts: tuple[PersonalFact, ...]
    favors: FavorFacts
    blocks: tuple[TextBlock, ...] = ()
    """Text blocks for what one most likely writes for."""


def read_sheet(services: Services, contact_id: int, day: date, fresh: int = 0) -> SheetFacts:
    """The sheet of a contact; a few reads by key. `fresh` is a favour that wants its words. Raises ContactNotFound."""
    contact = services.address_book.contact(contact_id)
    photo = contact.card.photo
    digest = photo.blob if photo is not None else None
    care = services.care.care(contact_id)
    blocks = () if care.died else services.correspondence.suggested(contact_id, language(), _BLOCKS)
    return SheetFacts(
        day=day,
        contact=contact,
        photo=services.address_book.photo(digest) if digest else b"",
        item=services.agenda.item(contact_id, day),
        care=care,
        talks=tuple(services.journal.timeline(contact_id, _TALKS)),
        promises=services.journal.promises(contact_id, only_open=False),
        about=services.care.about(contact_id),
        facts=tuple(services.care.facts(contact_id)),
        favors=read_favors(services, contact_id, day, fresh),
        blocks=tuple(blocks),
    )


def first_sentence(facts: SheetFacts) -> str:
    """What matters most, as a sentence."""
    reasons = facts.item.reasons
    most: Reason | None = next((one for code in _FIRST for one in reasons if one.code == code), None)
    if most is None and reasons and reasons[0].code != "dear":
        most = reasons[0]
    if most is not None:
        return f"{reason_sentence(most)}."
    if not facts.talks:
        return _("You have not been in touch yet.")
    last = facts.talks[0]
    return _("Last in touch {when}: {what}.").format(when=ago(last.at, facts.day), what=interaction_title(last))


def birthday_words(facts: SheetFacts) -> str:
    """The birthday, and how old or how soon; "" where it is not known."""
    card = facts.contact.card
    if card.birthday is None:
        return ""
    told = life_words(card.birthday, card, facts.day)
    return ", ".join(filter(None, (long_date(card.birthday), told)))
