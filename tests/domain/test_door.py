"""Organisations are found by the beginnings of the words in their names."""

from __future__ import annotations

from kontaktpflege.domain.door import Organisations

COUNTED = [
    ("Müller & Söhne GmbH", 2),
    ("Siemens", 3),
    ("SIEMENS", 9),
    ("Mueller Optik", 5),
    ("x.y+z (KG)", 1),
    (" ", 4),
]


def found(words: str, most: int = 9) -> list[str]:
    return [goal.name for goal in Organisations(COUNTED).find(words, most)]


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
