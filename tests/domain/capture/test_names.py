"""A name as it is typed: what is given, what is family, what stands around it; nothing is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.capture.names import read_name


@pytest.mark.parametrize(
    ("typed", "formatted", "fields"),
    [
        ("Eva Müller", "Eva Müller", ("Müller", "Eva", "", "")),
        ("Müller, Eva", "Eva Müller", ("Müller", "Eva", "", "")),
        ("MÜLLER Eva", "Eva Müller", ("Müller", "Eva", "", "")),
        ("Eva MÜLLER-WEISS", "Eva Müller-Weiss", ("Müller-Weiss", "Eva", "", "")),
        ("EVA MÜLLER", "EVA MÜLLER", ("MÜLLER", "EVA", "", "")),
        ("Eva", "Eva", ("", "Eva", "", "")),
        ("Müller", "Müller", ("Müller", "", "", "")),
        ("Ludwig van Beethoven", "Ludwig van Beethoven", ("van Beethoven", "Ludwig", "", "")),
        ("von der Heide, Eva Maria", "Eva Maria von der Heide", ("von der Heide", "Eva Maria", "", "")),
        ("Frau Dr. med. Eva Müller", "Dr. med. Eva Müller", ("Müller", "Eva", "Frau Dr. med.", "")),
        ("Dr. Müller, Eva", "Dr. Eva Müller", ("Müller", "Eva", "Dr.", "")),
        ("Müller, Dr. Eva", "Dr. Eva Müller", ("Müller", "Eva", "Dr.", "")),
        ("Dipl.-Ing. Eva Müller", "Dipl.-Ing. Eva Müller", ("Müller", "Eva", "Dipl.-Ing.", "")),
        ("Eva Müller, MBA", "Eva Müller, MBA", ("Müller", "Eva", "", "MBA")),
        ("Hans Meier jun.", "Hans Meier, jun.", ("Meier", "Hans", "", "jun.")),
        ("Herr Schmidt", "Schmidt", ("Schmidt", "", "Herr", "")),
        ("John F. Kennedy", "John F. Kennedy", ("Kennedy", "John F.", "", "")),
        ("Rainer Graf", "Rainer Graf", ("Graf", "Rainer", "", "")),
    ],
)
def test_a_name_is_taken_apart(typed: str, formatted: str, fields: tuple[str, str, str, str]) -> None:
    name = read_name(typed)
    found = name.structured
    assert (name.formatted, (found.family, found.given, found.prefix, found.suffix)) == (formatted, fields)


def test_nicknames_and_maiden_names() -> None:
    assert read_name("Robert (Bob) Meyer").nickname == "Bob"
    assert read_name("Robert „Bob“ Meyer").formatted == "Robert Meyer"
    assert read_name("Eva Müller (geb. Schulz)").maiden == "Schulz"
    assert read_name("Eva Müller (geb. Schulz)").nickname == ""


@given(st.lists(st.sampled_from("Eva Müller von der Dr. Frau jun. MBA, Heide, (Bob) GRAF Schulz".split()), max_size=8))
def test_no_word_of_a_name_is_lost(words: list[str]) -> None:
    name = read_name(" ".join(words))
    parts = name.structured
    kept = " ".join((parts.family, parts.given, parts.prefix, parts.suffix, name.nickname)).casefold()
    assert sorted(re.findall(r"\w+", kept)) == sorted(re.findall(r"\w+", " ".join(words).casefold()))
