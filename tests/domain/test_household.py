"""One letter for those who live together; colleagues get one each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.household import Household, Resident, households, resident_of
from kontaktpflege.domain.postal import PostalAddress
from kontaktpflege.wording import use_language
from kontaktpflege.wording.addressees import addressee_lines


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    use_language("de")
    yield
    use_language("en")


def resident(name: str, street: str = "Am Ring 2", company: str = "", country: str = "") -> Resident:
    address = PostalAddress(street=street, city="Köln", code="50823", country=country)
    return Resident(name, name.split()[-1], company, address)


def letters(*residents: Resident) -> list[tuple[str, ...]]:
    return [addressee_lines(household) for household in households(residents, "DE")]


def test_a_family_gets_one_letter() -> None:
    assert letters(resident("Eva Müller"), resident("Tim Müller"), resident("Ida Weiß", "Am Wall 1")) == [
        ("Familie Müller",),
        ("Ida Weiß",),
    ]


def test_a_couple_with_two_names_is_named_in_full() -> None:
    assert letters(resident("Eva Müller"), resident("Bernd Maier")) == [("Eva Müller und Bernd Maier",)]


def test_several_families_under_one_roof() -> None:
    people = (resident("Eva Müller"), resident("Bernd Maier"), resident("Tim Müller"), resident("Ida Weiß"))
    assert letters(*people) == [("Familie Müller, Bernd Maier und Ida Weiß",)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Venloer Straße 12", "Venloer Str. 12"),
        ("Venloer Straße 12", "VENLOER STRASSE 12"),
        ("Müllerweg 1", "Muellerweg 1"),
    ],
)
def test_spellings_of_a_street_are_one(one: str, other: str) -> None:
    assert len(letters(resident("Eva Müller", one), resident("Tim Müller", other))) == 1


def test_the_home_country_may_be_named_or_not() -> None:
    assert len(letters(resident("Eva Müller"), resident("Tim Müller", country="Deutschland"))) == 1
    assert len(letters(resident("Eva Müller"), resident("Tim Müller", country="Austria"))) == 2


def test_colleagues_get_a_letter_each_with_the_company_above() -> None:
    at_work = [resident("Eva Müller", company="Studio W"), resident("Tim Müller", company="Studio W")]
    assert letters(*at_work) == [("Studio W", "Eva Müller"), ("Studio W", "Tim Müller")]


def test_somebody_kept_twice_is_addressed_once() -> None:
    assert letters(resident("Eva Müller"), resident("Eva Mueller")) == [("Eva Müller",)]


def test_the_address_is_the_one_asked_for_and_one_a_letter_reaches() -> None:
    card = Card.from_text(
        "FN:Eva Müller\nN:Müller;Eva;;;\nORG:Studio W\nADR;TYPE=pref:;;;;;50823;\n"
        "ADR;TYPE=work:;;Ring 1;Köln;;50667;\nADR;TYPE=home:;;Weg 2;Bonn;;53111;"
    )
    work, home, any_of_them = (resident_of(card, prefer) for prefer in ("work", "home", "preferred"))
    assert work is not None
    assert (work.company, work.address.street) == ("Studio W", "Ring 1")
    assert home is not None
    assert (home.company, home.address.street) == ("", "Weg 2")
    assert any_of_them == work
    assert resident_of(Card.from_text("FN:Nobody\nADR:;;;;;50823;"), "home") is None


names = st.sampled_from(["Eva Müller", "Tim Müller", "Bernd Maier", "Ida Weiß"])
streets = st.sampled_from(["Ring 1", "Ring 2", ""])
residents = st.builds(resident, names, streets, company=st.sampled_from(["", "Studio W"]))


@given(st.lists(residents, max_size=8))
def test_everybody_is_in_one_household_and_none_is_mixed(people: list[Resident]) -> None:
    made: list[Household] = households(people, "DE")
    said = {(one.name, one.address, one.company) for household in made for one in household.residents}
    assert said == {(one.name, one.address, one.company) for one in people}
    for household in made:
        assert len({one.address for one in household.residents}) == 1
        assert addressee_lines(household)
