"""Card lists: who is on one, one letter for each household, and who has theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.greeting import GreetingList
from kontaktpflege.domain.interaction import Channel, Direction
from kontaktpflege.domain.property import Property
from kontaktpflege.services import Services
from kontaktpflege.storage import greetings
from kontaktpflege.storage.store import Connection
from kontaktpflege.wording.undo import step_name
from tests.books import Clock, connect, contents, findings, ids, open_book, redo, take_in, undo, vcard

HOME = "ADR;TYPE=HOME:;;Venloer Straße 12;Köln;;50823;Germany"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    book = open_book(tmp_path / "a.book", Clock(datetime(2026, 11, 22, 12, tzinfo=UTC)))
    take_in(
        book,
        vcard("Anna Weiß", HOME),
        vcard("Bernd Weiß", HOME.replace("Straße", "Str.")),
        vcard("Cem Kaya", "ADR:;;Ring 1;Bonn;;53111;"),
        vcard("Dora Fern"),
    )
    yield book
    book.close()


def shown(book: Services, *, by_household: bool = True) -> list[tuple[str, date | None]]:
    found = book.greetings.letters("christmas", 2026, by_household=by_household)
    return [(" + ".join(one.name for one in letter.addressees), letter.done_on) for letter in found]


def each(contacts: list[int]) -> list[list[int]]:
    """A letter for each of them."""
    return [[one] for one in contacts]


def test_a_list_has_one_letter_for_each_household(book: Services) -> None:
    assert book.greetings.add("christmas", 2026, ContactQuery()) == 4
    assert [name for name, _ in shown(book)] == ["Dora Fern", "Cem Kaya", "Anna Weiß + Bernd Weiß"]
    assert [name for name, _ in shown(book, by_household=False)] == ["Dora Fern", "Cem Kaya", "Anna Weiß", "Bernd Weiß"]
    assert [letter.household is None for letter in book.greetings.letters("christmas", 2026)] == [True, False, False]


def test_each_act_is_one_step_and_can_be_taken_back(book: Services) -> None:
    desk, everybody = book.greetings, ids(book)
    assert desk.add("christmas", 2026, everybody) == 4
    assert desk.tick("christmas", 2026, each(everybody[:2]), done=True) == 2
    assert desk.lists() == [GreetingList("christmas", 2026, 4, 2)]
    assert desk.tick("christmas", 2026, each(everybody[:1]), done=False) == 1
    assert desk.remove("christmas", 2026, everybody[2:]) == 2
    assert desk.lists() == [GreetingList("christmas", 2026, 2, 1)]
    for words in (
        "taking 2 contacts off a card list",
        "taking the tick off 1 card",
        "ticking off 2 cards",
        "putting 4 contacts on a card list",
    ):
        step = book.history.undo_step()
        assert step is not None
        assert step_name(step) == words
        undo(book)
    assert desk.lists() == []
    assert [redo(book) for _ in range(4)] == ["greeting_add", "greeting_done", "greeting_waits", "greeting_remove"]
    assert findings(book) == []


def test_what_is_so_already_is_no_step(book: Services) -> None:
    everybody = ids(book)
    book.greetings.add("christmas", 2026, everybody)
    book.greetings.tick("christmas", 2026, each(everybody), done=True)
    step = book.history.undo_step()
    assert book.greetings.add("christmas", 2026, everybody) == 0
    assert book.greetings.tick("christmas", 2026, each(everybody), done=True) == 0
    assert book.greetings.remove("easter", 2026, everybody) == 0
    assert book.history.undo_step() == step
    assert {done for _, done in shown(book)} == {date(2026, 11, 22)}


def test_last_years_list_is_carried_over_without_its_ticks(book: Services) -> None:
    everybody = ids(book)
    book.greetings.add("christmas", 2025, everybody[:3])
    book.greetings.tick("christmas", 2025, each(everybody), done=True)
    book.greetings.add("christmas", 2026, everybody[:1])
    assert book.greetings.carry_over("christmas", 2025, 2026) == 2
    assert book.greetings.lists() == [GreetingList("christmas", 2026, 3, 0), GreetingList("christmas", 2025, 3, 3)]


def test_nobody_is_written_to_who_is_in_the_trash_or_has_died(book: Services) -> None:
    anna, bernd, cem, dora = ids(book, "Anna") + ids(book, "Bernd") + ids(book, "Cem") + ids(book, "Dora")
    book.greetings.add("christmas", 2026, [anna, cem])
    connection = connect(book.book)
    for gone in (cem, dora):
        connection.execute("INSERT INTO died (contact_id) VALUES (?)", (gone,))
    connection.execute("INSERT INTO care (contact_id, resting) VALUES (?, 1)", (anna,))
    connection.close()
    book.address_book.trash([bernd])
    assert book.greetings.add("christmas", 2026, [anna, bernd, cem, dora]) == 0
    assert [name for name, _ in shown(book)] == ["Anna Weiß"]
    assert book.greetings.lists() == [GreetingList("christmas", 2026, 1, 0)]


def test_who_is_merged_into_another_brings_place_and_tick(book: Services) -> None:
    anna, bernd = ids(book, "Anna")[0], ids(book, "Bernd")[0]
    book.greetings.add("christmas", 2026, [anna, bernd])
    book.greetings.add("easter", 2026, [bernd])
    book.greetings.tick("christmas", 2026, [[bernd]], done=True)
    book.address_book.merge(anna, [bernd], book.address_book.contact(anna).card)
    assert book.greetings.lists() == [GreetingList("christmas", 2026, 1, 1), GreetingList("easter", 2026, 1, 0)]
    undo(book)
    assert book.greetings.lists() == [GreetingList("christmas", 2026, 2, 1), GreetingList("easter", 2026, 1, 0)]
    book.address_book.trash([anna])
    book.address_book.empty_trash()
    assert findings(book) == []


def test_reading_a_list_can_be_called_off(book: Services) -> None:
    book.greetings.add("christmas", 2026, ids(book))
    told: list[tuple[int, int]] = []
    book.greetings.letters("christmas", 2026, progress=lambda done, total: told.append((done, total)))
    assert told == [(4, 4)]
    book.greetings.put_down()
    with pytest.raises(Cancelled):
        book.greetings.letters("christmas", 2026, cancel=lambda: True)


def test_a_tick_notes_a_letter_to_all_whom_it_is_for_in_the_same_step(book: Services) -> None:
    desk, (anna, bernd, cem, _) = book.greetings, sorted(ids(book))
    book.care.choose([anna], 60)
    desk.add("christmas", 2026, [anna, bernd, cem])
    before = contents(book.book)
    assert desk.tick("christmas", 2026, [[anna, bernd], [cem]], True, "Christmas 2026") == 3
    (letter,) = book.journal.timeline(anna)
    assert (letter.channel, letter.direction, letter.text) == (Channel.LETTER, Direction.OUT, "Christmas 2026")
    assert (letter.contacts, book.journal.count(cem)) == ((anna, bernd), 1)
    assert book.care.care(anna).due_on == date(2026, 12, 22)  # half the rhythm
    assert desk.tick("christmas", 2026, [[anna, bernd]], True, "Christmas 2026") == 0
    assert book.journal.count(anna) == 1
    assert desk.tick("christmas", 2026, [[anna]], False, "Christmas 2026") == 1
    assert (book.journal.count(anna), book.journal.timeline(bernd)[0].contacts) == (0, (bernd,))
    desk.tick("christmas", 2026, [[bernd], [cem]], False, "Christmas 2026")
    assert (book.journal.count(bernd), book.journal.count(cem)) == (0, 0)
    for _ in range(3):
        undo(book)
    assert contents(book.book) == before


def test_who_stands_twice_in_a_letter_gets_one(book: Services) -> None:
    desk, anna = book.greetings, min(ids(book))
    desk.add("christmas", 2026, [anna])
    desk.tick("christmas", 2026, [[anna, anna]], True, "Christmas 2026")
    assert book.journal.timeline(anna)[0].contacts == (anna,)


def test_cards_are_read_once_however_often_one_ticks(book: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, everybody = book.greetings, ids(book)
    desk.add("christmas", 2026, everybody)
    read: list[int] = []
    plain = greetings.cards

    def counted(connection: Connection, cards: Sequence[int]) -> list[tuple[int, str]]:
        read.extend(cards)
        return plain(connection, cards)

    monkeypatch.setattr(greetings, "cards", counted)
    told: list[tuple[int, int]] = []
    desk.letters("christmas", 2026, progress=lambda done, total: told.append((done, total)))
    assert (len(read), told) == (4, [(4, 4)])
    desk.tick("christmas", 2026, each(everybody[:1]), done=True)
    first = desk.letters("christmas", 2026)
    assert len(read) == 4
    book.address_book.edit(
        everybody[0], book.address_book.contact(everybody[0]).card.added(Property("ADR", ";;Weg 1;Ulm;;89073;"))
    )
    assert desk.letters("christmas", 2026) != first
    assert len(read) == 5
    desk.put_down()
    desk.letters("christmas", 2026)
    assert len(read) == 9
