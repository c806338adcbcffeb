"""Suggested ties in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kontaktpflege.domain.tie import TieSource
from kontaktpflege.domain.tie_suggestion import Evidence, TieSuggestion
from kontaktpflege.wording import use_language
from kontaktpflege.wording.tie_suggestions import evidence_sentences


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
