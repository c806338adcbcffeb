"""Where contacts are known from: kept, shown by today's names, and following merge, trash, forgetting and undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.errors import ContactNotFound
from kontaktpflege.domain.listing import derive
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.services import Services
from kontaktpflege.storage import origins
from kontaktpflege.storage.stage import Stage, StagedCard
from kontaktpflege.storage.store import Store
from tests.books import Clock, bytes_on_disk, contents, findings, ids, names, open_book, redo, take_in, undo, vcard

MAY = PartialDate(2024, 5)
FAIR = Origin(through_id=1, through="Bernd Maier", place="Messe Köln", since=MAY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.book"


@pytest.fixture
def book(path: Path) -> Iterator[Services]:
    """Bernd (1), Anna (2), who is known through him, and Cem (3)."""
    book = open_book(path)
    take_in(book, vcard("Bernd Maier"), vcard("Anna Weiß", "TEL:0221 471012"), vcard("Cem Özdemir"))
    book.origins.set(2, FAIR)
    yield book
    assert findings(book) == []
    book.close()


def renamed(card: Card, name: str) -> Card:
    given, family = name.split()
    parts = card.get("N")[0]
    return card.with_value(card.get("FN")[0], name).replaced(parts, parts._replace(value=f"{family};{given};;;"))


def test_it_is_kept_and_taken_back(book: Services, path: Path) -> None:
    told = contents(path)
    assert book.origins.origin(2) == FAIR
    assert undo(book) == "origin"
    assert book.origins.origin(2) is None
    redo(book)
    assert contents(path) == told


def test_an_empty_one_removes_it(book: Services, path: Path) -> None:
    book.origins.set(2, Origin(through_id=1, through=" "))
    assert book.origins.origin(2) is None
    assert contents(path)["origin"] == []


def test_saying_it_again_leaves_no_step(book: Services) -> None:
    before = book.history.undo_step()
    book.origins.set(2, FAIR)
    assert book.history.undo_step() == before


def test_nobody_is_known_who_is_not_there(book: Services) -> None:
    before = book.history.undo_step()
    with pytest.raises(ContactNotFound):
        book.origins.set(99, FAIR)
    assert book.history.undo_step() == before


def test_a_linked_name_is_todays(book: Services) -> None:
    bernd = book.address_book.contact(1).card
    book.address_book.edit(1, renamed(bernd, "Bernd Schulz"))
    told = book.origins.origin(2)
    assert told
    assert (told.through_id, told.through) == (1, "Bernd Schulz")


def test_who_is_known_through_somebody(book: Services) -> None:
    book.origins.set(3, Origin(through_id=1, through="Bernd Maier"))
    assert [row.name for row in book.origins.acquaintance(1).brought] == ["Cem Özdemir", "Anna Weiß"]
    book.address_book.trash([3])
    assert [row.name for row in book.origins.acquaintance(1).brought] == ["Anna Weiß"]


def test_a_link_leads_to_nobody_in_the_trash(book: Services) -> None:
    met = book.origins.acquaintance(2)
    assert (met.origin, met.link) == (FAIR, 1)
    book.address_book.trash([1])
    met = book.origins.acquaintance(2)
    assert (met.origin, met.link) == (FAIR, None)


def test_the_name_stays_when_the_contact_goes(book: Services) -> None:
    book.address_book.edit(1, renamed(book.address_book.contact(1).card, "Bernd Schulz"))
    book.address_book.trash([1])
    assert book.origins.origin(2) == Origin(through_id=1, through="Bernd Schulz", place="Messe Köln", since=MAY)
    book.address_book.empty_trash()
    assert book.origins.origin(2) == Origin(through="Bernd Schulz", place="Messe Köln", since=MAY)
    undo(book)
    assert book.origins.origin(2) == Origin(through_id=1, through="Bernd Schulz", place="Messe Köln", since=MAY)


def test_forgetting_takes_the_name_away_everywhere(book: Services, path: Path) -> None:
    book.origins.set(3, Origin(through_id=1, through="Bernd Maier"))
    book.origins.set(3, Origin())
    book.address_book.forget([1])
    assert book.origins.origin(2) == Origin(place="Messe Köln", since=MAY)
    while book.history.undo_step():
        undo(book)
    assert not [name for name in (b"Bernd", b"bernd", b"Maier", b"maier") if name in bytes_on_disk(path)]


def test_forgetting_takes_what_was_known_of_oneself(book: Services, path: Path) -> None:
    book.address_book.forget([2])
    assert "Messe Köln".encode() not in bytes_on_disk(path)


def test_merging_keeps_what_is_known_of_both(book: Services) -> None:
    book.origins.set(3, Origin(through="Eva", place="Stammtisch", since=PartialDate(1999)))
    book.address_book.merge(2, [3], book.address_book.contact(2).card)
    place = "Messe Köln; Stammtisch; Eva"
    assert book.origins.origin(2) == Origin(through_id=1, through="Bernd Maier", place=place, since=PartialDate(1999))
    undo(book)
    assert book.origins.origin(2) == FAIR


def test_merging_takes_links_along(book: Services) -> None:
    book.address_book.merge(3, [1], book.address_book.contact(3).card)
    told = book.origins.origin(2)
    assert told
    assert (told.through_id, told.through) == (3, "Cem Özdemir")


def test_nobody_is_known_through_themselves(book: Services) -> None:
    book.address_book.merge(2, [1], book.address_book.contact(2).card)
    assert book.origins.origin(2) == Origin(place="Messe Köln", since=MAY)


def test_a_new_contact_comes_with_circles_and_origin_in_one_step(book: Services, path: Path) -> None:
    before = contents(path)
    card = Card.from_text("VERSION:3.0\nFN:Eva Müller\nN:Müller;Eva;;;\nCATEGORIES:Freunde")
    made = book.address_book.create(card, joined=[15], origin=FAIR)
    contact = book.address_book.contact(made)
    assert contact.circles == (3, 15)
    assert contact.card.uid == contact.uuid.urn
    assert contact.card.removed(contact.card.get("UID")[0]) == card
    assert book.origins.origin(made) == FAIR
    assert names(book, "muller") == ["Eva Müller"]
    assert undo(book) == "create"
    assert contents(path) == before


def test_an_edit_can_say_it_anew_in_the_same_step(book: Services, path: Path) -> None:
    before = contents(path)
    card = book.address_book.contact(2).card
    book.address_book.edit(2, renamed(card, "Anna Roth"), card, origin=Origin(place="Chor"))
    assert (names(book, "chor"), book.origins.origin(2)) == (["Anna Roth"], Origin(place="Chor"))
    book.address_book.edit(2, card)
    assert book.origins.origin(2) == Origin(place="Chor")
    undo(book)
    undo(book)
    assert contents(path) == before


def stage(path: Path, *cards: tuple[int | None, Origin | None]) -> None:
    """Import a card for each (target, origin) as an importer does."""
    store = Store(path, Clock())
    text = "VERSION:3.0\nFN:Dora\nN:;Dora;;;"
    with store.connection() as connection:
        staged = Stage(connection)
        for target, origin in cards:
            staged.add(StagedCard(text, derive(text), b"", "", target=target, expected=target, origin=origin))
        staged.close_reading()
        with store.transaction("import", {}, connection) as tx:
            staged.take_over(tx.now)
        staged.discard()
    store.close()


def test_an_import_brings_origins_along_and_keeps_what_stands(book: Services, path: Path) -> None:
    linkedin = Origin(place="LinkedIn", since=PartialDate(2019, 3, 4))
    stage(path, (None, linkedin), (None, None), (2, linkedin), (3, linkedin), (None, Origin()))
    assert book.origins.origin(4) == linkedin
    assert book.origins.origin(5) is None
    assert book.origins.origin(2) == FAIR
    assert book.origins.origin(3) == linkedin
    undo(book)
    assert [row[0] for row in contents(path)["origin"]] == [2]


def test_many_are_filled_at_once(book: Services, path: Path) -> None:
    store = Store(path, Clock())
    with store.transaction("import") as tx:
        origins.fill(tx.connection, {2: Origin(through="Eva", place="LinkedIn"), 3: Origin(place="LinkedIn")})
    store.close()
    assert book.origins.origin(2) == FAIR
    assert book.origins.origin(3) == Origin(place="LinkedIn")
    assert ids(book, "linkedin") == [3]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("messe", ["Anna Weiß"]),
        ("messe weiss", ["Anna Weiß"]),
        ("köl", ["Anna Weiß"]),
        ("m", ["Bernd Maier", "Anna Weiß"]),
        ("me an", ["Anna Weiß"]),
        ("maier", ["Bernd Maier", "Anna Weiß"]),
        ("messe 471012", ["Anna Weiß"]),
        ("messe özdemir", []),
        ("esse", ["Anna Weiß"]),
        ("e", []),
    ],
)
def test_people_are_found_by_it(book: Services, words: str, found: list[str]) -> None:
    assert names(book, words) == found


def test_search_follows_a_new_name_and_undo(book: Services) -> None:
    book.address_book.edit(1, renamed(book.address_book.contact(1).card, "Bernd Schulz"))
    assert "Anna Weiß" in names(book, "schulz")
    undo(book)
    undo(book)
    assert names(book, "messe") == []
