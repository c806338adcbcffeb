"""What an added interaction brings in line is what one would derive from all of them, at the price of the one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.services import Services
from kontaktpflege.storage import journal, tallies, upkeep
from tests.books import Clock, ids, open_book, take_in, undo, vcard

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
BEAT = 10
Deed = Callable[[Services, list[int]], object]

one_of_them = st.integers(0, 1)
persons = st.lists(one_of_them, min_size=1, max_size=2, unique=True)
told = st.builds(
    Interaction,
    at=st.integers(0, 40).map(lambda ago: NOW - timedelta(ago)),
    channel=st.sampled_from((Channel.CALL, Channel.MAIL)),
    direction=st.sampled_from(Direction),
    outcome=st.sampled_from(Outcome),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    services = open_book(tmp_path_factory.mktemp("book") / "a.book", Clock(NOW))
    take_in(services, *(vcard(f"Anna {n}", uid=str(n)) for n in range(2)))
    yield services
    services.close()


def log(one: Interaction, whom: list[int]) -> Deed:
    return lambda book, people: book.journal.log(replace(one, contacts=tuple(people[who] for who in whom)))


def last_with(book: Services, contact: int) -> list[Interaction]:
    return book.journal.timeline(contact, 1)


def delete(who: int) -> Deed:
    def deed(book: Services, people: list[int]) -> None:
        for one in last_with(book, people[who]):
            book.journal.delete(one.id)

    return deed


def was_with(who: int, whom: list[int]) -> Deed:
    def deed(book: Services, people: list[int]) -> None:
        for one in last_with(book, people[who]):
            book.journal.correct(replace(one, contacts=tuple(people[other] for other in whom)))

    return deed


deeds = st.one_of(
    st.builds(log, told, persons),
    st.builds(log, told, persons),
    st.builds(delete, one_of_them),
    st.builds(was_with, one_of_them, persons),
    st.builds(lambda who, days: lambda book, people: book.care.choose([people[who]], days), one_of_them, st.just(5)),
    st.builds(lambda who: lambda book, people: book.journal.waive_answers([people[who]]), one_of_them),
    st.builds(lambda who: lambda book, people: book.care.rest([people[who]], None), one_of_them),
)


def call(ago: int) -> Deed:
    return log(Interaction(at=NOW - timedelta(ago), channel=Channel.CALL), [0])


a_mail = log(Interaction(at=NOW - timedelta(9), channel=Channel.MAIL, direction=Direction.IN), [0])


@settings(max_examples=40)
@example(rhythms=[10, None], acts=[a_mail, call(5)])
@example(rhythms=[10, None], acts=[call(5), a_mail])
@example(rhythms=[10, None], acts=[call(40), call(32)])
@example(rhythms=[10, None], acts=[call(40), call(20), call(30)])
@example(rhythms=[10, None], acts=[call(40), call(20), delete(0)])
@given(
    rhythms=st.lists(st.sampled_from((None, 1, 10)), min_size=2, max_size=2),
    acts=st.lists(deeds, min_size=5, max_size=14),
)
def test_what_is_added_bit_by_bit_is_what_everything_makes(
    kept: Services, rhythms: list[int | None], acts: list[Deed]
) -> None:
    before, people = kept.history.undo_step(), ids(kept)
    for who, rhythm in zip(people, rhythms, strict=True):
        if rhythm is not None:
            kept.care.choose([who], rhythm)
    stale = []
    for act in acts:
        act(kept, people)
        with kept.agenda._store.reading() as connection:
            stale += [*upkeep.stale(connection), *tallies.stale(connection)]
    while kept.history.undo_step() != before:
        undo(kept)
    assert stale == []


def test_a_call_after_years_of_calls_hardly_costs_more(kept: Services) -> None:
    """By what SQLite does, not by the clock: its instructions for one call after 20 calls and after 2,000."""
    before, anna = kept.history.undo_step(), ids(kept)[0]
    kept.care.choose([anna], 10)
    one = Interaction(at=NOW, channel=Channel.CALL, contacts=(anna,))

    def effort(calls: int) -> int:
        years = [replace(one, at=NOW - timedelta(days=100 + number / 3)) for number in range(calls)]
        store, counted = kept.journal._store, [0]
        with store.transaction("log") as tx:
            journal.add_many(tx.connection, years)

        def beat() -> int:
            counted[0] += 1
            return 0

        with store.connection() as connection, store.transaction("log", connection=connection) as tx:
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.set_progress_handler(beat, BEAT)
            journal.add(tx.connection, one, NOW.date())
            upkeep.derive(tx.connection, tx.step or 0, {"interaction", "participant"})
            raw.set_progress_handler(None, 0)
        return counted[0]

    few, many = effort(20), effort(1_980)
    while kept.history.undo_step() != before:
        undo(kept)
    assert (many - few) * BEAT < 40 * 1_980
