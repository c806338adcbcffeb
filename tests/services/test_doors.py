"""Doors: chains of the book's own people, told with what is known; whom to ask where there is none; chains that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.door import Goal, GoalKind, Hint
from kontaktpflege.domain.errors import NetworkProblem
from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.interaction import Channel, Interaction
from kontaktpflege.domain.property import Property
from kontaktpflege.domain.tie import Tie
from kontaktpflege.services import Services
from tests.books import Clock, contents, findings, open_book, redo, take_in, undo, vcard

ANNA, BERND, CEM, DORA, EVA = 1, 2, 3, 4, 5


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.book"


@pytest.fixture
def book(path: Path) -> Iterator[Services]:
    """Anna and Bernd, whom the user knows; Cem, Dora (both at Siemens) and Eva, whom only others know: A–C–D and B–D."""
    book = open_book(path)
    cards = [vcard("Anna Weiß"), vcard("Bernd Maier", "ORG:Siemens", "NOTE:war bei Zeiss")]
    take_in(book, *cards, vcard("Cem Özdemir", "ORG:Siemens"), vcard("Dora Zahn", "ORG:Siemens"), vcard("Eva Ott"))
    book.ties.estrange([CEM, DORA, EVA])
    book.ties.add([Tie(low=ANNA, high=CEM, strong=True), Tie(low=CEM, high=DORA, strong=True)])
    book.ties.put(Tie(low=BERND, high=DORA))
    yield book
    assert findings(book) == []
    book.close()


def chains(book: Services, goal: int, **how: object) -> list[tuple[int, ...]]:
    return [way.ids for way in book.doors.ways(book.doors.person(goal), most=9, **how)]  # type: ignore[arg-type]


def test_chains_lead_from_the_user_to_somebody_the_best_first(book: Services) -> None:
    assert chains(book, DORA) == [(BERND, DORA), (ANNA, CEM, DORA)]
    first = book.doors.ways(book.doors.person(DORA))[0]
    assert [step.mine for step in first.steps] == [True, False]
    assert (first.start, first.steps[1].tie) == (None, book.ties.tie(BERND, DORA))


def test_a_chain_avoids_whom_one_does_not_want_to_ask(book: Services) -> None:
    assert chains(book, DORA, avoid=[BERND]) == [(ANNA, CEM, DORA)]
    assert chains(book, DORA, avoid=[BERND, CEM]) == []


def test_a_talk_makes_the_step_to_somebody_easier_and_is_told(book: Services) -> None:
    talk = Interaction(at=book.journal.now(), channel=Channel.CALL, contacts=(ANNA,))
    book.journal.log(talk)
    book.ledger.note([Favor(contact_id=ANNA, given=True, day=date(2026, 3, 1)) for _ in range(5)])
    way = book.doors.ways(book.doors.person(DORA))[0]
    assert way.ids == (ANNA, CEM, DORA)
    assert way.steps[0].person.talk_on == date(2026, 3, 1)
    assert way.steps[0].person.account is not None


def test_a_company_is_reached_by_whom_one_knows_there_and_a_circle_by_any_in_it(book: Services) -> None:
    company = Goal(GoalKind.ORGANISATION, "Siemens")
    assert [way.ids for way in book.doors.ways(company, avoid=[BERND], most=9)] == [(ANNA, CEM)]
    assert book.doors.ways(company)[0].ids == (BERND,)
    circle = book.circles.create("Chor", None, "teal", "disc").id
    book.circles.add(circle, [DORA])
    assert book.doors.ways(Goal(GoalKind.CIRCLE, "Chor", circle))[0].ids == (BERND, DORA)


def test_between_two_others_the_user_stands_only_where_nobody_else_does(book: Services) -> None:
    me = book.capture.keep(book.capture.look("Max Selbst").gathered)
    book.ties.set_own_card(me)
    assert chains(book, DORA, start=ANNA) == [(CEM, DORA)]
    assert chains(book, DORA, start=ANNA, avoid=[CEM]) == [(me, BERND, DORA)]
    assert chains(book, me, start=DORA)[0] == (BERND, me)
    for problem, goal, start, avoid in (
        ("yourself", me, None, []),
        ("oneself", DORA, DORA, []),
        ("avoided", DORA, None, [DORA]),
        ("avoided", DORA, ANNA, [ANNA]),
    ):
        with pytest.raises(NetworkProblem, match=problem):
            chains(book, goal, start=start, avoid=avoid)


def test_a_user_without_a_card_stands_in_no_chain(book: Services) -> None:
    assert chains(book, BERND, start=ANNA, avoid=[CEM]) == []


def test_words_mean_people_companies_and_circles(book: Services) -> None:
    book.circles.create("Siedler", None, "teal", "disc")

    def found(words: str) -> list[tuple[str, str]]:
        return [(goal.kind.value, goal.name) for goal in book.doors.goals(words, lambda circle: circle.name)]

    assert found("sie") == [("organisation", "Siemens"), ("circle", "Siedler")]
    assert found("iemens")[0][0] == "words"
    assert found("dor za") == [("person", "Dora Zahn")]
    assert found("Bosch") == [("words", "Bosch")]
    assert found(" .") == []
    book.address_book.trash([BERND, CEM, DORA])
    assert found("siem") == [("words", "siem")]


def test_who_shares_an_address_may_know_a_way(book: Services) -> None:
    lives = vcard("Gabi Roth", "ADR:;;Lindenstr. 4;Köln;;50667;Deutschland")
    next_door = vcard("Hans Roth", "ADR:;;Lindenstr. 6;Köln;;50667;")
    take_in(book, vcard("Fritz Roth", "ADR:;;Lindenstraße 4;Köln;;50667;"), lives, next_door)
    everybody = {row.name: row.id for row in book.address_book.summaries(book.address_book.list_ids(ContactQuery()))}
    fritz, gabi = everybody["Fritz Roth"], everybody["Gabi Roth"]
    book.ties.estrange([fritz])
    assert book.network.housemates(fritz) == [gabi]
    nearest = book.doors.advisers(book.doors.person(fritz))[0]
    assert (nearest.person.id, nearest.hint) == (gabi, Hint.ADDRESS)


def test_where_no_chain_leads_those_are_named_who_are_near(book: Services) -> None:
    eva = book.doors.person(EVA)
    assert book.doors.ways(eva) == []
    assert [(one.person.id, one.hint, one.known) for one in book.doors.advisers(eva)] == [
        (ANNA, Hint.CONNECTED, 1),
        (BERND, Hint.CONNECTED, 1),
    ]
    circle = book.circles.create("Chor", None, "teal", "disc").id
    book.circles.add(circle, [EVA, BERND])
    nearest = book.doors.advisers(eva)[0]
    assert (nearest.person.id, nearest.hint) == (BERND, Hint.CIRCLE)
    asked = book.doors.advisers(Goal(GoalKind.WORDS, "Zeiss"))
    assert (asked[0].person.id, asked[0].hint) == (BERND, Hint.MENTIONED)


def test_a_kept_chain_stands_with_the_contact_it_leads_to_and_is_taken_back(book: Services, path: Path) -> None:
    before = contents(path)
    number = book.doors.keep((BERND, DORA))
    assert book.doors.keep((BERND, DORA)) == number
    assert [(kept.ids, kept.names) for kept in book.doors.kept(DORA)] == [((BERND, DORA), ("Bernd Maier", "Dora Zahn"))]
    way = book.doors.way_of((BERND, DORA))
    assert way is not None
    assert way == book.doors.ways(book.doors.person(DORA))[0]
    held = contents(path)
    book.doors.drop(DORA, number)
    assert book.doors.kept(DORA) == []
    with pytest.raises(NetworkProblem, match="no_chain"):
        book.doors.drop(DORA, number)
    assert undo(book) == "chain_drop"
    assert contents(path) == held
    assert undo(book) == "chain_keep"
    assert contents(path) == before
    redo(book)
    book.ties.remove([(BERND, DORA)])
    assert book.doors.way_of((BERND, DORA)) is None
    book.address_book.trash([BERND])
    assert book.doors.kept(DORA) == []


def test_chains_that_a_merge_makes_the_same_are_kept_once(book: Services, path: Path) -> None:
    book.doors.keep((BERND, DORA))
    book.doors.keep((ANNA, DORA))
    book.doors.keep((ANNA, CEM, DORA))
    before = contents(path)
    book.address_book.merge(ANNA, [BERND], book.address_book.contact(ANNA).card)
    assert [kept.ids for kept in book.doors.kept(DORA)] == [(ANNA, DORA), (ANNA, CEM, DORA)]
    undo(book)
    assert contents(path) == before


def test_the_dead_open_no_doors(book: Services) -> None:
    assert book.doors.way_of((BERND, DORA)) is not None
    card = book.address_book.contact(BERND).card
    book.address_book.edit(BERND, card.added(Property("X-DEATHDATE", "2026-01-05")))
    assert chains(book, DORA) == [(ANNA, CEM, DORA)]
    assert book.doors.way_of((BERND, DORA)) is None
    assert [one.person.id for one in book.doors.advisers(book.doors.person(EVA))] == [ANNA]
    assert chains(book, BERND) == []
    assert book.network.graph().degree[BERND] == 2


def test_who_is_asked_for_is_not_named_as_the_one_to_ask(book: Services) -> None:
    assert chains(book, BERND, start=EVA) == []
    assert [one.person.id for one in book.doors.advisers(book.doors.person(BERND))] == [ANNA]


def test_who_was_removed_by_another_program_stands_in_no_chain(book: Services, path: Path) -> None:
    book.doors.prepare()
    other = open_book(path)
    other.address_book.trash([CEM])
    other.address_book.forget([CEM])
    other.close()
    assert chains(book, DORA) == [(BERND, DORA)]


def test_an_empty_book_has_no_doors_and_nobody_to_ask(tmp_path: Path) -> None:
    book = open_book(tmp_path / "b.book", Clock())
    book.doors.prepare()
    words = Goal(GoalKind.WORDS, "Siemens")
    assert (book.doors.ways(words), book.doors.advisers(words)) == ([], [])
    book.close()
