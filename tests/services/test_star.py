"""The star: given, taken off, kept through the trash and a merge, and back with undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kontaktpflege.domain.contact import Scope
from kontaktpflege.services import Services
from kontaktpflege.wording.undo import step_name
from tests.books import findings, ids, names, open_book, redo, take_in, undo, vcard


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    opened = open_book(tmp_path / "contacts.book")
    take_in(opened, vcard("Anna Weiß"), vcard("Bernd Maier"), vcard("Eva Müller"))
    yield opened
    opened.close()


def dear(book: Services) -> list[str]:
    assert len(names(book, scope=Scope.DEAR)) == book.address_book.counts().dear
    return names(book, scope=Scope.DEAR)


def test_a_star_is_given_and_taken_off_as_one_step_each(book: Services) -> None:
    anna, eva = ids(book, "Anna") + ids(book, "Eva")
    assert book.address_book.turn_dear([anna]) == (True, 1)
    assert dear(book) == ["Anna Weiß"]
    assert book.address_book.contact(anna).dear
    assert [row.dear for row in book.address_book.summaries([anna, eva])] == [True, False]
    assert book.address_book.turn_dear([anna]) == (False, 1)
    assert dear(book) == []
    undo(book)
    assert dear(book) == ["Anna Weiß"]
    undo(book)
    redo(book)
    assert dear(book) == ["Anna Weiß"]


def test_of_several_all_get_the_star_unless_all_have_it(book: Services) -> None:
    everybody = ids(book)
    book.address_book.set_dear(everybody[:1], dear=True)
    assert book.address_book.turn_dear(everybody) == (True, 2)
    assert len(dear(book)) == 3
    assert book.address_book.turn_dear(everybody) == (False, 3)
    assert dear(book) == []


def test_giving_it_twice_is_no_step(book: Services) -> None:
    anna = ids(book, "Anna")
    book.address_book.set_dear(anna, dear=True)
    step = book.history.undo_step()
    assert book.address_book.set_dear(anna, dear=True) == 0
    assert book.history.undo_step() == step


def test_the_step_names_the_contact_or_how_many(book: Services) -> None:
    book.address_book.set_dear(ids(book, "Anna"), dear=True)
    step = book.history.undo_step()
    assert step is not None
    assert step_name(step) == "star for Anna Weiß"
    book.address_book.set_dear(ids(book), dear=False)
    step = book.history.undo_step()
    assert step is not None
    assert step_name(step) == "taking the star off 1 contact"


def test_the_star_waits_in_the_trash_and_goes_with_the_contact(book: Services) -> None:
    anna = ids(book, "Anna")
    book.address_book.set_dear(anna, dear=True)
    book.address_book.trash(anna)
    assert dear(book) == []
    book.address_book.restore(anna)
    assert dear(book) == ["Anna Weiß"]
    book.address_book.trash(anna)
    book.address_book.empty_trash()
    assert findings(book) == []
    undo(book)
    undo(book)
    assert dear(book) == ["Anna Weiß"]


def test_whoever_absorbs_a_dear_one_is_dear(book: Services) -> None:
    anna, bernd = ids(book, "Anna") + ids(book, "Bernd")
    book.address_book.set_dear([bernd], dear=True)
    book.address_book.merge(anna, [bernd], book.address_book.contact(anna).card)
    assert dear(book) == ["Anna Weiß"]
    assert findings(book) == []
    undo(book)
    assert dear(book) == ["Bernd Maier"]


def test_a_forgotten_one_leaves_no_star_behind(book: Services) -> None:
    anna = ids(book, "Anna")
    book.address_book.set_dear(anna, dear=True)
    book.address_book.set_dear(anna, dear=False)
    book.address_book.forget(anna)
    assert findings(book) == []
    step = book.history.undo_step()
    assert step is None or step.kind == "import"
