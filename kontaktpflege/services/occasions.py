"""The desk of occasions: what comes round, and the user's own ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from kontaktpflege.domain.errors import OccasionProblem
from kontaktpflege.domain.observance import Observance
from kontaktpflege.domain.occasion import Coming, PersonalDay, days_of_year, near, own_key, upcoming
from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.domain.public_holiday import public_holidays
from kontaktpflege.storage import greetings, occasions
from kontaktpflege.storage.store import Store

_LONGEST_LEAD = 366
_WEEK = 7


class OccasionDesk:
    """Tells what is coming; each method that changes is one step of undo."""

    def __init__(self, store: Store, observance: Callable[[], Observance]) -> None:
        self._store = store
        self._observance = observance

    def coming(self, days: int = 60) -> list[Coming]:
        """What comes from today to so many days later: birthdays and wedding days of those whom one is reminded of,

        seasons, public holidays, own occasions. Up to a second at first, since it loads the holidays: not for the GUI
        thread.
        """
        today, observance = self._store.today(), self._observance()
        with self._store.reading() as connection:
            personal = occasions.personal_days(connection, days_of_year(today, days), today)
            own = occasions.own_occasions(connection, today)
        holidays = public_holidays(observance.country, observance.state, today, today + timedelta(days=days))
        return upcoming(today, days, observance, personal=personal, own=own, holidays=holidays)

    def near(self, most: int = 50) -> list[Coming]:
        """What belongs on the page of the day, the first of it: what is to begin now, and what comes within a week.

        Without public holidays, which are no work and would have to be loaded.
        """
        today, observance = self._store.today(), self._observance()
        furthest = observance.personal_lead(_WEEK)
        personal: list[PersonalDay] = []
        ahead = 0
        with self._store.reading() as connection:
            own = occasions.own_occasions(connection, today)
            days = max(_WEEK, observance.longest_lead(), *(observance.lead("own", one.lead) for one in own), 0)
            while True:  # of 100,000 people some three hundred have a birthday today: no need to look at tomorrow
                until = min(2 * ahead, furthest)
                stretch = days_of_year(today + timedelta(days=ahead), until - ahead)
                personal += occasions.personal_days(connection, stretch, today)
                found = near(upcoming(today, days, observance, personal=personal, own=own), _WEEK)
                complete = today + timedelta(days=until)
                if until == furthest or sum(one.day <= complete for one in found) >= most:
                    return found[:most]
                ahead = until + 1

    def own(self) -> list[OwnOccasion]:
        """The user's own occasions, oldest first."""
        with self._store.reading() as connection:
            return occasions.own_occasions(connection, self._store.today())

    def create(self, mine: OwnOccasion) -> int:
        """Keep a new occasion; returns its id. Raises OccasionProblem."""
        mine = _checked(mine)
        with self._store.transaction("occasion_create", {"name": mine.name}) as tx:
            return occasions.insert(tx.connection, mine)

    def change(self, mine: OwnOccasion) -> None:
        """Keep an occasion as it is now. Raises OccasionProblem."""
        mine = _checked(mine)
        with self._store.transaction("occasion_change", {"name": mine.name}) as tx:
            if not occasions.change(tx.connection, mine):
                raise OccasionProblem("no_such_occasion", mine.name)

    def delete(self, occasion_id: int) -> None:
        """Delete an own occasion with its lists of greetings. Raises OccasionProblem."""
        with self._store.transaction("occasion_delete") as tx:
            every = occasions.own_occasions(tx.connection, self._store.today())
            found = next((one for one in every if one.id == occasion_id), None)
            if found is None:
                raise OccasionProblem("no_such_occasion", "")
            tx.facts["name"] = found.name
            occasions.delete(tx.connection, occasion_id)
            greetings.delete_list(tx.connection, own_key(occasion_id))


def _checked(mine: OwnOccasion) -> OwnOccasion:
    name = " ".join(mine.name.split())
    if not name:
        raise OccasionProblem("name_empty", "")
    if mine.lead is not None and not 0 <= mine.lead <= _LONGEST_LEAD:
        raise OccasionProblem("bad_lead", name)
    return replace(mine, name=name)
