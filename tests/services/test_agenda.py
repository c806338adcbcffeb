"""The names of a day are found among few, and are those that one would find among all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kontaktpflege.domain.agenda import Candidate, rank
from kontaktpflege.domain.balance import LedgerRules
from kontaktpflege.domain.favor import Favor, FavorSize
from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.domain.ledger import LedgerQuery
from kontaktpflege.domain.promise import Promise
from kontaktpflege.services import Services
from kontaktpflege.storage import agenda, favors, pulls, tallies, upkeep
from tests.books import Clock, ids, open_book, take_in, undo, vcard

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = date(2026, 3, 1)
PEOPLE = 9

Deed = Callable[[Services, list[int]], object]
one = st.integers(0, PEOPLE - 1)
days_from_now = st.integers(-3, 3).map(lambda days: TODAY + timedelta(days))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    services = open_book(tmp_path_factory.mktemp("book") / "a.book", Clock(NOW))
    born = [f"BDAY:1980-{month:02}-{day:02}" for month, day in ((3, 1), (3, 2), (3, 4), (2, 28), (6, 1))]
    take_in(services, *(vcard(f"Anna {n}", *born[n : n + 1], uid=str(n)) for n in range(PEOPLE)))
    yield services
    services.close()


def choose(who: int, days: int) -> Deed:
    return lambda book, people: book.care.choose([people[who]], days)


def met(who: int, ago: int, channel: Channel, direction: Direction, outcome: Outcome) -> Deed:
    at = NOW - timedelta(ago)
    return lambda book, people: book.journal.log(
        Interaction(at=at, channel=channel, direction=direction, outcome=outcome, contacts=(people[who],))
    )


def promise(who: int, due_on: date | None, mine: bool) -> Deed:
    return lambda book, people: book.journal.promise(
        Promise(contact_id=people[who], mine=mine, text="tea", made_on=TODAY, due_on=due_on)
    )


def rest(who: int, until: date | None) -> Deed:
    return lambda book, people: book.care.rest([people[who]], until and max(until, TODAY + timedelta(1)))


def favor(who: int, given: bool, size: FavorSize) -> Deed:
    return lambda book, people: book.ledger.note(
        [Favor(contact_id=people[who], given=given, size=size, day=TODAY - timedelta(9))]
    )


def correct(who: int) -> Deed:
    """The last favour was somebody else's."""

    def deed(book: Services, people: list[int]) -> None:
        for listed in book.ledger.listing(LedgerQuery(), limit=1):
            book.ledger.correct(replace(listed.favor, contact_id=people[who], return_of=None))

    return deed


def reckon(beyond: int, for_all: bool) -> Deed:
    return lambda book, people: book.ledger.set_rules(LedgerRules(tilt_beyond=beyond, scale_for_all=for_all))


def befriend(who: int) -> Deed:
    return lambda book, people: book.circles.add(book.circles.find("Family").id, [people[who]])


deeds = st.one_of(
    st.builds(favor, one, st.booleans(), st.sampled_from(FavorSize)),
    st.builds(favor, one, st.just(False), st.just(FavorSize.BIG)),
    st.builds(correct, one),
    st.builds(reckon, st.sampled_from((1, 3)), st.booleans()),
    st.builds(befriend, one),
    st.builds(choose, one, st.sampled_from((1, 10, 30))),
    st.builds(
        met,
        one,
        st.sampled_from((0, 1, 5, 20, 60, 200)),
        st.sampled_from((Channel.CALL, Channel.MAIL)),
        st.sampled_from((Direction.IN, Direction.OUT)),
        st.sampled_from(Outcome),
    ),
    st.builds(promise, one, st.none() | days_from_now, st.booleans()),
    st.builds(rest, one, st.none() | days_from_now),
    st.builds(lambda who: lambda book, people: book.address_book.set_dear([people[who]], True), one),
    st.builds(lambda who: lambda book, people: book.care.later([people[who]], TODAY + timedelta(1)), one),
    st.builds(lambda who: lambda book, people: book.care.release([people[who]]), one),
    st.builds(lambda who: lambda book, people: book.address_book.trash([people[who]]), one),
)


def may_ever(candidate: Candidate) -> bool:
    """Whether somebody is cared for, or anything but a birthday may ever speak for a call."""
    held = candidate.care
    promised = any(promise.mine and promise.open for promise in candidate.promises)
    days = (held.owed_on, held.greet_on, held.wakes_on)
    return (held.chosen and not held.resting) or promised or any(day is not None for day in days)


@settings(max_examples=15)
@given(
    rhythms=st.lists(st.sampled_from((None, 1, 10, 30)), min_size=PEOPLE, max_size=PEOPLE),
    acts=st.lists(deeds, max_size=12),
    ahead=st.sampled_from((0, 1, 40)),
)
def test_the_names_of_a_day_are_those_of_the_rule_over_everybody(
    kept: Services, rhythms: list[int | None], acts: list[Deed], ahead: int
) -> None:
    before, people, day = kept.history.undo_step(), ids(kept), TODAY + timedelta(ahead)
    for who, rhythm in zip(people, rhythms, strict=True):
        if rhythm is not None:
            kept.care.choose([who], rhythm)
    for act in acts:
        act(kept, people)
    with kept.agenda._store.reading() as connection:
        everybody = [held for held in agenda.candidates(connection, people, day) if may_ever(held)]
        wanted = [candidate.contact_id for candidate in rank(everybody, day)][:3]
        stale = [*upkeep.stale(connection), *pulls.stale(connection), *tallies.stale(connection)]
        stale += favors.stale(connection)
    with kept.agenda._store.unrecorded() as tx:
        tx.connection.exec_driver_sql("DELETE FROM agenda_day")
    found = [item.contact_id for item in kept.agenda.today(day).items]
    while kept.history.undo_step() != before:
        undo(kept)
        with kept.agenda._store.reading() as connection:
            stale += [*pulls.stale(connection), *favors.stale(connection)]
    kept.ledger.set_rules(LedgerRules())
    assert stale == []
    assert found == wanted


def test_a_tilt_is_a_thought_in_passing_and_follows_rules_circles_and_undo(kept: Services) -> None:
    def codes() -> list[str]:
        with kept.agenda._store.reading() as connection:
            assert pulls.stale(connection) == []
        return [reason.code for reason in kept.agenda.item(anna, TODAY).reasons]

    before, anna = kept.history.undo_step(), ids(kept)[4]
    kept.ledger.note([Favor(contact_id=anna, given=False, size=FavorSize.BIG, day=TODAY - timedelta(15))] * 2)
    assert codes() == [], "alone it speaks for nothing"
    promise(4, TODAY, mine=True)(kept, ids(kept))
    assert codes() == ["promise_late", "helped"]
    favor(4, given=True, size=FavorSize.BIG)(kept, ids(kept))
    assert codes() == ["promise_late"]
    undo(kept)
    assert codes() == ["promise_late", "helped"]
    kept.circles.add(kept.circles.find("Family").id, [anna])
    assert codes() == ["promise_late"]
    kept.ledger.set_rules(LedgerRules(scale_for_all=True))
    assert codes() == ["promise_late", "helped"]
    kept.ledger.set_rules(LedgerRules(tilt_beyond=4, scale_for_all=True))
    undo(kept)
    assert codes() == ["promise_late"]
    kept.ledger.set_rules(LedgerRules())
    assert codes() == ["promise_late", "helped"]
    while kept.history.undo_step() != before:
        undo(kept)
        assert "helped" not in codes()


def test_groups_and_those_that_follow_are_found_by_index_alone(kept: Services) -> None:
    with kept.agenda._store.reading() as connection:
        plan = [
            row[3]
            for sql in (agenda.ALL_GROUPS, agenda.BORN_GROUPS, agenda.FOLLOWING.format(born="true"))
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", {"days": "[]", "kinds": 0, "skip": 0})
        ]
    assert not [step for step in plan if step.startswith("SCAN pull") and "INDEX" not in step]
    assert not [step for step in plan if "TEMP B-TREE" in step]
