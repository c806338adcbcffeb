"""Names behind an @: whom they mean, and how one writes them so that exactly one contact is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.capture.parts import Acquaintance
from kontaktpflege.domain.mention import People, mention_of, mentions, short_name, typed_name
from kontaktpflege.domain.names import fold, split_words

PEOPLE = (
    Acquaintance(1, "Bernd Maier"),
    Acquaintance(2, "Bernd Müller"),
    Acquaintance(3, "Eva Müller-Lüdenscheidt"),
    Acquaintance(4, "Jürgen Kessler"),
    Acquaintance(5, "Anna Weiß", "Studio W"),
    Acquaintance(6, "Anna Weiß", "Holz (Köln)"),
    Acquaintance(7, "Dr. Zoë, Ott & Söhne"),
)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("mit @Jürgen gesprochen", [4]),
        ("mit @juergen kessler, gestern", [4]),
        ("@Bernd weiß es", [None]),
        ("@Bernd Müller weiß es", [2]),
        ("@Eva und @Jürgen", [3, 4]),
        ("@Müller-Lüdenscheidt", [3]),
        ("nach an@example.org geschrieben", []),
        ("@niemand", [None]),
        ("@Anna Weiß rief an", [None]),
        ("@Anna Weiß (studio w) rief an", [5]),
        ("@Anna Weiß (#6) rief an", [6]),
        ("@Anna Weiß (#1) rief an", [None]),
        ("@", []),
    ],
)
def test_a_mention_means_the_one_whom_its_words_fit(text: str, who: list[int | None]) -> None:
    people = People(PEOPLE)
    assert [people.meant(mention) for mention in mentions(text)] == who


@pytest.mark.parametrize(
    ("person", "written"),
    [
        (PEOPLE[1], "Bernd Müller"),
        (PEOPLE[4], "Anna Weiß (Studio W)"),
        (PEOPLE[5], "Anna Weiß (Holz Köln)"),
        (PEOPLE[6], "Dr. Zoë Ott Söhne"),
        (Acquaintance(8, "Bernd"), "Bernd (#8)"),
        (Acquaintance(9, "anna weiss", "studio w"), "anna weiss (#9)"),
    ],
)
def test_a_name_is_written_as_shortly_as_it_means_one(person: Acquaintance, written: str) -> None:
    assert mention_of(person, PEOPLE) == written


NAMES = st.lists(st.sampled_from(["Anna", "Änna", "Eva-Maria", "Dr.", "von", "Weiß", "O’Neil"]), min_size=1, max_size=8)


@given(
    people=st.lists(
        st.tuples(NAMES.map(" ".join), st.sampled_from(["", "Holz", "Bad & (Co)"])), min_size=1, max_size=6
    ),
    rest=st.sampled_from(["", ".", " Anna", " Weiß kam", " (Holz)"]),
)
def test_what_is_written_means_exactly_that_contact(people: list[tuple[str, str]], rest: str) -> None:
    known = [Acquaintance(at, *one) for at, one in enumerate(people, 1)]
    one = known[0]
    words = set(split_words(fold(short_name(one.name))))
    written = mention_of(one, [other for other in known if words <= set(split_words(fold(other.name)))])
    assert [People(known).meant(it) for it in mentions(f"mit @{written}{rest}")] == [one.id]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("mit @An", "An"),
        ("mit @Anna Wei", "Anna Wei"),
        ("an@example", None),
        ("@", None),
        ("@ Anna", None),
        ("Anna", None),
    ],
)
def test_a_name_is_typed_from_the_first_letter_behind_the_at(text: str, typed: str | None) -> None:
    assert typed_name(text) == typed
