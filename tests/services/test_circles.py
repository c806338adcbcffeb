"""Circles are changed, moved, merged and deleted, a step each; what cards say in CATEGORIES follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.circle import Circle, places_for, subtree
from kontaktpflege.domain.contact import Scope
from kontaktpflege.domain.errors import CircleProblem
from kontaktpflege.services import Services
from kontaktpflege.wording import use_language
from kontaktpflege.wording.undo import step_name
from tests.books import contents, exported, findings, ids, names, open_book, take_in, undo, vcard


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    use_language("en")
    opened = open_book(tmp_path / "contacts.book")
    yield opened
    opened.close()


def within(book: Services, name: str) -> list[str]:
    return names(book, scope=Scope.CIRCLE, circle=book.circles.find(name).id)


def last_step(book: Services) -> str:
    step = book.history.undo_step()
    assert step is not None
    return step_name(step)


def test_name_and_look_change_in_one_step(book: Services, tmp_path: Path) -> None:
    choir = book.circles.create("Chor")
    before = contents(tmp_path / "contacts.book")
    book.circles.change(choir.id, "Kirchenchor", "rose", "star")
    changed = book.circles.find("Kirchenchor")
    assert (changed.id, changed.hue, changed.shape) == (choir.id, "rose", "star")
    assert last_step(book) == "changing the circle Kirchenchor"
    undo(book)
    assert contents(tmp_path / "contacts.book") == before


def test_the_name_that_a_circle_had_can_be_given_to_another_one(book: Services, tmp_path: Path) -> None:
    choir = book.circles.create("Chor")
    take_in(book, vcard("Anna Weiß", "CATEGORIES:Chor"), vcard("Bernd Maier"))
    book.circles.rename(choir.id, "Kantorei")
    before = contents(tmp_path / "contacts.book")
    book.circles.create("Chor")
    assert (within(book, "Kantorei"), within(book, "Chor")) == (["Anna Weiß"], [])
    assert b"CATEGORIES:Kantorei\r\n" in exported(book)
    take_in(book, vcard("Cleo Arndt", "CATEGORIES:Chor"))
    assert within(book, "Chor") == ["Cleo Arndt"]
    undo(book)
    assert undo(book) == "circle_create"
    assert contents(tmp_path / "contacts.book") == before
    assert book.circles.find("Chor").id == choir.id


def test_a_name_that_goes_on_to_a_third_circle_does_not_fall_back_to_the_first(book: Services) -> None:
    first = book.circles.create("Chor")
    book.circles.rename(first.id, "Kantorei")
    second = book.circles.create("Chor")
    book.circles.rename(second.id, "Singkreis")
    assert book.circles.find("Chor").id == second.id


@pytest.mark.parametrize("taken", ["kantorei", "Freunde", "Friends"])
def test_a_name_that_a_circle_has_is_refused(book: Services, taken: str) -> None:
    book.circles.create("Kantorei")
    with pytest.raises(CircleProblem, match="name_taken"):
        book.circles.create(taken)


def test_no_subgroup_is_made_of_a_circle_that_is_gone(book: Services) -> None:
    choir = book.circles.create("Chor")
    book.circles.delete(choir.id)
    with pytest.raises(CircleProblem, match="no_such_circle"):
        book.circles.create("Alt", choir.id)
    assert "Alt" not in [circle.name for circle in book.circles.circles()]


def test_a_circle_that_takes_its_name_back_does_not_fetch_those_who_left(book: Services) -> None:
    choir = book.circles.create("Chor")
    take_in(book, vcard("Anna Weiß", "CATEGORIES:Chor"))
    book.circles.remove(choir.id, ids(book))
    book.circles.rename(choir.id, "Kantorei")
    book.circles.rename(choir.id, "Chor")
    assert within(book, "Chor") == []


def test_a_built_in_one_keeps_its_name_in_both_languages_when_only_its_look_changes(book: Services) -> None:
    friends = book.circles.find("Freunde")
    book.circles.change(friends.id, None, "teal", "ring")
    assert book.circles.find("Friends").name == ""
    assert last_step(book) == "new look of a circle"


def test_who_leaves_a_circle_and_its_subgroup_is_one_contact(book: Services) -> None:
    choir = book.circles.create("Chor")
    alto = book.circles.create("Alt", choir.id)
    take_in(book, vcard("Anna Weiß"), vcard("Bernd Maier"))
    for circle in (choir, alto):
        book.circles.add(circle.id, ids(book))
    assert book.circles.remove(choir.id, [1]) == 1
    assert within(book, "Chor") == ["Bernd Maier"]
    step = book.history.undo_step()
    assert step is not None
    assert step.facts["count"] == 1


def test_a_merge_hands_over_members_subgroups_and_labels(book: Services) -> None:
    choir = book.circles.create("Chor")
    book.circles.create("Alt", choir.id)
    take_in(book, vcard("Anna Weiß", "CATEGORIES:Chor,Sonstiges"), vcard("Bernd Maier"), vcard("Eva Müller"))
    book.circles.add(choir.id, ids(book, "Bernd"))
    clubs = book.circles.find("Vereine")
    book.circles.add(clubs.id, ids(book, "Bernd") + ids(book, "Eva"))
    book.circles.merge(choir.id, clubs.id)
    assert sorted(within(book, "Vereine")) == ["Anna Weiß", "Bernd Maier", "Eva Müller"]
    assert book.circles.find("Chor").id == clubs.id
    assert book.circles.find("Alt").parent_id == clubs.id
    assert last_step(book) == "merging the circle Chor into another"
    text = exported(book, ids(book, "Anna")).decode()
    assert "CATEGORIES:Chor,Sonstiges\r\n" in text
    assert "CATEGORIES:Vereine\r\n" in exported(book, ids(book, "Bernd")).decode()
    take_in(book, vcard("Uwe Neu", "CATEGORIES:chor"))
    assert "Uwe Neu" in within(book, "Vereine")
    assert findings(book) == []


def test_earlier_names_of_a_merged_circle_go_along(book: Services) -> None:
    choir = book.circles.create("Chor")
    book.circles.rename(choir.id, "Kantorei")
    band = book.circles.create("Band")
    book.circles.merge(choir.id, band.id)
    assert {book.circles.find(name).id for name in ("Chor", "Kantorei", "Band")} == {band.id}


def test_a_circle_can_be_merged_into_its_own_subgroup(book: Services) -> None:
    choir = book.circles.create("Chor", book.circles.find("Vereine").id)
    alto = book.circles.create("Alt", choir.id)
    solo = book.circles.create("Solo", alto.id)
    book.circles.merge(choir.id, solo.id)
    assert book.circles.find("Solo").parent_id == book.circles.find("Vereine").id
    assert book.circles.find("Alt").parent_id == solo.id
    assert findings(book) == []


def test_a_merge_is_taken_back_whole(book: Services, tmp_path: Path) -> None:
    choir = book.circles.create("Chor")
    take_in(book, vcard("Anna Weiß", "CATEGORIES:Chor"))
    before = contents(tmp_path / "contacts.book")
    book.circles.merge(choir.id, book.circles.find("Vereine").id)
    undo(book)
    assert contents(tmp_path / "contacts.book") == before


def test_a_group_card_feeds_the_circle_that_its_own_was_merged_into(book: Services) -> None:
    group = vcard("Chor", "KIND:group", "MEMBER:urn:uuid:anna", uid="group", version="4.0")
    take_in(book, vcard("Anna Weiß", uid="urn:uuid:anna", version="4.0"), group)
    book.circles.merge(book.circles.find("Chor").id, book.circles.find("Vereine").id)
    assert within(book, "Vereine") == ["Anna Weiß"]
    assert exported(book).decode().count("MEMBER:urn:uuid:anna") == 1
    more = vcard("Chor", "KIND:group", "MEMBER:urn:uuid:eva", "MEMBER:urn:uuid:anna", uid="group", version="4.0")
    take_in(book, vcard("Eva Müller", uid="urn:uuid:eva", version="4.0"), more)
    assert sorted(within(book, "Vereine")) == ["Anna Weiß", "Eva Müller"]


def test_a_circle_moves_with_its_subgroups_and_back_up(book: Services) -> None:
    choir = book.circles.create("Chor")
    alto = book.circles.create("Alt", choir.id)
    clubs = book.circles.find("Vereine")
    take_in(book, vcard("Anna Weiß", "CATEGORIES:Alt"))
    book.circles.move(choir.id, clubs.id)
    assert within(book, "Interests") == ["Anna Weiß"]
    assert last_step(book) == "moving the circle Chor"
    book.circles.move(alto.id, None)
    assert within(book, "Interests") == []
    assert book.circles.find("Alt").parent_id is None


def test_moving_to_where_it_is_leaves_no_step(book: Services) -> None:
    choir = book.circles.create("Chor")
    step = book.history.undo_step()
    book.circles.move(choir.id, None)
    assert book.history.undo_step() == step


@pytest.mark.parametrize("act", ["move", "merge", "delete"])
def test_a_built_in_circle_stays_where_and_what_it_is(book: Services, tmp_path: Path, act: str) -> None:
    before = contents(tmp_path / "contacts.book")
    family, clubs = book.circles.find("Familie").id, book.circles.find("Vereine").id
    with pytest.raises(CircleProblem) as caught:
        getattr(book.circles, act)(*((family,) if act == "delete" else (family, clubs)))
    assert caught.value.code == ("keeps_place" if act == "move" else "built_in")
    assert contents(tmp_path / "contacts.book") == before


def test_no_circle_lies_within_itself(book: Services) -> None:
    choir = book.circles.create("Chor")
    alto = book.circles.create("Alt", choir.id)
    for target in (choir.id, alto.id):
        with pytest.raises(CircleProblem) as caught:
            book.circles.move(choir.id, target)
        assert caught.value.code == "within_itself"
    with pytest.raises(CircleProblem):
        book.circles.merge(choir.id, choir.id)
    with pytest.raises(CircleProblem):
        book.circles.move(choir.id, 99_999)


@given(st.lists(st.integers(0, 8), min_size=1, max_size=9), st.data())
def test_wherever_a_circle_may_go_there_comes_no_ring(parents: list[int], data: st.DataObject) -> None:
    circles = [
        Circle(
            id=number,
            key="",
            parent_id=parent if 0 < parent < number else None,
            name=f"c{number}",
            hue="teal",
            shape="ring",
            position=number,
        )
        for number, parent in enumerate(parents, 1)
    ]
    moved = data.draw(st.sampled_from(circles))
    allowed = {place.id for place in places_for(circles, moved)}
    assert allowed.isdisjoint(subtree(circles, moved.id))
    assert allowed | subtree(circles, moved.id) == {circle.id for circle in circles}
    parent_of = {circle.id: circle.parent_id for circle in circles}
    for place in allowed:
        above: int | None = place
        while above is not None:
            assert above != moved.id
            above = parent_of[above]
