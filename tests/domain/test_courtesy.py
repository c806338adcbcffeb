"""How somebody is addressed."""

from __future__ import annotations

import pytest

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.courtesy import form_by_circles, language_of, salutation
from kontaktpflege.domain.template import Form, Language


def card(*lines: str) -> Card:
    return Card.from_text("\r\n".join(("BEGIN:VCARD", "VERSION:4.0", *lines, "END:VCARD", "")))


ANNA = ("FN:Anna Weiß", "N:Weiß;Anna;;;")


@pytest.mark.parametrize(
    ("circles", "form"),
    [
        ((), "sie"),
        (("",), "sie"),
        (("private.family",), "du"),
        (("interest.clubs",), "du"),
        (("professional.customers",), "sie"),
        (("neighbourhood",), "sie"),
        (("professional.customers", "private.friends"), "du"),
        (("interest.hobby", "professional"), "sie"),
    ],
)
def test_circles_let_one_expect_sie_or_du(circles: tuple[str, ...], form: Form) -> None:
    assert form_by_circles(circles) == form


@pytest.mark.parametrize(
    ("lines", "form", "german", "english"),
    [
        (ANNA, "sie", "Guten Tag Anna Weiß", "Dear Anna Weiß"),
        ((*ANNA, "GENDER:F"), "sie", "Sehr geehrte Frau Weiß", "Dear Ms Weiß"),
        ((*ANNA, "GENDER:F"), "du", "Liebe Anna", "Dear Anna"),
        ((*ANNA, "GENDER:M"), "du", "Lieber Anna", "Dear Anna"),
        (ANNA, "du", "Hallo Anna", "Dear Anna"),
        (("FN:x", "N:Kolb;Jan;;Herr Dr.;"), "sie", "Sehr geehrter Herr Dr. Kolb", "Dear Dr. Kolb"),
        (("FN:x", "N:Kolb;;;Mrs;"), "du", "Sehr geehrte Frau Kolb", "Dear Ms Kolb"),
        (("FN:Jan Kolb",), "du", "Hallo Jan", "Dear Jan"),
        (("FN:Studio Weiß", "ORG:Studio Weiß"), "sie", "Sehr geehrte Damen und Herren", "Dear Sir or Madam"),
        ((), "du", "Sehr geehrte Damen und Herren", "Dear Sir or Madam"),
    ],
)
def test_a_letter_begins_as_it_should(lines: tuple[str, ...], form: Form, german: str, english: str) -> None:
    assert salutation(card(*lines), form, "de") == german
    assert salutation(card(*lines), form, "en") == english


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        ((), None),
        (("LANG:en-GB",), "en"),
        (("LANG:fr", "LANG:de"), "de"),
        (("ADR:;;Ring 1;Wien;;1010;Österreich",), "de"),
        (("ADR:;;Ring 1;London;;N1;United Kingdom",), "en"),
        (("ADR:;;Ring 1;Paris;;75001;France",), None),
        (("ADR:;;Ring 1;Köln;;50667;",), None),
    ],
)
def test_the_card_may_tell_the_language(lines: tuple[str, ...], language: Language | None) -> None:
    assert language_of(card(*ANNA, *lines)) == language
