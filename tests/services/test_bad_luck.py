"""Care when luck is bad: clocks that jump, days that cannot be, the dead, those who rest, those in the trash."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kontaktpflege.domain.contact import Scope
from kontaktpflege.domain.errors import CareProblem
from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.promise import Promise
from kontaktpflege.services import Services
from tests.books import Clock, contents, findings, ids, open_book, take_in, undo, vcard

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = date(2026, 3, 1)


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of twenty people, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "a.book"
    services = open_book(path, Clock(NOW))
    take_in(services, *(vcard(f"Anna A{number:02}", uid=f"u{number}") for number in range(20)))
    services.close()
    return path


@pytest.fixture
def book(tmp_path: Path, filled: Path, clock: Clock) -> Iterator[Services]:
    services = open_book(Path(shutil.copy(filled, tmp_path / "a.book")), clock)
    yield services
    assert findings(services) == []
    services.close()


def interaction(
    *contacts: int,
    ago: int = 0,
    channel: Channel = Channel.CALL,
    direction: Direction = Direction.OUT,
    outcome: Outcome = Outcome.REACHED,
) -> Interaction:
    at = NOW - timedelta(ago)
    return Interaction(at=at, channel=channel, direction=direction, outcome=outcome, contacts=contacts)


def proposed(book: Services, day: date | None = None) -> list[int]:
    return [one.contact_id for one in book.agenda.today(day).items]


def promise(contact: int, late: int = 0) -> Promise:
    day = TODAY - timedelta(late)
    return Promise(contact_id=contact, mine=True, text="the list", made_on=day, due_on=day)


class TestClocks:
    def test_a_look_at_another_day_draws_no_new_names_for_this_one(self, book: Services) -> None:
        book.care.choose(list(range(1, 10)), 30)
        first = proposed(book)
        for contact in first:
            book.journal.log(interaction(contact))
        for ahead in range(1, 60):
            proposed(book, TODAY + timedelta(ahead))
        assert proposed(book) == first

    def test_a_clock_that_goes_forth_and_back_gives_the_same_three(self, book: Services, clock: Clock) -> None:
        book.care.choose(list(range(1, 10)), 30)
        first = proposed(book)
        clock.now += timedelta(2)
        assert len(proposed(book)) == 3
        clock.now -= timedelta(2)
        assert proposed(book) == first

    def test_what_a_machine_ahead_has_kept_is_told_without_negative_days_and_can_be_corrected(
        self, book: Services, clock: Clock
    ) -> None:
        clock.now = NOW + timedelta(400)
        book.care.choose([1, 2, 3], 30)
        called = book.journal.log(Interaction(at=clock.now, channel=Channel.CALL, contacts=(1,)))
        book.journal.log(
            Interaction(at=clock.now, channel=Channel.MAIL, direction=Direction.IN, contacts=(2,)),
            [Promise(contact_id=4, mine=True, text="a call", made_on=clock.now.date())],
        )
        clock.now = NOW
        items = book.agenda.today().items
        assert [one.contact_id for one in items] == [4]
        assert all(reason.days >= 0 for one in items for reason in one.reasons)
        with pytest.raises(CareProblem, match="future"):
            book.journal.correct(
                Interaction(id=called, at=clock.now + timedelta(1), channel=Channel.CALL, contacts=(1,))
            )
        book.journal.correct(interaction_of(book, called, ago=40))
        assert book.care.care(1).due_on == TODAY - timedelta(10)

    def test_five_minutes_of_another_clock_are_forgiven(self, book: Services) -> None:
        book.journal.log(Interaction(at=NOW + timedelta(minutes=4), channel=Channel.CALL, contacts=(1,)))
        with pytest.raises(CareProblem, match="future"):
            book.journal.log(Interaction(at=NOW + timedelta(minutes=9), channel=Channel.CALL, contacts=(1,)))

    @pytest.mark.parametrize("day", [date.min, date.max])
    def test_the_first_and_the_last_day_there_are(self, book: Services, day: date) -> None:
        book.care.choose([1], 30)
        assert len(book.agenda.today(day).items) == (day == date.max)
        assert [one.contact_id for one in book.agenda.due(3_650, day)] == ([1] if day == date.max else [])

    def test_a_year_of_absence_is_three_names_and_the_rest_is_due(self, book: Services, clock: Clock) -> None:
        book.care.choose(list(range(1, 21)), 30)
        clock.now += timedelta(366)
        assert (len(proposed(book)), book.agenda.share().due) == (3, 20)


def interaction_of(book: Services, number: int, ago: int) -> Interaction:
    """An interaction of the book as it should have been: so many days ago."""
    held = book.journal.interaction(number)
    assert held is not None
    return Interaction(id=number, at=NOW - timedelta(ago), channel=held.channel, contacts=held.contacts)


class TestThoseWhoAreNotProposed:
    @pytest.mark.parametrize("why", ["trash", "rest", "died", "later", "tried"])
    def test_many_of_them_do_not_crowd_out_the_one_who_is(self, book: Services, why: str) -> None:
        for contact in range(1, 15):
            book.journal.promise(promise(contact, late=9))
            book.journal.log(interaction(contact, ago=9, channel=Channel.MAIL, direction=Direction.IN))
        gone = list(range(1, 15))
        for contact in gone if why in ("died", "tried") else ():
            if why == "died":
                book.care.mark_died(contact, None)
            else:
                book.journal.log(interaction(contact, outcome=Outcome.NO_ANSWER))
        match why:
            case "trash":
                book.address_book.trash(gone)
            case "rest":
                book.care.rest(gone)
            case "later":
                book.care.later(gone, TODAY + timedelta(1))
        book.journal.promise(promise(20))
        book.journal.log(interaction(19, ago=1, channel=Channel.MAIL, direction=Direction.IN))
        assert set(proposed(book)) == {19, 20}

    @pytest.mark.parametrize("line", ["DEATHDATE:20200101", "X-DEATHDATE:20200101", "item1.deathdate:2020"])
    def test_the_dead_leave_every_list_however_the_card_says_it(self, book: Services, line: str) -> None:
        take_in(book, vcard("Old Friend", "BDAY:19500301", line, uid="old"))
        (gone,) = ids(book, "Old")
        book.care.choose([gone], 30)
        book.care.rest([gone], TODAY + timedelta(3))
        book.journal.promise(promise(gone))
        assert book.care.care(gone).died
        assert (proposed(book), proposed(book, TODAY + timedelta(3))) == ([], [])
        assert (book.agenda.due(90), book.agenda.share().due, book.agenda.share().cared_for) == ([], 0, 0)
        assert (book.agenda.resurfacing(), book.journal.open_promises(), book.agenda.long_quiet()) == ([], [], [])
        assert [one for one in book.occasions.near() if one.contact_id == gone] == []
        assert book.greetings.add("christmas", 2026, [gone]) == 0
        book.journal.log(interaction(gone, ago=3, channel=Channel.MAIL, direction=Direction.IN))
        assert (ids(book, scope=Scope.OWED), ids(book, scope=Scope.RESTING)) == ([], [])
        book.care.mark_living(gone)
        book.care.wake([gone])
        assert not book.care.care(gone).died
        assert len(book.journal.open_promises()) == 1

    def test_who_rests_is_not_reminded_of_a_promise_until_the_day_has_come(self, book: Services, clock: Clock) -> None:
        book.journal.promise(promise(1))
        book.care.rest([1], TODAY + timedelta(3), "moves in spring")
        assert (proposed(book), book.journal.open_promises()) == ([], [])
        assert [one.note for one in book.agenda.resurfacing()] == ["moves in spring"]
        clock.now += timedelta(3)
        assert (proposed(book), len(book.journal.open_promises())) == ([1], 1)

    def test_who_has_come_back_has_birthdays_again(self, book: Services, clock: Clock) -> None:
        take_in(book, vcard("Eva", "BDAY:19800305", uid="e"))
        (eva,) = ids(book, "Eva")
        book.care.choose([eva], 30)
        book.care.rest([eva], TODAY + timedelta(2))
        assert [one for one in book.occasions.near() if one.contact_id == eva] == []
        clock.now += timedelta(2)
        assert [one.code for one in book.occasions.near() if one.contact_id == eva] == ["birthday"]
        assert "birthday" in [reason.code for one in book.agenda.today().items for reason in one.reasons]


class TestCorrecting:
    def test_words_that_are_corrected_in_another_time_zone_move_no_day(
        self, book: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        try:
            monkeypatch.setenv("TZ", "Europe/Berlin")
            time.tzset()
            clock.now = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
            called = book.journal.log(Interaction(at=clock.now, channel=Channel.CALL, contacts=(1,)))
            assert book.care.care(1).last_on == date(2026, 3, 2)
            monkeypatch.setenv("TZ", "America/New_York")
            time.tzset()
            held = book.journal.interaction(called)
            assert held is not None
            book.journal.correct(replace(held, text="the price list"))
            assert book.care.care(1).last_on == date(2026, 3, 2)
            book.journal.correct(replace(held, at=held.at - timedelta(hours=1)))
            assert book.care.care(1).last_on == date(2026, 3, 1)
        finally:
            monkeypatch.undo()
            time.tzset()

    def test_an_attempt_that_was_a_talk_after_all_ends_later(self, book: Services) -> None:
        book.care.choose([1], 3)
        tried = book.journal.log(interaction(1, outcome=Outcome.NO_ANSWER))
        book.care.later([1], TODAY + timedelta(30))
        book.journal.correct(interaction_of(book, tried, ago=0))
        assert book.care.care(1).later_on is None

    def test_an_old_talk_written_down_late_wakes_and_greets_nobody(self, book: Services, clock: Clock) -> None:
        (part,) = [book.capture.look("Dora Dorn").gathered]
        dora = book.capture.keep(part)
        book.care.rest([1], TODAY + timedelta(2), "spring")
        clock.now += timedelta(3)
        book.journal.log(interaction(1, dora, ago=40))
        assert book.care.care(1).resting
        assert {(one.contact_id, one.reasons[0].code) for one in book.agenda.today().items} == {
            (1, "resurfaced"),
            (dora, "greeting"),
        }


class TestMerging:
    def test_the_more_attentive_way_to_care_wins(self, book: Services) -> None:
        book.care.choose([1, 2], 30)
        book.care.choose([2], 10)
        book.care.rest([1], TODAY + timedelta(9), "after the move")
        before = contents(book.book)
        book.address_book.merge(1, [2], book.address_book.contact(1).card)
        care = book.care.care(1)
        assert (care.days, care.resting, care.wakes_on, care.note, care.due_on) == (10, False, None, "", TODAY)
        undo(book)
        assert contents(book.book) == before

    def test_who_rests_does_not_put_off_who_is_awake(self, book: Services) -> None:
        book.care.choose([1, 2], 30)
        book.care.rest([2], TODAY + timedelta(9), "after the move")
        book.address_book.merge(1, [2], book.address_book.contact(1).card)
        assert book.agenda.resurfacing() == []

    def test_two_who_are_put_off_stay_so_until_the_earlier_day(self, book: Services) -> None:
        book.care.choose([1, 2], 30)
        book.care.later([1], TODAY + timedelta(9))
        book.care.later([2], TODAY + timedelta(4))
        book.address_book.merge(1, [2], book.address_book.contact(1).card)
        assert book.care.care(1).later_on == TODAY + timedelta(4)

    def test_a_death_is_inherited_from_the_card_alone(self, book: Services) -> None:
        book.care.choose([1], 30)
        book.care.mark_died(2, PartialDate(2026))
        book.address_book.merge(1, [2], book.address_book.contact(1).card)
        assert not book.care.care(1).died
