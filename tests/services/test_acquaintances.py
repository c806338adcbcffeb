"""Importing somebody else's contacts: a tie to each, and the new ones are strangers; one step with the import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kontaktpflege.domain.errors import ContactNotFound
from kontaktpflege.domain.tie import TieSource
from kontaktpflege.services import Services
from tests.books import findings, merge_in, open_book, redo, take_in, undo, vcard

ANNA, BERND, CEM, DORA = 1, 2, 3, 4
HERS = vcard("Bernd Maier", uid="b") + vcard("Cem Özdemir", uid="c") + vcard("Dora Zahn", uid="d")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    """Anna (1) and Bernd (2)."""
    book = open_book(tmp_path / "a.book")
    take_in(book, vcard("Anna Weiß", uid="a"), vcard("Bernd Maier", uid="b"))
    yield book
    assert findings(book) == []
    book.close()


def known_by(book: Services, contact: int) -> list[int]:
    return sorted(known.contact_id for known in book.ties.ties_of(contact))


def strangers(book: Services) -> list[int]:
    return [contact for contact in (ANNA, BERND, CEM, DORA) if book.ties.is_stranger(contact)]


def test_each_gets_a_tie_and_the_new_ones_are_strangers(book: Services) -> None:
    report = book.transfer.take_in([HERS], of=ANNA)
    assert (report.new, report.same) == (2, 1)
    assert known_by(book, ANNA) == [BERND, CEM, DORA]
    assert {known.tie.source for known in book.ties.ties_of(ANNA)} == {TieSource.IMPORT}
    assert strangers(book) == [CEM, DORA]
    undo(book)
    assert (known_by(book, ANNA), strangers(book)) == ([], [])
    redo(book)
    assert (known_by(book, ANNA), strangers(book)) == ([BERND, CEM, DORA], [CEM, DORA])


def test_a_preview_may_say_whose_they_are_and_leave_somebody_out(book: Services) -> None:
    plan = book.transfer.prepare([HERS + vcard("Anna Weiß", uid="a")])
    plan.of = ANNA
    book.transfer.run(plan)
    assert known_by(book, ANNA) == [BERND, CEM, DORA]
    assert book.transfer.take_in([HERS], of=BERND).new == 0
    assert known_by(book, BERND) == [ANNA, CEM, DORA]
    assert strangers(book) == [CEM, DORA]


def test_whom_the_import_changes_or_unites_with_gets_a_tie_too(book: Services) -> None:
    plan = book.transfer.prepare([vcard("Bernd Maier", "TEL:0221 1", uid="b") + vcard("B. Maier", uid="new")])
    plan.of = ANNA
    assert book.transfer.run(plan).updated == 1
    assert BERND in known_by(book, ANNA)
    book.ties.remove([(ANNA, BERND)])
    other = book.transfer.prepare([vcard("A. Weiß", uid="new")])
    other.of = BERND
    merge_in(book, other, 0, ANNA)
    book.transfer.run(other)
    assert known_by(book, BERND) == [ANNA]


def test_the_users_own_contacts_are_no_strangers(book: Services) -> None:
    book.ties.set_own_card(ANNA)
    book.transfer.take_in([HERS], of=ANNA)
    assert (known_by(book, ANNA), strangers(book)) == ([], [])


def test_nobodys_contacts_are_not_taken_in(book: Services) -> None:
    with pytest.raises(ContactNotFound):
        book.transfer.take_in([HERS], of=99)
    assert book.address_book.counts().all == 2
