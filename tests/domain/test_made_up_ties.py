"""Who knows whom among made-up people."""

from __future__ import annotations

from collections import Counter

from kontaktpflege.domain.made_up.ties import made_up_ties, sample_ties
from kontaktpflege.domain.tie import TieKind

KNOWN = range(1, 401)
STRANGERS = range(401, 2001)


def test_the_same_seed_makes_the_same_ties() -> None:
    assert list(made_up_ties(KNOWN, STRANGERS, 5)) == list(made_up_ties(KNOWN, STRANGERS, 5))
    assert list(made_up_ties(KNOWN, STRANGERS, 5)) != list(made_up_ties(KNOWN, STRANGERS, 6))


def test_there_are_about_three_ties_for_each_person() -> None:
    pairs = {(tie.low, tie.high) for tie in made_up_ties(KNOWN, STRANGERS, 1)}
    assert all(low < high for low, high in pairs)
    assert 2 < len(pairs) / 2000 < 3.2


def test_some_strangers_are_known_through_one_person_some_through_nobody() -> None:
    ties = list(made_up_ties(KNOWN, STRANGERS, 1))
    doors = Counter(tie.low for tie in ties if tie.low in KNOWN and tie.high in STRANGERS)
    assert doors.most_common(1)[0][1] >= 4
    reached = set(KNOWN)
    grown = True
    while grown:
        before = len(reached)
        for tie in ties:
            if tie.low in reached or tie.high in reached:
                reached.update((tie.low, tie.high))
        grown = len(reached) > before
    assert 0 < len(set(STRANGERS) - reached) < len(STRANGERS) / 5


def test_nobody_but_me_and_nobody_at_all_are_enough() -> None:
    assert list(made_up_ties([], [], 1)) == []
    assert list(made_up_ties([1], [], 1)) == []


def test_what_is_told_of_the_sample_book_is_read() -> None:
    ids = {"Petra Klein": 9, "Bernd Overbeck": 4, "Henrik Lohmann": 70}
    ties = {(tie.low, tie.high): tie for tie in sample_ties(ids)}
    assert set(ties) == {(4, 9), (9, 70)}
    assert (ties[4, 9].kind, ties[4, 9].strong, str(ties[4, 9].since)) == (TieKind.FRIEND, True, "2004")
