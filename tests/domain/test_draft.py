"""What goes into a draft, and what is remarked on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.draft import (
    Correspondent,
    Remark,
    age_at_birthday,
    day_in_words,
    fitting,
    purpose_for,
    purpose_of,
    remarks_on,
    values_for,
)
from kontaktpflege.domain.occasion import Coming, OccasionKind
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.template import Placeholder, Purpose, TextBlock

TODAY = date(2026, 11, 22)
CARD = Card.from_text(
    "\r\n".join(
        ("BEGIN:VCARD", "VERSION:4.0", "FN:Anna Weiß", "N:Weiß;Anna;;;", "ORG:Studio Weiß;Foto", "GENDER:F",
         "ADR:;;Venloer Straße 12;Köln;;50823;", "BDAY:1986-12-01", "END:VCARD", "")
    )
)  # fmt: skip
ANNA = Correspondent(
    contact_id=1, card=CARD, used={}, last_contact=date(2026, 3, 3), last_topic=" the\nprice  list ", form="du"
)
BLOCK = TextBlock(name="Hello", body="Hello", language="de", form="du")


def test_every_placeholder_gets_its_line() -> None:
    assert values_for(ANNA, "de", "Bernd Maier", TODAY) == {
        Placeholder.FIRST_NAME: "Anna",
        Placeholder.LAST_NAME: "Weiß",
        Placeholder.NAME: "Anna Weiß",
        Placeholder.SALUTATION: "Liebe Anna",
        Placeholder.COMPANY: "Studio Weiß",
        Placeholder.CITY: "Köln",
        Placeholder.LAST_TOPIC: "the price list",
        Placeholder.LAST_CONTACT: "3. März 2026",
        Placeholder.BIRTHDAY_AGE: "40",
        Placeholder.NEW_YEAR: "2027",
        Placeholder.MY_NAME: "Bernd Maier",
    }


def test_what_is_not_known_is_left_out_and_what_is_long_is_cut() -> None:
    nobody = Correspondent(contact_id=1, card=Card(), used={}, last_topic="x" * 1_000_000)
    values = values_for(nobody, "en", "", date(2026, 1, 5))
    assert set(values) == {Placeholder.SALUTATION, Placeholder.LAST_TOPIC, Placeholder.NEW_YEAR}
    assert values[Placeholder.NEW_YEAR] == "2026"
    assert len(values[Placeholder.LAST_TOPIC]) == 200


@pytest.mark.parametrize(
    ("born", "today", "age"),
    [
        ("1986-12-01", TODAY, 40),
        ("1986-11-22", TODAY, 40),
        ("1986-11-10", TODAY, 40),
        ("1986-11-01", TODAY, 41),
        ("1988-02-29", date(2026, 2, 20), 38),
        ("1990-01-05", date(2026, 12, 30), 37),
        ("--12-01", TODAY, None),
        ("1986", TODAY, None),
        ("2030-12-01", TODAY, None),
        ("0001-01-01", TODAY, None),
    ],
)
def test_the_age_is_that_of_the_birthday_one_writes_for(born: str, today: date, age: int | None) -> None:
    assert age_at_birthday(PartialDate.parse(born), today) == age


def test_remarks_name_what_to_look_at() -> None:
    formal = replace(BLOCK, form="sie", language="en")
    who = replace(ANNA, language="de", used={formal.digest: date(2025, 1, 2)}, died=True)
    asked = (Placeholder.LAST_TOPIC, Placeholder.COMPANY)
    assert remarks_on(who, formal, asked, (Placeholder.COMPANY,)) == (
        Remark("died"),
        Remark("wrong_form"),
        Remark("wrong_language"),
        Remark("used_before", day=date(2025, 1, 2)),
        Remark("empty", (Placeholder.COMPANY,)),
        Remark("from_notes"),
    )
    assert remarks_on(ANNA, BLOCK, (), ()) == ()
    assert remarks_on(ANNA, replace(BLOCK, form="both"), (), ()) == ()


@pytest.mark.parametrize(
    ("born", "last", "today", "purpose"),
    [
        ("1986-12-01", None, TODAY, Purpose.ROUND_BIRTHDAY),
        ("1987-12-01", None, TODAY, Purpose.BIRTHDAY),
        ("--11-20", None, TODAY, Purpose.BIRTHDAY),
        ("1986-06-01", None, TODAY, Purpose.OPENER),
        ("", date(2026, 6, 1), TODAY, Purpose.LONG_TIME),
        ("", date(2026, 11, 1), TODAY, Purpose.OPENER),
        ("", None, date(2026, 12, 20), Purpose.CHRISTMAS),
        ("", None, date(2026, 12, 28), Purpose.NEW_YEAR),
        ("", None, date(2027, 1, 8), Purpose.NEW_YEAR),
    ],
)
def test_what_one_writes_for_is_guessed(born: str, last: date | None, today: date, purpose: Purpose) -> None:
    lines = ("BEGIN:VCARD", "VERSION:4.0", "FN:A B", *([f"BDAY:{born}"] if born else []), "END:VCARD", "")
    who = Correspondent(contact_id=1, card=Card.from_text("\r\n".join(lines)), used={}, last_contact=last)
    assert purpose_for(who, today) is purpose


@pytest.mark.parametrize(
    ("kind", "years", "purpose"),
    [
        (OccasionKind.BIRTHDAY, 41, Purpose.BIRTHDAY),
        (OccasionKind.BIRTHDAY, None, Purpose.BIRTHDAY),
        (OccasionKind.BIRTHDAY, 75, Purpose.ROUND_BIRTHDAY),
        (OccasionKind.CHRISTMAS, None, Purpose.CHRISTMAS),
        (OccasionKind.NEW_YEAR, None, Purpose.NEW_YEAR),
        (OccasionKind.HOLIDAY, None, None),
    ],
)
def test_occasions_have_their_text_blocks(kind: OccasionKind, years: int | None, purpose: Purpose | None) -> None:
    coming = Coming(kind=kind, code=kind.value, day=TODAY, days=0, begins=TODAY, post_by=TODAY, years=years)
    assert purpose_of(coming) is purpose


def test_the_best_text_block_stands_first() -> None:
    best = TextBlock(id=1, name="best", body="1", purpose=Purpose.TIP, form="du")
    offered = replace(best, id=None, name="offered", body="2")
    used = replace(best, id=2, name="used", body="3")
    formal = replace(best, id=3, name="formal", body="4", form="sie")
    english = replace(best, id=4, name="english", body="5", language="en")
    other = replace(best, id=5, name="other", body="6", purpose=Purpose.THANKS)
    who = replace(ANNA, used={used.digest: TODAY})
    blocks = (other, english, formal, used, offered, best)
    assert fitting(blocks, who, Purpose.TIP, "de") == [best, offered, used, formal, english, other]


def test_days_are_said_as_in_a_letter() -> None:
    assert day_in_words(TODAY, "de") == "22. November 2026"
    assert day_in_words(TODAY, "en") == "22 November 2026"
