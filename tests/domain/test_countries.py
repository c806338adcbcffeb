"""Countries are recognised however they are written, and named in German and English."""

from __future__ import annotations

import pytest
from babel import Locale

from kontaktpflege.domain.calling_codes import CALLING_CODES
from kontaktpflege.domain.countries import countries, country_of


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Germany", "DE"), ("Deutschland", "DE"), ("DEUTSCHLAND ", "DE"), ("D", "DE"), ("de", "DE"), ("Oesterreich", "AT"),
        ("Österreich", "AT"), ("Suisse", "CH"), ("U.S.A.", "US"), ("USA", "US"), ("UK", "GB"), ("England", "GB"),
        ("Nederland", "NL"), ("Atlantis", ""), ("", ""), ("x" * 500, ""),
    ],
)  # fmt: skip
def test_a_country_is_known_by_its_names(written: str, code: str) -> None:
    assert country_of(written) == code


def test_the_names_are_those_of_the_unicode_consortium() -> None:
    german, english = Locale("de").territories, Locale("en").territories
    for country in countries().values():
        assert (country.german, country.english) == (german[country.code], english[country.code])


def test_every_country_with_a_calling_code_is_there() -> None:
    assert set(CALLING_CODES) - {"AC", "TA"} <= set(countries())
