"""What comes of a line: the card, the origin, the circles; every word of it stands somewhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.capture.gathering import Gathered, gather
from kontaktpflege.domain.capture.parts import Kind
from kontaktpflege.domain.capture.reading import read_line
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.partial_date import PartialDate
from tests.domain.capture.test_reading import AROUND, LINES


def gathered(line: str, chosen: dict[str, Kind] | None = None) -> Gathered:
    return gather(read_line(line, AROUND, chosen))


def test_a_whole_line() -> None:
    line = (
        "Frau Dr. Müller, Eva, Fotografin, Studio Weiß GmbH; Co, 0170 1234567, Büro 0221 471012, eva@x.de, www.x.de, "
        "Hauptstr. 5, 50667 Köln, Deutschland, geb. 1.5., Messe Köln, durch Bernd, seit Mai 2024, #Freunde #Chor, mag Tee"
    )
    found = gathered(line)
    assert found.card.text.split("\n") == [
        "VERSION:3.0",
        "FN:Dr. Eva Müller",
        "N:Müller;Eva;;Frau Dr.;",
        "ORG:Studio Weiß GmbH",
        "TITLE:Fotografin",
        "TEL;TYPE=CELL:0170 1234567",
        "TEL;TYPE=WORK:0221 471012",
        "EMAIL:eva@x.de",
        "URL:https://www.x.de",
        "ADR:;;Hauptstr. 5;Köln;;50667;Deutschland",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-01",
        "NOTE:Co\\nmag Tee",
        "CATEGORIES:Chor",
    ]
    assert found.origin == Origin(through_id=1, through="Bernd Maier", place="Messe Köln", since=PartialDate(2024, 5))
    assert found.circles == (3,)


def test_somebody_of_whom_there_are_two_is_no_link_yet() -> None:
    assert gathered("Eva Müller, durch Anna").origin == Origin(through="Anna")


def test_two_names_are_family_and_given_name() -> None:
    found = gathered("Okonkwo, Chidi", {"Chidi": Kind.NAME})
    assert found.card.text == "VERSION:3.0\nFN:Chidi Okonkwo\nN:Okonkwo;Chidi;;;"


@pytest.mark.parametrize(
    ("line", "name"), [("Weber AG, 0221 471012", "Weber AG"), ("0221 471012", "0221 471012"), ("#Chor", "Chor")]
)
def test_without_a_name_something_stands_in(line: str, name: str) -> None:
    found = gathered(line)
    assert (found.card.formatted_name, found.empty) == (name, False)


def test_nothing_is_empty() -> None:
    assert gathered(" , ").empty


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("Hauptstr. 5", ";;Hauptstr. 5;;;;"),
        ("Köln", ";;;Köln;;;"),
        ("CH-8001 Zürich, Bahnhofstrasse 1", ";;Bahnhofstrasse 1;Zürich;;8001;"),
        ("Am Markt 3, D-53111 Bonn, Germany", ";;Am Markt 3;Bonn;;53111;Germany"),
    ],
)
def test_addresses(address: str, value: str) -> None:
    card = gathered(f"Eva Müller, {address}", {address: Kind.ADDRESS}).card
    assert [item.value for item in card.addresses] == [value]


def test_a_town_that_stands_apart_belongs_to_the_street() -> None:
    card = gathered("Eva Müller, Hauptstr. 5, Köln").card
    assert [item.value for item in card.addresses] == [";;Hauptstr. 5;Köln;;;"]


_TOLD_BY_KIND = frozenset(
    """
    durch über von by through introduced recommended märz empfehlung tel fax t m mail e büro privat geb born seit since met
    in at the auf der vom beim bei im kennengelernt d a https
    """.split()
)
"""Words that only say what a part is; the card says it otherwise."""

_DAYS = re.compile(r"\d+\.\d+\.\d*|[\w.]+ \d{1,2}, \d{4}|(?:Mai|May) \d{4}")


@pytest.mark.parametrize("line", LINES)
def test_every_word_stands_somewhere(line: str) -> None:
    found = gathered(line)
    circles = {3: "Freunde", 7: "Kunden"}
    kept = " ".join(
        (
            found.card.text,
            found.origin.through,
            found.origin.place,
            str(found.origin.since),
            *(circles[one] for one in found.circles),
        )
    ).casefold()
    words = set(re.findall(r"[^\W_]+", _DAYS.sub(" ", line).casefold()))
    assert {word for word in words - _TOLD_BY_KIND if word not in kept} == set()


@given(st.text(max_size=60), st.sampled_from(Kind))
def test_anything_makes_a_sound_card(line: str, kind: Kind) -> None:
    found = gathered(line, {part.text: kind for part in read_line(line)})
    assert "\n\n" not in found.card.text
    assert [item.name for item in found.card.properties[:3]] == ["VERSION", "FN", "N"]
    assert found.card == type(found.card).from_text(found.card.text)
