"""Whatever is typed into a form, the card goes out as a file and comes in again as the same card."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.form.field import Label, fields_of, new_field
from kontaktpflege.domain.form.filled import with_fields
from kontaktpflege.domain.form.kinds import Kind
from kontaktpflege.exchange.vcard.reader import read
from kontaktpflege.exchange.vcard.writer import write

typed = st.text(max_size=40) | st.text(st.sampled_from("aÄ\r\n\t;,:\\\"^=\x1a%'BEGIN:VCARD "), max_size=40)


def no_blob(digest: str) -> bytes:
    raise AssertionError(digest)


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
@given(data=st.data())
def test_what_is_typed_comes_back(version: str, data: st.DataObject) -> None:
    card = Card.from_text(f"VERSION:{version}\nFN:Anna\nN:Weiß;Anna;;;")
    kind = data.draw(st.sampled_from([kind for kind in Kind if kind not in (Kind.NAME, Kind.SHOWN_NAME)]))
    field = new_field(kind, version)
    parts = tuple(data.draw(typed) for _part in field.parts)
    label = Label(own=data.draw(st.sampled_from(("", "Boot")) | typed)) if kind is not Kind.GENDER else Label()
    fields = [*fields_of(card), replace(field, parts=parts, label=label)]
    filled = with_fields(card, fields)
    back = read(write(filled.text, no_blob))
    assert back.text == filled.text
    assert len(Card.from_text(back.text).properties) == len(filled.properties)
