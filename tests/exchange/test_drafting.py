"""Dates as people and programs write them, and identities that are the same again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card
from kontaktpflege.exchange.drafting import Draft, basic, day_of, identity, order_of_dates
from kontaktpflege.exchange.vcard.reader import read


@pytest.mark.parametrize(
    ("text", "day_first", "written"),
    [
        ("12.05.1980", None, "19800512"),
        ("12.5.1980", False, "19800512"),
        ("1980-05-12", None, "19800512"),
        ("5/12/1980", False, "19800512"),
        ("5/12/1980", True, "19801205"),
        ("13/5/1980", None, "19800513"),
        ("12.05.1980 00:00:00", None, "19800512"),
        ("22 Nov 2023", None, "20231122"),
        ("22. November 2023", None, "20231122"),
        ("5. März 2021", None, "20210305"),
        ("Nov 22, 2023", None, "20231122"),
        ("--05-12", None, "--0512"),
        ("1980", None, "1980"),
    ],
)
def test_dates_are_read(text: str, day_first: bool | None, written: str) -> None:
    day = day_of(text, day_first=day_first)
    assert day is not None
    assert basic(day) == written


@pytest.mark.parametrize("text", ["3/4/1980", "31.02.1980", "in May", "12.05.80", "", "x" * 100])
def test_what_may_be_no_date_is_none(text: str) -> None:
    assert day_of(text, day_first=None) is None


@given(st.text(max_size=60), st.sampled_from([True, False, None]))
def test_no_text_raises(text: str, day_first: bool | None) -> None:
    day_of(text, day_first=day_first)


@pytest.mark.parametrize(
    ("texts", "order"),
    [(["1/2/1980", "13/2/1980"], True), (["1/2/1980", "2/13/1980"], False), (["1/2/1980", "x"], None)],
)
def test_one_date_that_can_mean_one_thing_tells_of_all(texts: list[str], order: bool | None) -> None:
    assert order_of_dates(texts) is order


def test_an_identity_is_the_same_on_every_machine() -> None:
    assert identity("Outlook CSV", "x") == "urn:uuid:94afc527-7582-55e6-a66a-7a2919a1d82a"
    assert identity("Google CSV", "x") != identity("Outlook CSV", "x")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x1a"), min_size=1, max_size=40))
def test_a_value_is_read_as_it_was_meant(text: str) -> None:
    draft = Draft("Test")
    draft.full_name = "Anna"
    draft.add_own("Field", text)
    card = Card.from_text(read(draft.data()).text)
    assert card.get("X-CUSTOM")[0].text == text
