"""Two cards side by side, and the card that comes of the chosen fields."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.merge_choices import MergeField, merge_fields, merged_card


def card(*lines: str) -> Card:
    return Card.from_text("\n".join(("VERSION:3.0", *lines)))


def proposed(fields: tuple[MergeField, ...]) -> list[tuple[bool, bool]]:
    return [(field.keep_ours, field.keep_theirs) for field in fields]


def test_a_field_that_only_the_file_has_is_added_beside_its_like() -> None:
    ours = card("FN:Anna", "TEL:1234567", "NOTE:hello")
    theirs = card("FN:Anna", "TEL:7654321")
    fields = merge_fields(ours, theirs)
    merged = merged_card(ours, theirs, fields, proposed(fields))
    assert merged.text == "VERSION:3.0\nFN:Anna\nTEL:1234567\nTEL:7654321\nNOTE:hello"


def test_two_names_exclude_each_other_and_ours_is_proposed() -> None:
    ours, theirs = card("FN:Anna Weiß"), card("FN:Anna Weiss")
    (field,) = merge_fields(ours, theirs)
    assert (field.exclusive, field.keep_ours, field.keep_theirs) == (True, True, False)
    assert merged_card(ours, theirs, (field,), [(False, True)]).formatted_name == "Anna Weiss"


def test_one_number_in_two_spellings_is_proposed_once() -> None:
    ours, theirs = card("TEL;TYPE=cell:0221 471012"), card("TEL;TYPE=cell:+49 221 471012")
    (field,) = merge_fields(ours, theirs)
    assert (field.exclusive, field.keep_ours, field.keep_theirs) == (False, True, False)
    both = merged_card(ours, theirs, (field,), [(True, True)])
    assert [phone.text for phone in both.phones] == ["0221 471012", "+49 221 471012"]


def test_a_label_follows_its_field_into_a_group_that_is_free() -> None:
    ours = card("item1.EMAIL:a@x.de", "item1.X-ABLabel:Verein")
    theirs = card("item1.TEL:1234567", "item1.X-ABLabel:Werkstatt")
    fields = merge_fields(ours, theirs)
    merged = merged_card(ours, theirs, fields, proposed(fields))
    assert merged.label(merged.phones[0]) == "Werkstatt"
    assert merged.label(merged.emails[0]) == "Verein"


def test_equal_fields_in_other_groups_are_the_same() -> None:
    ours = card("item1.TEL:1234567", "item1.X-ABLabel:Werkstatt")
    theirs = card("item7.TEL:1234567", "item7.X-ABLabel:Werkstatt")
    (field,) = merge_fields(ours, theirs)
    assert field.same
    assert merged_card(ours, theirs, (field,), proposed((field,))) == ours


def test_a_dropped_field_takes_its_label_along() -> None:
    ours = card("item1.TEL:1234567", "item1.X-ABLabel:Werkstatt", "FN:Anna")
    fields = merge_fields(ours, card("FN:Anna"))
    kept = [(field.name != "TEL", False) for field in fields]
    assert merged_card(ours, card("FN:Anna"), fields, kept) == card("FN:Anna")


def test_the_identity_of_the_file_is_taken_where_we_have_none() -> None:
    ours, theirs = card("FN:Anna"), card("FN:Anna", "UID:u-1")
    fields = merge_fields(ours, theirs)
    assert merged_card(ours, theirs, fields, proposed(fields)).uid == "u-1"


def values(side: Card) -> Counter[str]:
    """What the fields say; a label without a field says nothing."""
    return Counter(item.value for item in side.properties if item.name != "X-ABLABEL")


_LINES = st.sampled_from(
    [
        "TEL:0221 471012", "TEL:+49221471012", "TEL;TYPE=home:0221 471012", "EMAIL:a@x.de", "EMAIL:A@X.DE",
        "NOTE:a", "NOTE:b", "ORG:x", "X-FOO:1", "item1.TEL:99887766", "item1.X-ABLabel:Werkstatt",
        "item2.URL:x.de", "item2.X-ABLabel:Blog", "item1.ADR:;;Weg 1;Köln;;;", "BDAY:1980-05-01",
        "BDAY:1980-05-02", "FN:Anna",
    ]
)  # fmt: skip
_CARDS = st.lists(_LINES, max_size=8).map(lambda lines: card(*lines))


@given(_CARDS, _CARDS)
def test_keeping_everything_that_can_stay_loses_nothing(ours: Card, theirs: Card) -> None:
    fields = merge_fields(ours, theirs)
    kept = [(True, field.theirs is not None and not field.same) for field in fields]
    merged = values(merged_card(ours, theirs, fields, kept))
    assert values(ours) <= merged
    assert values(theirs) <= merged


@given(_CARDS, _CARDS)
def test_what_is_proposed_drops_only_what_cannot_stay_or_means_the_same(ours: Card, theirs: Card) -> None:
    fields = merge_fields(ours, theirs)
    merged = merged_card(ours, theirs, fields, proposed(fields))
    assert values(ours) <= values(merged)
    dropped = [field for field in fields if field.theirs is not None and not field.keep_theirs and not field.same]
    assert all(field.exclusive or field.name in ("TEL", "EMAIL") or field.ours is not None for field in dropped)


@given(_CARDS)
def test_a_card_merged_with_itself_stays_as_it_is(ours: Card) -> None:
    fields = merge_fields(ours, ours)
    assert all(field.same for field in fields)
    assert merged_card(ours, ours, fields, proposed(fields)) == ours
