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
    assert sorted(organisations.members("Siemens AG")) == [3, 4, 5]
    assert organisations.members("Siemens Energy") == organisations.members("!") == []


def test_a_legal_form_may_be_left_out_but_two_are_two_companies() -> None:
    forms = ["Kern", "Kern GmbH & Co. KG", "Kern GmbH und Co KG", "Kern AG", "Chor", "Chor e. V.", "AG", "Kern und Co"]
    organisations = Organisations([(name, f"[{number}]") for number, name in enumerate(forms)])
    assert sorted(organisations.members("KERN")) == [0, 1, 2, 3]
    assert sorted(organisations.members("Kern GmbH & Co. KG")) == [0, 1, 2]
    assert sorted(organisations.members("Kern AG")) == [0, 3]
    assert sorted(organisations.members("Chor e.V.")) == [4, 5]
    assert organisations.members("ag") == [6]
    assert [goal.name for goal in organisations.find("ker", 9)] == ["Kern", "Kern und Co"]


def test_a_name_of_very_many_words_takes_no_longer() -> None:
    endless = Organisations([("a " * 3_000 + "b", "[1]")])
    assert len(endless.find("a a a a b", 1)) == 1
    assert endless.find("a a a a c b", 1) == []
