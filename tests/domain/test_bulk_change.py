"""One change for many cards: what it makes of each, and that it leaves everything else alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.bulk_change import CLEARABLE, REPLACEABLE, SETTABLE, BulkAct, BulkChange, difference
from kontaktpflege.domain.card import Card


def card(*lines: str, version: str = "3.0") -> Card:
    return Card.from_text("\n".join((f"VERSION:{version}", *lines)))


def lines(after: Card) -> list[str]:
    return after.text.split("\n")[1:]


def replace(text: str, new: str, field: str = "", *, match_case: bool = False) -> BulkChange:
    return BulkChange(act=BulkAct.REPLACE, field=field, text=text, new=new, match_case=match_case)


def test_an_organisation_is_set_and_its_units_stay() -> None:
    change = BulkChange(act=BulkAct.SET, field="ORG", text="Müller; Söhne, GmbH")
    assert lines(change.applied(card("FN:A", "ORG:Old;Sales"))) == ["FN:A", "ORG:Müller\\; Söhne\\, GmbH;Sales"]
    assert lines(change.applied(card("FN:A", "NOTE:n"))) == ["FN:A", "ORG:Müller\\; Söhne\\, GmbH", "NOTE:n"]
    assert change.applied(card("ORG:")).organisation == ("Müller; Söhne, GmbH",)


def test_a_link_is_set_as_it_is_typed() -> None:
    change = BulkChange(act=BulkAct.SET, field="URL", text="https://x.de/a,b;c")
    assert lines(change.applied(card("FN:A"))) == ["FN:A", "URL:https://x.de/a,b;c"]
    assert lines(change.applied(card("FN:A", "URL:y.de"))) == ["FN:A", "URL:https://x.de/a,b;c"]


def test_what_stands_stays_if_only_empty_fields_are_meant() -> None:
    change = BulkChange(act=BulkAct.SET, field="TITLE", text="Chefin", only_empty=True)
    held = card("TITLE:Fotografin")
    assert change.applied(held) is held
    assert change.applied(card("FN:A")).title == "Chefin"


def test_a_field_is_cleared_with_its_label() -> None:
    held = card("FN:A", "item1.URL:x.de", "item1.X-ABLabel:Blog", "URL:y.de")
    assert lines(BulkChange(act=BulkAct.CLEAR, field="URL").applied(held)) == ["FN:A"]


def test_the_country_of_every_address_is_set_and_the_rest_of_it_keeps_its_bytes() -> None:
    change = BulkChange(act=BulkAct.COUNTRY, text="Österreich")
    held = card("ADR;TYPE=home:;;Weg\\: 1;Wien", "ADR:;;;;;;Austria", "ADR:;;;;;;", "FN:A")
    expected = ["ADR;TYPE=home:;;Weg\\: 1;Wien;;;Österreich", "ADR:;;;;;;Österreich", "ADR:;;;;;;", "FN:A"]
    assert lines(change.applied(held)) == expected
    kept = BulkChange(act=BulkAct.COUNTRY, text="Österreich", only_empty=True).applied(held)
    assert lines(kept)[1] == "ADR:;;;;;;Austria"


def test_text_is_replaced_in_one_field_and_in_the_parts_of_a_name() -> None:
    held = card("FN:Anna Meier", "N:Meier;Anna;;;", "NOTE:Meier")
    assert lines(replace("meier", "Maier", "FN").applied(held)) == ["FN:Anna Maier", "N:Maier;Anna;;;", "NOTE:Meier"]
    assert replace("meier", "Maier", "FN", match_case=True).applied(held) == held


def test_text_is_replaced_everywhere_but_not_in_what_is_no_text() -> None:
    held = card("EMAIL:a@alt.de", "ORG:Alt\\, Neu;Alt", "URL:https://alt.de/a,b;c", "UID:alt", "X-FOO:alt")
    expected = ["EMAIL:a@new.de", "ORG:new\\, Neu;new", "URL:https://new.de/a,b;c", "UID:alt", "X-FOO:alt"]
    assert lines(replace("alt", "new").applied(held)) == expected


def test_parts_of_an_address_that_stay_keep_their_bytes() -> None:
    held = card("ADR:;;Weg\\: 1;Altstadt;;;")
    assert lines(replace("alt", "Neu", "ADR").applied(held)) == ["ADR:;;Weg\\: 1;Neustadt;;;"]


def test_what_is_looked_for_is_text_and_no_pattern() -> None:
    assert replace("a.c", "\\1").applied(card("NOTE:abc a.c")).notes == ("abc \\1",)


def test_a_field_that_says_nothing_any_more_goes_but_a_name_stays() -> None:
    held = card("FN:Alt", "N:Alt;;;;", "TITLE:alt", "TEL:123")
    assert lines(replace("alt", "").applied(held)) == ["FN:Alt", "N:Alt;;;;", "TEL:123"]


def test_categories_are_added_and_removed_in_any_spelling() -> None:
    held = card("CATEGORIES:Freunde,Größe")
    assert BulkChange(act=BulkAct.ADD_CATEGORY, text="freunde").applied(held) is held
    assert BulkChange(act=BulkAct.ADD_CATEGORY, text="Chor").applied(held).categories == ("Freunde", "Größe", "Chor")
    assert BulkChange(act=BulkAct.REMOVE_CATEGORY, text="groesse").applied(held).categories == ("Freunde",)


def test_a_line_is_added_to_the_note_once() -> None:
    change = BulkChange(act=BulkAct.NOTE, text="Messe Köln")
    once = change.applied(card("NOTE:Mag Tee"))
    assert once.notes == ("Mag Tee\nMesse Köln",)
    assert change.applied(once) is once
    assert change.applied(card("FN:A")).notes == ("Messe Köln",)


def test_a_change_that_says_too_little_does_nothing() -> None:
    held = card("FN:A", "NOTE:x")
    for act in BulkAct:
        change = BulkChange(act=act)
        assert not change.complete
        assert change.applied(held) is held


_LINES = st.sampled_from(
    [
        "FN:Anna Alt", "N:Alt;Anna;;;", "ORG:Alt;Haus", "ORG:", "TITLE:a", "ROLE:alt", "NOTE:alt\\nneu", "NOTE:",
        "ADR:;;Alt 1;Köln;;;", "ADR;TYPE=home:;;;;;;DE", "URL:alt.de", "TEL:0221", "item1.EMAIL:alt@x.de",
        "item1.X-ABLabel:alt", "X-FOO;A=alt:alt\\:x", "CATEGORIES:Alt,Neu", "PHOTO:\x1aB" + "a" * 32, "\x1aMalt",
        "NICKNAME:Alt", "LABEL:alt", "UID:alt",
    ]
)  # fmt: skip
_FIELDS = {BulkAct.SET: SETTABLE, BulkAct.CLEAR: CLEARABLE, BulkAct.REPLACE: ("", *REPLACEABLE)}
_CHANGES = st.sampled_from(list(BulkAct)).flatmap(
    lambda act: st.builds(
        BulkChange,
        act=st.just(act),
        field=st.sampled_from(_FIELDS.get(act, ("",))),
        text=st.sampled_from(["alt", "Alt", "a", "Köln; x, y", ";", "n"]),
        new=st.sampled_from(["", "neu", "x;y,z", " "]),
        only_empty=st.booleans(),
        match_case=st.booleans(),
    )
)
_TOUCHED = {
    BulkAct.COUNTRY: {"ADR"},
    BulkAct.ADD_CATEGORY: {"CATEGORIES"},
    BulkAct.REMOVE_CATEGORY: {"CATEGORIES"},
    BulkAct.NOTE: {"NOTE"},
    BulkAct.REPLACE: {*REPLACEABLE, "N", "LABEL", "X-ABLABEL"},
}


@given(st.lists(_LINES, max_size=9), st.sampled_from(["2.1", "3.0", "4.0"]), _CHANGES)
def test_every_other_property_stays_byte_for_byte_and_in_order(
    lines: list[str], version: str, change: BulkChange
) -> None:
    before = card(*lines, version=version)
    after = change.applied(before)
    touched = _TOUCHED.get(change.act, {change.field, "X-ABLABEL"})
    assert [item for item in before.properties if item.name not in touched] == [
        item for item in after.properties if item.name not in touched
    ]
    assert (after is before) or difference(before, after) != ((), ())
    if change.act not in (BulkAct.REPLACE, BulkAct.CLEAR):
        assert change.applied(after) == after
