"""Rhythms: which one is in force, and when somebody is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.cadence import days_for_a_round, days_overdue, due_on, is_long_quiet, rhythm_in_force

DAY = date(2026, 3, 14)
days = st.integers(1, 3_650)
dates = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def test_the_contacts_own_rhythm_wins_then_the_shortest_of_its_circles() -> None:
    assert rhythm_in_force(45, (30, 90)) == 45
    assert rhythm_in_force(None, (90, 30)) == 30
    assert rhythm_in_force(None, ()) is None


def test_a_letter_without_an_answer_restarts_half_the_rhythm() -> None:
    assert due_on(90, since=DAY, last_half=DAY) == DAY + timedelta(45)
    assert due_on(7, since=DAY, last_half=DAY) == DAY + timedelta(4)


def test_what_was_written_never_brings_the_day_nearer() -> None:
    assert due_on(90, since=DAY, last_whole=DAY, last_half=DAY + timedelta(1)) == DAY + timedelta(90)


def test_who_was_never_touched_is_due_from_the_day_one_began_to_care() -> None:
    assert due_on(90, since=DAY) == DAY
    assert due_on(None, since=DAY, last_whole=DAY) is None


@given(days, dates, st.none() | dates, st.none() | dates)
def test_the_due_day_is_after_the_last_contact(rhythm: int, since: date, whole: date | None, half: date | None) -> None:
    due = due_on(rhythm, since=since, last_whole=whole, last_half=half)
    assert due is not None
    if whole is not None:
        assert due > whole
    if half is not None:
        assert due > half
    if whole is None and half is None:
        assert due == since


def test_long_quiet_is_twice_the_rhythm() -> None:
    due = DAY + timedelta(30)
    assert not is_long_quiet(due, 30, due + timedelta(29))
    assert is_long_quiet(due, 30, due + timedelta(30))
    assert days_overdue(due, DAY) == -30


@pytest.mark.parametrize(("people", "round_"), [(0, 0), (1, 1), (3, 1), (140, 47), (195, 65)])
def test_everybody_has_a_turn_in_so_many_days(people: int, round_: int) -> None:
    assert days_for_a_round(people) == round_
