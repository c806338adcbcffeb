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
from tests.books import contents, exported, findings, ids, merge_in, names, open_book, take_in, undo, vcard


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


def phone(name: str, uid: str, *lines: str) -> bytes:
    return vcard(name, "PRODID:-//Phone//1.0//EN", *lines, uid=uid)


A = phone("Anna Weiß", "a", "TEL:0221 4710", "NOTE:mag Tee")
B = phone("A. Weiss", "b", "TEL:0170 1234567", "NOTE:kennt Bernd", "CATEGORIES:Freunde")


def merged_pair(book: Services) -> int:
    take_in(book, A, B)
    return merge(book, *sorted(ids(book)))


def test_either_card_unchanged_is_known_again_also_in_other_bytes(book: Services) -> None:
    merged_pair(book)
    again = take_in(book, A, B)
    assert (again.same, again.new, again.updated) == (2, 0, 0)
    other_bytes = [card.replace(b"\r\n", b"\n") for card in (A, B)]
    again = take_in(book, *other_bytes)
    assert (again.same, again.new, again.updated) == (2, 0, 0)


@pytest.mark.parametrize("which", ["a", "b", "both"])
def test_what_changes_at_the_source_of_either_comes_to_the_one_contact(book: Services, which: str) -> None:
    kept = merged_pair(book)
    newer_a = A.replace(b"TEL:", b"EMAIL:a@x.de\r\nTEL:")
    newer_b = B.replace(b"TEL:", b"URL:x.de\r\nTEL:")
    sent = {"a": [newer_a], "b": [newer_b], "both": [newer_a, newer_b]}[which]
    report = take_in(book, *sent)
    assert (report.updated, report.new, report.review) == (len(sent), 0, 0)
    assert ids(book) == [kept]
    card = book.address_book.contact(kept).card
    assert {"a": card.emails, "b": card.urls, "both": card.emails and card.urls}[which]
    assert card.uid == "a"
    assert [phone.text for phone in card.phones] == ["0221 4710", "0170 1234567"]
    assert findings(book) == []
    assert take_in(book, *sent).same == len(sent)


def test_both_changes_come_also_where_the_merged_one_added_nothing(book: Services) -> None:
    twin = A.replace(b"UID:a", b"UID:b")
    take_in(book, A, twin)
    kept = merge(book, *sorted(ids(book)))
    assert (
        take_in(book, A.replace(b"TEL:", b"TITLE:x\r\nTEL:")).updated == 1
    )  # the card here is the one from there again
    sent = A.replace(b"TEL:", b"TITLE:x\r\nEMAIL:a@x.de\r\nTEL:"), twin.replace(b"TEL:", b"URL:x.de\r\nTEL:")
    assert take_in(book, *sent).updated == 2
    card = book.address_book.contact(kept).card
    assert (len(card.emails), len(card.urls)) == (1, 1)


def test_what_goes_at_the_source_of_the_merged_one_goes_here(book: Services) -> None:
    kept = merged_pair(book)
    assert take_in(book, B.replace(b"TEL:0170 1234567\r\n", b"")).updated == 1
    assert [phone.text for phone in book.address_book.contact(kept).card.phones] == ["0221 4710"]
    assert take_in(book, B.replace(b"TEL:0170 1234567\r\n", b"TITLE:Chefin\r\n")).updated == 1
    assert book.address_book.contact(kept).card.title == "Chefin"
    assert book.circles.find("Freunde").id in book.address_book.contact(kept).circles


def test_a_contact_made_here_and_merged_is_known_when_it_comes_back_from_a_phone(book: Services) -> None:
    take_in(book, A)
    anna = ids(book)[0]
    own = book.address_book.create(Card.from_text("VERSION:3.0\nFN:Anna W.\nN:W.;Anna;;;\nUID:own\nTEL:0999 888777"))
    merge(book, anna, own)
    report = take_in(book, phone("Anna W.", "own", "TEL:0999 888777", "EMAIL:w@x.de"))
    assert (report.updated, report.new, report.review) == (1, 0, 0)
    assert [mail.text for mail in book.address_book.contact(anna).card.emails] == ["w@x.de"]


def test_a_card_merged_in_at_an_import_is_known_by_its_uid_from_then_on(book: Services) -> None:
    take_in(book, A)
    anna = ids(book)[0]
    plan = book.transfer.prepare([B])
    merge_in(book, plan, 0, anna)
    book.transfer.run(plan)
    report = take_in(book, B.replace(b"TEL:", b"URL:x.de\r\nTEL:"))
    assert (report.updated, report.new, report.review) == (1, 0, 0)
    assert ids(book) == [anna]
    assert book.address_book.contact(anna).card.urls
    assert findings(book) == []


def test_a_merge_of_a_merge_remembers_all(book: Services) -> None:
    take_in(book, A, B, phone("Änne", "c", "TEL:0555 123456"))
    first, second, third = sorted(ids(book))
    merge(book, second, third)
    merge(book, first, second)
    report = take_in(book, phone("Änne", "c", "TEL:0555 123456", "ROLE:x"), B.replace(b"TEL:", b"TITLE:y\r\nTEL:"))
    assert (report.updated, report.new, report.review) == (2, 0, 0)
    assert (book.address_book.contact(first).card.role, book.address_book.contact(first).card.title) == ("x", "y")


def test_undo_of_the_merge_lets_each_have_its_own_again(book: Services, tmp_path: Path) -> None:
    take_in(book, A, B)
    first, second = sorted(ids(book))
    before = contents(tmp_path / "contacts.book")
    merge(book, first, second)
    undo(book)
    assert contents(tmp_path / "contacts.book") == before
    assert take_in(book, B.replace(b"TEL:", b"URL:x.de\r\nTEL:")).updated == 1
    assert book.address_book.contact(second).card.urls


def test_the_preview_shows_what_a_card_under_a_former_uid_would_change(book: Services) -> None:
    kept = merged_pair(book)
    plan = book.transfer.prepare([B.replace(b"TEL:", b"URL:x.de\r\nTEL:")])
    assert plan.target(0) == kept
    detail = book.transfer.look(plan, 0)
    assert [(one.name, one.old is None) for one in detail.differences] == [("URL", True)]


def test_a_group_names_the_merged_one_by_either_uid(book: Services) -> None:
    kept = merged_pair(book)
    take_in(book, vcard("Chor", "KIND:group", "MEMBER:urn:uuid:b", uid="g", version="4.0"))
    assert book.circles.find("Chor").id in book.address_book.contact(kept).circles


def test_a_forgotten_one_is_forgotten_under_every_uid(book: Services) -> None:
    kept = merged_pair(book)
    book.address_book.forget([kept])
    assert findings(book) == []
    assert take_in(book, B).new == 1
