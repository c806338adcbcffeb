"""What the table shows of a card, derived in one pass and never failing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.listing import CardDay, Listing, derive


def listing(*lines: str) -> Listing:
    return derive("\n".join(lines))


@pytest.mark.parametrize(
    ("lines", "column", "value"),
    [
        (("FN:Anna  Weiß ",), "name", "Anna Weiß"),
        (("N:Weiß;Anna;;;",), "name", "Anna Weiß"),
        (("FN:", "N:Weiß;Anna;;;"), "name", "Anna Weiß"),
        (("ORG:Bäckerei\\; Co;Theke",), "name", "Bäckerei; Co"),
        (("NICKNAME:Anni",), "name", "Anni"),
        (("EMAIL:a@x.de",), "name", "a@x.de"),
        (("TEL:0221 4710",), "name", "0221 4710"),
        ((), "name", ""),
        (("FN:Anna Weiß", "N:Weiß;Anna;;;"), "by_last", "weis anna"),
        (("FN:Anna Weiß", "N:Weiß;Anna;;;"), "by_first", "anna weis"),
        (("FN:Eva von der Heide",), "by_last", "heide eva"),
        (("FN:Bäckerei", "ORG:Bäckerei"), "by_last", "backerei"),
        (("TEL:1", "TEL;TYPE=pref:2"), "phone", "2"),
        (("TEL:1", "TEL;PREF=1:2"), "phone", "2"),
        (("TEL:tel:+49-221-4710",), "phone", "+49-221-4710"),
        (("EMAIL;TYPE=INTERNET:a@x.de", "EMAIL;TYPE=PREF,INTERNET:b@x.de"), "mail", "b@x.de"),
        (("ADR;TYPE=home:;;Weg 5;Köln;;50667;",), "city", "Köln"),
        (("ADR:a\\;b;;;Bonn;;;",), "city", "Bonn"),
        (("TITLE:Chefin", "ROLE:Leitung"), "role", "Chefin"),
        (("ROLE:Leitung",), "role", "Leitung"),
        (("BDAY:19800501",), "birthday", "1980-05-01"),
        (("BDAY:1980-05-01T00:00:00Z",), "birthday", "1980-05-01"),
        (("BDAY:--0501",), "birthday", "--05-01"),
        (("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-01",), "birthday", "--05-01"),
        (("BDAY:circa 1800",), "birthday", ""),
        (("BDAY:1980-13-01",), "birthday", ""),
        (("PHOTO;ENCODING=b:\x1aB" + "0" * 32,), "photo", "0" * 32),
        (("item1.UID: u1 ",), "uid", "u1"),
        (("KIND:Group",), "is_group", True),
        (("X-ADDRESSBOOKSERVER-KIND:group",), "is_group", True),
        (("KIND:individual",), "is_group", False),
        (("CATEGORIES:a,b\\,c", "CATEGORIES: d ,"), "categories", ("a", "b,c", "d")),
        (("TEL:0221 471012", "TEL:12", "EMAIL:A@x.de"), "handles", ("49221471012", "4912", "a@x.de")),
    ],
)
def test_each_column_is_read_from_the_card(lines: tuple[str, ...], column: str, value: object) -> None:
    assert getattr(listing(*lines), column) == value


def test_every_word_a_person_may_look_for_is_there() -> None:
    words = listing(
        "FN:Anna Weiß", "NOTE:likes\\ntea\\, and Käse", "X-FOO:vendor", "ADR:;;Weg 5;Köln;;;", "TEL:0221 471012",
        "URL:https://x.de/path", "\x1aMno property at all", "AGENT:BEGIN:VCARD\x1alFN:Nested\x1alEND:VCARD",
    ).words  # fmt: skip
    for word in (
        "anna",
        "weiss",
        "likes",
        "tea",
        "kase",
        "vendor",
        "weg",
        "koln",
        "49221471012",
        "path",
        "property",
        "nested",
    ):
        assert f" {word} " in words, word


def test_machinery_is_no_word() -> None:
    words = listing("UID:secret", "PHOTO:picture", "VERSION:3.0", "REV:then", "PRODID:program", "KEY:lock").words
    assert words.strip() == ""


lines = st.one_of(
    st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=30),
    st.builds(
        "{}:{}".format,
        st.sampled_from(
            (
                "FN",
                "N",
                "TEL;TYPE=pref",
                "EMAIL",
                "BDAY",
                "ADR",
                "CATEGORIES",
                'X;A="b:c"',
                "item1.ORG",
                "PHOTO",
                "\x1aM",
            )
        ),
        st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=30),
    ),
)


@given(st.lists(lines, max_size=6).map("\n".join))
@example("\x1aM")
@example("\x1a")
@example(":")
@example('"')
@example("BDAY:" + "9" * 5000)
def test_no_card_is_too_strange(text: str) -> None:
    found = derive(text)
    assert len(found.words) == 0 or (found.words[0], found.words[-1]) == (" ", " ")
    assert found.by_last
    assert found.by_first
    for column in found[:11]:
        assert isinstance(column, str)
        assert "\x1a" not in column or column == found.uid


@given(st.lists(lines, max_size=6).map("\n".join))
def test_labels_are_those_that_the_card_says(text: str) -> None:
    assert tuple(dict.fromkeys(derive(text).categories)) == Card.from_text(text).categories


@given(st.lists(lines, max_size=6).map("\n".join))
def test_a_group_is_a_group_to_card_and_listing_alike(text: str) -> None:
    assert derive(text).is_group == (Card.from_text(text).kind == "group")


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (("BDAY:1980-05-01",), {CardDay("birthday", "05-01", 1980)}),
        (
            ("BDAY:--0229", "ANNIVERSARY:20010908"),
            {CardDay("birthday", "02-29", None), CardDay("anniversary", "09-08", 2001)},
        ),
        (("item1.X-ABDATE:2001-09-08", "item1.X-ABLabel:_$!<Anniversary>!$_"), {CardDay("anniversary", "09-08", 2001)}),
        (("item1.X-ABDATE:2001-09-08", "item1.X-ABLabel:Taufe"), set()),
        (("X-ANNIVERSARY:2001-09",), set()),
        (("BDAY:1980-02-30",), set()),
        (("BDAY:1920-05-01", "DEATHDATE:2001"), set()),
    ],
)
def test_days_that_come_round_are_read_from_the_card(lines: tuple[str, ...], days: set[CardDay]) -> None:
    assert set(listing("VERSION:3.0", *lines).days) == days
