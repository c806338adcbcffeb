"""Ideas what to give."""

from __future__ import annotations

from kontaktpflege.domain.favor import FavorKind
from kontaktpflege.domain.giving import EASY, IdeaKind, Peer, ideas_for
from kontaktpflege.domain.template import Purpose, TextBlock

TIP = TextBlock(id=1, name="Tip", purpose=Purpose.TIP, language="en", form="both", subject="", body="…")


def test_each_source_gives_one_idea_before_any_gives_two() -> None:
    ideas = ideas_for(
        given=(), likes=["tea", "dogs"], interests=["Chess"], peers=[Peer(7, "Eva", "Chess")], blocks=[TIP], most=6
    )
    assert [(one.kind, one.text) for one in ideas] == [
        (IdeaKind.LIKE, "tea"),
        (IdeaKind.MEET, "Eva"),
        (IdeaKind.TEXT, "Tip"),
        (IdeaKind.INTEREST, "Chess"),
        (IdeaKind.KIND, FavorKind.ATTENTION),
        (IdeaKind.LIKE, "dogs"),
    ]
    assert (ideas[1].contact_id, ideas[1].shared, ideas[2].block) == (7, "Chess", TIP)


def test_no_kind_that_was_given_is_proposed_again() -> None:
    ideas = ideas_for(given=["attention", "own words"], likes=(), interests=(), peers=(), blocks=(), most=9)
    assert [one.text for one in ideas] == [kind for kind in EASY if kind is not FavorKind.ATTENTION]
    assert ideas_for(given=EASY, likes=(), interests=(), peers=(), blocks=()) == ()


def test_who_could_be_introduced_to_somebody_needs_no_general_advice() -> None:
    ideas = ideas_for(given=(), likes=(), interests=(), peers=[Peer(7, "Eva", "Chess")], blocks=(), most=9)
    assert FavorKind.INTRODUCTION not in {one.text for one in ideas}
