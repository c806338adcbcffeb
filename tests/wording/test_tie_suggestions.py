"""Suggested ties in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from kontaktpflege.domain.tie import Tie, TieKind, TieSource
from kontaktpflege.domain.tie_suggestion import Evidence, TieSuggestion
from kontaktpflege.wording import use_language
from kontaktpflege.wording.tie_suggestions import evidence_sentences, pair_words, proposed_words


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    use_language("de")
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("label", "told"), [("Mother", "Mutter"), ("mother", "Mutter"), ("child", "Kind"), ("Skatbruder", "Skatbruder")]
)
def test_how_somebody_is_related_is_said_in_the_users_language(label: str, told: str) -> None:
    evidence = Evidence(source=TieSource.RELATED, told_by=2, text=label)
    suggestion = TieSuggestion(low=1, high=2, names=("Anna", "Emma"), evidence=(evidence,))
    assert evidence_sentences(suggestion) == [f"Auf der Karte von Emma: {told}"]


@pytest.mark.parametrize(
    ("count", "strong", "told", "proposed"),
    [
        (7, False, "7 Gespräche mit Ihnen in einem Jahr, das letzte am 01.03.2026", "Freunde, stark statt lose"),
        (0, True, "Ihr letztes Gespräch war am 01.03.2026, vor mehr als zwei Jahren", "Freunde, lose statt stark"),
    ],
)
def test_another_strength_is_proposed_with_how_often_one_talked(
    count: int, strong: bool, told: str, proposed: str
) -> None:
    evidence = Evidence(source=TieSource.TALK, told_by=2, count=count, recent=count, day=date(2026, 3, 1))
    held = Tie(low=1, high=2, kind=TieKind.FRIEND, strong=strong)
    suggestion = TieSuggestion(low=1, high=2, names=("Anna", "Ich"), evidence=(evidence,), held=held, me=2)
    assert pair_words(suggestion) == "Sie und Anna"
    assert proposed_words(suggestion) == proposed
    assert evidence_sentences(suggestion) == [told]
