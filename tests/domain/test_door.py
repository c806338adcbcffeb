"""Organisations are found by the beginnings of the words in their names."""

from __future__ import annotations

from kontaktpflege.domain.door import Organisations

LISTED = [
    ("Müller & Söhne GmbH", "[1,2]"),
    ("Siemens", "[3]"),
    ("SIEMENS", "[4,5]"),
    ("Mueller Optik", "[6,7,8]"),
    ("x.y+z (KG)", "[9]"),
    (" ", "[10]"),
]


def found(words: str, most: int = 9) -> list[str]:
    return [goal.name for goal in Organisations(LISTED).find(words, most)]


def test_those_of_the_most_people_come_first_and_spellings_are_one() -> None:
    assert found("mul") == ["Mueller Optik", "Müller & Söhne GmbH"]
    assert found("mul", 1) == ["Mueller Optik"]
    assert found("siem") == ["SIEMENS"]


def test_words_begin_words_in_their_order_and_mean_no_pattern() -> None:
    assert found("mül söh") == ["Müller & Söhne GmbH"]
    assert found("söh mül") == []
    assert found("gmbh sie") == []
    assert found(".") == found("llik") == found("") == []
    assert found("y+z (k") == ["x.y+z (KG)"]


def test_who_is_there_is_told_for_all_spellings() -> None:
    organisations = Organisations(LISTED)
    assert sorted(organisations.members("siemens")) == [3, 4, 5]
    assert organisations.members("Siemens AG") == []
