"""Whom to call today: the one rule that puts people in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.agenda import Candidate, Helped, item, rank, reasons, score, three
from kontaktpflege.domain.care import Care
from kontaktpflege.domain.promise import Promise
from kontaktpflege.wording.reasons import reason_sentence

TODAY = date(2026, 3, 14)


def candidate(contact_id: int = 1, *, overdue: int | None = None, rhythm: int = 30, **more: object) -> Candidate:
    """Somebody who is so many days overdue; other fields of the care by name."""
    due = None if overdue is None else TODAY - timedelta(overdue)
    last = None if due is None else due - timedelta(rhythm)
    care = {"contact_id": contact_id, "days": rhythm, "due_on": due, "last_on": last, "talk_on": last}
    outside = {name: more.pop(name) for name in ("promises", "birthday_in", "dear", "helped") if name in more}
    return Candidate(contact_id=contact_id, name=f"P{contact_id}", care=Care(**{**care, **more}), **outside)  # type: ignore[arg-type]


def promise(*, due: int | None = None, made: int = 10, mine: bool = True) -> Promise:
    """A promise made so many days ago, and due so many days ago."""
    due_on = None if due is None else TODAY - timedelta(due)
    return Promise(contact_id=1, mine=mine, text="the price list", made_on=TODAY - timedelta(made), due_on=due_on)


def codes(one: Candidate) -> list[str]:
    """The reasons' codes."""
    return [reason.code for reason in reasons(one, TODAY)]


def test_nothing_speaks_for_somebody_in_touch() -> None:
    assert score(candidate(overdue=-1), TODAY) == 0
    assert codes(candidate(overdue=-1, dear=True)) == []


def test_the_weightiest_reason_comes_first() -> None:
    one = candidate(overdue=0, birthday_in=0, promises=(promise(due=21),), owed_on=TODAY - timedelta(2), dear=True)
    assert codes(one) == ["birthday", "promise_late", "long_unspoken", "answer_owed", "dear"]
    late = reasons(one, TODAY)[1]
    assert (late.days, late.text) == (21, "the price list")


def test_who_helped_is_thought_of_where_something_else_speaks_for_a_call() -> None:
    helped = Helped(3, TODAY - timedelta(15))
    assert codes(candidate(helped=helped)) == []
    one = candidate(overdue=0, helped=helped, dear=True)
    assert codes(one) == ["long_unspoken", "dear", "helped"]
    assert score(one, TODAY) == 1.75
    last = reasons(one, TODAY)[-1]
    assert (last.count, last.days) == (3, 15)
    assert reason_sentence(last) == "Helped you 3 times, last 2 weeks ago"
    assert reason_sentence(replace(last, count=1)) == "Helped you once, 2 weeks ago"


def test_what_others_promised_is_no_reason_to_call() -> None:
    assert codes(candidate(promises=(promise(due=3, mine=False),))) == []


def test_an_open_promise_without_a_day_speaks_a_little() -> None:
    assert codes(candidate(promises=(promise(made=5),))) == ["promise_open"]


def test_who_waits_for_longer_in_rhythms_comes_first() -> None:
    monthly, yearly = candidate(1, overdue=30, rhythm=30), candidate(2, overdue=60, rhythm=365)
    assert [one.contact_id for one in rank([yearly, monthly], TODAY)] == [1, 2]


def test_nobody_is_proposed_who_died_rests_was_put_off_or_tried_today() -> None:
    out = [
        candidate(1, overdue=9, died=True),
        candidate(2, overdue=9, resting=True),
        candidate(3, overdue=9, later_on=TODAY + timedelta(1)),
        candidate(4, overdue=9, tried_on=TODAY),
    ]
    assert rank(out, TODAY) == []
    assert rank([candidate(5, overdue=9, later_on=TODAY)], TODAY)


def test_who_was_to_come_back_comes_back_with_the_note() -> None:
    back = candidate(resting=True, wakes_on=TODAY, note="moves in spring")
    assert [(reason.code, reason.text) for reason in reasons(back, TODAY)] == [("resurfaced", "moves in spring")]
    assert rank([back], TODAY) == [back]


def test_who_was_called_stays_among_the_three_and_who_was_put_off_makes_room() -> None:
    order = [
        candidate(1, overdue=9, last_on=TODAY),
        candidate(2, overdue=8, later_on=TODAY + timedelta(1)),
        *(candidate(number, overdue=7) for number in (3, 4, 5)),
    ]
    assert [(one.contact_id, one.done) for one in three(order, TODAY)] == [(1, True), (3, False), (4, False)]


def test_an_item_tells_how_long_somebody_is_due() -> None:
    shown = item(candidate(overdue=12), TODAY)
    assert (shown.days_overdue, shown.due_on) == (12, TODAY - timedelta(12))


candidates = st.builds(
    lambda contact_id, overdue, rhythm, birthday, dear: candidate(
        contact_id, overdue=overdue, rhythm=rhythm, birthday_in=birthday, dear=dear
    ),
    st.integers(1, 10**6),
    st.none() | st.integers(-400, 4_000),
    st.integers(1, 3_650),
    st.none() | st.integers(0, 300),
    st.booleans(),
)


@given(st.lists(candidates, max_size=30, unique_by=lambda one: one.contact_id))
def test_the_order_falls_and_forgets_nobody_for_whom_something_speaks(everybody: list[Candidate]) -> None:
    ordered = rank(everybody, TODAY)
    scores = [score(one, TODAY) for one in ordered]
    assert scores == sorted(scores, reverse=True)
    assert {one.contact_id for one in ordered} == {
        one.contact_id for one in everybody if score(one, TODAY) > 0 and one.care.last_on != TODAY
    }
    assert len(three(ordered, TODAY)) == min(3, len(ordered))


@given(candidates, st.integers(1, 500))
def test_waiting_longer_never_weighs_less(one: Candidate, more: int) -> None:
    if one.care.due_on is None:
        return
    later = TODAY + timedelta(more)
    silent = Candidate(contact_id=1, name="", care=one.care)
    assert score(silent, later) >= score(silent, TODAY)
