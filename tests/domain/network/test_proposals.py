"""What to ask, and who should meet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.network.graph import Graph
from kontaktpflege.domain.network.proposals import TOO_LARGE, TURNS, Match, Question, should_meet, telling_questions
from tests.domain.network.networks import network, networks

CIRCLES = st.lists(st.sets(st.integers(0, 9)), max_size=4)


def test_the_question_that_would_join_most_comes_first() -> None:
    around = [(1, 7), (1, 8), (2, 9), (2, 10), (3, 11)]
    graph = network(12, [*((0, person) for person in range(1, 7)), *around])
    assert telling_questions(graph, [{1, 2, 3, 4, 5}], 2) == (
        Question(one=1, other=2, group=0),
        Question(one=3, other=4, group=0),
    )
    assert telling_questions(graph, [{1, 2, 3, 4, 5}], 1, settled={(1, 2)}) == (Question(one=1, other=3, group=0),)


def test_the_smaller_group_tells_more() -> None:
    graph = network(7, [(0, person) for person in range(1, 7)])
    assert telling_questions(graph, [{1, 2, 3, 4}, {5, 6}], 1) == (Question(one=5, other=6, group=1),)


def test_who_has_a_contact_in_common_is_not_asked_about() -> None:
    graph = network(5, [(0, 1), (0, 2), (0, 3), (1, 4), (2, 4)])
    assert telling_questions(graph, [{1, 2}], 5) == ()
    assert telling_questions(graph, [{1, 2, 3}], 5) == (Question(one=1, other=3, group=0),)


def test_those_who_share_most_and_are_not_tied_should_meet() -> None:
    graph = network(7, [*((0, person) for person in range(1, 6)), (1, 2)])
    groups = [{1, 2, 3, 4, 5, 6}, {3, 4, 1}, {1, 4}]
    assert should_meet(graph, groups, 2) == (
        Match(one=1, other=4, groups=(2, 1, 0)),
        Match(one=1, other=3, groups=(1, 0)),
    )
    assert should_meet(graph, groups, 1, settled={(1, 4)}) == (Match(one=1, other=3, groups=(1, 0)),)


def test_a_crowd_is_no_reason_to_meet() -> None:
    people = range(1, TOO_LARGE + 2)
    graph = network(TOO_LARGE + 2, [(0, person) for person in people])
    assert should_meet(graph, [people], 5) == ()
    assert len(should_meet(graph, [people[1:]], 5)) == 5


def test_where_nobody_is_me_nothing_is_proposed() -> None:
    graph = network(4, [(1, 2)], me=None)
    assert telling_questions(graph, [{1, 3}], 5) == ()
    assert should_meet(graph, [{1, 3}], 5) == ()


@given(networks(), CIRCLES)
def test_only_contacts_of_mine_without_a_tie_are_proposed(graph: Graph, circles: list[set[int]]) -> None:
    circles = [{person for person in circle if person < graph.size} for circle in circles]
    mine = set() if graph.me is None else set(graph.around(0).tolist())
    matches, questions = should_meet(graph, circles, 50), telling_questions(graph, circles, 50)
    for one, other in [(pair.one, pair.other) for pair in matches] + [(pair.one, pair.other) for pair in questions]:
        assert {one, other} <= mine
        assert one < other
        assert graph.tie_between(one, other) is None
    for match in matches:
        assert match.groups
        assert all({match.one, match.other} <= circles[number] for number in match.groups)
    for question in questions:
        assert {question.one, question.other} <= circles[question.group]
    people = [person for match in matches for person in (match.one, match.other)]
    assert all(people.count(person) <= TURNS for person in people)
    asked = [person for question in questions for person in (question.one, question.other)]
    assert len(asked) == len(set(asked))
