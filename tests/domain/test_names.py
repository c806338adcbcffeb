"""Names: one key for every spelling, and the order of a German directory."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.names import (
    fold,
    plain,
    search_words,
    sort_keys,
    split_full_name,
    split_words,
    word_forms,
)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Müller", "Mueller", "Muller", "MÜLLER", "mu\u0308ller"),
        ("Weiß", "Weiss", "WEISS", "weis"),
        ("Goethe", "Göthe", "gothe"),
        ("Łódź", "Lodz"),
        ("Søren", "Soeren", "Soren"),
        ("Æsop", "Aesop"),
        ("Ångström", "Angstroem"),
        ("ﬁnn", "finn"),
    ],
)
def test_all_spellings_of_a_name_meet(spellings: tuple[str, ...]) -> None:
    assert len({fold(one) for one in spellings}) == 1


@pytest.mark.parametrize("pair", [("Meier", "Maier"), ("Anna", "Ana"), ("Hans", "Heinz"), ("Ли", "Le")])
def test_other_names_stay_apart(pair: tuple[str, str]) -> None:
    assert fold(pair[0]) != fold(pair[1])


@given(st.text())
def test_what_is_plain_stays_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text("aeouslnßäöüASS "), st.integers(0, 20))
def test_a_beginning_is_found_while_it_is_typed(text: str, size: int) -> None:
    """`fold` of a beginning begins `fold` of the whole, but for a last letter that may yet become an umlaut."""
    beginning = fold(text[:size])
    assert fold(text).startswith(beginning[:-1])


@given(st.text())
def test_every_word_is_found_by_itself(text: str) -> None:
    words = search_words(text)
    for word in split_words(plain(text)):
        assert any(form in words for form in word_forms(word))


@given(st.text())
def test_words_are_letters_and_digits_only(text: str) -> None:
    for word in search_words(text):
        assert word
        assert " " not in word
        assert word == plain(word)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Anna Weiß", ("Weiß", "Anna")),
        ("Ludwig van Beethoven", ("van Beethoven", "Ludwig")),
        ("Weiß, Anna", ("Weiß", "Anna")),
        ("Madonna", ("Madonna", "")),
        ("Anna Maria von der Heide", ("von der Heide", "Anna Maria")),
        ("von Goethe", ("Goethe", "von")),
        ("", ("", "")),
        ("  ", ("", "")),
        (", Anna", ("Anna", ",")),
    ],
)
def test_a_name_in_one_piece_is_taken_apart(name: str, parts: tuple[str, str]) -> None:
    assert split_full_name(name) == parts


@given(st.text())
def test_taking_apart_loses_no_word(name: str) -> None:
    family, given_name = split_full_name(name)
    assert sorted(split_words(plain(f"{family} {given_name}"))) == sorted(split_words(plain(name)))


def test_people_stand_in_the_order_of_a_german_directory() -> None:
    people = [
        ("Zander", "Anna"),
        ("von der Heide", "Eva"),
        ("Hahn", "Otto"),
        ("Müller", "Bert"),
        ("Mueller", "Cem"),
        ("Mulder", "Fox"),
        ("Özdemir", "Ali"),
        ("3M", ""),
        ("", ""),
    ]
    ordered = sorted(people, key=lambda one: sort_keys(*one)[0])
    assert ordered == [
        ("Hahn", "Otto"),
        ("von der Heide", "Eva"),
        ("Mulder", "Fox"),
        ("Müller", "Bert"),
        ("Mueller", "Cem"),
        ("Özdemir", "Ali"),
        ("Zander", "Anna"),
        ("3M", ""),
        ("", ""),
    ]


@given(st.text(), st.text())
def test_a_sort_key_is_never_empty(first: str, second: str) -> None:
    assert all(sort_keys(first, second))
