"""Rows of known exports become cards on which everything of the row stands."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.recognition import source_of
from kontaktpflege.exchange.tables.format import TableFormat
from tests.exchange.tables.files import TABLES, cards, format_of, lines, table


def test_outlook_in_german() -> None:
    person, firm = cards(table("outlook-german-windows.csv"))
    assert lines(person) == [
        "FN:Änne Marie Groß",
        "N:Groß;Änne;Marie;Frau;",
        "ORG:Groß & Söhne GmbH;Einkauf",
        "TITLE:Leiterin",
        "TEL;TYPE=work:0221 47 11-10",
        "TEL;TYPE=home:02232 1234",
        "TEL;TYPE=cell:0170 1234567",
        "item1.X-CUSTOM:Kegelklub",
        "item1.X-ABLABEL:Benutzer 1",
        "ROLE:Kauffrau",
        "EMAIL:aenne.gross@example.org",
        "EMAIL:aenne@example.net",
        "BDAY:19800512",
        "RELATED;VALUE=text;TYPE=child:Lena",
        "X-ASSISTANT:Tom Fein",
        "RELATED;VALUE=text;TYPE=spouse:Otto Groß",
        "URL:www.gross.example",
        'TEL;TYPE="fax,work":0221 47 11-99',
        "ADR;TYPE=work:;;Am Markt 3\\nHinterhaus;Köln;NRW;50667;Deutschland",
        "ADR;TYPE=home:;;Weg 1;Brühl;;50321;Deutschland",
        "CATEGORIES:Kunden,Freunde",
        "NOTE:Mag Tee.\\nZwei Zeilen.",
    ]
    assert lines(firm) == [
        "FN:Bäckerei Kern",
        "ORG:Bäckerei Kern",
        "TEL;TYPE=work:0228 998877",
        "ADR;TYPE=work:;;=1+1;Bonn;;53111;",
    ]


def test_outlook_in_english() -> None:
    ann, bob = cards(table("outlook-english.csv"))
    assert lines(ann) == [
        "FN:Dr. Ann Lee PhD",
        "N:Lee;Ann;;Dr.;PhD",
        "ORG:Lee\\, Inc.;R&D",
        "NICKNAME:Annie",
        "EMAIL:ann@example.org",
        "TEL;TYPE=home:+1 212 555 0100",
        "TEL;TYPE=cell:+1 212 555 0111",
        "TITLE:CTO",
        "X-MANAGER:Max Boss",
        "URL:https://lee.example",
        "BDAY:19800512",
        "ANNIVERSARY:20050630",
        "RELATED;VALUE=text;TYPE=spouse:Bob",
        "ADR;TYPE=work:;;1 Main St;New York;NY;10001;USA",
        'NOTE:Said "hello"',
    ]
    # 2/13 can only be a month first, and so all dates of the file are read.
    assert "BDAY:19900213" in lines(bob)
    assert "item1.X-CUSTOM:High" in lines(bob)


def test_google_of_today() -> None:
    eva, nobody = cards(table("google-new.csv"))
    assert lines(eva) == [
        "FN:Dr. Eva Müller",
        "N:Müller;Eva;;Dr.;",
        "ORG:Studio M;Bild",
        "item1.X-CUSTOM:Efa",
        "item1.X-ABLABEL:Phonetic First Name",
        "NICKNAME:Evi",
        "TITLE:Fotografin",
        "BDAY:--0512",
        "PHOTO:https://lh3.example/photo.jpg",
        "EMAIL;TYPE=home;PREF=1:eva@example.org",
        "EMAIL;TYPE=work:eva@studio.example",
        "EMAIL;TYPE=work:info@studio.example",
        "TEL;TYPE=cell:0171 5556677",
        "item2.TEL:04321 99",
        "item2.X-ABLABEL:Ferienhaus",
        "RELATED;VALUE=text;TYPE=spouse:Ole Müller",
        "item3.URL:https://eva.example",
        "item3.X-ABLABEL:Blog",
        "ANNIVERSARY:20100630",
        "item4.X-CUSTOM:38",
        "item4.X-ABLABEL:Schuhgröße",
        "ADR;TYPE=home:;;Ring 5;Köln;;50667;DE",
        "CATEGORIES:Freunde,starred",
        "NOTE:Erste Zeile\\nzweite",
    ]
    assert lines(nobody) == ["FN:nur@example.org", "EMAIL;PREF=1:nur@example.org"]


def test_google_of_earlier() -> None:
    (person,) = cards(table("google-old.csv"))
    found = lines(person)
    assert found[:2] == ["FN:Čeněk Kolář", "N:Kolář;Čeněk;;;"]
    assert 'TEL;TYPE="fax,work":+420 2 1234' in found
    assert "ADR;TYPE=work:;;Ulice 1\\nPraha;;;;" in found
    assert "ORG:Kolář s.r.o.;Küche" in found
    assert found[2:4] == ["item1.X-CUSTOM:Novák", "item1.X-ABLABEL:Maiden Name"] or "Novák" in person.text
    assert "CATEGORIES:Verein" in found


@pytest.mark.parametrize("language", ["english", "german"])
def test_linkedin(language: str) -> None:
    anna, _ = cards(table(f"linkedin-{language}.csv"))
    assert lines(anna) == [
        "FN:Anna Weiß",
        "N:Weiß;Anna;;;",
        "ORG:Studio W",
        "X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/anna-weiss-0001",
        "TITLE:Fotografin",
        "X-KNOWN-SINCE:2023-11-22",
    ]


def test_linkedin_in_two_languages_is_one_source_of_the_same_people() -> None:
    english, german = (cards(table(f"linkedin-{one}.csv"))[0] for one in ("english", "german"))
    assert english.uid == german.uid
    assert source_of(english.text) == source_of(german.text)


def test_every_cell_of_a_table_nobody_knows_is_on_its_card() -> None:
    (person,) = cards(b"Kunde;Mail;Kundennr.;Kundennr.;Bemerkung;;Info\nAnna;a@b.de;4711;4712;nett;x;eilt\n")
    assert lines(person) == [
        "FN:Anna",
        "EMAIL:a@b.de",
        "item1.X-CUSTOM:4711",
        "item1.X-ABLABEL:Kundennr.",
        "item2.X-CUSTOM:4712",
        "item2.X-ABLABEL:Kundennr.",
        "item3.X-CUSTOM:x",
        "item3.X-ABLABEL:#6",
        "NOTE:Bemerkung: nett\\nInfo: eilt",
    ]


def test_street_and_house_number_are_one_line() -> None:
    (person,) = cards("Name;Straße;Hausnummer;PLZ;Ort\nAnna;Am Weg;12a;50667;Köln\n".encode())
    assert "ADR:;;Am Weg 12a;Köln;;50667;" in lines(person)


def test_a_date_that_may_mean_two_days_stays_as_it_was_written() -> None:
    (person,) = cards(b"Name;Geburtstag\nAnna;3/4/1980\n")
    assert "BDAY;VALUE=text:3/4/1980" in lines(person)


def test_a_birthday_in_three_columns_is_one_date() -> None:
    header = "First Name,Last Name,Display Name,Primary Email,Birth Year,Birth Month,Birth Day"
    anna, bernd = cards(f"{header}\nAnna,W,Anna W,a@b.de,1980,5,12\nB,M,B M,b@b.de,,12,24\n".encode())
    assert "BDAY:19800512" in lines(anna)
    assert "BDAY:--1224" in lines(bernd)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("Anna;Weiß;a@b.de;0170;x", "Anna;Weiß;a@b.de;0171;y", True),
        ("Anna;Weiß;a@b.de;0170;x", "anna;WEISS;A@b.de;0170;x", True),
        ("Anna;Weiß;a@b.de;0170;x", "Otto;Weiß;a@b.de;0170;x", False),
        ("Anna;Weiß;;0170;x", "Anna;Weiß;;0171;x", True),
        ("Anna;Weiß;;0170;x", "Anna;Weiß;;0170;y", False),
        (";;;0170;x", ";;;0170;x", True),
    ],
)
def test_a_row_is_known_again_by_mail_and_name_or_by_name_and_company(before: str, after: str, same: bool) -> None:
    header = "Vorname;Nachname;Mail;Telefon;Firma\n"
    one, other = (cards(f"{header}{row}\n".encode())[0] for row in (before, after))
    assert one.uid
    assert (one.uid == other.uid) is same


def test_a_row_with_more_cells_than_columns_is_kept_as_text() -> None:
    data = b"Name;Mail\nAnna;a@b.de;;\nBernd;b@b.de;zu;viel\n"
    pieces = list(format_of(data).pieces(io.BytesIO(data)))
    assert [(piece.line, piece.fault) for piece in pieces] == [(2, None), (3, "too_many_cells")]
    assert pieces[1].data == b"Bernd;b@b.de;zu;viel\n"


def found_again(reader: TableFormat, data: bytes) -> None:
    for piece in reader.pieces(io.BytesIO(data)):
        assert reader.data_at(io.BytesIO(data), piece.place, piece.length) == piece.data


@pytest.mark.parametrize("path", sorted(TABLES.iterdir()), ids=lambda path: path.name)
def test_every_row_is_found_again_by_its_place(path: object) -> None:
    data = table(path.name)  # type: ignore[attr-defined]
    found_again(format_of(data), data)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=3, max_size=3))
def test_whatever_stands_in_the_cells_is_a_card_that_can_be_read(cells: list[str]) -> None:
    quoted = ",".join('"{}"'.format(cell.replace('"', '""')) for cell in cells)
    data = f"Name,E-Mail,Notizen\nAnna,a@b.de,x\n{quoted}\n".encode()
    found = cards(data)
    assert found[0].formatted_name == "Anna"
    found_again(format_of(data), data)
