"""The hand-over: the phone is told what changed here, once, and only after the file was written."""

from __future__ import annotations

import errno
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from kontaktpflege.domain.errors import Cancelled, FileProblem
from kontaktpflege.services import Services
from tests.books import (
    bytes_on_disk,
    contents,
    exported,
    findings,
    ids,
    open_book,
    redo,
    take_in,
    undo,
    vcard,
)

ANNA = vcard("Anna Weiß", "TEL:0221 471012", uid="u1")
BERND = vcard("Bernd Maier", "TEL:0221 471013", uid="u2")
TABLE = b"Name;E-Mail\nEva Klein;eva@example.org\n"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    book = open_book(tmp_path / "a.book")
    yield book
    assert findings(book) == []
    book.close()


def edit(book: Services, contact: int, number: str) -> None:
    card = book.address_book.contact(contact).card
    book.address_book.edit(contact, card.with_value(card.get("TEL")[0], number))


def changes(book: Services) -> tuple[tuple[int, ...], tuple[int, ...], list[str]]:
    what = book.hand_over.changes()
    return what.new, what.changed, [name for _, name in what.deleted]


def hand_over(book: Services) -> bytes:
    stream = io.BytesIO()
    book.hand_over.hand_over(stream)
    return stream.getvalue()


class FullDisk(io.BytesIO):
    """Takes everything into its buffer, and has no room for it."""

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_what_found_no_room_is_not_handed_over(book: Services) -> None:
    take_in(book, ANNA)
    edit(book, 1, "0221 1")
    with pytest.raises(OSError, match="No space"):
        book.hand_over.hand_over(FullDisk())
    assert changes(book) == ((), (1,), [])


def test_what_came_from_the_phone_is_known_there(book: Services) -> None:
    take_in(book, ANNA, BERND)
    assert changes(book) == ((), (), [])


def test_what_came_by_a_table_or_was_made_here_is_new_there(book: Services) -> None:
    take_in(book, ANNA)
    book.transfer.take_in([TABLE])
    assert changes(book) == ((2,), (), [])


def test_edits_and_circles_change_a_card(book: Services) -> None:
    take_in(book, ANNA, BERND)
    edit(book, 1, "0221 1")
    book.circles.add(book.circles.find("Freunde").id, [2])
    assert changes(book) == ((), (1, 2), [])


def test_a_hand_over_is_remembered_with_what_was_written(book: Services) -> None:
    take_in(book, ANNA, BERND)
    edit(book, 1, "0221 1")
    assert hand_over(book) == exported(book, [1])
    assert changes(book) == ((), (), [])
    edit(book, 1, "0221 2")
    assert changes(book) == ((), (1,), [])


def test_a_hand_over_is_a_step_of_undo(book: Services) -> None:
    take_in(book, ANNA)
    edit(book, 1, "0221 1")
    hand_over(book)
    before = contents(book.book)
    assert undo(book) == "hand_over"
    assert changes(book) == ((), (1,), [])
    redo(book)
    assert contents(book.book) == before


def test_deleted_contacts_are_named_until_they_were_told(book: Services) -> None:
    take_in(book, ANNA, BERND)
    book.address_book.trash([1])
    assert changes(book) == ((), (), ["Anna Weiß"])
    hand_over(book)
    assert changes(book) == ((), (), [])
    book.address_book.restore([1])
    assert changes(book) == ((1,), (), [])


def test_a_contact_that_left_the_trash_too_is_named(book: Services) -> None:
    take_in(book, ANNA)
    book.address_book.trash([1])
    book.address_book.empty_trash()
    assert changes(book) == ((), (), ["Anna Weiß"])


def test_a_contact_that_no_phone_had_is_not_named(book: Services) -> None:
    book.transfer.take_in([TABLE])
    book.address_book.trash([1])
    assert changes(book) == ((), (), [])


def test_a_contact_merged_away_is_named(book: Services) -> None:
    take_in(book, ANNA, BERND)
    book.address_book.merge(1, [2], book.address_book.contact(1).card)
    assert changes(book)[2] == ["Bernd Maier"]


def test_what_the_phone_sends_back_is_known_there(book: Services) -> None:
    take_in(book, ANNA)
    edit(book, 1, "0221 1")
    hand_over(book)
    take_in(book, ANNA.replace(b"471012", b"1").replace(b"END", b"NOTE:from the phone\r\nEND"))
    assert changes(book) == ((), (), [])


def test_forgetting_for_good_leaves_no_name(book: Services) -> None:
    take_in(book, vcard("Xaver Unvergleichlich", uid="u9"))
    edit_free = book.address_book.contact(1).card
    book.address_book.edit(1, edit_free.with_categories(["Skat"]))
    hand_over(book)
    book.address_book.trash([1])
    book.address_book.forget([1])
    assert changes(book) == ((), (), [])
    assert b"Unvergleichlich" not in bytes_on_disk(book.book)


def test_what_could_not_be_written_is_not_remembered(book: Services, tmp_path: Path) -> None:
    book.transfer.take_in([TABLE])
    before = contents(book.book)
    with pytest.raises(FileProblem):
        book.hand_over.hand_over(tmp_path / "no" / "such" / "folder.vcf")
    with pytest.raises(Cancelled):
        book.hand_over.hand_over(tmp_path / "phone.vcf", cancel=lambda: True)
    assert contents(book.book) == before
    assert not (tmp_path / "phone.vcf").exists()


def test_no_file_is_written_where_nothing_changed(book: Services, tmp_path: Path) -> None:
    take_in(book, ANNA)
    report = book.hand_over.hand_over(tmp_path / "phone.vcf")
    assert (report.export, report.step) == (None, None)
    assert not (tmp_path / "phone.vcf").exists()


def test_it_tells_when_something_was_handed_over_last(book: Services) -> None:
    take_in(book, ANNA)
    assert book.hand_over.changes().last is None
    edit(book, 1, "0221 1")
    hand_over(book)
    assert book.hand_over.changes().last is not None
    assert ids(book) == [1]
