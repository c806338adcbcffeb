"""Contacts made and changed by hand: what the book is like afterwards, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.errors import ContactMoved
from kontaktpflege.domain.property import Property
from kontaktpflege.services import Services
from tests.books import contents, exported, findings, ids, names, open_book, redo, take_in, undo, vcard


@pytest.fixture
def book(tmp_path: Path) -> Services:
    return open_book(tmp_path / "a.book")


NEW = Card.from_text("VERSION:3.0\nFN:Eva Müller\nN:Müller;Eva;;;\nTEL:0221 471012\nCATEGORIES:Freunde")


def test_a_new_contact_is_listed_found_and_in_its_circles(book: Services) -> None:
    made = book.address_book.create(NEW)
    assert names(book, "mueller 0221") == ["Eva Müller"]
    contact = book.address_book.contact(made)
    assert len(contact.circles) == 1
    assert contact.card.uid == f"urn:uuid:{contact.uuid}"
    assert contact.card.removed(contact.card.get("UID")[0]) == NEW
    assert findings(book) == []


def test_a_card_that_has_a_uid_is_kept_as_it_is(book: Services) -> None:
    card = NEW.added(Property("UID", "mine"))
    assert book.address_book.contact(book.address_book.create(card)).card == card


def test_a_new_contact_is_one_step_of_undo(book: Services) -> None:
    before = contents(book.book)
    book.address_book.create(NEW)
    after = contents(book.book)
    assert undo(book) == "create"
    assert contents(book.book) == before
    assert redo(book) == "create"
    assert contents(book.book) == after


def test_what_is_no_number_names_nobody(book: Services) -> None:
    book.address_book.create(NEW)
    with pytest.raises(TypeError):
        book.address_book.trash([None])  # type: ignore[list-item]
    assert names(book) == ["Eva Müller"]


def test_the_photo_of_a_new_contact_goes_into_the_book_and_out_again(book: Services) -> None:
    digest = "ab" * 16
    card = NEW.added(Property("PHOTO;ENCODING=b;TYPE=JPEG", f"\x1aB{digest}"))
    made = book.address_book.create(card, {digest: b"a picture"})
    assert book.address_book.photo(digest) == b"a picture"
    assert b"PHOTO;ENCODING=b;TYPE=JPEG:YSBwaWN0dXJl" in exported(book, [made])
    assert findings(book) == []


def test_an_edit_is_refused_if_the_card_has_changed_meanwhile(book: Services, tmp_path: Path) -> None:
    take_in(book, vcard("Anna Weiß"))
    (contact,) = ids(book)
    seen = book.address_book.contact(contact).card
    other = open_book(tmp_path / "a.book")
    other.address_book.edit(contact, seen.added(Property("NOTE", "theirs")), seen)
    with pytest.raises(ContactMoved):
        book.address_book.edit(contact, seen.added(Property("NOTE", "mine")), seen)
    now = book.address_book.contact(contact).card
    assert now.notes == ("theirs",)
    book.address_book.edit(contact, now.added(Property("NOTE", "mine")), now)
    assert book.address_book.contact(contact).card.notes == ("theirs", "mine")
    other.close()


def test_people_named_on_a_card_are_found_by_uid_or_by_a_name_that_is_theirs_alone(tmp_path: Path) -> None:
    book = open_book(tmp_path / "people.book")
    try:
        take_in(
            book,
            vcard("Eva Müller", uid="e-1"),
            vcard("Bernd Maier", uid="urn:uuid:b-2"),
            vcard("Ida Weiß"),
            vcard("Tim Klein"),
            vcard("Tim Klein", "TEL:0170 1"),
        )
        said = ["urn:uuid:e-1", "b-2", "Mueller, Eva", "Ida Weiss", "Tim Klein", "urn:uuid:gone", "", "…"]
        found = book.address_book.people_named(Card.from_text("\n".join(f"RELATED:{text}" for text in said)))
        assert {text: name for text, (_id, name) in found.items()} == {
            "urn:uuid:e-1": "Eva Müller",
            "b-2": "Bernd Maier",
            "Mueller, Eva": "Eva Müller",
            "Ida Weiss": "Ida Weiß",
        }
        book.address_book.trash(ids(book, "Ida"))
        assert "Ida Weiss" not in book.address_book.people_named(Card.from_text("X-SPOUSE:Ida Weiss"))
    finally:
        book.close()
