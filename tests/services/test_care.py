"""Care in the book: rhythms, what restarts them, the agenda, and that undo takes it all back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.care import About, Care, CareGroup, FactKind, GroupKind, PersonalFact
from kontaktpflege.domain.errors import CareProblem, ContactNotFound
from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.promise import Promise
from kontaktpflege.services import Services
from kontaktpflege.services.journal import proposed_direction
from kontaktpflege.storage.store import Store, Transaction
from tests.books import Clock, contents, findings, ids, open_book, redo, take_in, undo, vcard
from tests.services.rhythm_rule import due_on

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = date(2026, 3, 1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    services = open_book(tmp_path / "a.book", Clock(NOW))
    take_in(services, *(vcard(f"Anna A{number}", uid=f"u{number}") for number in range(6)))
    yield services
    assert findings(services) == []
    services.close()


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A book for many examples, each of which leaves it as it was."""
    held = open_book(tmp_path_factory.mktemp("law") / "a.book", Clock(NOW))
    take_in(held, vcard("Anna"))
    yield held
    held.close()


def interaction(
    *contacts: int,
    ago: int = 0,
    channel: Channel = Channel.CALL,
    outcome: Outcome = Outcome.REACHED,
    direction: Direction | None = None,
    text: str = "",
) -> Interaction:
    """An interaction so many days ago."""
    at = NOW - timedelta(ago)
    made = proposed_direction(Interaction(at=at, channel=channel, outcome=outcome, contacts=contacts, text=text))
    return (
        made
        if direction is None
        else Interaction(at=at, channel=channel, outcome=outcome, contacts=contacts, text=text, direction=direction)
    )


def due(book: Services, contact: int) -> int | None:
    """In how many days a contact is due."""
    day = book.care.care(contact).due_on
    return None if day is None else (day - TODAY).days


def today(book: Services) -> list[tuple[int, list[str]]]:
    """The names of today with the codes of their reasons."""
    return [(one.contact_id, [reason.code for reason in one.reasons]) for one in book.agenda.today().items]


class TestChoosing:
    def test_an_import_imposes_no_rhythm(self, book: Services) -> None:
        book.care.set_circle_rhythm(1, 30)
        take_in(book, vcard("Bert", "CATEGORIES:Privat", uid="b"))
        assert all(due(book, contact) is None for contact in ids(book))
        assert today(book) == []

    def test_without_any_rhythm_three_months_are_proposed(self, book: Services) -> None:
        assert book.care.choose([1]) == 1
        assert (book.care.care(1).own_days, book.care.care(1).days, due(book, 1)) == (90, 90, 0)

    def test_the_own_rhythm_wins_else_the_shortest_of_the_circles_and_of_those_above(self, book: Services) -> None:
        book.care.set_circle_rhythm(1, 30)  # private; 2 is its family
        book.care.set_circle_rhythm(5, 14)
        book.circles.add(2, [1])
        book.care.choose([1])
        assert (book.care.care(1).own_days, book.care.care(1).days) == (None, 30)
        book.circles.add(5, [1])
        assert book.care.care(1).days == 14
        book.care.choose([1], 45)
        assert book.care.care(1).days == 45
        book.circles.remove(5, [1])
        assert book.care.care(1).days == 45

    def test_a_circles_rhythm_follows_its_members_and_its_place(self, book: Services) -> None:
        own = book.circles.create("Chor", parent_id=None, hue=None, shape=None).id
        book.care.set_circle_rhythm(own, 20)
        book.circles.add(own, [1])
        book.care.choose([1])
        book.care.set_circle_rhythm(own, 10)
        assert book.care.care(1).days == 10
        book.care.set_circle_rhythm(1, 5)
        book.circles.move(own, 1)
        assert book.care.care(1).days == 5

    @pytest.mark.parametrize(
        "end",
        [
            lambda book, own: book.circles.delete(own),
            lambda book, own: book.circles.remove(own, [1]),
            lambda book, own: book.care.set_circle_rhythm(own, None),
            lambda book, own: book.circles.merge(own, 5),
        ],
        ids=["deleted", "left", "without rhythm", "merged"],
    )
    def test_whoever_loses_the_rhythm_of_a_circle_keeps_it(
        self, book: Services, end: Callable[[Services, int], object]
    ) -> None:
        own = book.circles.create("Chor").id
        book.care.set_circle_rhythm(own, 20)
        book.circles.add(own, [1, 2])
        book.care.choose([1])
        before = contents(book.book)
        end(book, own)
        assert (book.care.care(1).days, due(book, 1), book.care.care(2).days) == (20, 0, None)
        undo(book)
        assert contents(book.book) == before

    def test_a_merged_circle_hands_its_rhythm_to_one_that_has_none(self, book: Services) -> None:
        first, second = (book.circles.create(name).id for name in ("Chor", "Kantorei"))
        book.care.set_circle_rhythm(first, 20)
        book.care.set_circle_rhythm(1, 60)
        book.circles.merge(first, 5)
        assert book.care.rhythms() == {1: 60, 5: 20}
        book.care.set_circle_rhythm(second, 30)
        book.circles.merge(second, 2)  # lies under 1
        assert book.care.rhythms() == {1: 60, 5: 20}

    def test_who_lost_a_rhythm_in_the_past_is_to_be_decided_upon(self, book: Services) -> None:
        book.care.choose([1, 2])
        book.care.mark_asked(1)
        with book._store.transaction("test") as tx:
            tx.connection.exec_driver_sql("UPDATE care SET own_days = NULL WHERE contact_id = 1")
        assert 1 in book.care.undecided()
        assert 2 not in book.care.undecided()

    def test_released_contacts_stay_with_what_happened(self, book: Services) -> None:
        book.care.choose([1, 2], 30)
        book.journal.log(interaction(1, ago=3))
        assert book.care.release([1, 2, 3]) == 3
        assert (due(book, 1), book.care.care(1).last_on) == (None, TODAY - timedelta(3))

    @pytest.mark.parametrize("days", [0, -1, 3_651])
    def test_a_rhythm_that_is_none_is_refused(self, book: Services, days: int) -> None:
        with pytest.raises(CareProblem, match="rhythm"):
            book.care.choose([1], days)
        with pytest.raises(CareProblem, match="rhythm"):
            book.care.set_circle_rhythm(1, days)


class TestRestarting:
    def test_a_call_restarts_the_rhythm(self, book: Services) -> None:
        book.care.choose([1], 30)
        book.journal.log(interaction(1, ago=5))
        care = book.care.care(1)
        assert (due(book, 1), care.last_on, care.talk_on) == (25, TODAY - timedelta(5), TODAY - timedelta(5))

    @pytest.mark.parametrize("outcome", [Outcome.NO_ANSWER, Outcome.LEFT_MESSAGE])
    def test_an_attempt_does_not_and_comes_back_tomorrow(self, book: Services, outcome: Outcome) -> None:
        book.care.choose([1], 30)
        book.journal.log(interaction(1, outcome=outcome))
        assert (due(book, 1), book.care.care(1).last_on, book.care.care(1).tried_on) == (0, None, TODAY)
        assert [one.contact_id for one in book.agenda.today(TODAY + timedelta(1)).items] == [1]

    def test_mail_without_an_answer_restarts_half_and_its_answer_the_whole(self, book: Services) -> None:
        book.care.choose([1], 30)
        book.journal.log(interaction(1, ago=2, channel=Channel.MAIL))
        assert due(book, 1) == 13
        assert book.care.care(1).unanswered
        book.journal.log(interaction(1, ago=1, channel=Channel.MAIL, direction=Direction.IN))
        assert (due(book, 1), book.care.care(1).unanswered) == (29, False)
        assert book.care.care(1).talk_on is None

    def test_correcting_and_deleting_count_at_once(self, book: Services) -> None:
        book.care.choose([1, 2], 30)
        logged = book.journal.log(interaction(1, ago=5))
        held = book.journal.interaction(logged)
        assert held is not None
        book.journal.correct(
            Interaction(id=logged, at=held.at, channel=held.channel, direction=held.direction, contacts=(2,))
        )
        assert (due(book, 1), due(book, 2)) == (0, 25)
        book.journal.delete(logged)
        assert (due(book, 1), due(book, 2)) == (0, 0)

    def test_one_meeting_with_several_counts_for_each(self, book: Services) -> None:
        book.care.choose([1, 2], 30)
        book.journal.log(interaction(1, 2, ago=1, channel=Channel.MEETING))
        assert (due(book, 1), due(book, 2)) == (29, 29)

    def test_an_answer_is_owed_until_one_was_given(self, book: Services) -> None:
        for ago in (9, 4):
            book.journal.log(interaction(1, ago=ago, channel=Channel.MESSAGE, direction=Direction.IN))
        assert book.care.care(1).owed_on == TODAY - timedelta(9)
        assert today(book) == [(1, ["answer_owed"])]
        book.journal.log(interaction(1, ago=1, channel=Channel.CALL, outcome=Outcome.NO_ANSWER))
        assert book.care.care(1).owed_on == TODAY - timedelta(9)
        book.journal.log(interaction(1, channel=Channel.MESSAGE))
        assert book.care.care(1).owed_on is None

    def test_a_message_may_need_no_answer(self, book: Services) -> None:
        for ago in (9, 4):
            book.journal.log(interaction(1, ago=ago, channel=Channel.MAIL, direction=Direction.IN))
        assert book.journal.waive_answers([1, 2]) == 1
        assert book.care.care(1).owed_on is None
        assert book.journal.count(1) == 2
        assert undo(book) == "answer_waived"
        assert book.care.care(1).owed_on == TODAY - timedelta(9)
        assert redo(book) == "answer_waived"
        logged = book.journal.log(interaction(1, ago=2, channel=Channel.MAIL, direction=Direction.IN))
        assert book.care.care(1).owed_on == TODAY - timedelta(2), "the next one waits again"
        book.journal.waive_answers([1])
        book.journal.delete(logged)
        book.address_book.forget([1])
        assert book.safekeeping.check().findings == ()

    @given(
        st.lists(
            st.tuples(
                st.integers(0, 400),
                st.sampled_from(Channel),
                st.sampled_from(Outcome),
                st.sampled_from(Direction),
            ),
            max_size=8,
        ),
        st.integers(1, 400),
    )
    def test_the_book_agrees_with_the_rule(
        self,
        services: Services,
        happened: list[tuple[int, Channel, Outcome, Direction]],
        rhythm: int,
    ) -> None:
        services.care.choose([1], rhythm)
        made = [
            interaction(1, ago=ago, channel=channel, outcome=outcome, direction=direction)
            for ago, channel, outcome, direction in happened
        ]
        before = contents(services.book)
        for one in made:
            services.journal.log(one)
        by_weight = {
            weight: max((one.at.astimezone().date() for one in made if one.weight == weight), default=None)
            for weight in (1, 2)
        }
        assert services.care.care(1).due_on == due_on(
            rhythm, since=TODAY, last_whole=by_weight[2], last_half=by_weight[1]
        )
        for _ in made:
            undo(services)
        assert contents(services.book) == before


class TestAgenda:
    def test_three_names_and_no_more_the_same_all_day(self, book: Services) -> None:
        book.care.choose(ids(book), 30)
        first = [contact for contact, _ in today(book)]
        assert len(first) == 3
        book.journal.log(interaction(5, ago=100))  # due before the others now
        assert [contact for contact, _ in today(book)] == first

    def test_who_was_called_stays_and_who_was_put_off_makes_room(self, book: Services) -> None:
        book.care.choose(ids(book), 30)
        first, second, third = (contact for contact, _ in today(book))
        book.journal.log(interaction(first))
        book.care.later([second], TODAY + timedelta(1))
        items = book.agenda.today().items
        assert [one.contact_id for one in items][:2] == [first, third]
        assert [one.done for one in items] == [True, False, False]
        undo(book)
        assert [one.contact_id for one in book.agenda.today().items] == [first, second, third]

    def test_a_year_of_absence_gives_three_names(self, book: Services) -> None:
        book.care.choose(ids(book), 30)
        assert len(book.agenda.today(TODAY + timedelta(365)).items) == 3

    def test_who_rests_or_is_in_the_trash_or_has_died_is_not_proposed(self, book: Services) -> None:
        book.care.choose([1, 2, 3, 4], 30)
        book.care.rest([1])
        book.address_book.trash([2])
        book.care.mark_died(3, PartialDate(2026, 2, 20))
        assert [contact for contact, _ in today(book)] == [4]
        assert book.agenda.share().cared_for == 1
        book.care.wake([1])
        book.address_book.restore([2])
        book.care.mark_living(3)
        assert {one.contact_id for one in book.agenda.due()} == {1, 2, 3, 4}

    def test_a_card_that_changes_while_a_death_is_noted_keeps_both(
        self, book: Services, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        take = Store.transaction
        edits = iter([book.address_book.contact(3).card.added_text("NOTE", "a gardener")])

        def after_an_edit(store: Store, kind: str, *rest: Any) -> AbstractContextManager[Transaction]:
            for card in edits:
                book.address_book.edit(3, card)
            return take(store, kind, *rest)

        monkeypatch.setattr(Store, "transaction", after_an_edit)
        book.care.mark_died(3, None)
        card = book.address_book.contact(3).card
        assert (card.notes, len(card.deaths)) == (("a gardener",), 1)

    def test_who_rests_until_a_day_comes_back_on_it_and_a_talk_ends_the_rest(self, book: Services) -> None:
        book.care.choose([1], 30)
        book.care.rest([1], TODAY + timedelta(10), "moves in spring")
        assert today(book) == []
        assert book.agenda.today(TODAY + timedelta(10)).items[0].reasons[0].text == "moves in spring"

    def test_somebody_new_is_to_be_greeted_in_three_days(self, book: Services) -> None:
        (part,) = [book.capture.look("Dora Dorn, 0170 1234567").gathered]
        made = book.capture.keep(part)
        assert today(book) == []
        assert [one.reasons[0].code for one in book.agenda.today(TODAY + timedelta(3)).items] == ["greeting"]
        book.journal.log(interaction(made))
        assert book.agenda.today(TODAY + timedelta(3)).items == ()

    def test_a_birthday_of_somebody_cared_for_speaks_three_days_before(self, book: Services) -> None:
        take_in(
            book, *(vcard(f"Eva {day}", f"BDAY:1980{day}", uid=f"b{day}") for day in ("0301", "0304", "0305", "0228"))
        )
        born = ids(book, "Eva")
        assert today(book) == []
        for contact in born:
            book.care.choose([contact], 30)
            book.journal.log(interaction(contact, ago=1))
        assert sorted((codes, book.address_book.contact(one).card.formatted_name) for one, codes in today(book)) == [
            (["birthday"], "Eva 0301"),
            (["birthday"], "Eva 0304"),
        ]

    def test_the_active_share_counts_who_is_in_touch(self, book: Services) -> None:
        book.care.choose([1, 2, 3], 30)
        book.journal.log(interaction(1, ago=10))
        share = book.agenda.share()
        assert (share.active, share.cared_for) == (1, 3)

    def test_long_quiet_is_twice_the_rhythm(self, book: Services) -> None:
        book.care.choose([1, 2], 30)
        book.journal.log(interaction(1, ago=60))
        book.journal.log(interaction(2, ago=59))
        assert book.agenda.long_quiet() == [1]


class TestPromises:
    def test_a_promise_is_a_reason_until_it_is_kept(self, book: Services) -> None:
        made = Promise(contact_id=1, mine=True, text=" the  price list ", made_on=TODAY, due_on=TODAY - timedelta(21))
        book.journal.log(interaction(1, ago=30), [made])
        assert today(book) == [(1, ["promise_late"])]
        (held,) = book.journal.promises(1)
        assert (held.text, held.interaction_id) == ("the price list", 1)
        book.journal.settle_promise(held.id)
        assert (today(book), book.journal.promises(1)) == ([], ())
        assert undo(book) == "promise_kept"
        assert today(book) == [(1, ["promise_late"])]

    def test_promises_outlive_the_interaction(self, book: Services) -> None:
        logged = book.journal.log(interaction(1), [Promise(contact_id=1, mine=False, text="a call", made_on=TODAY)])
        book.journal.delete(logged)
        ((held, name),) = book.journal.open_promises()
        assert (held.interaction_id, name) == (None, "Anna A0")


class TestRefusing:
    def test_what_cannot_be(self, book: Services) -> None:
        before = contents(book.book)
        with pytest.raises(CareProblem, match="nobody"):
            book.journal.log(interaction())
        with pytest.raises(CareProblem, match="future"):
            book.journal.log(interaction(1, ago=-1))
        with pytest.raises(ContactNotFound):
            book.journal.log(interaction(1, 99))
        with pytest.raises(CareProblem, match="no_interaction"):
            book.journal.delete(99)
        with pytest.raises(CareProblem, match="past"):
            book.care.later([1], TODAY)
        with pytest.raises(CareProblem, match="empty"):
            book.journal.promise(Promise(contact_id=1, mine=True, text=" ", made_on=TODAY))
        assert contents(book.book) == before


class TestHangingOn:
    def test_merging_keeps_everything_of_both(self, book: Services) -> None:
        book.care.choose([2], 30)
        book.journal.log(interaction(1, 2, ago=3), [Promise(contact_id=2, mine=True, text="a book", made_on=TODAY)])
        book.journal.log(interaction(2, ago=1))
        book.care.keep_fact(PersonalFact(contact_id=2, kind=FactKind.LIKES, text="tea", noted_on=TODAY))
        book.care.set_about(1, About(story="school", form="du"))
        book.care.set_about(2, About(story="choir", anchor="red hat"))
        before = contents(book.book)
        book.address_book.merge(1, [2], book.address_book.contact(1).card)
        assert (book.journal.count(1), due(book, 1), len(book.journal.promises(1))) == (2, 29, 1)
        assert [fact.text for fact in book.care.facts(1)] == ["tea"]
        assert book.care.about(1) == About(story="school\nchoir", form="du", anchor="red hat")
        undo(book)
        assert contents(book.book) == before

    def test_forgetting_takes_everything_along(self, book: Services) -> None:
        book.care.choose([1], 30)
        book.journal.log(interaction(1, text="the secret plan"))
        book.journal.log(interaction(1, 2, text="with both"))
        book.care.keep_fact(PersonalFact(contact_id=1, kind=FactKind.WORRIES, text="the bank", noted_on=TODAY))
        book.address_book.forget([1])
        held = str(contents(book.book))
        assert "secret plan" not in held
        assert "the bank" not in held
        assert [one.text for one in book.journal.timeline(2)] == ["with both"]
        book.close()
        data = book.book.read_bytes()
        assert b"secret plan" not in data
        assert b"the bank" not in data

    def test_forgetting_takes_the_name_off_every_step(self, book: Services) -> None:
        take_in(book, vcard("Zacharias Quill", uid="z"))
        contact = ids(book, "Zacharias")[0]
        made = book.journal.promise(Promise(contact_id=contact, mine=True, text="a call", made_on=TODAY))
        book.journal.settle_promise(made)
        noted = PersonalFact(contact_id=contact, kind=FactKind.LIKES, text="tea", noted_on=TODAY)
        book.care.keep_fact(noted)
        book.care.choose([contact], 30)
        book.journal.log(interaction(contact))
        assert any("Zacharias" in str(step.facts) for step in book.history.steps())
        book.address_book.forget([contact])
        assert [step.facts for step in book.history.steps() if "Zacharias" in str(step.facts)] == []

    def test_death_is_read_from_the_card(self, book: Services) -> None:
        take_in(book, vcard("Old Friend", "DEATHDATE:20200101", uid="old", version="4.0"))
        contact = ids(book, "Old")[0]
        assert book.care.care(contact) == Care(contact_id=contact, died=True)
        book.journal.promise(Promise(contact_id=contact, mine=True, text="flowers", made_on=TODAY))
        assert today(book) == []
        book.care.choose([contact], 30)
        assert (book.care.care(contact).died, due(book, contact)) == (True, None)

    def test_every_act_is_a_step_with_words(self, book: Services) -> None:
        book.care.choose([1], 30)
        book.care.later([1], TODAY + timedelta(2))
        book.care.rest([1])
        assert [undo(book) for _ in range(3)] == ["rest", "later", "care"]
        assert [redo(book) for _ in range(3)] == ["care", "later", "rest"]


class TestDeciding:
    def test_who_was_decided_about_is_not_asked_about_again(self, book: Services) -> None:
        everybody = book.care.undecided()
        assert set(everybody) >= {1, 2, 3}
        book.care.choose([1])
        book.care.release([2])
        book.care.rest([3])
        assert book.care.undecided() == [one for one in everybody if one not in (1, 2, 3)]
        step = book.history.undo_step()
        assert step is not None
        book.history.undo(step.id)
        assert 3 in book.care.undecided()

    def test_those_whom_an_import_brought_can_be_asked_about_alone(self, book: Services) -> None:
        again = take_in(book, vcard("Newest Person", uid="new"), vcard("Anna A1", "NOTE:tea", uid="u1"))
        assert book.care.undecided(again.step) == ids(book, "Newest")

    def test_those_who_are_dear_come_first_and_the_dead_and_the_trash_never(self, book: Services) -> None:
        last = book.care.undecided()[-1]
        book.address_book.set_dear([last], dear=True)
        assert book.care.undecided()[0] == last
        book.care.mark_died(last, None)
        assert last not in book.care.undecided()

    def test_who_is_revived_is_proposed_and_no_longer_long_quiet(self, book: Services) -> None:
        book.care.choose([1, 2], 10)
        book.journal.log(interaction(1, ago=60))
        assert book.agenda.long_quiet() == [1]
        assert book.care.revive([1, 3]) == 1
        assert book.agenda.long_quiet() == []
        assert "resurfaced" in [reason.code for reason in book.agenda.today().items[0].reasons]
        book.journal.log(interaction(1, ago=0))
        assert book.care.care(1).wakes_on is None

    def test_old_entries_leave_later_alone(self, book: Services) -> None:
        book.care.choose([1, 2], 10)
        old = book.journal.log(interaction(1, ago=300))
        book.care.later([1, 2], TODAY + timedelta(30))
        book.journal.log(interaction(1, ago=200, channel=Channel.LETTER))
        book.journal.correct(replace(interaction(1, 2, ago=300, text="Dora"), id=old))
        assert book.care.care(1).later_on == book.care.care(2).later_on == TODAY + timedelta(30)

    def test_a_correction_ends_later_for_whom_it_reaches_anew(self, book: Services) -> None:
        book.care.choose([1, 2, 3], 10)
        call = interaction(1, ago=1)
        held = book.journal.log(call)
        tried = book.journal.log(interaction(3, ago=1, outcome=Outcome.NO_ANSWER))
        book.care.later([1, 2, 3], TODAY + timedelta(30))
        book.journal.correct(replace(interaction(1, 2, ago=1, text="both"), id=held))
        book.journal.correct(replace(interaction(3, ago=1), id=tried))
        later = [book.care.care(one).later_on for one in (1, 2, 3)]
        assert later == [TODAY + timedelta(30), None, None]

    def test_an_own_rhythm_can_be_left_to_the_circles_again(self, book: Services) -> None:
        book.care.choose([1], 10)
        book.care.follow_circles([1])
        assert book.care.care(1).days == 90

    def test_people_are_grouped_by_what_they_share(self, tmp_path: Path) -> None:
        book = open_book(tmp_path / "groups.book")
        take_in(
            book,
            vcard("Anna", "ORG:Werk", "CATEGORIES:Freunde,Chor", "ADR:;;;Köln;;;"),
            vcard("Bernd", "ORG:werk", "CATEGORIES:Familie", "ADR:;;;Bonn;;;"),
            vcard("Cem", "CATEGORIES:chor", "ADR:;;;Köln;;;"),
        )
        book.care.choose([1])
        (organisation,) = book.care.groups(GroupKind.ORGANISATION)
        assert organisation == CareGroup(name="Werk", ids=frozenset((1, 2)), cared=frozenset((1,)))
        assert [(group.name, len(group.ids)) for group in book.care.groups(GroupKind.CITY)] == [
            ("Köln", 2),
            ("Bonn", 1),
        ]
        labels = {group.name: group.ids for group in book.care.groups(GroupKind.LABEL)}
        assert labels["Chor"] == {1, 3}
        private = str(book.circles.find("private").id)
        circles = {group.name: group.ids for group in book.care.groups(GroupKind.CIRCLE)}
        assert circles[private] == {1, 2}
        book.close()
