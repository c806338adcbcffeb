"""Tables, spreadsheets and LDIF come in as vCards do: the same verdicts, nobody's edit lost, undone in one step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kontaktpflege.domain.errors import Cancelled, NotAVCardFile
from kontaktpflege.domain.importing import Reason, Verdict
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.table import Column, TableChoice
from kontaktpflege.services import Services
from tests.books import contents, exported, findings, ids, names, open_book, take_in, undo, vcard
from tests.exchange.tables.files import TABLES
from tests.exchange.tables.spreadsheets import spreadsheet

ROWS = (
    "Vorname;Nachname;E-Mail;Telefon;Kundennr.\nAnna;Weiß;anna@b.de;0170 1;4711\nBernd;Maier;bernd@b.de;0170 2;4712\n"
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    book = open_book(tmp_path / "a.book")
    yield book
    assert findings(book) == []
    book.close()


def write(tmp_path: Path, text: str | bytes, name: str = "kunden.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_the_same_table_again_changes_nothing(book: Services, tmp_path: Path) -> None:
    path = write(tmp_path, ROWS)
    assert book.transfer.take_in([path]).new == 2
    before = contents(book.book)
    assert book.transfer.take_in([path]).same == 2
    assert contents(book.book) == before


def test_a_changed_row_updates_its_contact_and_keeps_what_was_edited_here(book: Services, tmp_path: Path) -> None:
    book.transfer.take_in([write(tmp_path, ROWS)])
    card = book.address_book.contact(1).card
    (number,) = card.get("X-CUSTOM")
    book.address_book.edit(1, card.with_value(number, "0815"))
    report = book.transfer.take_in([write(tmp_path, ROWS.replace("0170 1", "0171 1"))])
    assert (report.updated, report.same, report.new) == (1, 1, 0)
    texts = {item.name: item.text for item in book.address_book.contact(1).card.properties}
    assert (texts["TEL"], texts["X-CUSTOM"]) == ("0171 1", "0815")


def test_rows_in_another_order_with_other_columns_in_front_are_the_same_people(book: Services, tmp_path: Path) -> None:
    book.transfer.take_in([write(tmp_path, ROWS)])
    header, anna, bernd = ROWS.splitlines()
    report = book.transfer.take_in([write(tmp_path, f"{header}\n{bernd}\n{anna}\n")])
    assert report.same == 2


def test_an_import_is_one_step_of_undo(book: Services, tmp_path: Path) -> None:
    before = contents(book.book)
    book.transfer.take_in([write(tmp_path, ROWS)])
    assert undo(book) == "import"
    assert contents(book.book) == before


def test_somebody_who_came_by_vcard_is_perhaps_the_same(book: Services, tmp_path: Path) -> None:
    take_in(book, vcard("Anna Weiß", "EMAIL:anna@b.de", uid="u1"))
    plan = book.transfer.prepare([write(tmp_path, ROWS)])
    assert [(row.verdict, row.reason) for row in plan.rows(0, 2)] == [
        (Verdict.REVIEW, Reason.MAYBE_SAME),
        (Verdict.NEW, ""),
    ]
    detail = book.transfer.look(plan, 0)
    assert detail.card is not None
    assert detail.card.formatted_name == "Anna Weiß"


def test_rows_that_cannot_be_read_are_told_and_kept(book: Services, tmp_path: Path) -> None:
    path = write(tmp_path, ROWS + 'Karl;"Offen;x\nEva;Müller;e@b.de;1;2;zuviel\n')
    report = book.transfer.take_in([path])
    assert report.new == 2
    told = [(item.file, item.line, item.reason, item.raw) for item in report.unreadable]
    assert told == [
        ("kunden.csv", 4, "unclosed_quote", b'Karl;"Offen;x\n'),
        ("kunden.csv", 5, "too_many_cells", "Eva;Müller;e@b.de;1;2;zuviel\n".encode()),
    ]
    assert [item.raw for item in book.transfer.unreadable()] == [row[3] for row in told]
    assert len(book.transfer.take_in([path]).unreadable) == 2
    assert len(book.transfer.unreadable()) == 2


def test_linkedin_tells_since_when_somebody_is_known(book: Services) -> None:
    book.transfer.take_in([TABLES / "linkedin-german.csv"])
    origin = book.origins.origin(1)
    assert origin is not None
    assert (origin.since, origin.place) == (PartialDate.parse(date(2023, 11, 22).isoformat()), "LinkedIn")
    assert book.transfer.take_in([TABLES / "linkedin-english.csv"]).updated == 0


def test_a_cell_that_looks_like_a_formula_is_text(book: Services, tmp_path: Path) -> None:
    book.transfer.take_in([write(tmp_path, "Name;E-Mail\n=1+1;a@b.de\n")])
    assert names(book) == ["=1+1"]
    assert b"FN:=1+1\r\n" in exported(book)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_encoding_gives_the_same_cards(book: Services, tmp_path: Path, encoding: str) -> None:
    book.transfer.take_in([write(tmp_path, ROWS)])
    assert book.transfer.take_in([write(tmp_path, ROWS.encode(encoding), "b.csv")]).same == 2


def test_a_folder_gives_its_contacts_and_leaves_other_tables_alone(book: Services, tmp_path: Path) -> None:
    folder = tmp_path / "alles"
    folder.mkdir()
    write(folder, ROWS)
    write(folder, vcard("Eva Müller"), "eva.vcf")
    write(folder, "Datum;Betrag\n1.1.2026;12,50\n2.1.2026;13,50\n", "umsatz.csv")
    write(folder, spreadsheet({"Leute": [["Name", "Tel"], ["Otto Groß", "0170 3"]]}), "leute.xlsx")
    report = book.transfer.take_in([folder])
    assert (report.new, report.unreadable) == (4, ())
    assert set(names(book)) == {"Anna Weiß", "Bernd Maier", "Eva Müller", "Otto Groß"}


def test_what_a_file_is_is_told_by_what_is_in_it(book: Services, tmp_path: Path) -> None:
    book.transfer.take_in([write(tmp_path, vcard("Eva Müller"), "eva.csv"), write(tmp_path, ROWS, "kunden.vcf")])
    assert set(names(book)) == {"Anna Weiß", "Bernd Maier", "Eva Müller"}


def test_pasted_rows_come_in_too(book: Services) -> None:
    assert book.transfer.take_in([ROWS.replace(";", "\t").encode()]).new == 2


def test_a_mailing_list_of_thunderbird_feeds_a_circle(book: Services) -> None:
    report = book.transfer.take_in([TABLES.parent / "thunderbird.ldif"])
    assert (report.new, report.groups, len(report.unreadable)) == (2, 1, 1)
    circle = book.circles.find("Kegelklub")
    assert len(ids(book)) == 2
    assert book.address_book.counts().circles[circle.id] == 2


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"Datum;Betrag\n1.1.2026;12,50\n2.1.2026;13,50\n", "no_columns"),
        (b"only words", "no_card"),
        (b"PK\3\4broken", "broken"),
    ],
)
def test_a_file_without_contacts_is_refused(book: Services, tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(NotAVCardFile) as raised:
        book.transfer.take_in([write(tmp_path, data)])
    assert raised.value.code == code


class TestChoosing:
    def test_columns_mean_what_the_user_says(self, book: Services, tmp_path: Path) -> None:
        path = write(tmp_path, "Wer;Wo;Was\nAnna Weiß;Köln;nett\n")
        sample = book.transfer.table(path)
        assert sample is not None
        assert not sample.is_clear
        choice = sample.with_columns([("Wer", "name"), ("Wo", "city-home"), ("Was", "note")])
        book.transfer.take_in([path], choices={path: choice})
        assert names(book) == ["Anna Weiß"]
        assert b"ADR;TYPE=home:;;;K\xc3\xb6ln;;;" in exported(book)

    def test_what_columns_mean_is_remembered_for_the_next_such_table(self, book: Services, tmp_path: Path) -> None:
        path = write(tmp_path, "Wer;Wo\nAnna Weiß;Köln\n")
        sample = book.transfer.table(path)
        assert sample is not None
        book.transfer.remember_columns(sample, sample.with_columns([("Wer", "name")]))
        assert book.history.undo_step() is None
        book.transfer.take_in([write(tmp_path, "Wer;Wo\nBernd Maier;Bonn\n", "other.csv")])
        assert names(book) == ["Bernd Maier"]
        again = book.transfer.table(path)
        assert again is not None
        assert again.is_clear

    def test_a_sheet_is_chosen(self, book: Services, tmp_path: Path) -> None:
        sheets = {"Alt": [["Name"], ["Anna Weiß"]], "Neu": [["Name", "Ort"], ["Bernd Maier", "Bonn"]]}
        path = write(tmp_path, spreadsheet(sheets), "leute.xlsx")
        sample = book.transfer.table(path)
        assert sample is not None
        assert (sample.sheets, sample.sheet, sample.is_clear) == (("Alt", "Neu"), "Alt", False)
        book.transfer.take_in([path], choices={path: TableChoice((Column("name"), Column("city")), "Neu")})
        assert names(book) == ["Bernd Maier"]

    def test_a_table_without_names_of_columns(self, book: Services, tmp_path: Path) -> None:
        path = write(tmp_path, "Anna Weiß;anna@b.de\nBernd Maier;bernd@b.de\n")
        assert book.transfer.take_in([path]).new == 2
        assert names(book) == ["Bernd Maier", "Anna Weiß"]

    def test_an_encoding_is_chosen(self, book: Services, tmp_path: Path) -> None:
        path = write(tmp_path, "Name;E-Mail\nGroß;a@b.de\n".encode("mac_roman"))
        sample = book.transfer.table(path, TableChoice((), encoding="mac_roman"))
        assert sample is not None
        assert sample.rows == (("Groß", "a@b.de"),)
        book.transfer.take_in([path], choices={path: sample.choice})
        assert names(book) == ["Groß"]


def test_a_large_table_can_be_called_off_and_leaves_nothing(book: Services, tmp_path: Path) -> None:
    rows = "".join(f"Person {n};p{n}@example.org\n" for n in range(3000))
    path = write(tmp_path, f"Name;E-Mail\n{rows}")
    before = contents(book.book)
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        book.transfer.take_in([path], cancel=lambda: next(asked))
    assert contents(book.book) == before
