"""Care in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kontaktpflege.domain.care import Care
from kontaktpflege.domain.promise import Promise
from kontaktpflege.wording.care import again_words, day_done, noted, promise_words, share_words, state_words

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (None, "Noted. Bernd."),
        (-5, "Noted. Bernd: again tomorrow."),
        (1, "Noted. Bernd: again tomorrow."),
        (10, "Noted. Bernd: again on 2 December."),
        (90, "Noted. Bernd: again in February."),
        (400, "Noted. Bernd: again in December 2027."),
    ],
)
def test_what_was_noted_and_when_again(days: int | None, sentence: str) -> None:
    due = None if days is None else TODAY + timedelta(days)
    assert noted("Bernd", due, TODAY) == sentence


def test_the_card_of_somebody_who_was_called_says_what_came_of_it() -> None:
    care = Care(contact_id=1, last_on=TODAY, due_on=TODAY + timedelta(90))
    assert again_words(care, TODAY) == "Heard today. Again in February."
    assert again_words(Care(contact_id=1, tried_on=TODAY), TODAY) == "Tried today. Tomorrow again."


def test_the_end_of_the_day_claims_nothing_that_was_not() -> None:
    assert day_done(3, 0) == "Three people heard. Enough for today."
    assert day_done(1, 0) == "One person heard. Enough for today."
    assert day_done(2, 1) == "That was everybody for today. Enough."


def test_the_active_share_in_plain_words() -> None:
    assert share_words(3, 10) == "10 people are to stay close; with 3 of them you are in touch."
    assert share_words(10, 10) == "10 people are to stay close; with all of them you are in touch."
    assert share_words(0, 0) == ""
    assert share_words(1_500, 2_000) == "2,000 people are to stay close; with 1,500 of them you are in touch."


def test_promises_say_who_what_and_until_when() -> None:
    promise = Promise(contact_id=1, mine=True, text="the list", made_on=TODAY, due_on=TODAY - timedelta(3))
    assert promise_words(promise, TODAY) == "You: the list (3 days late)"
    theirs = Promise(contact_id=1, mine=False, text="the list", made_on=TODAY, due_on=TODAY + timedelta(3))
    assert promise_words(theirs, TODAY, "Bernd") == "Bernd to you: the list (until 25 November)"
    assert promise_words(Promise(contact_id=1, mine=True, text="x", made_on=TODAY), TODAY) == "You: x"


@pytest.mark.parametrize(("day", "note", "said"), [
    (2, "", "Rests until 24 November."),
    (2, "moves", "Rests until 24 November: moves"),
    (0, "", "Rested until 22 November."),
    (-1, "moves", "Rested until 21 November: moves"),
])  # fmt: skip
def test_who_has_come_back_rests_no_more(day: int, note: str, said: str) -> None:
    care = Care(contact_id=1, resting=True, wakes_on=TODAY + timedelta(day), note=note)
    assert state_words(care, TODAY) == said
