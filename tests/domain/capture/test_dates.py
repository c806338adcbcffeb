"""Days as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.capture.dates import read_date
from kontaktpflege.domain.partial_date import PartialDate


@pytest.mark.parametrize(
    ("typed", "year", "month", "day"),
    [
        ("1.5.1980", 1980, 5, 1),
        ("01.05.80", 1980, 5, 1),
        ("1.5.24", 2024, 5, 1),
        ("1. 5. 1980", 1980, 5, 1),
        ("21.12.", None, 12, 21),
        ("1980-05-01", 1980, 5, 1),
        ("1/5/1980", 1980, 5, 1),
        ("1. Mai 1980", 1980, 5, 1),
        ("1 May 1980", 1980, 5, 1),
        ("May 1, 1980", 1980, 5, 1),
        ("1st of May 1980", 1980, 5, 1),
        ("3. März", None, 3, 3),
        ("Jänner 2020", 2020, 1, None),
        ("Mai 2024", 2024, 5, None),
        ("05/2024", 2024, 5, None),
        ("2024", 2024, None, None),
    ],
)
def test_a_day_is_read(typed: str, year: int | None, month: int | None, day: int | None) -> None:
    assert read_date(typed) == PartialDate(year, month, day)


@pytest.mark.parametrize("typed", ["", "Eva", "31.2.2024", "13/2024", "0170", "Mai", "1.5.1980 abends", "99.99."])
def test_what_is_no_day_is_none(typed: str) -> None:
    found = read_date(typed)
    assert found is None or typed == "Mai"


@given(st.text(max_size=30))
def test_any_text_is_answered(text: str) -> None:
    read_date(text)
