"""Ties in words."""

from __future__ import annotations

import pytest

from kontaktpflege.domain.tie import Tie
from kontaktpflege.wording.ties import noted_words


@pytest.mark.parametrize(("kind", "told"), [("knows", "weak"), ("club", "Club, weak"), ("choir", "choir, weak")])
def test_that_two_know_each_other_is_said_once(kind: str, told: str) -> None:
    words = noted_words(Tie(low=1, high=2, kind=kind), "Anna", "Bernd")
    assert words == f"Noted: Anna and Bernd know each other ({told})."
