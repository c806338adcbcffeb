"""What comes round in a book, and the user's own occasions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kontaktpflege.domain.errors import OccasionProblem
from kontaktpflege.domain.observance import Observance
from kontaktpflege.domain.occasion import OccasionKind
from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.services import Services
from kontaktpflege.wording.undo import step_name
from tests.books import Clock, connect, findings, ids, open_book, redo, take_in, undo, vcard

FEAST = OwnOccasion(name=" Sommer  fest ", first_on=date(2026, 12, 1), lead=10)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    book = open_book(tmp_path / "a.book", Clock(datetime(2026, 11, 22, 12, tzinfo=UTC)))
    take_in(
        book,
        vcard("Anna Weiß", "BDAY:1986-11-24"),
        vcard("Bernd Maier", "BDAY:--1124", "ANNIVERSARY:2001-12-01"),
        vcard("Cem Kaya", "BDAY:1990-11-23"),
        vcard("Dora Fern", "BDAY:1990-06-23"),
    )
    yield book
    book.close()


def personal(book: Services, days: int = 60) -> list[tuple[str, str, int | None]]:
    return [(one.name, one.code, one.years) for one in book.occasions.coming(days) if one.contact_id]


def test_near_is_what_is_to_begin_and_what_comes_within_a_week(book: Services) -> None:
    book.occasions.create(replace(FEAST, lead=10))
    book.occasions.create(OwnOccasion(name="Jubiläum", first_on=date(2027, 5, 1), lead=200))
    book.occasions.create(OwnOccasion(name="Messe", first_on=date(2026, 12, 20)))
    told = [one.name or one.code for one in book.occasions.near()]
    assert told == ["Cem Kaya", "Anna Weiß", "Bernd Maier", "advent", "Sommer fest", "Jubiläum"]
    assert len(book.occasions.near(most=2)) == 2
    book.observance = Observance(anniversary=20, christmas=40)
    told = [one.name or one.code for one in book.occasions.near()]
    assert told == [
        "Cem Kaya", "Anna Weiß", "Bernd Maier", "advent", "Bernd Maier", "Sommer fest", "christmas", "new_year", "Jubiläum",
    ]  # fmt: skip


def test_the_first_of_what_is_near_are_the_same_however_few_are_asked_for(book: Services) -> None:
    take_in(book, *(vcard(f"Person {day}", f"BDAY:1980-12-{day:02}") for day in range(1, 9)))
    book.occasions.create(replace(FEAST, first_on=date(2026, 11, 25)))
    book.observance = Observance(birthday=12, anniversary=0)
    whole = book.occasions.near(1000)
    assert len(whole) > 8
    for most in range(len(whole) + 1):
        assert book.occasions.near(most) == whole[:most]


def test_those_who_are_close_stand_first(book: Services) -> None:
    bernd = ids(book, "Bernd")
    assert [name for name, _code, _years in personal(book, days=2)] == ["Cem Kaya", "Anna Weiß", "Bernd Maier"]
    book.address_book.set_dear(bernd, dear=True)
    assert [name for name, _code, _years in personal(book, days=2)] == ["Cem Kaya", "Bernd Maier", "Anna Weiß"]
    undo(book)
    book.care.choose(bernd, 60)
    assert [one.close for one in book.occasions.coming(2) if one.contact_id] == [False, True, False]


def write(book: Services, sql: str, *values: object) -> None:
    connection = connect(book.book)
    connection.execute(sql, values)
    connection.close()


def test_days_of_the_cards_come_in_order(book: Services) -> None:
    assert personal(book) == [
        ("Cem Kaya", "birthday", 36),
        ("Anna Weiß", "birthday", 40),
        ("Bernd Maier", "birthday", None),
        ("Bernd Maier", "anniversary", 25),
    ]
    assert personal(book, days=1) == [("Cem Kaya", "birthday", 36)]
    assert [name for name, _code, _years in personal(book, days=400)].count("Dora Fern") == 1


def test_nobody_is_named_who_is_in_the_trash_rests_or_has_died(book: Services) -> None:
    anna, bernd, cem = (ids(book, name)[0] for name in ("Anna", "Bernd", "Cem"))
    book.address_book.trash([anna])
    write(book, "INSERT INTO care (contact_id, resting) VALUES (?, 1)", bernd)
    write(book, "INSERT INTO died (contact_id) VALUES (?)", cem)
    assert personal(book) == []
    undo(book)
    assert personal(book) == [("Anna Weiß", "birthday", 40)]


def test_a_changed_card_and_its_undo_move_the_day(book: Services) -> None:
    anna = ids(book, "Anna")[0]
    card = book.address_book.contact(anna).card
    book.address_book.edit(anna, card.with_value(card.get("BDAY")[0], "1986-12-02"))
    assert ("Anna Weiß", "birthday", 40) in personal(book)
    assert ("Anna Weiß", "birthday", 40) not in personal(book, days=5)
    undo(book)
    assert ("Anna Weiß", "birthday", 40) in personal(book, days=5)
    assert findings(book) == []


def test_public_holidays_are_those_of_the_state(book: Services) -> None:
    def holidays() -> list[tuple[str, str]]:
        return [(one.name, one.german) for one in book.occasions.coming(60) if one.kind is OccasionKind.HOLIDAY]

    assert holidays() == []
    book.observance = Observance(country="DE", state="BY")
    assert holidays() == [("Epiphany", "Heilige Drei Könige")]


def test_each_act_is_one_step_and_can_be_taken_back(book: Services) -> None:
    desk = book.occasions
    made = desk.create(FEAST)
    kept = OwnOccasion(id=made, name="Sommer fest", first_on=date(2026, 12, 1), lead=10)
    assert desk.own() == [kept]
    changed = replace(kept, yearly=False, lead=None, contact_id=ids(book, "Anna")[0])
    desk.change(changed)
    desk.delete(made)
    past = [desk.own()]
    for _ in range(3):
        undo(book)
        past.append(desk.own())
    assert past == [[], [changed], [kept], []]
    assert [redo(book) for _ in range(3)] == ["occasion_create", "occasion_change", "occasion_delete"]
    step = book.history.undo_step()
    assert step is not None
    assert step_name(step) == "deleting the occasion Sommer fest"
    assert findings(book) == []


def test_own_ones_come_with_the_others(book: Services) -> None:
    made = book.occasions.create(FEAST)
    (found,) = (one for one in book.occasions.coming(20) if one.kind is OccasionKind.OWN)
    assert (found.name, found.days, found.ripe, found.key) == ("Sommer fest", 9, True, f"own:{made}")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (replace(FEAST, name="  "), "name_empty"),
        (replace(FEAST, lead=400), "bad_lead"),
        (replace(FEAST, lead=-1), "bad_lead"),
    ],
)
def test_what_cannot_be_kept_is_said_and_leaves_no_step(book: Services, wrong: OwnOccasion, code: str) -> None:
    with pytest.raises(OccasionProblem, match=code):
        book.occasions.create(wrong)
    step = book.history.undo_step()
    assert step is not None
    assert step.kind == "import"


def test_one_that_is_gone_is_said(book: Services) -> None:
    with pytest.raises(OccasionProblem, match="no_such_occasion"):
        book.occasions.change(replace(FEAST, id=99))
    with pytest.raises(OccasionProblem, match="no_such_occasion"):
        book.occasions.delete(99)


def test_an_occasion_goes_with_its_circle_and_follows_a_merge(book: Services) -> None:
    choir, band = book.circles.create("Chor"), book.circles.create("Band")
    made = book.occasions.create(replace(FEAST, circle_id=choir.id))
    book.greetings.add(f"own:{made}", 2026, ids(book, "Anna"))
    book.circles.merge(choir.id, band.id)
    assert [one.circle_id for one in book.occasions.own()] == [band.id]
    book.circles.delete(band.id)
    assert book.occasions.own() == []
    assert book.greetings.lists() == []
    assert findings(book) == []
    undo(book)
    assert [one.circle_id for one in book.occasions.own()] == [band.id]
    assert [one.count for one in book.greetings.lists()] == [1]


def test_an_occasion_of_a_contact_follows_a_merge_and_rests_with_the_trash(book: Services) -> None:
    anna, bernd = ids(book, "Anna")[0], ids(book, "Bernd")[0]
    book.occasions.create(replace(FEAST, contact_id=anna))
    book.address_book.merge(bernd, [anna], book.address_book.contact(bernd).card)
    assert [one.contact_id for one in book.occasions.own()] == [bernd]
    book.address_book.trash([bernd])
    assert book.occasions.own() == []
    book.address_book.forget([bernd])
    assert findings(book) == []
    assert b"Sommer fest" not in book.book.read_bytes()


def test_an_occasion_for_everybody_is_sound_in_a_book_without_contacts(tmp_path: Path) -> None:
    book = open_book(tmp_path / "empty.book")
    book.occasions.create(replace(FEAST, first_on=date(2026, 1, 1)))
    assert findings(book) == []
    book.close()
