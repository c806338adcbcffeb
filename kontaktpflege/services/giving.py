"""Give first: what one could give to somebody."""

from __future__ import annotations

from collections.abc import Callable

from kontaktpflege.domain.care import FactKind
from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.giving import Idea, Peer, ideas_for
from kontaktpflege.domain.template import Language, Purpose
from kontaktpflege.services.correspondence import CorrespondenceDesk
from kontaktpflege.storage import favors, giving, journal
from kontaktpflege.storage.store import Store

_FAVORS = 500
"""So many of the last favours tell what was given before."""
_EACH = 2


class GivingDesk:
    """Only reads."""

    def __init__(self, store: Store, correspondence: CorrespondenceDesk) -> None:
        self._store = store
        self._correspondence = correspondence

    def ideas(self, contact_id: int, language: Language, name_of: Callable[[Circle], str]) -> tuple[Idea, ...]:
        """What one could give to a contact; `name_of` names a circle. Raises ContactNotFound."""
        blocks = [
            block
            for purpose in (Purpose.TIP, Purpose.INTRODUCTION)
            for block in self._correspondence.suggested(contact_id, language, 1, purpose)
        ]
        with self._store.reading() as connection:
            given = {one.kind for one in favors.favors_with(connection, contact_id, _FAVORS, given=True)}
            likes = [one.text for one in journal.facts(connection, contact_id) if one.kind is FactKind.LIKES]
            shared = [(circle.id, name_of(circle)) for circle in giving.interests(connection, contact_id)]
            peers: list[Peer] = []
            for circle_id, interest in shared[:_EACH]:
                peers += giving.peers(connection, contact_id, circle_id, interest, 1)
        interests = [interest for _circle, interest in shared]
        return ideas_for(given=given, likes=likes, interests=interests, peers=peers, blocks=blocks)
