"""Days as one types them in a hurry."""

from __future__ import annotations

from datetime import date

import pytest

from kontaktpflege.wording.days import coming_day, past_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "coming", "past"),
    [
        ("22.11.", date(2026, 11, 22), date(2026, 11, 22)),
        ("23.11.", date(2026, 11, 23), date(2025, 11, 23)),
        ("21.11.", date(2027, 11, 21), date(2026, 11, 21)),
        ("29.2.", date(2028, 2, 29), date(2024, 2, 29)),
        ("1.2.2020", date(2020, 2, 1), date(2020, 2, 1)),
        ("tomorrow", date(2026, 11, 23), date(2026, 11, 23)),
        ("Yesterday", date(2026, 11, 21), date(2026, 11, 21)),
        ("30.2.", None, None),
        ("May 2026", None, None),
        ("", None, None),
    ],
)
def test_without_a_year_it_is_the_nearest(typed: str, coming: date | None, past: date | None) -> None:
    assert coming_day(typed, TODAY) == coming
    assert past_day(typed, TODAY) == past
