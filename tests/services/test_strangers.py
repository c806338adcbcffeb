"""Strangers: contacts whom the user does not know himself; nobody reminds of them, and meeting them ends it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kontaktpflege.domain.care import GroupKind
from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.domain.promise import Promise
from kontaktpflege.domain.tie import Distance, Tie
from kontaktpflege.services import Services
from tests.books import findings, open_book, redo, take_in, undo, vcard

ANNA, BERND, CEM, DORA = 1, 2, 3, 4
DAY = date(2026, 3, 1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    """Anna (1), Bernd (2), Cem (3) and Dora (4)."""
    book = open_book(tmp_path / "a.book")
    take_in(book, *(vcard(name) for name in ("Anna Weiß", "Bernd Maier", "Cem Özdemir", "Dora Zahn")))
    yield book
    assert findings(book) == []
    book.close()


def cared_for(book: Services) -> set[int]:
    return {contact for contact in (ANNA, BERND, CEM, DORA) if book.care.care(contact).chosen}


def test_nobody_reminds_of_strangers(book: Services) -> None:
    assert book.care.undecided() == [BERND, CEM, ANNA, DORA]
    book.ties.estrange([BERND, CEM])
    assert book.care.undecided() == [ANNA, DORA]
    take_in(book, vcard("Ole Fern", "BDAY:1980-03-05", "ORG:Fern & Nah", uid="o"))
    ole = 5
    assert ole in {one.contact_id for one in book.occasions.coming(20)}
    assert book.care.groups(GroupKind.ORGANISATION)[0].ids == {ole}
    book.journal.promise(Promise(contact_id=ole, mine=True, text="schreiben", made_on=DAY, due_on=DAY))
    assert [one for one in book.agenda.today().items if one.contact_id == ole]
    book.ties.estrange([ole])
    assert not [one for one in book.agenda.today().items if one.contact_id == ole]
    assert book.care.groups(GroupKind.ORGANISATION) == []
    assert ole not in {one.contact_id for one in book.occasions.coming(20)}
    assert book.greetings.add("christmas", 2026, [ole, ANNA]) == 1


def test_whom_one_does_not_know_one_does_not_care_for(book: Services) -> None:
    book.care.choose([ANNA, BERND])
    book.ties.estrange([ANNA])
    assert cared_for(book) == {BERND}
    undo(book)
    assert cared_for(book) == {ANNA, BERND}
    redo(book)
    book.ties.acquaint([ANNA])
    assert ANNA in book.care.undecided()


@pytest.mark.parametrize("channel", [Channel.CALL, Channel.MEETING])
def test_whom_one_talks_to_one_knows(book: Services, channel: Channel) -> None:
    book.ties.estrange([ANNA, BERND])
    book.journal.log(Interaction(at=book.journal.now(), channel=channel, outcome=Outcome.NO_ANSWER, contacts=(ANNA,)))
    assert book.ties.is_stranger(ANNA)
    book.journal.log(Interaction(at=book.journal.now(), channel=channel, contacts=(ANNA,)))
    assert not book.ties.is_stranger(ANNA)
    assert book.ties.is_stranger(BERND)
    undo(book)
    assert book.ties.is_stranger(ANNA)
    redo(book)
    assert not book.ties.is_stranger(ANNA)


def test_what_one_only_sent_makes_nobody_known_and_an_answer_does(book: Services) -> None:
    book.ties.estrange([ANNA])
    sent = Interaction(at=book.journal.now(), channel=Channel.MAIL, direction=Direction.OUT, contacts=(ANNA,))
    book.journal.log(sent)
    assert book.ties.is_stranger(ANNA)
    book.journal.log(replace(sent, direction=Direction.IN))
    assert not book.ties.is_stranger(ANNA)


def test_whom_one_cares_for_one_knows(book: Services) -> None:
    book.ties.estrange([ANNA, BERND])
    book.care.choose([ANNA])
    assert (book.ties.is_stranger(ANNA), book.ties.is_stranger(BERND)) == (False, True)
    undo(book)
    assert book.ties.is_stranger(ANNA)


def test_who_is_said_to_be_unknown_stays_so_whatever_was_before(book: Services) -> None:
    book.journal.log(Interaction(at=book.journal.now(), channel=Channel.CALL, contacts=(ANNA,)))
    book.ties.estrange([ANNA])
    assert book.ties.is_stranger(ANNA)
    book.address_book.set_dear([ANNA], dear=True)
    assert book.ties.is_stranger(ANNA)


def test_the_card_that_another_one_calls_me_is_proposed_as_the_users(book: Services) -> None:
    assert book.ties.proposed_own_card(["Nobody Here", ""]) is None
    assert book.ties.proposed_own_card(["", "Bernd Maier", "Anna Weiß"]) == (BERND, "Bernd Maier")
    take_in(book, vcard("Ole Fern", uid="o"), vcard("Fern Ole", "RELATED;TYPE=me:urn:uuid:o", uid="x", version="4.0"))
    assert book.ties.proposed_own_card(["Bernd Maier"]) == (5, "Ole Fern")
    book.ties.set_own_card(ANNA)
    assert book.ties.proposed_own_card(["Bernd Maier"]) is None


def test_of_two_who_are_called_as_the_user_none_is_proposed(book: Services) -> None:
    take_in(book, vcard("Bernd Maier", uid="other"))
    assert book.ties.proposed_own_card(["Bernd Maier"]) is None


def test_it_is_asked_of_those_talked_to_about_whom_least_is_known(book: Services) -> None:
    assert book.ties.question() is None
    for contact in (ANNA, BERND, CEM):
        book.journal.log(Interaction(at=book.journal.now(), channel=Channel.CALL, contacts=(contact,)))
    book.ties.put(Tie(low=ANNA, high=BERND))
    take_in(book, vcard("Ich Selbst", uid="i"), vcard("Ole Fern", uid="o"))
    for contact in (5, 6):
        book.journal.log(Interaction(at=book.journal.now(), channel=Channel.CALL, contacts=(contact,)))
    book.ties.set_own_card(5)
    book.address_book.trash([6])
    asked = []
    while (found := book.ties.question()) is not None:
        asked.append((found.one, found.other))
        book.ties.say_no(found.one, found.other, unknown=len(asked) > 1)
    assert asked == [(ANNA, CEM), (BERND, CEM)]


def test_it_is_told_how_far_a_stranger_is_and_through_whom(book: Services) -> None:
    book.ties.estrange([BERND, CEM, DORA])
    book.ties.put(Tie(low=ANNA, high=BERND))
    book.ties.put(Tie(low=BERND, high=CEM))
    assert book.ties.distance(ANNA) is None
    assert book.ties.distance(BERND) == Distance(2, ("Anna Weiß",))
    assert book.ties.distance(CEM) == Distance(3, ("Anna Weiß", "Bernd Maier"))
    assert book.ties.distance(DORA) == Distance(None, ())
    take_in(book, vcard("Zoe Alt"))
    book.ties.put(Tie(low=BERND, high=5, strong=True))
    assert book.ties.distance(BERND) == Distance(2, ("Zoe Alt",))
    book.address_book.trash([5, ANNA])
    assert book.ties.distance(CEM) == Distance(None, ())
    (row,) = book.address_book.summaries([CEM])
    assert row.stranger


def test_those_who_share_something_are_asked_about_first_colleagues_last(book: Services) -> None:
    take_in(book, vcard("Eva Nah", "ORG:Fern & Nah", uid="e"), vcard("Ole Fern", "ORG:Fern & Nah", uid="f"))
    for contact in (ANNA, BERND, CEM, 5, 6):
        book.journal.log(Interaction(at=book.journal.now(), channel=Channel.CALL, contacts=(contact,)))
    circle = next(circle for circle in book.circles.circles() if circle.key == "interest.clubs")
    book.circles.add(circle.id, [ANNA, 6])
    asked = []
    while (found := book.ties.question()) is not None:
        asked.append((found.one, found.other))
        book.ties.say_no(found.one, found.other)
    assert (asked[0], asked[-1], len(asked)) == ((ANNA, 6), (5, 6), 10)
