"""The figures of a year in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from kontaktpflege.domain.statistics import Calls, InTouch, Week
from kontaktpflege.wording import use_language
from kontaktpflege.wording.dates import short_month
from kontaktpflege.wording.statistics import (
    calls_sentence,
    ideal_sentence,
    in_touch_sentence,
    step_words,
    week_words,
    weeks_sentence,
)

MONDAY = date(2025, 12, 29)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")


def test_weeks_in_words() -> None:
    weeks = [Week(monday=MONDAY, reached=reached, tried=1) for reached in (1, 2, 1200)]
    assert weeks_sentence(weeks) == (
        "1,203 times in touch in the last year; in a usual week: 2; 3 tries without an answer."
    )
    assert week_words(weeks[0]) == "29 December 2025 to 4 January 2026\nin touch: 1, tried in vain: 1"
    use_language("de")
    assert week_words(weeks[0]) == "29. Dezember 2025 bis 4. Januar 2026\nin Kontakt: 1, vergeblich versucht: 1"


def test_the_share_in_words() -> None:
    assert in_touch_sentence(InTouch(day=MONDAY, active=13, cared_for=48)) == (
        "Of 48 people cared for, 13 are in touch within their rhythm today: 27 %."
    )


def test_the_funnel_says_that_its_measure_is_an_ideal() -> None:
    calls = Calls(tried=60, reached=40, further=10)
    assert calls_sentence(calls) == "60 calls in the last year; reached: 40; talked further within two weeks: 10."
    assert "30 → 25 → 20 → 10 → 5 → 3" in ideal_sentence()
    assert "hardly ever reached" in ideal_sentence()
    assert step_words(1, calls) == "Reached\nyours: 40, that is 20 of 30\nideal: 25 of 30"
    assert step_words(4, calls) == "Offer\nyours: not noted\nideal: 5 of 30"


def test_an_axis_has_short_months_and_the_year_where_it_begins() -> None:
    assert [short_month(month, 2026) for month in (12, 1, 3)] == ["Dec", "2026", "Mar"]
    use_language("de")
    assert [short_month(month, 2026) for month in (12, 1, 3)] == ["Dez", "2026", "Mär"]
