"""Made-up favours."""

from __future__ import annotations

from collections import Counter
from datetime import date

from kontaktpflege.domain.balance import Entry, LedgerRules, Tilt, account_of
from kontaktpflege.domain.favor import checked
from kontaktpflege.domain.made_up.favors import made_up_favors

TODAY = date(2026, 3, 14)
PEOPLE = [(number, 60 if number % 3 else None) for number in range(1, 201)]


def test_the_same_seed_makes_the_same_favours_and_all_of_them_could_be_kept() -> None:
    once = list(made_up_favors(PEOPLE, 7, TODAY))
    assert once == list(made_up_favors(PEOPLE, 7, TODAY)) != list(made_up_favors(PEOPLE, 8, TODAY))
    assert [checked(favor, TODAY) for favor in once] == once
    assert {favor.contact_id for favor in once} < {number for number, _ in PEOPLE}


def test_some_scales_are_tilted_to_either_side_and_most_are_not() -> None:
    entries: dict[int, list[Entry]] = {}
    for favor in made_up_favors(PEOPLE, 7, TODAY):
        entries.setdefault(favor.contact_id, []).append(Entry(favor.given, favor.size, favor.day.toordinal()))
    tilts = Counter(account_of(found, LedgerRules()).tilt(LedgerRules()) for found in entries.values())
    assert min(tilts[Tilt.GIVEN], tilts[Tilt.RECEIVED]) > 5
    assert tilts[Tilt.NONE] > 2 * (tilts[Tilt.GIVEN] + tilts[Tilt.RECEIVED])
