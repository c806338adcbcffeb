"""What one could give to somebody, from what the book holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kontaktpflege.domain.care import FactKind, PersonalFact
from kontaktpflege.domain.errors import ContactNotFound
from kontaktpflege.domain.favor import Favor, FavorKind
from kontaktpflege.domain.giving import IdeaKind
from kontaktpflege.services import Services
from kontaktpflege.wording.circles import circle_name
from tests.books import open_book, take_in, vcard

DAY = date(2026, 3, 1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    book = open_book(tmp_path / "a.book")
    take_in(book, *(vcard(name, uid=name) for name in ("Anna Weis", "Bernd Zahn", "Carla Ott", "Dora Uhl")))
    yield book
    book.close()


def texts(book: Services, kind: IdeaKind) -> list[str]:
    return [one.text for one in book.giving.ideas(1, "en", circle_name) if one.kind is kind]


def test_likes_interests_and_who_shares_them_become_ideas(book: Services) -> None:
    book.care.keep_fact(PersonalFact(contact_id=1, kind=FactKind.LIKES, text="green tea", noted_on=DAY))
    book.care.keep_fact(PersonalFact(contact_id=1, kind=FactKind.WORRIES, text="the roof", noted_on=DAY))
    book.circles.add(book.circles.find("Clubs").id, [1, 2, 3, 4])
    book.circles.add(book.circles.find("Customers").id, [1, 2])
    book.address_book.trash([2])
    book.care.choose([4], 30)
    assert texts(book, IdeaKind.LIKE) == ["green tea"]
    assert texts(book, IdeaKind.MEET) == ["Dora Uhl"]
    book.care.mark_died(4, None)
    assert texts(book, IdeaKind.MEET) == ["Carla Ott"]


def test_a_text_that_was_sent_or_a_kind_that_was_given_is_no_idea_any_more(book: Services) -> None:
    (one, *_others) = (idea for idea in book.giving.ideas(1, "en", circle_name) if idea.kind is IdeaKind.TEXT)
    assert one.block is not None
    book.correspondence.used(1, one.block, "mail")
    assert one.text not in texts(book, IdeaKind.TEXT)
    first = texts(book, IdeaKind.KIND)[0]
    book.ledger.note([Favor(contact_id=1, given=True, day=DAY, kind=first)])
    book.ledger.note([Favor(contact_id=1, given=False, day=DAY, kind=FavorKind.INFORMATION)])
    assert first not in texts(book, IdeaKind.KIND)


def test_of_nobody_there_are_none(book: Services) -> None:
    with pytest.raises(ContactNotFound):
        book.giving.ideas(99, "en", circle_name)
