"""Introductions in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kontaktpflege.domain.introduction import Common, Introduction, IntroductionStage, ListedIntroduction, Pair
from kontaktpflege.wording import use_language
from kontaktpflege.wording.introductions import introduced_words, introduction_words, pair_words, reason_words

TODAY = date(2026, 3, 4)
PLANNED = Introduction(low=1, high=2, reason="both sail", day=date(2026, 3, 1))
LISTED = ListedIntroduction(PLANNED, "Anna", "Bernd")


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def test_an_introduction_says_who_how_far_and_why() -> None:
    assert introduction_words(LISTED, TODAY) == "Anna and Bernd: planned, 3 days ago. both sail."
    assert introduced_words(LISTED, 2, TODAY) == "To Anna: planned, 3 days ago. both sail."
    met = replace(PLANNED, stage=IntroductionStage.MET, outcome="They work together!", closed_on=TODAY)
    told = introduced_words(replace(LISTED, introduction=met), 1, TODAY)
    assert told == "To Bernd: they met, today. They work together! both sail."


def test_a_pair_says_what_the_two_share() -> None:
    pair = Pair(low=1, low_name="Anna", high=2, high_name="Bernd", common=Common.INTEREST, organisation="Siemens")
    assert pair_words(pair) == "Anna and Bernd"
    said = [reason_words(replace(pair, common=common), "Chor") for common in Common]
    assert said == ["Both share the interest “Chor”.", "Both are in “Chor”.", "Both are at Siemens."]
