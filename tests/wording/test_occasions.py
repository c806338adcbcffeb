"""Occasions in words, English and German."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from kontaktpflege.domain.observance import Observance
from kontaktpflege.domain.occasion import PersonalDay, upcoming
from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.domain.public_holiday import PublicHoliday
from kontaktpflege.domain.season import SEASONS
from kontaktpflege.wording import Language, use_language
from kontaktpflege.wording.occasions import begin_words, list_title, occasion_sentence, season_name

COMING = upcoming(
    date(2026, 11, 22),
    45,
    Observance(birthday=1),
    personal=[
        PersonalDay(1, "Anna Weiß", "birthday", 11, 24, 1986),
        PersonalDay(2, "Ben", "birthday", 11, 22),
        PersonalDay(2, "Ben", "anniversary", 11, 23, 2001),
    ],
    own=[OwnOccasion(name="Sommerfest", first_on=date(2016, 11, 25))],
    holidays=[PublicHoliday(date(2027, 1, 6), "Epiphany", "Heilige Drei Könige")],
)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "Ben, birthday: Sunday, 22 November, today",
                "Ben, wedding day, 25 years: Monday, 23 November, tomorrow",
                "Anna Weiß turns 40: Tuesday, 24 November, in 2 days",
                "Sommerfest, 10 years: Wednesday, 25 November, in 3 days",
                "First Sunday of Advent: Sunday, 29 November, in 7 days",
                "Christmas: Thursday, 24 December, in 32 days",
                "New Year: Friday, 1 January, in 40 days",
                "Epiphany, public holiday: Wednesday, 6 January, in 45 days",
            ],
        ),
        (
            "de",
            [
                "Ben, Geburtstag: Sonntag, 22. November, heute",
                "Ben, Hochzeitstag, 25 Jahre: Montag, 23. November, morgen",
                "Anna Weiß wird 40: Dienstag, 24. November, in 2 Tagen",
                "Sommerfest, 10 Jahre: Mittwoch, 25. November, in 3 Tagen",
                "Erster Advent: Sonntag, 29. November, in 7 Tagen",
                "Weihnachten: Donnerstag, 24. Dezember, in 32 Tagen",
                "Neujahr: Freitag, 1. Januar, in 40 Tagen",
                "Heilige Drei Könige, Feiertag: Mittwoch, 6. Januar, in 45 Tagen",
            ],
        ),
    ],
)
def test_each_occasion_is_a_sentence(language: Language, said: list[str]) -> None:
    use_language(language)
    assert [occasion_sentence(one) for one in COMING] == said


def test_when_to_begin_is_said() -> None:
    use_language("en")
    assert [begin_words(one) for one in COMING] == [
        "now", "now", "from 23 November", "now", "now", "from 26 November", "from 4 December", "",
    ]  # fmt: skip


def test_lists_are_called_by_occasion_and_year() -> None:
    use_language("de")
    assert [list_title(season_name(code), 2026) for code in SEASONS] == [
        "Neujahr 2026", "Ostern 2026", "Sommerferien 2026", "Erster Advent 2026", "Weihnachten 2026",
    ]  # fmt: skip
    assert season_name("own:3") == "own:3"
