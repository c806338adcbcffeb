"""Contacts made one: what hung on each hangs on the one that is left, and stale cards are not merged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import Scope
from kontaktpflege.domain.errors import ContactMoved
from kontaktpflege.domain.union import proposal, union_fields, united
from kontaktpflege.services import Services
from tests.books import contents, exported, findings, ids, names, open_book, take_in, undo, vcard


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    opened = open_book(tmp_path / "contacts.book")
    yield opened
    opened.close()


def merge(book: Services, *contacts: int) -> int:
    """Merge as the dialog proposes; returns who is left."""
    cards = [contact.card for contact in book.address_book.contacts(contacts)]
    fields = union_fields(cards)
    card = united(cards, fields, proposal(fields))
    book.address_book.merge(contacts[0], contacts[1:], card, dict(zip(contacts, cards, strict=True)))
    return contacts[0]


def test_circles_and_the_star_follow_and_undo_parts_them_again(book: Services, tmp_path: Path) -> None:
    take_in(book, vcard("Anna Weiß", "CATEGORIES:Freunde"), vcard("Anna Weiss", "CATEGORIES:Kunden"))
    anna, other = ids(book)
    book.address_book.set_dear([other], dear=True)
    before = contents(tmp_path / "contacts.book")
    kept = merge(book, anna, other)
    circles = {book.circles.find("Freunde").id, book.circles.find("Kunden").id}
    assert set(book.address_book.contact(kept).circles) == circles
    assert book.address_book.contact(kept).dear
    assert "CATEGORIES:Freunde,Kunden\r\n" in exported(book).decode()
    assert findings(book) == []
    undo(book)
    assert contents(tmp_path / "contacts.book") == before


def test_who_left_a_circle_does_not_come_back_by_the_label_of_the_card(book: Services) -> None:
    take_in(book, vcard("Anna Weiß"), vcard("Anna Weiss", "CATEGORIES:Kunden"))
    anna, other = ids(book, "Anna", sort="created")
    customers = book.circles.find("Kunden").id
    book.circles.remove(customers, [anna, other])
    merge(book, anna, other)
    assert names(book, scope=Scope.CIRCLE, circle=customers) == []


def test_a_card_that_moved_on_stops_the_merge(book: Services, tmp_path: Path) -> None:
    take_in(book, vcard("Anna Weiß"), vcard("Anna Weiss"))
    anna, other = ids(book)
    card = book.address_book.contact(anna).card
    before = contents(tmp_path / "contacts.book")
    with pytest.raises(ContactMoved) as caught:
        book.address_book.merge(anna, [other], card, {anna: card, other: Card.from_text("VERSION:3.0")})
    assert caught.value.contact_id == other
    assert contents(tmp_path / "contacts.book") == before
