"""Public holidays of a country and its states."""

from __future__ import annotations

from datetime import date

import pytest

from kontaktpflege.domain.public_holiday import PublicHoliday, public_holidays
from kontaktpflege.domain.states import states

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_a_state_has_its_own_days_besides_those_of_the_country() -> None:
    everywhere = public_holidays("DE", "", *YEAR)
    bavaria = public_holidays("DE", "BY", *YEAR)
    assert PublicHoliday(date(2026, 10, 3), "German Unity Day", "Tag der Deutschen Einheit") in everywhere
    assert PublicHoliday(date(2026, 1, 6), "Epiphany", "Heilige Drei Könige") in set(bavaria) - set(everywhere)
    assert set(everywhere) < set(bavaria)
    assert [one.day for one in bavaria] == sorted(one.day for one in bavaria)


def test_days_of_two_years_are_those_between() -> None:
    found = public_holidays("AT", "9", date(2026, 12, 26), date(2027, 1, 6))
    assert [one.day for one in found] == [date(2026, 12, 26), date(2027, 1, 1), date(2027, 1, 6)]


@pytest.mark.parametrize(("country", "state"), [("XX", ""), ("", ""), ("XX", "BY")])
def test_an_unknown_country_has_no_days(country: str, state: str) -> None:
    assert public_holidays(country, state, *YEAR) == []


def test_an_unknown_state_has_those_of_the_country() -> None:
    assert public_holidays("DE", "ZZ", *YEAR) == public_holidays("DE", "", *YEAR)


@pytest.mark.parametrize("country", ["DE", "AT", "CH"])
def test_every_state_that_is_offered_is_known(country: str) -> None:
    import holidays

    assert set(states(country)) <= set(holidays.list_supported_countries()[country])
    assert list(states(country)) != []
    assert states("FR") == {}
