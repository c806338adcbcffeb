"""What may stand in a text block: names in braces and nothing else."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.errors import TemplateProblem
from kontaktpflege.domain.template import (
    GERMAN,
    LONGEST_BODY,
    Language,
    Placeholder,
    TextBlock,
    gaps_in,
    parts_of,
    placeholders_of,
    spelling,
)


def problem(text: str) -> TemplateProblem:
    with pytest.raises(TemplateProblem) as caught:
        tuple(parts_of(text))
    return caught.value


def test_a_text_comes_apart_into_what_stands_and_what_is_asked_for() -> None:
    assert tuple(parts_of("Dear {first_name}, {CITY}!")) == (
        "Dear ", Placeholder.FIRST_NAME, ", ", Placeholder.CITY, "!",
    )  # fmt: skip
    assert placeholders_of("{Vorname} { last_topic } {first_name}") == (Placeholder.FIRST_NAME, Placeholder.LAST_TOPIC)


def test_every_placeholder_is_known_in_both_languages() -> None:
    assert set(GERMAN) == set(Placeholder)
    for language in get_args(Language):
        assert [placeholders_of(spelling(one, language)) for one in Placeholder] == [(one,) for one in Placeholder]


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("{frist_name}", "unknown_placeholder", "frist_name"),
        ("{x1}", "unknown_placeholder", "x1"),
        ("{% for a in b %}x{% endfor %}", "instruction", "% for a in b %"),
        ("{# remark #}", "instruction", "# remark #"),
        ("{first_name.__class__}", "not_a_name", "first_name.__class__"),
        ("{first_name()}", "not_a_name", "first_name()"),
        ("{first_name|upper}", "not_a_name", "first_name|upper"),
        ("{first_name[0]}", "not_a_name", "first_name[0]"),
        ("{7 * 7}", "not_a_name", "7 * 7"),
        ("{}", "not_a_name", ""),
        ("{{first_name}}", "doubled", ""),
        ("}}", "doubled", ""),
        ("{first_name", "unbalanced", ""),
        ("first_name}", "unbalanced", ""),
        ("{ {first_name} }", "unbalanced", ""),
    ],
)
def test_nothing_but_names_of_placeholders_stands_in_braces(text: str, code: str, name: str) -> None:
    found = problem(f"Hello\n{text}")
    assert (found.code, found.name, found.line) == (code, name, 2)


def test_a_mistyped_placeholder_gets_a_suggestion() -> None:
    assert problem("{frist_name}").suggestion == "first_name"
    assert problem("{Vornahme}").suggestion == "vorname"
    assert problem("{qqq}").suggestion == ""


def test_a_text_has_an_end() -> None:
    assert problem("a" * (LONGEST_BODY + 1)).code == "too_long"
    assert problem("{" * 10_000_000).code == "too_long"


def test_a_text_block_that_is_kept_is_tidy() -> None:
    block = TextBlock(name=" My \n block ", subject="a\r\nb", body="\nHello\r\nyou\x00\n\n")
    checked = block.checked()
    assert (checked.name, checked.subject, checked.body) == ("My block", "a b", "Hello\nyou")


@pytest.mark.parametrize(
    ("name", "subject", "body", "code"),
    [
        (" ", "", "x", "name_empty"),
        ("x", "", " \n", "body_empty"),
        ("x", "{", "x", "unbalanced"),
        ("x", "", "x" * (LONGEST_BODY + 1), "too_long"),
    ],
)
def test_a_text_block_that_cannot_be_kept_says_why(name: str, subject: str, body: str, code: str) -> None:
    with pytest.raises(TemplateProblem, match=code):
        TextBlock(name=name, subject=subject, body=body).checked()


def test_texts_that_differ_in_white_space_are_the_same_text() -> None:
    one, other = TextBlock(name="a", body="Hello  you\n"), TextBlock(name="b", body="Hello\nyou")
    assert one.digest == other.digest != TextBlock(name="a", body="Hello").digest


def test_what_still_stands_in_braces_is_a_gap() -> None:
    assert gaps_in("{firma} and {company}, {other} {") == (Placeholder.COMPANY,)


@given(st.text(alphabet=st.sampled_from("{}% #.\nabcfirst_name"), max_size=60))
def test_a_text_is_either_taken_apart_whole_or_refused(text: str) -> None:
    try:
        parts = tuple(parts_of(text))
    except TemplateProblem:
        return
    standing = [part for part in parts if not isinstance(part, Placeholder)]
    assert not any(brace in part for part in standing for brace in "{}")
    assert text.count("{") == text.count("}") == len(parts) - len(standing)
