"""Ties: kept once between two, following merge, trash, forgetting and undo; the user's own card; strangers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from kontaktpflege.domain.errors import ContactNotFound, NetworkProblem
from kontaktpflege.domain.favor import Favor, FavorSize
from kontaktpflege.domain.interaction import Channel, Interaction
from kontaktpflege.domain.network.graph import Graph
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.property import Property
from kontaktpflege.domain.tie import Tie, TieKind
from kontaktpflege.services import Services
from kontaktpflege.storage.schema import OWN_TIE_KIND
from tests.books import Clock, bytes_on_disk, connect, contents, findings, open_book, redo, take_in, undo, vcard

ANNA, BERND, CEM, DORA = 1, 2, 3, 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.book"


@pytest.fixture
def book(path: Path) -> Iterator[Services]:
    """Anna (1), Bernd (2), Cem (3) and Dora (4)."""
    book = open_book(path)
    take_in(book, *(vcard(name) for name in ("Anna Weiß", "Bernd Maier", "Cem Özdemir", "Dora Zahn")))
    yield book
    assert findings(book) == []
    book.close()


def all_tied(*people: int) -> list[Tie]:
    return [Tie(low=one, high=other, kind=TieKind.CLUB) for one, other in combinations(people, 2)]


def pairs(book: Services) -> set[tuple[int, int]]:
    return {
        (min(one, known.contact_id), max(one, known.contact_id))
        for one in range(1, 5)
        for known in book.ties.ties_of(one)
    }


def told(graph: Graph) -> tuple[list[int], dict[tuple[int, int], tuple[bool, float]]]:
    return graph.ids.tolist(), drawn(graph)


def drawn(graph: Graph) -> dict[tuple[int, int], tuple[bool, float]]:
    """(contact, contact) → (strong, cost) of every tie of a graph."""
    ends = zip(graph.ids[graph.low].tolist(), graph.ids[graph.high].tolist(), strict=True)
    return dict(zip(ends, zip(graph.strong.tolist(), graph.cost.tolist(), strict=True), strict=True))


def test_a_tie_is_seen_from_both_ends_and_taken_back(book: Services, path: Path) -> None:
    before = contents(path)
    kept = book.ties.put(Tie(low=BERND, high=ANNA, kind="  Sailing   friends ", strong=True, since=PartialDate(2019)))
    assert (kept.low, kept.high, kept.kind, kept.added_on) == (
        ANNA,
        BERND,
        "Sailing friends",
        date(2026, 3, 1).toordinal(),
    )
    assert [(known.name, known.tie) for known in book.ties.ties_of(ANNA)] == [("Bernd Maier", kept)]
    assert [known.name for known in book.ties.ties_of(BERND)] == ["Anna Weiß"]
    assert book.ties.kinds()[-1] == "Sailing friends"
    assert undo(book) == "tie"
    assert contents(path) == before
    redo(book)
    assert book.ties.tie(BERND, ANNA) == kept


def test_there_is_one_tie_between_two(book: Services) -> None:
    first = book.ties.put(Tie(low=ANNA, high=BERND))
    book.ties.put(Tie(low=BERND, high=ANNA, strong=True, kind=TieKind.FAMILY))
    (known,) = book.ties.ties_of(ANNA)
    assert (known.tie.strong, known.tie.kind, known.tie.added_on) == (True, "family", first.added_on)
    assert book.ties.add([Tie(low=ANNA, high=BERND), Tie(low=ANNA, high=CEM)]) == 1
    assert book.ties.ties_of(ANNA)[0].tie.strong


@pytest.mark.parametrize(
    ("tie", "code"),
    [
        (Tie(low=ANNA, high=ANNA), "self"),
        (Tie(low=ANNA, high=BERND, kind=" "), "kind"),
        (Tie(low=ANNA, high=BERND, kind="x" * 61), "kind"),
        (Tie(low=ANNA, high=BERND, since=PartialDate(2026, 3, 2)), "future"),
    ],
)
def test_what_cannot_be_a_tie_is_refused(book: Services, tie: Tie, code: str) -> None:
    before = book.history.undo_step()
    with pytest.raises(NetworkProblem) as caught:
        book.ties.put(tie)
    assert caught.value.code == code
    assert book.history.undo_step() == before


def test_nobody_is_tied_to_who_is_not_there(book: Services) -> None:
    before = book.history.undo_step()
    with pytest.raises(ContactNotFound):
        book.ties.put(Tie(low=ANNA, high=99))
    assert book.history.undo_step() == before
    assert book.ties.add([Tie(low=ANNA, high=99), Tie(low=ANNA, high=CEM), Tie(low=98, high=99)]) == 1
    assert pairs(book) == {(ANNA, CEM)}


def test_many_know_each_other_at_once(book: Services) -> None:
    assert book.ties.add(all_tied(ANNA, CEM, BERND)) == 3
    assert pairs(book) == {(1, 2), (1, 3), (2, 3)}
    assert book.ties.add(all_tied(ANNA, CEM)) == 0
    assert book.ties.remove([(CEM, ANNA), (1, 4)]) == 1
    with pytest.raises(NetworkProblem):
        book.ties.remove([(CEM, ANNA)])
    assert pairs(book) == {(1, 2), (2, 3)}


def test_ties_follow_trash_and_emptying(book: Services) -> None:
    book.ties.add(all_tied(ANNA, BERND, CEM))
    book.address_book.trash([BERND])
    assert [known.name for known in book.ties.ties_of(ANNA)] == ["Cem Özdemir"]
    assert drawn(book.network.graph()).keys() == {(0, 1), (0, 3), (0, 4), (1, 3)}
    book.address_book.restore([BERND])
    assert len(book.ties.ties_of(ANNA)) == 2
    book.address_book.trash([BERND])
    book.address_book.empty_trash()
    assert pairs(book) == {(1, 3)}
    undo(book)
    undo(book)
    assert pairs(book) == {(1, 2), (1, 3), (2, 3)}


def test_own_kinds_are_found_in_an_index_alone(book: Services) -> None:
    for kind in TieKind:
        book.ties.put(Tie(low=ANNA, high=BERND, kind=kind))
        assert book.ties.kinds() == [*TieKind]
    book.ties.add([Tie(low=CEM, high=DORA, kind="Skat")])
    assert book.ties.kinds() == [*TieKind, "Skat"]
    with connect(book.book) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT kind FROM tie WHERE {OWN_TIE_KIND}").fetchall()
    assert [row[3] for row in plan] == ["SCAN tie USING COVERING INDEX tie_of_own_kind"]


def test_whoever_hears_of_a_tie_finds_it_in_the_graph(book: Services) -> None:
    heard: list[bool] = []
    leave = book.subscribe(lambda kinds: heard.append((ANNA, BERND) in drawn(book.network.graph())))
    before = book.network.graph()
    book.ties.put(Tie(low=ANNA, high=BERND))
    leave()
    assert heard == [True]
    assert (ANNA, BERND) not in drawn(before)


def test_ties_follow_a_merge_without_loops_or_doubles(book: Services, path: Path) -> None:
    book.ties.put(Tie(low=ANNA, high=BERND))
    book.ties.put(Tie(low=ANNA, high=CEM, kind="Skat", note="choir"))
    book.ties.put(Tie(low=BERND, high=CEM, strong=True, kind=TieKind.FAMILY))
    book.ties.put(Tie(low=BERND, high=DORA))
    book.ties.set_own_card(BERND)
    before = contents(path)
    book.address_book.merge(ANNA, [BERND], book.address_book.contact(ANNA).card)
    assert pairs(book) == {(1, 3), (1, 4)}
    tie = book.ties.tie(ANNA, CEM)
    assert tie is not None
    assert (tie.strong, tie.kind, tie.note) == (True, "family", "Skat; choir")
    assert book.ties.own_card() == ANNA
    undo(book)
    assert contents(path) == before


def test_after_a_merge_a_tie_has_been_known_since_the_earlier_day(book: Services) -> None:
    book.ties.add([Tie(low=ANNA, high=CEM, added_on=900), Tie(low=BERND, high=CEM, added_on=700)])
    book.address_book.merge(ANNA, [BERND], book.address_book.contact(ANNA).card)
    assert [known.tie.added_on for known in book.ties.ties_of(ANNA)] == [700]


def test_who_was_known_under_one_card_is_known(book: Services) -> None:
    book.ties.estrange([ANNA, CEM])
    book.address_book.merge(ANNA, [BERND], book.address_book.contact(ANNA).card)
    assert not book.ties.is_stranger(ANNA)
    book.address_book.merge(CEM, [], book.address_book.contact(CEM).card)
    assert book.ties.is_stranger(CEM)


def test_nothing_is_left_of_who_is_forgotten(book: Services, path: Path) -> None:
    book.ties.put(Tie(low=ANNA, high=BERND, note="Zwetschgendatschi"))
    book.ties.put(Tie(low=ANNA, high=CEM))
    book.ties.remove([(ANNA, BERND)])
    book.ties.say_no(BERND, CEM)
    graph = book.network.graph()
    stood = np.arange(10, dtype=np.float32).reshape(5, 2)
    book.network.remember(graph, stood, np.array([0, 0, 0, 1, 0], dtype=np.bool_))
    book.address_book.trash([BERND])
    book.address_book.forget([BERND])
    recalled = book.network.recall(graph)
    assert np.isnan(recalled.points[BERND]).all()
    assert recalled.points[[0, 1, 3, 4]].tolist() == stood[[0, 1, 3, 4]].tolist()
    assert (recalled.pinned.tolist(), recalled.changed.tolist()) == ([False, False, False, True, False], [BERND])
    book.close()
    for word in ("Zwetschgendatschi", "Bernd"):
        assert word.encode() not in bytes_on_disk(path)
    again = open_book(path)
    assert [known.name for known in again.ties.ties_of(ANNA)] == ["Cem Özdemir"]
    assert findings(again) == []
    again.close()


def test_one_card_is_the_users(book: Services) -> None:
    assert book.ties.own_card() is None
    book.ties.set_own_card(ANNA)
    book.ties.set_own_card(BERND)
    assert book.ties.own_card() == BERND
    with pytest.raises(NetworkProblem):
        book.ties.estrange([BERND])
    book.address_book.trash([BERND])
    assert book.ties.own_card() is None
    undo(book)
    undo(book)
    assert book.ties.own_card() == ANNA
    with pytest.raises(ContactNotFound):
        book.ties.set_own_card(99)


def test_who_is_tied_to_the_user_is_no_stranger(book: Services) -> None:
    book.ties.set_own_card(ANNA)
    assert book.ties.estrange([BERND, CEM]) == 2
    assert drawn(book.network.graph()).keys() == {(ANNA, DORA)}
    book.ties.put(Tie(low=ANNA, high=BERND))
    assert [book.ties.is_stranger(one) for one in (BERND, CEM)] == [False, True]
    assert book.ties.acquaint([CEM]) == 1
    assert drawn(book.network.graph()).keys() == {(ANNA, BERND), (ANNA, CEM), (ANNA, DORA)}


def test_whom_the_user_does_not_know_the_user_is_not_tied_to(book: Services, path: Path) -> None:
    book.ties.set_own_card(CEM)
    book.ties.add([Tie(low=BERND, high=CEM), Tie(low=CEM, high=DORA), Tie(low=BERND, high=DORA)])
    before = contents(path)
    book.ties.estrange([BERND, DORA])
    assert drawn(book.network.graph()).keys() == {(ANNA, CEM), (BERND, DORA)}
    undo(book)
    assert contents(path) == before


def test_who_turns_out_to_be_the_user_knows_whom_the_card_is_tied_to(book: Services) -> None:
    book.ties.estrange([BERND, CEM, DORA])
    book.ties.add([Tie(low=ANNA, high=BERND), Tie(low=CEM, high=DORA)])
    book.ties.set_own_card(ANNA)
    assert [book.ties.is_stranger(one) for one in (BERND, CEM, DORA)] == [False, True, True]
    book.ties.set_own_card(CEM)
    assert not book.ties.is_stranger(DORA)


def test_the_network_weighs_strength_silence_and_the_scale(book: Services) -> None:
    book.ties.put(Tie(low=CEM, high=DORA, strong=True))
    book.address_book.turn_dear([ANNA])
    book.journal.log(Interaction(at=Clock()(), channel=Channel.CALL, contacts=(BERND,)))
    many = [Favor(contact_id=BERND, given=True, size=FavorSize.BIG, day=date(2026, 1, 1))] * 2
    book.ledger.note(many)
    assert drawn(book.network.graph()) == {
        (0, ANNA): (True, 2.0),
        (0, BERND): (True, 0.75),
        (0, CEM): (False, 3.0),
        (0, DORA): (False, 3.0),
        (CEM, DORA): (True, 1.0),
    }
    book.ties.set_own_card(ANNA)
    book.ties.put(Tie(low=ANNA, high=BERND))
    assert drawn(book.network.graph())[ANNA, BERND] == (False, 1.75)
    assert book.network.graph() is book.network.graph()


def test_whatever_the_network_is_made_of_makes_it_anew(book: Services) -> None:
    died = book.address_book.contact(DORA).card.added(Property("X-DEATHDATE", "2026-01-05"))
    favor = Favor(contact_id=ANNA, given=True, size=FavorSize.BIG, day=date(2026, 1, 1))
    changes: dict[str, Callable[[], object]] = {
        "talk": lambda: book.journal.log(Interaction(at=Clock()(), channel=Channel.CALL, contacts=(BERND,))),
        "favour": lambda: book.ledger.note([favor, favor]),
        "rules": lambda: book.ledger.set_rules(replace(book.ledger.rules(), tilt_beyond=90)),
        "dear": lambda: book.address_book.turn_dear([CEM]),
        "stranger": lambda: book.ties.estrange([CEM]),
        "died": lambda: book.address_book.edit(DORA, died),
        "undone": lambda: undo(book),
    }
    for change in changes:
        before = book.network.graph(), book.network.living()
        changes[change]()
        after = book.network.graph(), book.network.living()
        assert any(told(one) != told(other) for one, other in zip(before, after, strict=True)), change


def test_an_empty_book_has_a_network_of_one(tmp_path: Path) -> None:
    book = open_book(tmp_path / "empty.book")
    graph = book.network.graph()
    assert (graph.ids.tolist(), graph.me, graph.ties) == ([0], 0, 0)
    book.close()


def test_places_are_remembered(book: Services) -> None:
    graph = book.network.graph()
    first = book.network.recall(graph)
    assert np.isnan(first.points).all()
    assert first.changed.tolist() == [0, 1, 2, 3, 4]
    points = np.arange(10, dtype=np.float32).reshape(5, 2)
    pinned = np.array([0, 1, 0, 0, 0], dtype=np.bool_)
    book.network.remember(graph, points, pinned)
    again = book.network.recall(graph)
    assert (again.points.tolist(), again.pinned.tolist(), again.changed.tolist()) == (
        points.tolist(),
        pinned.tolist(),
        [],
    )
    book.address_book.trash([BERND])
    book.ties.put(Tie(low=CEM, high=DORA))
    later = book.network.recall(book.network.graph())
    assert later.points.tolist() == points[[0, 1, 3, 4]].tolist()
    assert later.changed.tolist() == [0, 2, 3]


def test_people_belong_to_the_first_of_their_circles(book: Services) -> None:
    circles = book.circles.circles()
    friends = next(circle for circle in circles if circle.key == "private.friends")
    work = next(circle for circle in circles if circle.key == "professional")
    book.circles.add(work.id, [ANNA, BERND])
    book.circles.add(friends.id, [BERND])
    graph = book.network.graph()
    held = book.network.belonging(graph)
    named = [held.circles[number].key if number >= 0 else "" for number in held.circle.tolist()]
    assert named == ["", "professional", "private.friends", "", ""]
    above = [held.circles[number].key if number >= 0 else "" for number in held.uppermost.tolist()]
    assert above == ["", "professional", "private", "", ""]
    members = {circle.key: held.members(number).tolist() for number, circle in enumerate(held.circles)}
    assert (members["private"], members["private.friends"], members["professional"]) == ([2], [2], [1, 2])
