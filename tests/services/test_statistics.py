"""How it goes, counted from a book, beside the same told by one look at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome, Weight
from kontaktpflege.domain.statistics import Calls, ends, mondays
from kontaktpflege.services import Services
from tests.books import Clock, ids, open_book, take_in, vcard
from tests.services.rhythm_rule import due_on

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = date(2026, 3, 1)
SOME = ("Anna A", "Bert B", "Cora C")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a book for each example to copy."""
    path = tmp_path_factory.mktemp("book") / "a.book"
    with closing(open_book(path, Clock(NOW))) as services:
        take_in(services, *(vcard(name, uid=name) for name in SOME))
    return path


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    services = open_book(tmp_path / "a.book", Clock(NOW))
    take_in(services, *(vcard(name, uid=name) for name in SOME))
    yield services
    services.close()


def past(
    *contacts: int,
    ago: int,
    channel: Channel = Channel.CALL,
    outcome: Outcome = Outcome.REACHED,
    direction: Direction = Direction.OUT,
) -> Interaction:
    """An interaction so many days ago."""
    at = NOW - timedelta(ago)
    return Interaction(at=at, channel=channel, outcome=outcome, direction=direction, contacts=contacts)


def put(book: Services, *interactions: Interaction) -> None:
    for one in interactions:
        book.journal.log(one)


PASTS = st.lists(
    st.builds(
        past,
        st.sampled_from((1, 2, 3)),
        ago=st.integers(0, 420),
        channel=st.sampled_from(Channel),
        outcome=st.sampled_from(Outcome),
        direction=st.sampled_from(Direction),
    ),
    max_size=14,
)


@settings(max_examples=25)
@given(interactions=PASTS, days=st.lists(st.integers(1, 200), min_size=3, max_size=3))
def test_the_share_of_each_week_is_what_a_look_at_each_contact_gives(
    kept: Path, interactions: list[Interaction], days: list[int]
) -> None:
    with TemporaryDirectory() as folder, closing(open_book(Path(copy(kept, folder)), Clock(NOW))) as book:
        people = ids(book)
        for contact, rhythm in zip(people, days, strict=True):
            book.care.choose([contact], rhythm)
        for one in interactions:
            number = people[one.contacts[0] - 1]
            book.journal.log(
                past(number, ago=(NOW - one.at).days, channel=one.channel, outcome=one.outcome, direction=one.direction)
            )
        told = book.statistics.in_touch()
        share = book.agenda.share()
    wanted = []
    for end in ends(mondays(TODAY), TODAY):
        until = [one for one in interactions if one.at.date() <= end]
        wanted.append(sum(_active(until, place, rhythm, end) for place, rhythm in enumerate(days, start=1)))
    assert [one.active for one in told] == wanted
    assert (told[-1].active, told[-1].cared_for) == (share.active, share.cared_for)


def _active(interactions: list[Interaction], contact: int, rhythm: int, end: date) -> bool:
    """Whether the rule of the rhythm itself says that a contact was in touch."""
    own = [one for one in interactions if contact in one.contacts]
    last = {
        weight: max((one.at.date() for one in own if one.weight is weight), default=None)
        for weight in (Weight.WHOLE, Weight.HALF)
    }
    due = due_on(rhythm, since=end, last_whole=last[Weight.WHOLE], last_half=last[Weight.HALF])
    return due is not None and due > end


def test_weeks_count_who_was_reached_and_what_was_tried(book: Services) -> None:
    anna, bert, cora = ids(book)
    book.circles.add(1, [cora])
    put(
        book,
        past(anna, bert, ago=0),
        past(anna, ago=0, outcome=Outcome.NO_ANSWER),
        past(cora, ago=7, channel=Channel.MAIL),
        past(anna, ago=380),
    )
    weeks = book.statistics.weeks()
    assert [(week.reached, week.tried) for week in weeks[-2:]] == [(1, 0), (1, 1)]
    assert sum(week.reached + week.tried for week in weeks) == 3
    assert [(week.reached, week.tried) for week in book.statistics.weeks(1)[-2:]] == [(1, 0), (0, 0)]


def test_a_circle_counts_those_of_its_subgroups_once(book: Services) -> None:
    anna, bert, _ = ids(book)
    private = book.circles.find("private")
    book.circles.add(private.id, [anna])
    book.circles.add(book.circles.find("private.family").id, [anna, bert])
    book.care.choose([anna, bert], 30)
    put(book, past(anna, bert, ago=1))
    assert sum(week.reached for week in book.statistics.weeks(private.id)) == 1
    latest = book.statistics.in_touch(private.id)[-1]
    assert (latest.active, latest.cared_for) == (2, 2)


def test_calls_go_from_tried_to_talked_further(book: Services) -> None:
    anna, bert, cora = ids(book)
    put(
        book,
        past(anna, ago=40),  # and nothing within a fortnight
        past(anna, ago=20),
        past(anna, ago=6, channel=Channel.MAIL),  # the fortnight's last day
        past(bert, ago=30, outcome=Outcome.NO_ANSWER),
        past(bert, ago=29),
        past(bert, ago=28, outcome=Outcome.LEFT_MESSAGE),
        past(cora, ago=3, direction=Direction.IN),
        past(cora, ago=380),
    )
    assert book.statistics.calls() == Calls(tried=5, reached=3, further=1)
    book.circles.add(1, [bert])
    assert book.statistics.calls(1) == Calls(tried=3, reached=1, further=0)


def test_what_was_only_sent_keeps_in_touch_for_half_the_rhythm_rounded_up(book: Services) -> None:
    anna = ids(book)[0]
    book.care.choose([anna], 7)
    put(book, past(anna, ago=10, channel=Channel.MAIL))
    sent = TODAY - timedelta(10)
    active = [book.statistics.in_touch(day=sent + timedelta(days))[-1].active for days in (-1, 0, 3, 4)]
    assert active == [0, 1, 1, 0]
