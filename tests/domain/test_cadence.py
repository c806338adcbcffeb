"""Rhythms: which one is in force, and when somebody is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kontaktpflege.domain.cadence import days_for_a_round, days_overdue, rhythm_in_force

DAY = date(2026, 3, 14)


def test_the_contacts_own_rhythm_wins_then_the_shortest_of_its_circles() -> None:
    assert rhythm_in_force(45, (30, 90)) == 45
    assert rhythm_in_force(None, (90, 30)) == 30
    assert rhythm_in_force(None, ()) is None


def test_days_overdue_are_negative_before_the_day() -> None:
    assert days_overdue(DAY + timedelta(30), DAY) == -30


@pytest.mark.parametrize(("people", "round_"), [(0, 0), (1, 1), (3, 1), (140, 47), (195, 65)])
def test_everybody_has_a_turn_in_so_many_days(people: int, round_: int) -> None:
    assert days_for_a_round(people) == round_
