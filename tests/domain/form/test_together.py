"""An edit meets a change made elsewhere: both stand, or a conflict is told, and nothing goes unsaid."""

from __future__ import annotations

from dataclasses import replace

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.form.field import Label, fields_of, new_field
from kontaktpflege.domain.form.filled import with_fields
from kontaktpflege.domain.form.kinds import Kind
from kontaktpflege.domain.form.together import settled, together
from kontaktpflege.domain.property import Property

BASE = Card.from_text("VERSION:3.0\nFN:Anna\nTEL:1\nNOTE:n")


def changed(kind: Kind, text: str) -> Card:
    return with_fields(BASE, [f.with_part(0, text) if f.kind is kind else f for f in fields_of(BASE)])


def added(text: str, label: str) -> Card:
    field = replace(new_field(Kind.MAIL, "3.0"), parts=(text,), label=Label(own=label))
    return with_fields(BASE, [*fields_of(BASE), field])


def test_changes_of_different_fields_stand_together() -> None:
    result = together(BASE, changed(Kind.PHONE, "2"), changed(Kind.NOTE, "m"))
    assert not result.conflicts
    assert result.card.text == "VERSION:3.0\nFN:Anna\nTEL:2\nNOTE:m"


def test_what_both_changed_is_a_conflict_that_either_side_can_win() -> None:
    result = together(BASE, changed(Kind.NOTE, "mine"), changed(Kind.NOTE, "theirs"))
    (conflict,) = [difference for difference in result.differences if difference.conflict]
    assert result.card.notes == ("mine",)
    assert settled(result.card, [conflict]).notes == ("theirs",)
    assert settled(result.card, []).notes == ("mine",)


def test_what_was_typed_before_a_conflict_was_settled_is_not_lost() -> None:
    result = together(BASE, changed(Kind.NOTE, "mine"), changed(Kind.NOTE, "theirs"))
    typed = result.card.with_value(result.card.get("NOTE")[0], "mine again")
    assert settled(typed, result.differences).notes == ("mine again", "theirs")


def test_a_field_removed_on_one_side_and_changed_on_the_other_is_a_conflict() -> None:
    gone = BASE.removed(Property("NOTE", "n"))
    result = together(BASE, gone, changed(Kind.NOTE, "theirs"))
    assert result.conflicts
    assert settled(result.card, result.differences).notes == ("theirs",)
    result = together(BASE, changed(Kind.NOTE, "mine"), gone)
    assert result.card.notes == ("mine",)
    assert settled(result.card, result.differences).notes == ()


def test_labels_that_both_added_do_not_mix() -> None:
    result = together(BASE, added("mine@x", "Boot"), added("theirs@x", "Haus"))
    assert not result.conflicts
    labels = {mail.text: result.card.label(mail) for mail in result.card.emails}
    assert labels == {"mine@x": "Boot", "theirs@x": "Haus"}
