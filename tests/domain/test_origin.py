"""Origins: what two of them say together, and the words by which one is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.partial_date import PartialDate

MAY, YEAR = PartialDate(2024, 5), PartialDate(2024)
BERND = Origin(through_id=7, through="Bernd Maier")

texts = st.sampled_from(("", "Bernd Maier", "bernd  maier", "Messe Köln", "Anna"))
dates = st.sampled_from((None, YEAR, MAY, PartialDate(1999), PartialDate(None, 3, 1)))
origins = st.builds(
    lambda through_id, through, place, since: Origin(
        through_id=through_id, through=through, place=place, since=since
    ).tidied(),
    st.sampled_from((None, 7, 8)),
    texts,
    texts,
    dates,
)


def test_an_origin_that_says_nothing_is_empty() -> None:
    assert Origin().empty
    assert not Origin(since=MAY).empty
    assert Origin(through_id=7, through="  ").tidied() == Origin()


def test_it_is_found_by_names_and_places() -> None:
    assert Origin(through="Bernd Maier", place="Messe Köln").words == " bernd maier messe koln mese "
    assert Origin(since=MAY).words == ""


def test_what_stands_is_not_overwritten() -> None:
    assert BERND.filled(Origin(through="Anna", place="Messe", since=MAY)) == Origin(
        through_id=7, through="Bernd Maier", place="Messe", since=MAY
    )


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (BERND, Origin(place="Messe"), Origin(through_id=7, through="Bernd Maier", place="Messe")),
        (BERND, Origin(through="Anna"), Origin(through_id=7, through="Bernd Maier", place="Anna")),
        (BERND, Origin(through="bernd maier"), BERND),
        (Origin(place="Messe"), Origin(place="messe"), Origin(place="Messe")),
        (Origin(place="Messe"), Origin(place="Chor"), Origin(place="Messe; Chor")),
        (Origin(since=YEAR), Origin(since=MAY), Origin(since=MAY)),
        (Origin(since=MAY), Origin(since=PartialDate(1999)), Origin(since=PartialDate(1999))),
        (Origin(since=MAY), Origin(since=PartialDate(None, 3, 1)), Origin(since=MAY)),
    ],
)
def test_two_become_one(one: Origin, other: Origin, both: Origin) -> None:
    assert one.united(other) == both


@given(origins, origins)
def test_no_word_is_lost_when_two_become_one(one: Origin, other: Origin) -> None:
    assert set(one.united(other).words.split()) == set(one.words.split()) | set(other.words.split())
    assert one.united(one) == one
