"""The card: what is read from it, and edits that touch nothing else."""

import pickle

import pytest

from kontaktpflege.domain.card import Card, Property, StructuredName
from kontaktpflege.domain.partial_date import PartialDate

TEXT = "\n".join(
    (
        "VERSION:3.0",
        "UID:urn:uuid:1",
        "FN:Dr. Eva Müller",
        "N:Müller;Eva,Maria;;Dr.;",
        "ORG:Meier\\; Sohn;Einkauf",
        "TEL;TYPE=home:1",
        "item1.TEL;type=CELL;type=pref:2",
        "item1.X-ABLabel:Segelboot",
        "EMAIL;PREF=2:b@example.org",
        "EMAIL;PREF=1:a@example.org",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29",
        "CATEGORIES:Freunde,a\\,b",
        "CATEGORIES:Verein",
        "X-FOO;P=1:verbatim \\, kept",
        "\x1aMno property",
        "NOTE:eins\\nzwei",
        "TEL:",
    )
)
CARD = Card.from_text(TEXT)


def without(text: str, line: str) -> str:
    return "\n".join(each for each in text.split("\n") if each != line)


def test_typed_access_reads_the_card() -> None:
    assert CARD.version == "3.0"
    assert CARD.uid == "urn:uuid:1"
    assert CARD.kind == "individual"
    assert CARD.formatted_name == "Dr. Eva Müller"
    assert CARD.name == StructuredName("Müller", "Eva Maria", "", "Dr.", "")
    assert CARD.organisation == ("Meier; Sohn", "Einkauf")
    assert CARD.notes == ("eins\nzwei",)
    assert CARD.categories == ("Freunde", "a,b", "Verein")


def test_an_empty_card_answers_everything_with_nothing() -> None:
    card = Card()
    assert (card.text, card.properties, card.version, card.uid, card.name) == ("", (), "", None, None)
    assert (card.formatted_name, card.organisation, card.phones, card.birthday, card.photo) == ("", (), (), None, None)
    assert Card.from_text("").properties == ()


def test_preferred_comes_first_and_empty_is_left_out() -> None:
    assert [phone.text for phone in CARD.phones] == ["2", "1"]
    assert [email.text for email in CARD.emails] == ["a@example.org", "b@example.org"]


def test_a_label_belongs_to_its_group_in_any_case() -> None:
    card = Card.from_text("ITEM1.URL:x\nitem1.X-ABLABEL:_$!<HomePage>!$_\nURL:y")
    assert [card.label(url) for url in card.urls] == ["HomePage", None]


@pytest.mark.parametrize(
    "line",
    ["ANNIVERSARY:20100501", "X-ANNIVERSARY:2010-05-01", "X-EVOLUTION-ANNIVERSARY:2010-05-01",
     "X-KADDRESSBOOK-X-Anniversary:2010-05-01", "a.X-ABDATE:2010-05-01\na.X-ABLabel:_$!<Anniversary>!$_"],
)  # fmt: skip
def test_the_anniversary_is_found_whoever_wrote_it(line: str) -> None:
    assert Card.from_text(line).anniversary == PartialDate(2010, 5, 1)


def test_the_year_apple_leaves_out_is_unknown() -> None:
    assert CARD.birthday == PartialDate(None, 2, 29)


def test_cards_are_equal_by_text_hashable_immutable_and_can_be_pickled() -> None:
    assert Card(CARD.properties) == CARD
    assert hash(CARD) == hash(Card(CARD.properties))
    assert pickle.loads(pickle.dumps(CARD)) == CARD  # noqa: S301
    assert Card.from_text(TEXT + "\nX:y") != CARD
    with pytest.raises(AttributeError):
        CARD.uid = "2"  # type: ignore[misc]


def test_with_value_changes_one_line_and_escapes_for_the_version() -> None:
    note = CARD.get("NOTE")[0]
    assert CARD.with_value(note, "a, b; c\nd").text == TEXT.replace("eins\\nzwei", "a\\, b\\; c\\nd")
    older = Card.from_text("VERSION:2.1\nNOTE:x")
    assert older.with_value(older.get("NOTE")[0], "a, b; c\nd").text == "VERSION:2.1\nNOTE:a, b\\; c\x1and"


def test_a_web_address_is_not_escaped() -> None:
    card = Card.from_text("VERSION:3.0\nURL:x")
    assert card.with_value(card.urls[0], "https://x.example/?a=1,2;3").text.endswith("URL:https://x.example/?a=1,2;3")


def test_a_property_is_added_behind_its_like_or_at_the_end() -> None:
    item = Property("TEL;TYPE=work", "3")
    assert CARD.added(item, after="N").properties[4] == item
    assert CARD.added(item).properties[-1] == item
    assert CARD.added(item, after="IMPP").properties[-1] == item


def test_removing_a_property_removes_its_label_but_nothing_else() -> None:
    phone = CARD.phones[0]
    assert CARD.removed(phone).text == without(
        without(TEXT, "item1.TEL;type=CELL;type=pref:2"), "item1.X-ABLabel:Segelboot"
    )
    note = CARD.get("NOTE")[0]
    assert CARD.removed(note).text == without(TEXT, "NOTE:eins\\nzwei")


def test_a_label_two_properties_share_stays() -> None:
    card = Card.from_text("a.TEL:1\na.TEL:2\na.X-ABLabel:x")
    assert card.removed(card.phones[0]).text == "a.TEL:2\na.X-ABLabel:x"


def test_replacing_what_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        CARD.replaced(Property("A", "b"), Property("A", "c"))


def test_the_same_categories_leave_the_card_alone() -> None:
    assert CARD.with_categories(["Verein", "a,b", "Freunde"]) is CARD


def test_categories_keep_order_and_spelling_on_one_line() -> None:
    changed = CARD.with_categories(["Neu", "Verein", "a,b"])
    assert changed.text == TEXT.replace("CATEGORIES:Freunde,a\\,b", "CATEGORIES:a\\,b,Verein,Neu").replace(
        "\nCATEGORIES:Verein", ""
    )
    assert CARD.with_categories([]).categories == ()
    assert Card.from_text("FN:x").with_categories(["a"]).text == "FN:x\nCATEGORIES:a"


@pytest.mark.parametrize(
    ("head", "media"),
    [("PHOTO;TYPE=JPG", "image/jpeg"), ("PHOTO;TYPE=image/PNG", "image/png"), ("SOUND;BASIC", "audio/basic"),
     ("PHOTO;MEDIATYPE=image/webp", "image/webp"), ("PHOTO;TYPE=HOME", None), ("X-Y;TYPE=JPEG", None)],
)  # fmt: skip
def test_the_media_type_is_what_the_card_tells(head: str, media: str | None) -> None:
    assert Property(head, "x").media_type == media


def test_a_malformed_line_is_a_property_without_a_name() -> None:
    (malformed,) = (item for item in CARD.properties if not item.head)
    assert (malformed.name, malformed.text, malformed.types) == ("", "no property", frozenset())
