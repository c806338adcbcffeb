"""How one met somebody, in words."""

from __future__ import annotations

import pytest

from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.wording import use_language
from kontaktpflege.wording.origins import origin_sentence

BERND = Origin(through_id=1, through="Bernd Maier", place="Messe Köln", since=PartialDate(2024, 5))


@pytest.mark.parametrize(
    ("origin", "english", "german"),
    [
        (
            BERND,
            "Known through Bernd Maier, Messe Köln, since May 2024",
            "Bekannt durch Bernd Maier, Messe Köln, seit Mai 2024",
        ),
        (Origin(place="Stammtisch"), "Met: Stammtisch", "Kennengelernt: Stammtisch"),
        (Origin(since=PartialDate(2019)), "Known since 2019", "Bekannt seit 2019"),
        (Origin(), "", ""),
    ],
)
def test_an_origin_is_a_sentence(origin: Origin, english: str, german: str) -> None:
    try:
        assert origin_sentence(origin) == english
        use_language("de")
        assert origin_sentence(origin) == german
    finally:
        use_language("en")
