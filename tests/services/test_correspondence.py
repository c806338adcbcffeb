"""Text blocks belong to the book, and drafts are made of them by an engine that reaches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kontaktpflege.domain.errors import ContactNotFound, TemplateProblem
from kontaktpflege.domain.template import LONGEST_TEXT, Placeholder, Purpose, TextBlock, spelling
from kontaktpflege.services import Services
from kontaktpflege.services.filling import fill
from kontaktpflege.services.offered_blocks import offered_blocks
from tests.books import bytes_on_disk, connect, findings, ids, open_book, redo, take_in, undo, vcard

TIP = TextBlock(
    name="Tip", purpose=Purpose.TIP, language="en", form="both", subject="For {first_name}", body="{company}!"
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    book = open_book(tmp_path / "a.book")
    take_in(book, vcard("Anna Weiß", "ORG:Studio", "CATEGORIES:Freunde"), vcard("Bernd Maier", "CATEGORIES:Kunden"))
    yield book
    book.close()


def one(book: Services, name: str) -> int:
    (contact,) = ids(book, name)
    return contact


def test_each_act_is_one_step_and_can_be_taken_back(book: Services) -> None:
    desk = book.correspondence
    made = desk.save(TIP)
    kept = replace(TIP, id=made)
    assert desk.text_blocks() == (kept,)
    changed = replace(kept, name="Hint", form="du", body="{first_name}")
    assert desk.save(changed) == made
    assert desk.delete(made) == "Hint"
    past = [desk.text_blocks()]
    for _ in range(3):
        undo(book)
        past.append(desk.text_blocks())
    assert past == [(), (changed,), (kept,), ()]
    assert [redo(book) for _ in range(3)] == ["text_block_new", "text_block_change", "text_block_delete"]
    assert findings(book) == []


def test_a_bad_text_block_is_not_kept_and_one_that_is_gone_is_said(book: Services) -> None:
    steps = book.history.undo_step()
    with pytest.raises(TemplateProblem, match="instruction"):
        book.correspondence.save(replace(TIP, body="{% for a in b %}"))
    with pytest.raises(TemplateProblem, match="no_such_block"):
        book.correspondence.save(replace(TIP, id=99))
    with pytest.raises(TemplateProblem, match="no_such_block"):
        book.correspondence.delete(99)
    assert book.history.undo_step() == steps


def test_a_draft_is_filled_in_and_remarked_on(book: Services) -> None:
    desk = book.correspondence
    anna, bernd = (desk.correspondent(one(book, name)) for name in ("Anna", "Bernd"))
    draft = desk.draft(anna, TIP)
    assert (draft.subject, draft.text, draft.remarks) == ("For Anna", "Studio!", ())
    draft = desk.draft(bernd, TIP)
    assert draft.text == "{company}!"
    assert [(remark.code, remark.placeholders) for remark in draft.remarks] == [("empty", (Placeholder.COMPANY,))]


def test_what_fits_and_was_not_used_is_suggested(book: Services) -> None:
    desk, anna = book.correspondence, one(book, "Anna")
    own = replace(TIP, purpose=Purpose.OPENER, language="de", form="both")
    desk.save(own)
    suggested = desk.suggested(anna, "de")
    assert suggested[0].name == "Tip"
    assert {(block.purpose, block.language) for block in suggested} == {(Purpose.OPENER, "de")}
    assert {block.form for block in suggested} == {"both", "du"}
    desk.used(anna, own, "copy")
    assert "Tip" not in [block.name for block in desk.suggested(anna, "de")]
    assert {block.language for block in desk.suggested(anna, "en", limit=1)} == {"en"}


def test_sie_or_du_comes_from_the_circles_until_it_is_said(book: Services) -> None:
    desk, anna = book.correspondence, one(book, "Anna")
    assert [(who.form, who.form_said) for who in map(desk.correspondent, (anna, one(book, "Bernd")))] == [
        ("du", False),
        ("sie", False),
    ]
    desk.set_form(anna, "sie")
    assert (desk.correspondent(anna).form, desk.correspondent(anna).form_said) == ("sie", True)
    assert undo(book) == "form"
    assert not desk.correspondent(anna).form_said
    with pytest.raises(ContactNotFound):
        desk.set_form(99, "du")


def test_who_got_which_text_is_known_and_undone(book: Services) -> None:
    desk, anna = book.correspondence, one(book, "Anna")
    desk.used(anna, TIP, "mail")
    assert dict(desk.correspondent(anna).used) == {TIP.digest: date(2026, 3, 1)}
    assert [remark.code for remark in desk.draft(desk.correspondent(anna), TIP).remarks] == ["used_before"]
    assert dict(desk.correspondent(one(book, "Bernd")).used) == {}
    assert undo(book) == "text_block_use"
    assert dict(desk.correspondent(anna).used) == {}
    with pytest.raises(ContactNotFound):
        desk.used(99, TIP, "copy")


def test_who_got_which_text_follows_a_merge_and_leaves_with_the_contact(book: Services) -> None:
    desk, anna, bernd = book.correspondence, one(book, "Anna"), one(book, "Bernd")
    desk.used(bernd, TIP, "copy")
    book.address_book.merge(anna, [bernd], book.address_book.contact(anna).card)
    assert TIP.digest in desk.correspondent(anna).used
    undo(book)
    assert TIP.digest in desk.correspondent(bernd).used
    desk.used(anna, replace(TIP, name="Geheimer Baustein"), "copy")
    book.address_book.forget([anna])
    assert b"Geheimer Baustein" not in bytes_on_disk(book.book)
    connection = connect(book.book)
    assert connection.execute("SELECT contact_id FROM text_block_use").fetchall() == [(bernd,)]
    connection.close()


def test_the_last_topic_and_contact_come_from_interactions(book: Services) -> None:
    anna = one(book, "Anna")
    connection = connect(book.book)
    for number, text in ((1, "older"), (2, "the price list"), (3, "")):
        day = date(2026, 1, number).toordinal()
        connection.execute(
            "INSERT INTO interaction (id, at, day, channel, direction, outcome, text, weight, talk) "
            "VALUES (?, ?, ?, 'call', 'out', 'reached', ?, 2, 1)",
            (number, number * 1000, day, text),
        )
        connection.execute("INSERT INTO participant VALUES (?, ?)", (anna, number))
    connection.execute("INSERT INTO care (contact_id, last_on) VALUES (?, ?)", (anna, date(2026, 1, 3).toordinal()))
    connection.close()
    who = book.correspondence.correspondent(anna)
    assert (who.last_topic, who.last_contact) == ("the price list", date(2026, 1, 3))


def test_what_comes_with_the_program_is_sound_and_can_be_kept() -> None:
    blocks = offered_blocks()
    assert len({block.key for block in blocks}) == len(blocks) > 30
    assert len({block.digest for block in blocks}) == len(blocks)
    for block in blocks:
        assert replace(block.checked(), key=block.key) == block
    for language, forms in (("de", ("sie", "du")), ("en", ("both",))):
        for form in forms:
            offered = {block.purpose for block in blocks if (block.language, block.form) == (language, form)}
            assert offered == set(Purpose) - {Purpose.OTHER}


@pytest.mark.parametrize("block", offered_blocks(), ids=lambda block: block.key)
def test_what_comes_with_the_program_speaks_one_language_and_form(block: TextBlock) -> None:
    words = set(block.body.replace(",", " ").replace(".", " ").replace("?", " ").split())
    if block.language == "de":
        assert not words & ({"du", "dir", "dich", "dein"} if block.form == "sie" else {"Sie", "Ihnen", "Ihr", "Ihrem"})
    for placeholder in Placeholder:
        foreign = spelling(placeholder, "en" if block.language == "de" else "de")
        assert foreign == spelling(placeholder, block.language) or foreign not in block.body


VALUES = dict.fromkeys(Placeholder, "x" * 200)


def test_what_would_become_endless_is_refused_in_time() -> None:
    with pytest.raises(TemplateProblem, match="output_too_long"):
        fill("{name}" * 3_000, VALUES, "en")
    with pytest.raises(TemplateProblem, match="too_long"):
        fill("{name}" * 10_000_000, VALUES, "en")


def test_what_a_contact_is_called_is_never_an_instruction() -> None:
    hostile = "{{ 7 * 7 }}{% for a in b %}{first_name.__class__}"
    assert fill("Hello {name}", {Placeholder.NAME: hostile}, "en") == f"Hello {hostile}"


SIGNS = st.sampled_from("{}%#-+ .()[]|_'\"\n\r\\") | st.characters()
PIECES = st.sampled_from(
    [spelling(one, "en") for one in Placeholder] + ["{{", "}}", "{%", "%}", "{#", "#}", "{name|upper}"]
)


REFUSALS = {
    "too_long", "output_too_long", "unknown_placeholder", "instruction", "not_a_name", "doubled", "unbalanced",
}  # fmt: skip


def outcome(body: str) -> str | TemplateProblem:
    try:
        return fill(body, VALUES, "en")
    except TemplateProblem as problem:
        return problem


@given(st.lists(SIGNS | PIECES, max_size=40).map("".join))
@settings(max_examples=150)
def test_any_text_becomes_a_bounded_draft_or_a_clear_refusal(body: str) -> None:
    text = outcome(body)
    if isinstance(text, TemplateProblem):
        assert text.code in REFUSALS
        return
    assert len(text) <= LONGEST_TEXT
    expected = body.replace("\r\n", "\n").replace("\r", "\n")
    for one_of in Placeholder:
        expected = expected.replace(spelling(one_of, "en"), VALUES[one_of])
    assert text == expected
