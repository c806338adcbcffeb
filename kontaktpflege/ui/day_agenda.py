"""The day's names as tray and popups want them."""

from __future__ import annotations

from datetime import date, timedelta

from kontaktpflege.domain.errors import ContactNotFound
from kontaktpflege.domain.interaction import Channel, Direction, Interaction
from kontaktpflege.services import Services
from kontaktpflege.ui.digest import Digest, DueContact
from kontaktpflege.wording.reasons import reason_sentence


class DayAgenda:
    """Asks the book whom to call today, and keeps what came of it."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._day = date.min

    def digest(self, day: date) -> Digest:
        """What there is to say on a day."""
        self._day = day
        desk = self._services.agenda
        agenda = desk.today(day)
        people = tuple(
            DueContact(item.contact_id, item.name, reason_sentence(item.reasons[0]) if item.reasons else "")
            for item in agenda.items
            if not item.done
        )
        return Digest(people, len(people) + desk.count_besides(agenda, desk.share(agenda.day)))

    def done(self, contact_id: int) -> None:
        """Keep that somebody was called and reached just now."""
        self._check(contact_id)
        journal = self._services.journal
        journal.log(
            Interaction(at=journal.now(), channel=Channel.CALL, direction=Direction.OUT, contacts=(contact_id,))
        )

    def later(self, contact_id: int) -> None:
        """Let somebody come again tomorrow."""
        self._check(contact_id)
        self._services.care.later([contact_id], self._day + timedelta(days=1))

    def _check(self, contact_id: int) -> None:
        """A popup may be answered long after; raises ContactNotFound for those who are gone by then."""
        found = self._services.address_book.contacts([contact_id])
        if not found or found[0].trashed is not None:
            raise ContactNotFound(contact_id)
