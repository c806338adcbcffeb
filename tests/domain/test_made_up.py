"""The made-up population: the same for the same seed, believable, and valid cards."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.circle import BUILTIN_CIRCLES, builtin_aliases, category_key
from kontaktpflege.domain.made_up import made_up_cards, words
from kontaktpflege.domain.phones import phone_digits


@pytest.fixture(scope="module")
def cards() -> list[Card]:
    return [Card.from_text(text) for text in made_up_cards(3_000, 7)]


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 2**40))
@settings(max_examples=25, deadline=None)
def test_more_people_of_one_seed_begin_with_the_fewer(few: int, many: int, seed: int) -> None:
    few, many = sorted((few, many))
    assert list(made_up_cards(many, seed))[:few] == list(made_up_cards(few, seed))


def test_another_seed_gives_other_people() -> None:
    assert set(made_up_cards(50, 1)).isdisjoint(made_up_cards(50, 2))


def test_nothing_but_the_circles_depends_on_asking_for_circles() -> None:
    with_circles = [
        "\n".join(line for line in text.split("\n") if not line.startswith("CATEGORIES:"))
        for text in made_up_cards(300, 3)
    ]
    assert with_circles == list(made_up_cards(300, 3, categories=False))


def test_every_card_is_the_stored_form_of_itself(cards: list[Card]) -> None:
    for card in cards:
        assert Card(card.properties).text == card.text
        assert all(item.name and item.value for item in card.properties)
        assert card.version in {"3.0", "4.0"}
        assert card.name is not None
        assert card.name.family in card.formatted_name


def test_identities_are_distinct_and_partners_exist(cards: list[Card]) -> None:
    uids = [card.uid for card in cards]
    known = {(uid or "").removeprefix("urn:uuid:") for uid in uids}
    assert len(known) == len(cards)
    spouses = [item.value.removeprefix("urn:uuid:") for card in cards for item in card.get("RELATED")]
    assert spouses
    assert known.issuperset(spouses)


def test_names_are_as_various_as_in_life(cards: list[Card]) -> None:
    full = Counter(card.formatted_name for card in cards)
    assert len(full) > 0.9 * len(cards)
    families = Counter(card.name.family for card in cards if card.name)
    assert families.most_common(1)[0][0] in {"Müller", "Schmidt"}
    assert len(families) > 500


def test_people_share_homes_and_employers(cards: list[Card]) -> None:
    homes = Counter(item.value for card in cards for item in card.addresses if "home" in item.types)
    employers = Counter(card.organisation for card in cards if card.organisation)
    assert sum(count > 1 for count in homes.values()) > 0.1 * len(homes)
    assert sum(count > 1 for count in employers.values()) > 0.3 * len(employers)


def test_towns_postcodes_and_dialling_codes_belong_together(cards: list[Card]) -> None:
    towns = {town.name: town for town in (*words.GERMAN_TOWNS, *words.AUSTRIAN_TOWNS, *words.SWISS_TOWNS)}
    seen = 0
    for card in cards:
        for item in card.addresses:
            _, _, _, (name, *_), _, (postcode, *_), (country, *_) = item.components
            if name in towns:
                assert postcode in towns[name].postcodes
                assert country in {"Deutschland", "Österreich", "Schweiz"}
        homes = [item for item in card.addresses if "home" in item.types and item.components[3][0] in towns]
        numbers = [item for item in card.phones if "home" in item.types]
        for home, number in zip(homes, numbers, strict=False):
            code = {"Deutschland": "49", "Österreich": "43", "Schweiz": "41"}[home.components[6][0]]
            assert phone_digits(number.text).startswith(code + towns[home.components[3][0]].dial)
            seen += 1
    assert seen > 300


def test_about_a_tenth_comes_from_or_lives_abroad(cards: list[Card]) -> None:
    home_codes = ("49", "43", "41")
    foreign = [
        card for card in cards if any(not phone_digits(item.text).startswith(home_codes) for item in card.phones)
    ]
    scripts = [card for card in cards if not re.match(r"[\x00-\u024f]+$", card.formatted_name)]
    assert 0.03 < len(foreign) / len(cards) < 0.12
    assert len(scripts) > 0.005 * len(cards)


def test_nobodys_telephone_rings(cards: list[Card]) -> None:
    drama = (
        "33639980",
        "3363998",
        "3319900",
        "3346571",
        "3335301",
        "447700900",
        "442079460",
        "44113496",
        "44131496",
    )
    for card in cards:
        for item in card.phones:
            digits = phone_digits(item.text)
            if digits.startswith("1"):
                assert digits[4:9] == "55501"
            elif digits.startswith(("33", "44")):
                assert digits.startswith(drama)
            else:
                national = phonenumbers.parse(f"+{digits}").national_number
                assert "0" in str(national)[1:6]


def test_birthdays_are_days_of_the_calendar_and_some_lack_the_year(cards: list[Card]) -> None:
    days = [card.birthday for card in cards if card.get("BDAY")]
    assert all(day is not None and day.month and day.day for day in days)
    assert 0.05 < sum(day is not None and day.year is None for day in days) / len(days) < 0.4


def test_all_circles_are_recognised_and_used(cards: list[Card]) -> None:
    aliases = builtin_aliases()
    used = Counter(name for card in cards for name in card.categories)
    keys = {aliases[category_key(name)] for name in used if name not in words.OWN_LABELS}
    assert keys == {circle.key for circle in BUILTIN_CIRCLES}
    assert 0.05 < sum(not card.categories for card in cards) / len(cards) < 0.2


def test_colleagues_and_neighbours_are_met_at_different_times(cards: list[Card]) -> None:
    families = [card.name.family for card in cards if card.name]
    assert sum(first == second for first, second in pairwise(families)) < 0.2 * len(families)
