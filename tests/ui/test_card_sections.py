"""The details say everything on a card, once, in words, and nothing of it is markup."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card
from kontaktpflege.ui.contacts.card_sections import Line, Reading, sections_of, subtitle_of
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


def test_members_of_a_group_are_named_and_the_rest_is_counted() -> None:
    card = Card.from_text("KIND:group\nMEMBER:urn:uuid:a\nMEMBER:urn:uuid:b\nMEMBER:urn:uuid:c")
    sections = {
        section.title: section.lines for section in sections_of(card, Reading(people={"urn:uuid:b": (7, "Eva")}))
    }
    assert [(line.text, line.contact) for line in sections["Members"]] == [
        ("Eva", 7),
        ("2 members are not in this book", None),
    ]
    assert [line.text for line in sections["About the card"]] == ["Group"]


def test_a_death_whose_day_nobody_knows_says_so() -> None:
    assert [line.text for line in lines("DEATHDATE;VALUE=text:?")] == ["Died, day not known"]
    assert [line.text for line in lines("DEATHDATE;VALUE=text:in the war")] == ["in the war"]


def test_a_birthday_says_how_old_somebody_is_and_what_is_near() -> None:
    def said(birthday: str, *more: str, today: date = date(2026, 11, 22)) -> str:
        card = Card.from_text("\n".join([f"BDAY:{birthday}", *more]))
        [line] = [
            line for section in sections_of(card, Reading(today)) for line in section.lines if line.kind == "Birthday"
        ]
        return line.label

    assert said("1980-05-01") == "46 years old"
    assert said("1980-05-01", "DEATHDATE:20200601") == "lived 40 years"
    assert said("1980-05-01", "DEATHDATE;VALUE=text:?") == ""
    assert said("--12-01", "DEATHDATE:20200601") == ""
    assert said("1980-11-22") == "46 years old, birthday today"
    assert said("1980-11-23") == "45 years old, birthday tomorrow"
    assert said("--12-01") == "birthday in 9 days"
    assert said("--05-01") == ""
    assert said("1980") == "46 years old"
    assert said("2030-01-01") == ""
    assert said("1980-01-03", today=date(2026, 12, 30)) == "46 years old, birthday in 4 days"
    assert said("2000-02-29", today=date(2027, 2, 27)) == "26 years old, birthday in 2 days"
    assert said("1980-05-01", "DEATHDATE:2020-04-30") == "lived 39 years"


def test_a_long_name_stands_below_to_be_shown_whole() -> None:
    [line] = lines("FN:" + "x" * 1_000_000)
    assert len(line.whole) == 1_000_000
    assert len(line.text) < 2_000
