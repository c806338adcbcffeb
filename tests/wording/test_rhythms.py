"""Rhythms, due days and what a choice amounts to, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from kontaktpflege.wording import use_language
from kontaktpflege.wording.rhythms import due_words, is_overdue, rhythm_words, round_sentence

_TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("ahead", "words", "german"),
    [
        (-400, "overdue by 13 months", "13 Monate überfällig"),
        (-30, "overdue by 4 weeks", "4 Wochen überfällig"),
        (-1, "overdue by 1 day", "1 Tag überfällig"),
        (0, "today", "heute"),
        (1, "tomorrow", "morgen"),
        (12, "in 12 days", "in 12 Tagen"),
        (63, "in 2 months", "in 2 Monaten"),
        (800, "in 2 years", "in 2 Jahren"),
    ],
)
def test_a_due_day_is_said_roughly(ahead: int, words: str, german: str) -> None:
    due = _TODAY + timedelta(ahead)
    assert due_words(due, _TODAY) == words
    use_language("de")
    assert due_words(due, _TODAY) == german
    assert is_overdue(due, _TODAY) == (ahead < 0)


def test_who_was_never_touched_is_overdue_at_once() -> None:
    assert due_words(_TODAY, _TODAY, never=True) == "overdue"
    assert is_overdue(_TODAY, _TODAY, never=True)
    assert not is_overdue(_TODAY + timedelta(1), _TODAY, never=True)


def test_a_choice_says_what_it_amounts_to() -> None:
    assert round_sentence(140) == "140 people: at three a day, everyone every ten weeks."
    assert round_sentence(195) == "195 people: at three a day, everyone every 13 weeks."
    assert round_sentence(15) == "15 people: at three a day, everyone every week."
    assert round_sentence(3) == "3 people: easily done."
    assert round_sentence(0) == "You care for nobody yet."
    use_language("de")
    assert round_sentence(140) == "140 Menschen: bei drei am Tag jeder alle zehn Wochen."
    assert rhythm_words(90) == "alle 90 Tage"
