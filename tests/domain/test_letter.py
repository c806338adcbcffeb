"""One letter for each household."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.greeting import Greeting
from kontaktpflege.domain.household import Resident
from kontaktpflege.domain.letter import Addressee, letters
from kontaktpflege.domain.postal import PostalAddress

HOME, AWAY = (PostalAddress(street=street, code="50667", city="Köln") for street in ("Weg 1", "Ring 2"))
DAY = date(2026, 12, 1)


def somebody(number: int, name: str, address: PostalAddress | None, done_on: date | None = None) -> Addressee:
    resident = None if address is None else Resident(name, name.split()[-1], "", address)
    return Addressee(Greeting(number, done_on), name, resident)


PEOPLE = [
    somebody(1, "Anna Weiß", HOME, DAY),
    somebody(2, "Ben Ohne", None),
    somebody(3, "Cem Kaya", AWAY, DAY),
    somebody(4, "Dirk Weiß", HOME),
    somebody(5, "Anna Weiß", HOME),
]


def test_those_who_live_together_get_one_letter_and_keep_their_names() -> None:
    found = letters(PEOPLE, "DE", by_household=True)
    assert [one.contact_ids for one in found] == [(1, 4, 5), (2,), (3,)]
    assert [one.household is None for one in found] == [False, True, False]
    assert found[0].household is not None
    assert [one.name for one in found[0].household.residents] == ["Anna Weiß", "Dirk Weiß"]


def test_a_letter_is_done_when_it_is_done_for_all() -> None:
    together = letters(PEOPLE, "DE", by_household=True)
    assert [one.done_on for one in together] == [None, None, DAY]
    alone = letters(PEOPLE, "DE", by_household=False)
    assert [(one.contact_ids, one.done_on) for one in alone] == [
        ((1,), DAY), ((2,), None), ((3,), DAY), ((4,), None), ((5,), None),
    ]  # fmt: skip


@given(st.lists(st.sampled_from([None, HOME, AWAY]), max_size=12), st.booleans())
def test_everybody_is_on_one_letter(addresses: list[PostalAddress | None], by_household: bool) -> None:
    people = [somebody(number, f"N{number} F", address) for number, address in enumerate(addresses)]
    found = letters(people, "DE", by_household=by_household)
    assert sorted(one for letter in found for one in letter.contact_ids) == list(range(len(people)))
    assert [letter.contact_ids[0] for letter in found] == sorted(letter.contact_ids[0] for letter in found)
    if by_household:
        assert len({letter.household.address for letter in found if letter.household}) == sum(
            letter.household is not None for letter in found
        )
