"""Saved filters belong to the book: saved, changed, undone, and read with care."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.domain.errors import SavedFilterProblem
from kontaktpflege.domain.filter import Filter
from kontaktpflege.services import Services
from tests.books import connect, findings, open_book, redo, undo

QUERY = ContactQuery(scope=Scope.DEAR, words="köl", filters=(Filter(kind="phone", wanted=False),), sort="city")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    book = open_book(tmp_path / "a.book")
    yield book
    book.close()


def held(book: Services) -> list[tuple[str, ContactQuery]]:
    return [(one.name, one.query) for one in book.saved_filters.saved_filters()]


def test_each_act_is_one_step_and_can_be_taken_back(book: Services) -> None:
    desk, other = book.saved_filters, ContactQuery(words="x")
    saved = desk.save(" Dear in Cologne ", QUERY)
    desk.rename(saved, "Cologne")
    desk.change(saved, other)
    desk.delete(saved)
    past = [held(book)]
    for _ in range(4):
        undo(book)
        past.append(held(book))
    assert past == [[], [("Cologne", other)], [("Cologne", QUERY)], [("Dear in Cologne", QUERY)], []]
    assert [redo(book) for _ in range(4)] == ["filter_save", "filter_rename", "filter_change", "filter_delete"]
    assert held(book) == []
    assert findings(book) == []


def test_saving_under_a_name_that_is_taken_takes_its_place(book: Services) -> None:
    first = book.saved_filters.save("Köln", QUERY)
    assert book.saved_filters.save("KOELN", ContactQuery()) == first
    assert held(book) == [("KOELN", ContactQuery())]


@pytest.mark.parametrize("name", ["", "  \t"])
def test_a_filter_needs_a_name(book: Services, name: str) -> None:
    with pytest.raises(SavedFilterProblem, match="name_empty"):
        book.saved_filters.save(name, QUERY)
    assert book.history.undo_step() is None


def test_two_filters_do_not_share_a_name_and_one_that_is_gone_is_said(book: Services) -> None:
    book.saved_filters.save("One", QUERY)
    two = book.saved_filters.save("Two", QUERY)
    with pytest.raises(SavedFilterProblem, match="name_taken"):
        book.saved_filters.rename(two, "one")
    book.saved_filters.rename(two, "TWO")
    for act in (book.saved_filters.delete, lambda one: book.saved_filters.change(one, QUERY)):
        with pytest.raises(SavedFilterProblem, match="no_such_filter"):
            act(99)


def test_what_another_program_wrote_is_read_as_far_as_it_goes(book: Services) -> None:
    connection = connect(book.book)
    for query in ("", "[]", "{", '{"scope": "dear", "filters": [{"kind": "aura"}, {"kind": "photo"}]}'):
        connection.execute("INSERT INTO saved_filter (name, query) VALUES ('x', ?)", (query,))
    connection.close()
    assert [one.query for one in book.saved_filters.saved_filters()] == [
        *[ContactQuery()] * 3,
        ContactQuery(scope=Scope.DEAR, filters=(Filter(kind="photo"),)),
    ]


def test_a_filter_follows_a_circle_that_is_merged_into_another(book: Services) -> None:
    choir, band = book.circles.create("Chor"), book.circles.create("Band")
    both = Filter(kind="one_circle", circles=(choir.id, band.id, 3))
    book.saved_filters.save("Music", ContactQuery(scope=Scope.CIRCLE, circle=choir.id, filters=(both,)))
    book.saved_filters.save("Others", QUERY)
    book.circles.merge(choir.id, band.id)
    music = ContactQuery(scope=Scope.CIRCLE, circle=band.id, filters=(replace(both, circles=(band.id, 3)),))
    assert held(book) == [("Music", music), ("Others", QUERY)]
    undo(book)
    assert held(book)[0][1].circle == choir.id
