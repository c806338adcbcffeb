"""The desk of care: who shall stay close, how often, and what one knows of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from kontaktpflege.domain.cadence import LONGEST_DAYS, PROPOSED_DAYS
from kontaktpflege.domain.card import Card
from kontaktpflege.domain.care import About, Care, CareGroup, GroupKind, PersonalFact
from kontaktpflege.domain.errors import CareProblem
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.property import Property
from kontaktpflege.services.address_book import count
from kontaktpflege.storage import care, circles, contacts, groups, imports, journal
from kontaktpflege.storage.contacts import selected
from kontaktpflege.storage.store import Store, Transaction


class CareDesk:
    """How contacts are cared for; each method that changes is one step of undo."""

    def __init__(self, store: Store, turn: Callable[[int, Callable[[Card], Card], str], None]) -> None:
        self._store = store
        self._turn = turn

    def care(self, contact_id: int) -> Care:
        """How a contact is cared for."""
        with self._store.reading() as connection:
            return care.cares(connection, [contact_id]).get(contact_id) or Care(contact_id=contact_id)

    def choose(
        self, ids: Sequence[int], days: int | None = None, *, circle: int | None = None, today: date | None = None
    ) -> int:
        """Care for contacts from now on, or since another day; returns for how many that changed something.

        `days` is their own rhythm; None leaves it to their circles, and those whose circles have none get 90 days.
        `circle` takes them in as well. Raises CareProblem ("rhythm").
        """
        _check_days(days)
        with self._store.transaction("care") as tx:
            joined = circles.add(tx.connection, circle, ids) if circle is not None else 0
            chosen = selected(tx.connection, ids)
            since = self._today() if today is None else today.toordinal()
            changed = care.choose(tx.connection, chosen, since, days, PROPOSED_DAYS)
            _name(tx, ids)
            return count(tx.facts, max(changed, joined))

    def follow_circles(self, ids: Sequence[int]) -> int:
        """Care for contacts in the rhythm of their circles, else every 90 days; returns for how many that changed something."""
        with self._store.transaction("care") as tx:
            chosen = selected(tx.connection, ids)
            changed = care.drop_own_rhythm(tx.connection, chosen)
            begun = care.choose(tx.connection, chosen, self._today(), None, PROPOSED_DAYS)
            _name(tx, ids)
            return count(tx.facts, max(changed, begun))

    def release(self, ids: Sequence[int]) -> int:
        """Care for contacts no more, or never: they stay in the book, without a rhythm, and nobody asks again.

        Returns for how many that changed something.
        """
        with self._store.transaction("care_none") as tx:
            _name(tx, ids)
            return count(tx.facts, care.release(tx.connection, selected(tx.connection, ids), self._today()))

    def rhythms(self) -> dict[int, int]:
        """Circle → the days of its rhythm."""
        with self._store.reading() as connection:
            return care.rhythms(connection)

    def set_circle_rhythm(self, circle_id: int, days: int | None) -> None:
        """Give a circle, and what lies under it, a rhythm, or (None) take it. Raises CareProblem ("rhythm")."""
        _check_days(days)
        with self._store.transaction("rhythm") as tx:
            care.set_rhythm(tx.connection, circle_id, days)

    def later(self, ids: Sequence[int], until: date, *, today: date | None = None) -> int:
        """Propose contacts not before a day; returns how many. Raises CareProblem ("past") if it is none after today."""
        self._check_ahead(until, today)
        with self._store.transaction("later") as tx:
            _name(tx, ids)
            return count(tx.facts, care.put(tx.connection, selected(tx.connection, ids), later_on=until.toordinal()))

    def rest(
        self,
        ids: Sequence[int],
        until: date | None = None,
        note: str = "",
        *,
        asked: bool = False,
        today: date | None = None,
    ) -> int:
        """Let contacts rest, for good or until a day on which they come back with a note; returns how many.

        They leave the reminders, not the book, the search or the network. `asked` says that it answers "What next?".
        Raises CareProblem ("past").
        """
        if until is not None:
            self._check_ahead(until, today)
        with self._store.transaction("rest") as tx:
            _name(tx, ids)
            wakes = None if until is None else until.toordinal()
            values = {"resting": 1, "wakes_on": wakes, "note": note.strip()}
            values |= {"asked_on": self._today()} if asked else {}
            return count(tx.facts, care.put(tx.connection, selected(tx.connection, ids), **values))

    def wake(self, ids: Sequence[int]) -> int:
        """Let contacts rest no more; returns how many did."""
        with self._store.transaction("wake") as tx:
            _name(tx, ids)
            return count(
                tx.facts, care.put(tx.connection, selected(tx.connection, ids), resting=0, wakes_on=None, note="")
            )

    def revive(self, ids: Sequence[int]) -> int:
        """Let contacts who are cared for be due today, whatever put them off; returns how many that changed."""
        with self._store.transaction("revive") as tx:
            _name(tx, ids)
            return count(tx.facts, care.revive(tx.connection, selected(tx.connection, ids), self._today()))

    def undecided(self, step: int | None = None) -> list[int]:
        """Contacts of whom was not said yet whether they shall stay close; perhaps only those whom a step brought."""
        with self._store.reading() as connection:
            found = care.undecided(connection)
            brought = set(found) if step is None else imports.newcomers(connection, step)
        return [one for one in found if one in brought]

    def groups(self, kind: GroupKind) -> list[CareGroup]:
        """Groups of people to care for, the largest first; spellings that differ in case alone are one group."""
        names: dict[str, str] = {}
        ids: dict[str, set[int]] = {}
        cared: dict[str, set[int]] = {}
        with self._store.reading() as connection:
            for name, contact, chosen in groups.members(connection, kind):
                key = name.casefold()
                names.setdefault(key, name)
                ids.setdefault(key, set()).add(contact)
                if chosen:
                    cared.setdefault(key, set()).add(contact)
        found = [
            CareGroup(name=names[key], ids=frozenset(ids[key]), cared=frozenset(cared.get(key, ()))) for key in names
        ]
        return sorted(found, key=lambda group: (-len(group.ids), group.name.casefold()))

    def mark_asked(self, contact_id: int) -> None:
        """Remember that "What next?" was asked today."""
        with self._store.transaction("asked") as tx:
            care.put(tx.connection, selected(tx.connection, [contact_id]), asked_on=self._today())

    def about(self, contact_id: int) -> About:
        """What the user keeps in mind of a contact."""
        with self._store.reading() as connection:
            form, story, knows_me_as, anchor = care.about(connection, contact_id)
        return About(
            form="sie" if form == "sie" else "du" if form == "du" else "",
            story=story,
            knows_me_as=knows_me_as,
            anchor=anchor,
        )

    def set_about(self, contact_id: int, about: About) -> None:
        """Keep in mind of a contact; raises ContactNotFound."""
        with self._store.transaction("about") as tx:
            tx.facts["name"] = contacts.contact(tx.connection, contact_id).card.formatted_name
            texts = (about.form, about.story.strip(), about.knows_me_as.strip(), about.anchor.strip())
            care.put_about(tx.connection, contact_id, texts)

    def facts(self, contact_id: int) -> list[PersonalFact]:
        """Small facts about a person, newest first."""
        with self._store.reading() as connection:
            return journal.facts(connection, contact_id)

    def keep_fact(self, fact: PersonalFact) -> int:
        """Keep a personal fact, newly or (with its id) anew; returns its id. Raises CareProblem ("empty")."""
        if not fact.text.strip():
            raise CareProblem("empty")
        with self._store.transaction("fact") as tx:
            tx.facts["name"] = contacts.contact(tx.connection, fact.contact_id).card.formatted_name
            return journal.put_fact(tx.connection, fact)

    def delete_fact(self, fact_id: int) -> None:
        """Remove a personal fact; raises CareProblem ("no_fact")."""
        with self._store.transaction("fact_delete") as tx:
            if not journal.delete_fact(tx.connection, fact_id):
                raise CareProblem("no_fact")

    def mark_died(self, contact_id: int, day: PartialDate | None) -> None:
        """Write on the card that somebody has died: no reminder, birthday or suggestion any more, but in the book.

        `day` is None where it is not known. Raises ContactNotFound.
        """
        said = Property("DEATHDATE;VALUE=text" if day is None else "DEATHDATE", str(day or "?"))

        def died(card: Card) -> Card:
            held = card.deaths
            return card.replaced(held[0], said) if held else card.added(said, after="BDAY")

        self._turn(contact_id, died, "died")

    def mark_living(self, contact_id: int) -> None:
        """Take back that somebody has died. Raises ContactNotFound."""

        def living(card: Card) -> Card:
            for held in card.deaths:
                card = card.removed(held)
            return card

        self._turn(contact_id, living, "living")

    def _today(self) -> int:
        return self._store.today().toordinal()

    def _check_ahead(self, until: date, today: date | None) -> None:
        if until <= (today or self._store.today()):
            raise CareProblem("past")


def _check_days(days: int | None) -> None:
    if days is not None and not 1 <= days <= LONGEST_DAYS:
        raise CareProblem("rhythm")


def _name(tx: Transaction, ids: Sequence[int]) -> None:
    if len(ids) == 1:
        tx.facts["name"] = contacts.contact(tx.connection, ids[0]).card.formatted_name
