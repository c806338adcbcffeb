"""The address book: look contacts up, list them, change them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from kontaktpflege.domain.cadence import GREETING_DAYS
from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import Contact, ContactQuery, ContactSummary, Counts
from kontaktpflege.domain.errors import ContactMoved
from kontaktpflege.domain.listing import derive
from kontaktpflege.domain.names import fold, sort_keys, split_full_name, split_words
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.property import Property
from kontaktpflege.domain.recognition import circles_of_categories
from kontaktpflege.domain.tie import Tie, ordered
from kontaktpflege.storage import circles, contact_list, contact_rows, contacts
from kontaktpflege.storage.store import Connection, Store, Transaction

if TYPE_CHECKING:
    from kontaktpflege.domain.long_work import Cancel, Progress

_MOST_NAMED = 300
_LONGEST_NAME = 200


class AddressBook:
    """Everything one does with contacts. Methods that change are one step of undo each."""

    def __init__(self, store: Store, calling_code: str, derive_anew: Callable[[Progress], int]) -> None:
        self._store = store
        self._calling_code = calling_code
        self._derive_anew = derive_anew

    def list_ids(self, query: ContactQuery, *, limit: int | None = None, cancel: Cancel | None = None) -> array[int]:
        """The ids that a query lists, in its order; with `cancel` a long search can be called off (raises Cancelled)."""
        with self._store.reading(cancel) as connection:
            return contact_list.list_ids(connection, query, limit, self._calling_code, self._store.today())

    def summaries(self, ids: Sequence[int]) -> list[ContactSummary]:
        """The table rows of these contacts in this order; those that are gone are left out."""
        with self._store.reading() as connection:
            return contact_rows.summaries(connection, ids)

    def contact(self, contact_id: int) -> Contact:
        """One contact whole; raises ContactNotFound."""
        with self._store.reading() as connection:
            return contacts.contact(connection, contact_id)

    def contacts(self, ids: Sequence[int]) -> list[Contact]:
        """Contacts whole, in this order; those that are gone are left out."""
        with self._store.reading() as connection:
            return contacts.contacts(connection, ids)

    def people_named(self, card: Card) -> dict[str, tuple[int, str]]:
        """Whom a card names as related or as a member and who is in the book: what it says → the contact's id and name.

        Found by UID, or by a name that one contact alone has; whom that would leave in doubt is left out.
        """
        said = [item.text for item in (*card.related, *card.get("MEMBER"), *card.get("X-ADDRESSBOOKSERVER-MEMBER"))]
        if not said:
            return {}
        uids = {text: _bare_uid(text) for text in said[:_MOST_NAMED]}
        called = (text for text in uids if len(text) <= _LONGEST_NAME and any(map(str.isalpha, text)))
        names = {text: sort_keys(*split_full_name(text.strip()))[1] for text in called}
        with self._store.reading() as connection:
            by_uid = contacts.named_by_uid(connection, list(dict.fromkeys(uids.values())))
            by_name = contacts.named_by_name(connection, list(dict.fromkeys(names.values())))
        found = {text: by_uid.get(uids[text]) or by_name.get(names.get(text, ""), []) for text in uids}
        return {text: people[0] for text, people in found.items() if len(people) == 1}

    def counts(self) -> Counts:
        """How many contacts there are, in all and in each circle."""
        with self._store.reading() as connection:
            return contact_list.counts(connection, self._store.today())

    def count_care_again(self, held: Counts) -> Counts:
        """Counts that were held, where only care has changed since."""
        with self._store.reading() as connection:
            quiet, owed, resting = contact_list.counts_of_care(connection, self._store.today())
        return replace(held, long_quiet=quiet, owed=owed, resting=resting)

    def cares_for_somebody(self) -> bool:
        """Whether anybody is cared for, so that a day may begin with whom to call. Asked before the first look."""
        from kontaktpflege.storage import care

        with self._store.reading() as connection:
            return care.cares_for_somebody(connection)

    def photo(self, digest: str) -> bytes:
        """A picture as it was encoded (JPEG, PNG …); empty if the book does not have it."""
        with self._store.reading() as connection:
            return contacts.blob(connection, digest)

    def first_with_prefix(self, query: ContactQuery, prefix: str) -> int | None:
        """The first contact, in name order, whose name begins with what was typed; None if there is none."""
        with self._store.reading() as connection:
            folded = " ".join(split_words(fold(prefix)))
            return contact_list.first_with_prefix(connection, query, folded, self._store.today())

    def create(
        self,
        card: Card,
        blobs: Mapping[str, bytes] | None = None,
        *,
        joined: Sequence[int] = (),
        origin: Origin | None = None,
        known_to: int | None = None,
    ) -> int:
        """Add a contact with this card; returns its id. A card without UID is given one.

        `blobs`: the data of each digest that the card names newly, such as its photo. `joined`: circles besides those
        that its CATEGORIES name. `origin`: where it is known from. `known_to`: a contact that knows it, as the user does
        not. Raises ContactNotFound.
        """
        from kontaktpflege.storage import care, origins

        uuid = uuid4()
        if card.uid is None:
            card = card.added(Property("UID", f"urn:uuid:{uuid}"), after="VERSION")
        listing = derive(card.text, self._calling_code)
        with self._store.transaction("create", {"name": listing.name}) as tx:
            _keep_blobs(tx.connection, blobs)
            contact_id = contacts.create(tx.connection, uuid, card.text, listing, tx.now)
            _follow_labels(tx.connection, contact_id, Card(), card)
            for circle in joined:
                circles.add(tx.connection, circle, (contact_id,))
            if origin is not None:
                origins.put(tx.connection, {contact_id: origin})
            if known_to is None:
                greet_on = self._store.today() + timedelta(GREETING_DAYS)
                care.put(tx.connection, contacts.selected(tx.connection, [contact_id]), greet_on=greet_on.toordinal())
            else:
                self._introduce(tx, contact_id, known_to)
        return contact_id

    def _introduce(self, tx: Transaction, newcomer: int, known_to: int) -> None:
        """Note that a contact knows somebody whom the user does not know."""
        from kontaktpflege.storage import ties

        contacts.contact(tx.connection, known_to)
        low, high = ordered(newcomer, known_to)
        ties.estrange(tx.connection, [newcomer])
        ties.add(tx.connection, [Tie(low=low, high=high, added_on=self._store.today().toordinal())])

    def edit(
        self,
        contact_id: int,
        card: Card,
        expected: Card | None = None,
        blobs: Mapping[str, bytes] | None = None,
        *,
        origin: Origin | None = None,
    ) -> None:
        """Give a contact another card; `blobs` holds the data of each digest that it names newly.

        `origin` says anew where it is known from (an empty one: not any more); None leaves that as it is.

        Raises ContactNotFound, and ContactMoved if `expected` is given and is not the contact's card any more.
        """
        from kontaktpflege.storage import origins

        with self._store.transaction("edit") as tx:
            before = contacts.contact(tx.connection, contact_id)
            if expected is not None and before.card != expected:
                raise ContactMoved(contact_id)
            _keep_blobs(tx.connection, blobs)
            self._put_card(tx, before, card)
            if origin is not None:
                tx.facts.setdefault("name", before.card.formatted_name)
                origins.put(tx.connection, {contact_id: origin})

    def turn(self, contact_id: int, turned: Callable[[Card], Card], kind: str = "edit") -> None:
        """Give a contact the card that `turned` makes of the one it has by then, as a step of undo of that kind.

        Raises ContactNotFound.
        """
        with self._store.transaction(kind) as tx:
            before = contacts.contact(tx.connection, contact_id)
            self._put_card(tx, before, turned(before.card))

    def _put_card(self, tx: Transaction, before: Contact, card: Card) -> None:
        if before.card == card:
            return
        listing = derive(card.text, self._calling_code)
        tx.facts["name"] = listing.name
        contacts.set_card(tx.connection, before.id, card.text, listing, tx.now)
        _follow_labels(tx.connection, before.id, before.card, card)

    def merge(self, keep: int, absorb: Sequence[int], card: Card, expected: Mapping[int, Card] | None = None) -> None:
        """Make several contacts one: `keep` gets the card and all that hung on the others, which then are gone.

        Raises ContactNotFound, and ContactMoved if the card of one is not the `expected` one any more.
        """
        from kontaktpflege.storage import belongings

        others = [contact_id for contact_id in absorb if contact_id != keep]
        with self._store.transaction("merge", {"count": len(others) + 1}) as tx:
            before = [contacts.contact(tx.connection, one).card for one in (keep, *others)]
            for one, found in zip((keep, *others), before, strict=True):
                if expected is not None and expected.get(one, found) != found:
                    raise ContactMoved(one)
            listing = derive(card.text, self._calling_code)
            tx.facts["name"] = listing.name
            contacts.set_card(tx.connection, keep, card.text, listing, tx.now)
            # What any of them was labelled is nothing new: who left such a circle stays out of it.
            labels = Card().with_categories([label for one in before for label in one.categories])
            _follow_labels(tx.connection, keep, labels, card)
            contacts.clear_review(tx.connection, (keep,))
            belongings.unite(tx.connection, keep, others)

    def clear_review(self, ids: Sequence[int]) -> int:
        """Take off the mark that an import left; returns how many had it."""
        with self._store.transaction("clear_review") as tx:
            return count(tx.facts, contacts.clear_review(tx.connection, ids))

    def set_dear(self, ids: Sequence[int], dear: bool) -> int:
        """Give contacts the star, or take it off; returns for how many that changed something."""
        from kontaktpflege.storage import stars

        with self._store.transaction("dear" if dear else "not_dear") as tx:
            self._name_single(tx.connection, ids, tx.facts)
            return count(tx.facts, stars.set_dear(tx.connection, ids, dear))

    def turn_dear(self, ids: Sequence[int]) -> tuple[bool, int]:
        """Give contacts the star, or take it off if all of them bear it; returns (given, for how many)."""
        from kontaktpflege.storage import stars

        with self._store.reading() as connection:
            give = stars.dear_among(connection, ids) < len(ids)
        return give, self.set_dear(ids, give)

    def derive_anew(self, progress: Progress = lambda done, total: None) -> int:
        """Bring derived columns of older rules or another country up to date; returns how many contacts. Mostly none."""
        return self._derive_anew(progress)

    def trash(self, ids: Sequence[int]) -> int:
        """Put contacts into the trash with everything that hangs on them; returns how many."""
        with self._store.transaction("trash") as tx:
            self._name_single(tx.connection, ids, tx.facts)
            return count(tx.facts, contacts.set_trashed(tx.connection, ids, tx.now))

    def restore(self, ids: Sequence[int]) -> int:
        """Take contacts out of the trash; returns how many."""
        with self._store.transaction("restore") as tx:
            self._name_single(tx.connection, ids, tx.facts)
            return count(tx.facts, contacts.set_trashed(tx.connection, ids, None))

    def empty_trash(self) -> int:
        """Remove all that is in the trash, as one step of undo; returns how many."""
        from kontaktpflege.storage import belongings

        with self._store.transaction("empty_trash") as tx:
            chosen = "(SELECT id FROM contact WHERE trashed_at IS NOT NULL)"
            return count(tx.facts, belongings.remove(tx.connection, chosen))

    def forget(self, ids: Sequence[int]) -> int:
        """Remove contacts for good: from the book, the undo log, import bases, photos, index and write-ahead log.

        Cannot be undone. Backups keep what they hold. Returns how many contacts went.
        """
        from kontaktpflege.storage import scrub

        return scrub.forget(self._store, ids)

    def _name_single(self, connection: Connection, ids: Sequence[int], facts: dict[str, int | str]) -> None:
        if len(ids) == 1:
            facts["name"] = next((row.name for row in contact_rows.summaries(connection, ids)), "")


def _keep_blobs(connection: Connection, blobs: Mapping[str, bytes] | None) -> None:
    from kontaktpflege.storage import imports

    for digest, data in (blobs or {}).items():
        imports.keep_blob(connection, digest, data)


def _follow_labels(connection: Connection, contact_id: int, before: Card, after: Card) -> None:
    """Let a contact join and leave the circles that its CATEGORIES name newly or no longer."""

    if before.categories == after.categories:
        return
    known = circles.known_categories(connection)
    then = set(circles_of_categories(before.categories, known))
    now = set(circles_of_categories(after.categories, known))
    for circle in sorted(now - then):
        circles.add(connection, circle, (contact_id,))
    for circle in sorted(then - now):
        circles.leave(connection, circle, (contact_id,))


def _bare_uid(text: str) -> str:
    return text[9:] if text[:9].lower() == "urn:uuid:" else text


def count(facts: dict[str, int | str], changed: int) -> int:
    """Keep a step's number of contacts among its facts and hand it on."""
    facts["count"] = changed
    return changed
