"""Recognising people: the same for sure, perhaps, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.listing import Listing, derive
from kontaktpflege.domain.recognition import maybe_same, same_name, source_of


def listing(name: str, *lines: str) -> Listing:
    return derive("\n".join((f"FN:{name}", *lines)))


def judge(one: Listing, other: Listing) -> bool:
    return maybe_same(one, other, other.handles)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Anna Weiß", "TEL:0221 471012"), ("Anna Weiss", "TEL:+49 221 471012"), True),
        (("Anna Weiß", "TEL:0221 471012"), ("Anna Weiß", "TEL:030 2312500"), False),
        (("Anna Weiß", "TEL:0221 471012"), ("Anna Weiß",), True),
        (("Anna Weiß",), ("Anna Weiß",), True),
        (("Anna Weiß", "EMAIL:A@x.de"), ("Anna Weiß", "EMAIL:a@X.de"), True),
        (("Anna Weiß", "TEL:0221 471012"), ("Bert Weiß", "TEL:0221 471012"), False),
        (("A. Weiß", "TEL:0221 471012"), ("Anna Weiß", "TEL:0221 471012"), True),
        (
            ("Anna Weiß", "TEL:0221 471012", "BDAY:1980-01-01"),
            ("Anna Weiß", "TEL:030 2312500", "BDAY:1980-01-01"),
            True,
        ),
        (("Anna Weiß", "TEL:0221 471012", "ORG:Bäcker"), ("Anna Weiß", "TEL:030 2312500", "ORG:Baecker"), True),
        (("Bert Müller", "TEL:1"), ("Zora Quark", "TEL:2"), False),
    ],
)
def test_who_is_perhaps_the_same(one: tuple[str, ...], other: tuple[str, ...], same: bool) -> None:
    assert judge(listing(*one), listing(*other)) is same
    assert judge(listing(*other), listing(*one)) is same


texts = st.builds(
    lambda name, lines: "\n".join((f"FN:{name}", *lines)),
    st.text("abcäß. ", max_size=8),
    st.lists(st.sampled_from(("TEL:0221 471012", "EMAIL:a@x.de", "ORG:O", "BDAY:19800101")), max_size=3),
)


@given(texts, texts)
def test_recognising_never_fails_and_is_mutual(one: str, other: str) -> None:
    first, second = derive(one), derive(other)
    assert judge(first, second) == judge(second, first)
    assert judge(first, first)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Anna Weiß", "weiss, ANNA", True),
        ("Müller, Bert", "Bert Mueller", True),
        ("Anna Weiß", "Anna Maria Weiß", False),
        ("", "", True),
        ("Anna", "", False),
    ],
)
def test_names_are_the_same_whatever_their_order_and_spelling(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_the_next_version_of_a_program_is_the_same_source() -> None:
    assert source_of("VERSION:3.0\nPRODID:-//Apple Inc.//iOS 16.4//EN") == source_of(
        "PRODID:-//Apple Inc.//iOS 17.0.1//EN"
    )
    assert source_of("PRODID:one") != source_of("PRODID:other")
    assert source_of("VERSION:4.0") == "vcard 4.0"
    assert source_of("FN:Anna\nNOTE:PRODID:x") == "vcard"
