"""Suggested ties: derived from what is recorded, never kept by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kontaktpflege.domain.care import About, FactKind, PersonalFact
from kontaktpflege.domain.favor import Favor, FavorSize
from kontaktpflege.domain.interaction import Channel, Interaction, Outcome
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.promise import Promise
from kontaktpflege.domain.tie import Tie, TieKind, TieSource
from kontaktpflege.services import Services
from tests.books import findings, open_book, redo, take_in, undo, vcard

ANNA, BERND, CEM, DORA = 1, 2, 3, 4
DAY = date(2026, 3, 1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    """Anna (1), Bernd (2), Cem (3) and Dora (4)."""
    book = open_book(tmp_path / "a.book")
    take_in(book, *(vcard(name, uid=name) for name in ("Anna Weiß", "Bernd Maier", "Cem Özdemir", "Dora Zahn")))
    yield book
    assert findings(book) == []
    book.close()


def suggested(book: Services, contact: int | None = None) -> dict[tuple[int, int], TieSource]:
    return {(one.low, one.high): one.evidence[0].source for one in book.ties.suggestions(contact)}


def assert_of_each(book: Services) -> None:
    """Of one contact is suggested what is suggested of all, whoever's card or note speaks for it."""
    every = suggested(book)
    for contact in range(1, 9):
        assert suggested(book, contact) == {pair: source for pair, source in every.items() if contact in pair}


def talk(book: Services, *contacts: int, outcome: Outcome = Outcome.REACHED, text: str = "") -> None:
    book.journal.log(
        Interaction(at=book.journal.now(), channel=Channel.CALL, outcome=outcome, contacts=contacts, text=text)
    )


def test_who_talked_together_may_know_each_other(book: Services) -> None:
    talk(book, ANNA, BERND)
    talk(book, CEM, DORA, outcome=Outcome.NO_ANSWER)
    assert suggested(book) == {(ANNA, BERND): TieSource.TALK}
    for _ in range(2):
        assert not book.ties.suggestions()[0].strong
        talk(book, BERND, ANNA)
    (found,) = book.ties.suggestions()
    assert (found.strong, found.evidence[0].count) == (True, 3)
    assert book.ties.suggestions(ANNA) == [found]
    assert book.ties.suggestions(CEM) == []


def test_talks_speak_for_another_strength_of_a_tie(book: Services) -> None:
    book.ties.put(Tie(low=ANNA, high=BERND, kind=TieKind.COLLEAGUE, note="Messe"))
    for _ in range(3):
        assert book.ties.suggestions() == []
        talk(book, ANNA, BERND)
    (found,) = book.ties.suggestions(BERND)
    assert (found.held is not None, found.strong, found.kind) == (True, True, TieKind.COLLEAGUE)
    book.ties.put(Tie(low=ANNA, high=BERND, kind=TieKind.COLLEAGUE, note="Messe in Köln"))
    assert book.ties.accept([found]) == 1
    kept = book.ties.tie(ANNA, BERND)
    assert kept is not None
    assert (kept.strong, kept.note, kept.source) == (True, "Messe in Köln", TieSource.HAND)
    assert book.ties.suggestions() == []
    undo(book)
    book.ties.decline([found])
    assert book.ties.suggestions() == []


def test_whom_the_user_talks_with_often_is_a_strong_tie(book: Services) -> None:
    book.ties.set_own_card(DORA)
    for _ in range(6):
        assert book.ties.suggestions() == []
        talk(book, ANNA)
    (found,) = book.ties.suggestions()
    assert (found.low, found.high, found.me, found.strong) == (ANNA, DORA, DORA, True)
    assert book.ties.suggestions(DORA) == book.ties.suggestions(ANNA) == [found]
    assert book.ties.suggestions(BERND) == []
    book.ties.decline([found])
    assert book.ties.suggestions() == []
    undo(book)
    book.ties.put(Tie(low=ANNA, high=DORA, kind=TieKind.FRIEND))
    (found,) = book.ties.suggestions()
    assert (found.tie.kind, found.tie.strong, set(found.questions)) == (TieKind.FRIEND, True, {"strong"})
    book.ties.accept([found])
    assert book.ties.suggestions() == []


def test_long_silence_speaks_for_a_weak_tie(book: Services) -> None:
    book.ties.set_own_card(DORA)
    for other, kind in ((ANNA, TieKind.KNOWS), (BERND, TieKind.FAMILY), (CEM, TieKind.KNOWS)):
        book.ties.put(Tie(low=other, high=DORA, kind=kind, strong=True))
    long_ago = Interaction(at=book.journal.now() - timedelta(731), channel=Channel.CALL, contacts=(ANNA, BERND))
    book.journal.log(long_ago)
    book.journal.log(replace(long_ago, at=long_ago.at + timedelta(2), contacts=(CEM,)))
    (found,) = [one for one in book.ties.suggestions() if one.me]
    assert (found.low, found.strong, set(found.questions)) == (ANNA, False, {"weak"})
    book.ties.decline([found])
    assert not any(one.me for one in book.ties.suggestions())


def test_a_large_round_makes_nobody_known(book: Services) -> None:
    take_in(book, *(vcard(f"Gast {number}") for number in range(9)))
    talk(book, *range(1, 14))
    assert suggested(book) == {}
    talk(book, *range(1, 13))
    assert len(suggested(book)) == 66


def test_through_whom_one_met_knows_whom_one_met(book: Services) -> None:
    book.origins.set(ANNA, Origin(through_id=DORA, through="Dora"))
    assert suggested(book) == suggested(book, ANNA) == suggested(book, DORA) == {(ANNA, DORA): TieSource.THROUGH}


def test_an_at_in_a_note_names_somebody(book: Services) -> None:
    talk(book, ANNA, text="mit @Bernd am Messestand")
    book.journal.promise(Promise(contact_id=ANNA, mine=True, text="@Cem fragen", made_on=DAY))
    book.ledger.note(
        [Favor(contact_id=BERND, given=True, kind="help", size=FavorSize.SMALL, day=DAY, note="für @Dora Zahn")]
    )
    pairs = {(ANNA, BERND), (ANNA, CEM), (BERND, DORA)}
    assert suggested(book) == dict.fromkeys(pairs, TieSource.MENTION)
    assert_of_each(book)
    book.address_book.trash([DORA])
    assert (BERND, DORA) not in suggested(book)


def test_what_one_keeps_in_mind_and_the_card_name_somebody_too(book: Services) -> None:
    take_in(book, vcard("Eva Lang", "NOTE:mail@example.org\\, kennt\\n@Bernd Maier"))
    book.care.keep_fact(PersonalFact(contact_id=CEM, kind=FactKind.FAMILY, text="Bruder von @Dora", noted_on=DAY))
    book.care.set_about(ANNA, About(story="Messe mit @Cem"))
    pairs = {(BERND, 5), (CEM, DORA), (ANNA, CEM)}
    assert suggested(book) == dict.fromkeys(pairs, TieSource.MENTION)
    assert_of_each(book)


def test_behind_an_at_names_are_proposed_that_mean_one(book: Services) -> None:
    take_in(book, vcard("Anna Weiß", "ORG:Studio W"), vcard("Jürgen Weiß-Maier"))
    offered = book.mentions.offered
    assert [one.words for one in offered("juergen")] == ["Jürgen Weiß-Maier"]
    assert [one.words for one in offered("anna w")] == [f"Anna Weiß (#{ANNA})", "Anna Weiß (Studio W)"]
    assert offered("Bernd Maier") == offered("bernd maier ") == offered("Niemand") == []


def test_cards_name_relatives_by_uid_and_by_name(book: Services) -> None:
    take_in(
        book,
        vcard("Eva Weiß", "RELATED;TYPE=spouse:urn:uuid:Anna Weiß", uid="e", version="4.0"),
        vcard("Finn Weiß", "item1.X-ABRELATEDNAMES:Anna Weiß", "item1.X-ABLabel:_$!<Mother>!$_"),
        vcard("Gero Lang", "X-MANAGER:Bernd Maier", "RELATED:Nobody Here", "RELATED:Gero Lang"),
    )
    found = {(one.low, one.high): (one.kind, one.strong) for one in book.ties.suggestions()}
    assert found == {
        (ANNA, 5): (TieKind.FAMILY, True),
        (ANNA, 6): (TieKind.FAMILY, True),
        (BERND, 7): (TieKind.COLLEAGUE, False),
    }
    assert_of_each(book)


def test_what_is_accepted_or_declined_is_not_suggested_again(book: Services) -> None:
    talk(book, ANNA, BERND, CEM)
    first, second, third = book.ties.suggestions()
    assert book.ties.accept([first]) == 1
    assert book.ties.tie(first.low, first.high) is not None
    assert book.ties.decline([second]) == 1
    assert book.ties.suggestions() == [third]
    undo(book)
    assert book.ties.suggestions() == [second, third]
    undo(book)
    assert book.ties.suggestions() == [first, second, third]
    redo(book)
    book.ties.say_no(third.low, third.high, unknown=True)
    assert book.ties.suggestions() == [second]
