"""Introductions: kept with what follows from them in one step, and proposed where two share something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kontaktpflege.domain.errors import ContactNotFound, NetworkProblem
from kontaktpflege.domain.favor import Favor, FavorKind, FavorSize
from kontaktpflege.domain.introduction import Common, Introduction, IntroductionStage
from kontaktpflege.domain.property import Property
from kontaktpflege.domain.tie import Tie, TieSource
from kontaktpflege.services import Services
from tests.books import bytes_on_disk, contents, findings, open_book, redo, take_in, undo, vcard

ANNA, BERND, CEM, DORA = 1, 2, 3, 4
TODAY = date(2026, 3, 1)
BOTH = Introduction(low=BERND, high=ANNA, first_id=ANNA, reason="  Both   sail", day=TODAY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.book"


@pytest.fixture
def book(path: Path) -> Iterator[Services]:
    """Anna (1) and Bernd (2) at Siemens, Cem (3), Dora (4)."""
    book = open_book(path)
    cards = [vcard("Anna Weiß", "ORG:Siemens"), vcard("Bernd Maier", "ORG:Siemens"), vcard("Cem Özdemir")]
    take_in(book, *cards, vcard("Dora Zahn"))
    yield book
    assert findings(book) == []
    book.close()


def proposed(book: Services) -> list[tuple[int, int, Common]]:
    return [(pair.low, pair.high, pair.common) for pair in book.introductions.should_meet()]


def test_an_introduction_is_kept_listed_with_both_and_taken_back(book: Services, path: Path) -> None:
    before = contents(path)
    kept = book.introductions.keep(BOTH)
    assert (kept.low, kept.high, kept.reason, kept.closed_on) == (ANNA, BERND, "Both sail", None)
    assert book.introductions.introduction(BERND, ANNA) == kept
    for contact, other in ((ANNA, (BERND, "Bernd Maier")), (BERND, (ANNA, "Anna Weiß"))):
        (listed,) = book.introductions.listing(contact)
        assert (listed.introduction, listed.other(contact)) == (kept, other)
    assert book.introductions.listing(CEM) == []
    book.introductions.delete(ANNA, BERND)
    assert book.introductions.listing() == []
    with pytest.raises(NetworkProblem, match="no_introduction"):
        book.introductions.delete(ANNA, BERND)
    assert [undo(book), undo(book)] == ["introduction_delete", "introduction"]
    assert contents(path) == before


def test_a_tie_and_the_favours_follow_in_the_same_step(book: Services, path: Path) -> None:
    before = contents(path)
    met = replace(BOTH, stage=IntroductionStage.MET, outcome="they work together")
    assert book.introductions.keep(met, tied=True, given=True).closed_on == TODAY
    tie = book.ties.tie(ANNA, BERND)
    assert tie is not None
    assert (tie.source, tie.note, tie.added_on) == (TieSource.INTRODUCTION, "Both sail", TODAY.toordinal())
    given = [(one.kind, one.note) for who in (ANNA, BERND) for one in book.ledger.favors_with(who)]
    assert given == [(FavorKind.INTRODUCTION, "Bernd Maier"), (FavorKind.INTRODUCTION, "Anna Weiß")]
    after = contents(path)
    assert undo(book) == "introduction"
    assert contents(path) == before
    redo(book)
    assert contents(path) == after


def test_a_favour_that_is_noted_and_a_tie_that_is_known_stay_as_they_are(book: Services) -> None:
    book.ties.put(Tie(low=ANNA, high=BERND, kind="family", strong=True))
    book.ledger.note([Favor(contact_id=ANNA, given=True, kind=FavorKind.INTRODUCTION, day=TODAY)])
    book.introductions.keep(replace(BOTH, stage=IntroductionStage.MADE), tied=True, given=True)
    tie = book.ties.tie(ANNA, BERND)
    assert tie is not None
    assert (tie.kind, tie.source) == ("family", TieSource.HAND)
    assert [len(book.ledger.favors_with(who)) for who in (ANNA, BERND)] == [1, 1]


def test_who_is_introduced_to_two_on_a_day_gets_two_favours(book: Services) -> None:
    for other in (BERND, CEM, BERND):
        met = Introduction(low=ANNA, high=other, day=TODAY, stage=IntroductionStage.MET)
        book.introductions.keep(met, given=True)
    assert {one.note for one in book.ledger.favors_with(ANNA)} == {"Bernd Maier", "Cem Özdemir"}
    assert [len(book.ledger.favors_with(who)) for who in (ANNA, BERND, CEM)] == [2, 1, 1]


def test_nothing_is_left_of_who_is_forgotten(book: Services, path: Path) -> None:
    met = replace(BOTH, reason="Zwetschgen", stage=IntroductionStage.MET, outcome="Datschi")
    book.introductions.keep(met, tied=True, given=True)
    (favor,) = book.ledger.favors_with(BERND)
    book.ledger.correct(replace(favor, size=FavorSize.BIG))
    book.address_book.trash([ANNA])
    book.address_book.forget([ANNA])
    for word in ("Zwetschgen", "Datschi", "Anna", "Weiß"):
        assert word.encode() not in bytes_on_disk(path)
    assert [(one.kind, one.note) for one in book.ledger.favors_with(BERND)] == [(FavorKind.INTRODUCTION, "")]


def test_of_two_that_a_merge_makes_one_the_further_stays_with_the_words_of_both(book: Services, path: Path) -> None:
    book.introductions.keep(BOTH)
    book.introductions.keep(Introduction(low=ANNA, high=CEM, reason="Chor", day=TODAY))
    met = Introduction(low=DORA, high=BERND, first_id=DORA, stage=IntroductionStage.MET, outcome="Auftrag", day=TODAY)
    book.introductions.keep(replace(met, reason="Regatta"))
    book.introductions.keep(Introduction(low=ANNA, high=DORA, day=TODAY))
    before = contents(path)
    book.address_book.merge(ANNA, [DORA], book.address_book.contact(ANNA).card)
    kept = {(one.introduction.low, one.introduction.high): one.introduction for one in book.introductions.listing()}
    assert kept.keys() == {(ANNA, BERND), (ANNA, CEM)}
    one = kept[ANNA, BERND]
    assert (one.stage, one.first_id, one.reason, one.outcome, one.closed_on) == (
        *(IntroductionStage.MET, ANNA, "Regatta; Both sail", "Auftrag", TODAY),
    )
    undo(book)
    assert contents(path) == before


def test_what_cannot_be_is_not_kept(book: Services) -> None:
    for wrong, code in ((replace(BOTH, high=BERND), "self"), (replace(BOTH, first_id=CEM), "first")):
        with pytest.raises(NetworkProblem, match=code):
            book.introductions.keep(wrong)
    with pytest.raises(ContactNotFound):
        book.introductions.keep(replace(BOTH, low=99))


def test_those_under_way_are_listed_first_and_those_in_the_trash_not(book: Services) -> None:
    book.introductions.keep(replace(BOTH, stage=IntroductionStage.DECLINED))
    book.introductions.keep(Introduction(low=CEM, high=DORA, day=date(2026, 1, 1)))
    assert [one.introduction.low for one in book.introductions.listing()] == [CEM, ANNA]
    book.address_book.trash([DORA])
    assert [one.introduction.low for one in book.introductions.listing()] == [ANNA]


def test_who_live_together_need_nobody_who_makes_them_known(book: Services) -> None:
    at_home = "ADR;TYPE=home:;;Lindenstraße 4;Köln;;50667;"
    take_in(
        book, vcard("Emil Zahn", at_home, "ORG:Bosch"), vcard("Fritz Ott", at_home.replace("aße", "."), "ORG:Bosch")
    )
    assert proposed(book) == [(ANNA, BERND, Common.ORGANISATION)]


def test_who_share_something_and_have_no_tie_should_meet(book: Services) -> None:
    assert proposed(book) == [(ANNA, BERND, Common.ORGANISATION)]
    hobby = book.circles.find("Hobby")
    book.circles.add(hobby.id, [ANNA, BERND, CEM])
    book.circles.add(book.circles.create("Chor", None, "teal", "disc").id, [CEM, DORA])
    book.circles.add(book.circles.find("Familie").id, [ANNA, DORA])
    assert proposed(book) == [
        (ANNA, BERND, Common.INTEREST),
        (ANNA, CEM, Common.INTEREST),
        (BERND, CEM, Common.INTEREST),
        (CEM, DORA, Common.CIRCLE),
    ]
    book.ties.put(Tie(low=ANNA, high=BERND))
    book.introductions.dismiss(CEM, ANNA)
    book.introductions.keep(Introduction(low=BERND, high=CEM, day=TODAY))
    assert proposed(book) == [(CEM, DORA, Common.CIRCLE)]
    assert undo(book) == "introduction"
    assert undo(book) == "tie_answer"
    assert proposed(book)[0] == (ANNA, CEM, Common.INTEREST)
    died = book.address_book.contact(CEM).card.added(Property("X-DEATHDATE", "2026-01-05"))
    book.address_book.edit(CEM, died)
    assert proposed(book) == []
    undo(book)
    book.ties.set_own_card(CEM)
    assert proposed(book) == []
    undo(book)
    book.ties.estrange([CEM])
    assert proposed(book) == []


def test_nobody_is_named_too_often(book: Services) -> None:
    take_in(book, *(vcard(f"Gast {letter}", "ORG:Siemens") for letter in "abcdef"))
    named = [one for low, high, _common in proposed(book) for one in (low, high)]
    assert max(named.count(one) for one in named) == 3
