"""Columns that are not on the card: how one met, and where the card was imported from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.services import Services
from kontaktpflege.storage import contact_list
from tests.books import ids, open_book, take_in, vcard


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    """Anna, known through Bernd from Cologne since 2024; Bernd, from a phone; Cem, of whom nothing is known."""
    book = open_book(tmp_path / "a.book")
    take_in(book, vcard("Anna Weiß", uid="a"))
    take_in(book, vcard("Bernd Maier", "PRODID:-//Phone 7.1//DE", uid="b"))
    take_in(book, vcard("Cem Öz", version="4.0", uid="c"))
    book.origins.set(1, Origin(through_id=2, through="Bernie", place="Messe Köln", since=PartialDate(2024, 5)))
    book.origins.set(3, Origin(place="aachen", since=PartialDate(2019)))
    yield book
    book.close()


def test_a_row_says_how_one_met_and_where_the_card_came_from(book: Services) -> None:
    anna, bernd, cem = book.address_book.summaries([1, 2, 3])
    assert (anna.through, anna.met, anna.since, anna.source) == ("Bernd Maier", "Messe Köln", "2024-05", "vcard 3.0")
    assert (bernd.through, bernd.met, bernd.since) == ("", "", "")
    assert bernd.source == "-//phone //de"
    assert (cem.met, cem.since, cem.source) == ("aachen", "2019", "vcard 4.0")


@pytest.mark.parametrize(
    ("sort", "order"), [("through", [1, 2, 3]), ("met", [3, 1, 2]), ("since", [3, 1, 2]), ("source", [2, 1, 3])]
)
def test_they_sort_with_what_is_empty_last_in_either_direction(book: Services, sort: str, order: list[int]) -> None:
    assert ids(book, sort=sort) == order
    told = [one for one in order if one != 2 or sort == "source"]
    untold = [one for one in ids(book, sort=sort, descending=True) if one not in told]
    if sort != "through":
        assert ids(book, sort=sort, descending=True) == [*reversed(told), *untold]


@pytest.mark.parametrize("portion", [1, 2, 3, 4])
def test_a_list_is_the_same_in_whatever_portions_it_is_read(
    book: Services, monkeypatch: pytest.MonkeyPatch, portion: int
) -> None:
    monkeypatch.setattr(contact_list, "_PORTION", portion)
    assert list(book.address_book.list_ids(ContactQuery())) == [2, 3, 1]


def test_a_row_says_how_somebody_is_cared_for(book: Services) -> None:
    today = book._store.today()
    book.care.choose([1], 60)
    book.care.choose([2])
    _call(book, 1, days_ago=98)
    anna, bernd, cem = book.address_book.summaries([1, 2, 3])
    assert (anna.chosen, anna.rhythm, anna.own_rhythm) == (True, 60, True)
    assert (anna.last_on, anna.talk_on) == (today - timedelta(98),) * 2
    assert anna.due_on == today - timedelta(38)
    assert (bernd.chosen, bernd.last_on, bernd.due_on) == (True, None, today)
    assert (cem.chosen, cem.rhythm, cem.last_on, cem.due_on) == (False, None, None, None)


@pytest.mark.parametrize(
    ("sort", "order"), [("last", [2, 1, 3]), ("talk", [2, 1, 3]), ("due", [2, 1, 3]), ("rhythm", [1, 2, 3])]
)
def test_days_and_rhythms_sort_with_those_who_have_none_last(book: Services, sort: str, order: list[int]) -> None:
    book.care.choose([1], 60)
    book.care.choose([2], 90)
    _call(book, 1, days_ago=98)
    _call(book, 2, days_ago=130)
    assert ids(book, sort=sort) == order
    assert ids(book, sort=sort, descending=True) == [order[1], order[0], order[2]]


def _call(book: Services, contact: int, *, days_ago: int) -> None:
    at = book._store.clock() - timedelta(days_ago)
    book.journal.log(
        Interaction(at=at, channel=Channel.CALL, direction=Direction.OUT, outcome=Outcome.REACHED, contacts=(contact,))
    )
