"""What countries are called in the language spoken now."""

from __future__ import annotations

from kontaktpflege.domain.countries import countries
from kontaktpflege.wording import language


def country_name(code: str) -> str:
    """The name of a country (ISO code); the code itself where there is none."""
    country = countries().get(code)
    if country is None:
        return code
    return country.german if language() == "de" else country.english
