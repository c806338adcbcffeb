"""Many contacts changed at once: previewed, done as one step, taken back as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kontaktpflege.domain.bulk_change import BulkAct, BulkChange
from kontaktpflege.domain.contact import Scope
from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.services import Services
from kontaktpflege.wording.undo import step_name
from tests.books import contents, findings, ids, names, open_book, take_in, trashed, undo, vcard

ORGANISATION = BulkChange(act=BulkAct.SET, field="ORG", text="Neue GmbH")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "contacts.book"


@pytest.fixture
def book(path: Path) -> Iterator[Services]:
    opened = open_book(path)
    yield opened
    opened.close()


def crowd(book: Services, count: int) -> list[int]:
    take_in(book, *(vcard(f"Person {number}", "X-FOO;A=1:kept\\:so", "ORG:Alt;Abteilung") for number in range(count)))
    return ids(book)


def quiet(done: int, total: int) -> None:
    pass


def test_a_preview_counts_and_shows_examples_and_changes_nothing(book: Services, path: Path) -> None:
    people = crowd(book, 8)
    take_in(book, vcard("Schon Da", "ORG:Neue GmbH"))
    before = contents(path)
    preview = book.bulk_edit.preview(ids(book), ORGANISATION, quiet, lambda: False)
    assert (preview.total, preview.changed, len(preview.examples)) == (9, len(people), 5)
    example = preview.examples[0]
    assert example.name.startswith("Person")
    assert [item.value for item in (*example.old, *example.new)] == ["Alt;Abteilung", "Neue GmbH;Abteilung"]
    assert contents(path) == before


def test_all_change_in_one_step_and_are_found_by_what_is_new(book: Services, path: Path) -> None:
    people = crowd(book, 1200)
    before = contents(path)
    reached: list[tuple[int, int]] = []
    assert book.bulk_edit.run(people, ORGANISATION, lambda *at: reached.append(at), lambda: False) == 1200
    assert reached[-1] == (1200, 1200)
    assert len(ids(book, "neue gmbh")) == 1200
    assert ids(book, "alt") == []
    assert all("X-FOO;A=1:kept\\:so" in one.card.text for one in book.address_book.contacts(people[:50]))
    assert {row.organisation for row in book.address_book.summaries(people)} == {"Neue GmbH"}
    assert findings(book) == []
    step = book.history.undo_step()
    assert step is not None
    assert step_name(step) == "change to 1200 contacts"
    undo(book)
    assert contents(path) == before


def test_circles_follow_the_categories(book: Services) -> None:
    people = crowd(book, 3)
    customers = book.circles.find("Kunden").id
    label = BulkChange(act=BulkAct.ADD_CATEGORY, text="Kunden")
    book.bulk_edit.run(people, label, quiet, lambda: False)
    assert len(names(book, scope=Scope.CIRCLE, circle=customers)) == 3
    book.bulk_edit.run(people[:1], BulkChange(act=BulkAct.REMOVE_CATEGORY, text="kunden"), quiet, lambda: False)
    assert len(names(book, scope=Scope.CIRCLE, circle=customers)) == 2


def test_called_off_it_has_changed_nothing(book: Services, path: Path) -> None:
    people = crowd(book, 30)
    before = contents(path)
    seen: list[int] = []
    with pytest.raises(Cancelled):
        book.bulk_edit.run(people, ORGANISATION, lambda done, total: seen.append(done), lambda: len(seen) > 20)
    assert contents(path) == before
    with pytest.raises(Cancelled):
        book.bulk_edit.preview(people, ORGANISATION, quiet, lambda: True)


def test_what_lies_in_the_trash_or_changes_not_is_left_alone(book: Services) -> None:
    people = crowd(book, 2)
    book.address_book.trash(people[:1])
    assert book.bulk_edit.run(people, ORGANISATION, quiet, lambda: False) == 1
    assert book.address_book.contact(people[0]).trashed is not None
    step = book.history.undo_step()
    assert book.bulk_edit.run(people, ORGANISATION, quiet, lambda: False) == 0
    assert book.history.undo_step() == step


def test_a_card_that_changes_meanwhile_is_changed_as_it_is_then(book: Services) -> None:
    people = crowd(book, 3)
    meanwhile = iter([True])

    def interfere(done: int, total: int) -> None:
        if done == total and next(meanwhile, False):
            book.bulk_edit.run(people[:1], BulkChange(act=BulkAct.NOTE, text="später"), quiet, lambda: False)

    assert book.bulk_edit.run(people, ORGANISATION, interfere, lambda: False) == 3
    assert book.address_book.contact(people[0]).card.notes == ("später",)
    assert book.address_book.contact(people[0]).card.organisation == ("Neue GmbH", "Abteilung")


def test_a_contact_that_is_trashed_meanwhile_stays_in_the_trash(book: Services) -> None:
    people = crowd(book, 3)
    meanwhile = iter([True])

    def interfere(done: int, total: int) -> None:
        if done == total and next(meanwhile, False):
            book.address_book.trash(people[:1])

    assert book.bulk_edit.run(people, ORGANISATION, interfere, lambda: False) == 2
    assert trashed(book) == people[:1]
    assert book.address_book.contact(people[0]).card.organisation == ("Alt", "Abteilung")


def test_an_import_of_the_same_file_again_does_not_revert_it(book: Services) -> None:
    crowd(book, 3)
    book.bulk_edit.run(ids(book), ORGANISATION, quiet, lambda: False)
    again = take_in(
        book, *(vcard(f"Person {number}", "X-FOO;A=1:kept\\:so", "ORG:Alt;Abteilung") for number in range(3))
    )
    assert (again.same, again.new) == (3, 0)
    assert ids(book, "alt") == []
