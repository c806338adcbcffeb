"""Three-way merge: nothing that either side changed gets lost without being said."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.merge import MergeResult, three_way, two_way
from kontaktpflege.domain.property import Property

_HEADS = ("FN", "NOTE", "TEL", "TEL;TYPE=cell", "EMAIL", "X-A", "item1.URL", "item1.X-ABLabel", "REV", "CATEGORIES")
properties = st.builds(Property, st.sampled_from(_HEADS), st.sampled_from(("1", "2", "3", "4")))
cards = st.lists(properties, max_size=6).map(Card)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Card, Card, Card]:
    """A base and two cards that came of it by a few edits each."""
    base = draw(cards)
    return base, _edited(draw, base), _edited(draw, base)


def _edited(draw: st.DrawFn, card: Card) -> Card:
    lines = list(card.properties)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(lines)))
        kind = draw(st.sampled_from(("add", "change", "remove")))
        if kind == "add" or at == len(lines):
            lines.insert(at, draw(properties))
        elif kind == "change":
            lines[at] = lines[at]._replace(value=draw(st.sampled_from(("5", "6", "7"))))
        else:
            del lines[at]
    return Card(lines)


def _change(one: Card, other: Card) -> Counter[Property]:
    """What `other` has more often than `one`."""
    return Counter(other.properties) - Counter(one.properties)


def _said(result: MergeResult) -> tuple[Counter[Property], Counter[Property]]:
    """(old, new) lines that the differences name."""
    return (
        Counter(one.old for one in result.differences if one.old),
        Counter(one.new for one in result.differences if one.new),
    )


def _told(lines: Counter[Property]) -> Counter[Property]:
    return Counter({line: count for line, count in lines.items() if line.name not in ("REV", "PRODID")})


@given(histories())
def test_what_they_added_is_on_the_card_or_said(history: tuple[Card, Card, Card]) -> None:
    base, ours, theirs = history
    result = three_way(base, ours, theirs)
    _, new = _said(result)
    for line, count in _told(_change(base, theirs)).items():
        assert line in result.card.properties or new[line] >= 1, (line, count)


@given(histories())
def test_what_we_added_stays_or_is_said(history: tuple[Card, Card, Card]) -> None:
    base, ours, theirs = history
    result = three_way(base, ours, theirs)
    kept = Counter(result.card.properties)
    old, _ = _said(result)
    for line, count in _told(_change(base, ours)).items():
        assert kept[line] + old[line] >= count


@given(histories())
def test_only_what_they_removed_goes(history: tuple[Card, Card, Card]) -> None:
    base, ours, theirs = history
    result = three_way(base, ours, theirs)
    gone = _told(_change(result.card, ours))
    removed = _change(theirs, base)
    old, _ = _said(result)
    for line, count in gone.items():
        assert removed[line] >= count
        assert old[line] >= count


@given(histories())
def test_nothing_is_invented(history: tuple[Card, Card, Card]) -> None:
    base, ours, theirs = history
    merged = three_way(base, ours, theirs).card
    assert set(merged.properties) <= set(ours.properties) | set(theirs.properties)


@given(histories())
def test_what_both_changed_differently_is_a_conflict_with_ours_on_the_card(history: tuple[Card, Card, Card]) -> None:
    base, ours, theirs = history
    result = three_way(base, ours, theirs)
    for one in result.differences:
        if one.conflict and one.old is not None:
            assert one.old in result.card.properties


@given(histories())
def test_one_side_alone_is_simply_taken_over(history: tuple[Card, Card, Card]) -> None:
    base, ours, theirs = history
    assert three_way(base, ours, base).card == ours
    assert three_way(base, ours, ours).card == ours
    taken = three_way(base, base, theirs)
    assert not taken.conflicts
    assert taken.card == theirs


@given(cards, cards)
def test_two_cards_without_a_common_past_lose_nothing(ours: Card, theirs: Card) -> None:
    result = two_way(ours, theirs)
    _, new = _said(result)
    kept = set(result.card.properties)
    assert _told(Counter(ours.properties)).keys() <= kept
    assert _told(Counter(theirs.properties)).keys() <= kept | set(new)


@given(histories())
def test_merging_again_changes_nothing_more(history: tuple[Card, Card, Card]) -> None:
    base, ours, theirs = history
    once = three_way(base, ours, theirs)
    if not once.conflicts:
        assert three_way(theirs, once.card, theirs).card == once.card


def test_the_marks_of_a_writing_are_replaced_not_gathered() -> None:
    ours, theirs = Card.from_text("FN:A\nREV:1\nPRODID:x"), Card.from_text("FN:A\nREV:2\nPRODID:y\nTEL:1")
    merged = two_way(ours, theirs).card
    assert merged.text == "FN:A\nREV:2\nPRODID:y\nTEL:1"


def test_a_changed_line_stays_in_its_place() -> None:
    base = Card.from_text("FN:A\nTEL:1\nNOTE:n")
    merged = three_way(base, Card.from_text("FN:A\nTEL:1\nNOTE:m"), Card.from_text("FN:A\nTEL:2\nNOTE:n"))
    assert merged.card.text == "FN:A\nTEL:2\nNOTE:m"
    assert not merged.conflicts


def test_a_changed_line_and_a_removed_one_are_a_conflict() -> None:
    base = Card.from_text("FN:A\nTEL:1")
    result = three_way(base, Card.from_text("FN:A\nTEL:2"), Card.from_text("FN:A"))
    assert result.conflicts
    assert result.card.text == "FN:A\nTEL:2"
