"""What the network says, English and German."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.network.centrality import EXACT_UP_TO, SOURCES
from kontaktpflege.domain.network_report import (
    Evidence,
    Finding,
    FindingKind,
    Gain,
    Group,
    Grown,
    Measure,
    ReachReport,
    Star,
)
from kontaktpflege.wording import use_language
from kontaktpflege.wording.findings import finding_words, measure_words, size_definition, star_words
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.reach import estimate_words, gain_words, growth_sentence, reach_sentence

NAMES = {1: "Anna", 2: "Bernd", 3: "Cem", 4: ""}
FAMILY = Circle(id=1, key="private.family", parent_id=None, name="", hue="private", shape="disc", position=0)
SINGERS = replace(FAMILY, id=2, key="", name="Chor")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")


def in_group(circle: Circle | None, *people: int) -> Evidence:
    return Evidence(group=Group(circle=circle, foremost=(1, 2), size=5), people=people)


LEANING = Finding(kind=FindingKind.DEPENDENCE, people=(1, 2, 3), share=0.74)
ONLY = Finding(kind=FindingKind.ONLY_WAY, people=(1,), evidence=(Evidence(people=tuple(range(10, 24))),))
BRIDGE = Finding(kind=FindingKind.BRIDGE, people=(2,), evidence=(in_group(FAMILY, 1), in_group(SINGERS, 3)))
CONNECTOR = Finding(
    kind=FindingKind.CONNECTOR, people=(4,), evidence=(*BRIDGE.evidence, in_group(None, 3))
)  # fmt: skip
WEAK = Finding(kind=FindingKind.WEAK_TIE, people=(3,), evidence=(Evidence(people=(1,)),))
STRANGERS = Finding(kind=FindingKind.STRANGERS, people=(), evidence=(in_group(FAMILY, 1), in_group(SINGERS, 3)))


@pytest.mark.parametrize(
    ("finding", "english", "german"),
    [
        (LEANING, "Three quarters of your ways lead through Anna, Bernd and Cem.",
         "Drei Viertel Ihrer Wege laufen über Anna, Bernd und Cem."),
        (replace(LEANING, people=(1,), share=0.31), "31 percent of your ways lead through Anna.",
         "31 Prozent Ihrer Wege laufen über Anna."),
        (replace(LEANING, people=(1, 2), share=0.5), "Half of your ways lead through Anna and Bernd.",
         "Die Hälfte Ihrer Wege läuft über Anna und Bernd."),
        (ONLY, "Only through Anna do you reach 14 people.", "Nur über Anna kommen Sie zu 14 Menschen."),
        (BRIDGE, "Bernd connects Family and Chor, who otherwise would not meet.",
         "Bernd verbindet Familie und Chor, die sich sonst nicht begegnen."),
        (CONNECTOR,
         "Without a name knows people of 3 groups: Family, Chor and the group around Anna and Bernd. "
         "Perhaps a connector?",
         "Ohne Namen kennt Menschen aus 3 Kreisen: Familie, Chor und die Gruppe um Anna und Bernd. "
         "Vielleicht jemand, der vermittelt?"),
        (replace(CONNECTOR, people=(1,), evidence=(in_group(FAMILY, 1),) * 6),
         "Anna knows people of 6 groups: Family, Family, Family, Family and 2 more. Perhaps a connector?",
         "Anna kennt Menschen aus 6 Kreisen: Familie, Familie, Familie, Familie und 2 weitere. "
         "Vielleicht jemand, der vermittelt?"),
        (WEAK, "Cem, whom you know loosely, leads into another world: 1 person whom you do not know.",
         "Eine lose Verbindung führt in eine andere Welt: über Cem zu einem Menschen, den Sie nicht kennen."),
        (STRANGERS, "Family and Chor are strangers to each other. Anna and Cem could begin.",
         "Familie und Chor sind einander fremd. Anna und Cem könnten den Anfang machen."),
    ],
)  # fmt: skip
def test_a_finding_is_a_plain_sentence(finding: Finding, english: str, german: str) -> None:
    assert finding_words(finding, NAMES) == english
    use_language("de")
    assert finding_words(finding, NAMES) == german


def test_the_measure_and_its_source_are_told() -> None:
    assert "Hopcroft & Tarjan 1973" in measure_words(FindingKind.ONLY_WAY, communities=True)
    assert "Granovetter 1973" in measure_words(FindingKind.WEAK_TIE, communities=False)
    assert "Burt 1992" in measure_words(FindingKind.BRIDGE, communities=False)
    assert "Traag 2019" not in measure_words(FindingKind.BRIDGE, communities=False)
    assert "Traag 2019" in measure_words(FindingKind.BRIDGE, communities=True)
    assert number(EXACT_UP_TO) in size_definition(Measure.BETWEEN)
    assert f"estimated from {SOURCES} people" in size_definition(Measure.BETWEEN)


def test_a_star_says_how_to_change_it() -> None:
    said, more = star_words(Star(people=60, ties=64, mine=60))
    assert said == "Of 64 ties almost all end at you: 60."
    assert "Note who knows whom" in more


def test_reach_and_growth_are_told() -> None:
    assert reach_sentence(ReachReport(one=64, two=1740, three=2000)) == (
        "As recorded, you reach 64 people in one step, 1,740 in two and 2,000 in three."
    )
    assert estimate_words().startswith("Estimate, not from your book")
    assert "15,625,000" in estimate_words()
    assert gain_words(Gain(person=1, people=(1, 2)), "Anna") == "If you get to know Anna: +2 in two steps"
    months = [Grown(month=date(2026, month, 1), people=9, ties=month, within=(month, 4, 5)) for month in (1, 2)]
    assert growth_sentence(months) == (
        "Today you reach 2 people in one step, 4 in two and 5 in three; at the end of January 2026 it was 1, 4 and 5."
    )
    assert growth_sentence(months[:1]) == "Today you reach 1 person in one step, 4 in two and 5 in three."
