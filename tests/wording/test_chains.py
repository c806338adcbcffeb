"""Chains in words, English and German."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kontaktpflege.domain.balance import Account, LedgerRules
from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.domain.door import Adviser, Goal, GoalKind, Hint, Step, Way
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.tie import Tie
from kontaktpflege.wording import use_language
from kontaktpflege.wording.chains import (
    act_words,
    adviser_words,
    goal_words,
    month_words,
    none_words,
    way_words,
    why_words,
)

TODAY = date(2026, 11, 22)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")


def person(contact_id: int, name: str, **more: object) -> ContactSummary:
    bare = ContactSummary(
        id=contact_id, name=name, organisation="", role="", phone="", mail="", city="", birthday="", photo="",
        circles=(), created=LONG_AGO, changed=LONG_AGO, review="",
    )  # fmt: skip
    return replace(bare, **more)  # type: ignore[arg-type]


BERND = Step(person=person(1, "Bernd", talk_on=date(2026, 5, 3)), strong=True, mine=True)
PETRA = Step(person=person(2, "Petra Klein"), strong=False, tie=Tie(low=1, high=2))
WAY = Way(2.0, None, (BERND, PETRA))


def why(way: Way, place: int) -> str:
    return why_words(way, place, LedgerRules(), TODAY)


def test_a_chain_is_told_step_by_step() -> None:
    assert way_words(WAY) == "You → Bernd → Petra Klein"
    assert why(WAY, 0) == "You know Bernd well. You spoke in May."
    assert why(WAY, 1) == "Bernd knows Petra Klein."
    assert act_words(WAY, 0) == "Begin with Bernd: write or call."
    assert act_words(WAY, 1) == "Ask Bernd to introduce you to Petra Klein."


def test_a_chain_is_told_in_german() -> None:
    use_language("de")
    assert why(WAY, 1) == "Bernd kennt Petra Klein."
    assert why(WAY, 0) == "Sie kennen Bernd gut. Sie sprachen sich im Mai."
    assert act_words(WAY, 1) == "Bitten Sie Bernd, Sie mit Petra Klein bekannt zu machen."


def test_the_first_step_tells_give_and_take_and_weighs_it_only_where_that_is_welcome() -> None:
    account = Account(received=12, received_count=6, received_on=TODAY)
    helped = replace(BERND.person, account=account, scale=True, talk_on=None, last_on=date(2026, 11, 20))
    step = replace(BERND, person=helped, strong=False)
    way = Way(1.0, None, (step,))
    assert why(way, 0) == "You know Bernd. You were in touch 2 days ago. Bernd helped you 6 times, last today."
    friend = replace(step, person=replace(helped, scale=False))
    assert why(Way(1.0, None, (friend,)), 0).endswith("Received 6 times.")
    assert act_words(way, 0) == "You can ask Bernd yourself."


@pytest.mark.parametrize(
    ("kind", "strong", "words"),
    [
        ("knows", True, "Bernd knows Petra Klein well."),
        ("colleague", False, "Bernd and Petra Klein are colleagues."),
        ("friend", True, "Bernd and Petra Klein are friends. The tie is strong."),
        ("choir", False, "Bernd knows Petra Klein: choir."),
    ],
)
def test_a_tie_is_told_by_kind_and_strength(kind: str, strong: bool, words: str) -> None:
    tie = Tie(low=1, high=2, kind=kind, strong=strong)
    step = replace(PETRA, strong=strong, tie=tie)
    assert why(Way(1.0, None, (BERND, step)), 1) == words
    told = replace(step, tie=replace(tie, since=PartialDate(2019), note="they row"))
    assert why(Way(1.0, None, (BERND, told)), 1) == f"{words} Since 2019. they row."


def test_between_two_others_the_user_is_told_of_and_nothing_is_to_do() -> None:
    start, me = person(3, "Eva"), person(9, "Max")
    way = Way(3.0, start, (Step(person=me, strong=False, mine_at_last=True), BERND))
    assert [why(way, place) for place in (0, 1)] == ["Eva knows you.", "You know Bernd well. You spoke in May."]
    assert [act_words(way, place) for place in (0, 1)] == ["", ""]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 12), "10 days ago"),
        (date(2026, 5, 1), "in May"),
        (date(2025, 11, 23), "in November 2025"),
    ],
)
def test_a_day_is_told_by_its_month(day: date, words: str) -> None:
    assert month_words(day, TODAY) == words


def test_goals_and_advisers_in_words() -> None:
    assert goal_words(Goal(GoalKind.PERSON, "Petra Klein", 2, "Siemens")) == "Petra Klein · Siemens"
    assert goal_words(Goal(GoalKind.CIRCLE, "Choir", 3)) == "Circle “Choir”"
    assert goal_words(Goal(GoalKind.WORDS, "Bosch")) == "“Bosch” is not in the book"
    goal, bernd = Goal(GoalKind.PERSON, "Petra Klein", 2), replace(BERND.person, organisation="Siemens")
    said = [adviser_words(Adviser(person=bernd, hint=hint, known=3), goal) for hint in Hint]
    assert said == [
        "Also at Siemens.",
        "Has an address in common with Petra Klein.",
        "In a circle with Petra Klein.",
        "The card, or how you met, mentions it.",
        "Knows 3 other people.",
    ]


def test_whom_to_ask_is_asked_only_if_there_is_somebody() -> None:
    assert none_words(2) == "No path yet. Whom could you ask?"
    assert none_words(0).startswith("No path yet, and nobody to ask.")
