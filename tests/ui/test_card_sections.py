"""The details say everything on a card, once, in words, and nothing of it is markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card
from kontaktpflege.ui.contacts.card_sections import Line, sections_of, subtitle_of
from kontaktpflege.ui.widgets.plain_text import plain, plain_line


def lines(*stored: str) -> list[Line]:
    return [line for section in sections_of(Card.from_text("\n".join(stored))) for line in section.lines]


def test_the_users_own_label_names_a_number() -> None:
    [line] = lines("item1.TEL;TYPE=CELL:0170 1", "item1.X-ABLabel:Sommerhaus")
    assert (line.label, line.text, line.kind) == ("Sommerhaus", "0170 1", "Phone")


def test_apples_own_labels_are_words() -> None:
    [line] = lines("item1.URL:https://example.org", "item1.X-ABLabel:_$!<HomePage>!$_")
    assert line.label == "home page"


def test_types_are_words_and_what_says_nothing_is_left_out() -> None:
    [line] = lines("EMAIL;TYPE=INTERNET;TYPE=HOME;TYPE=pref:a@example.org")
    assert line.label == "home"


def test_vendor_properties_are_words_and_unknown_ones_stand_under_further() -> None:
    sections = sections_of(Card.from_text("X-SPOUSE:Bernd\nX-FOO-BAR:something"))
    found = {section.title: [(line.label, line.text) for line in section.lines] for section in sections}
    assert found[""] == [("Spouse", "Bernd")]
    assert found["Further"] == [("Foo bar", "something")]


def test_a_birthday_without_its_year_has_none() -> None:
    assert [line.text for line in lines("BDAY:--05-01")] == ["1 May"]
    assert [line.text for line in lines("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-01")] == ["1 May"]
    assert [line.text for line in lines("BDAY:around Easter")] == ["around Easter"]


def test_an_address_stands_in_lines_as_on_an_envelope() -> None:
    [line] = lines("ADR:;;Venloer Straße 12;Köln;;50823;Germany")
    assert line.text == "Venloer Straße 12\n50823 Köln\nGermany"


def test_an_escaped_note_is_read_as_written() -> None:
    [line] = lines("NOTE:Mag Tee\\, keinen Kaffee.\\nKommt oft.")
    assert line.text == "Mag Tee, keinen Kaffee.\nKommt oft."


def test_a_line_that_is_no_field_is_shown_too() -> None:
    [line] = lines("\x1aMhello there")
    assert (line.label, line.text) == ("Line that is no field", "hello there")


def test_a_picture_behind_an_address_shows_as_text() -> None:
    [line] = lines("PHOTO;VALUE=URI:https://tracker.example/me.jpg")
    assert line.text == "https://tracker.example/me.jpg"


def test_everything_on_a_card_is_said() -> None:
    stored = [
        "VERSION:3.0", "N:Weiß;Anna;;;", "FN:Anna Weiß", "FN:Another Name", "ORG:Studio;Cologne", "TITLE:Chef",
        "X-SKYPE:anna.w", "IMPP;X-SERVICE-TYPE=Jabber:xmpp:a@b", "GEO:1;2", "RELATED:urn:uuid:1", "LANG:de",
        "KEY:abc", "X-ABDATE:2020-01-02", "item9.X-ABLabel:alone", "REV:2024", "NICKNAME:Anni,Ännchen",
    ]  # fmt: skip
    said = " ".join(line.text for line in lines(*stored))
    for text in (
        "3.0", "Weiß", "Anna", "Another Name", "Studio · Cologne", "Chef", "anna.w", "xmpp:a@b", "1;2",
        "not in this book", "de", "abc", "2 January 2020", "alone", "2024", "Anni, Ännchen",
    ):  # fmt: skip
        assert text in said


def test_a_hostile_card_does_not_make_endless_lines() -> None:
    assert len(lines(*["X-A:b"] * 10_000)) <= 300
    [line] = lines("NOTE:" + "x" * 5_000_000)
    assert len(line.text) < 5_000


def test_the_subtitle_says_what_and_where() -> None:
    assert subtitle_of(Card.from_text("TITLE:Fotografin\nORG:Studio W;Köln")) == "Fotografin · Studio W"
    assert subtitle_of(Card.from_text("FN:A")) == ""


@given(st.text())
def test_shown_text_has_nothing_invisible_that_turns_it_round(text: str) -> None:
    assert not set(plain(text)) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff\x00\x1a")
    assert "\n" not in plain_line(text)


@given(st.text(), st.integers(1, 50))
def test_shown_text_is_as_short_as_asked(text: str, limit: int) -> None:
    assert len(plain(text, limit)) <= limit + 1
