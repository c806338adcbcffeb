"""Spreadsheets: every cell as text, as one reads it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.errors import NotAVCardFile
from kontaktpflege.exchange.tables.workbook import read
from tests.exchange.tables.spreadsheets import opendocument, spreadsheet


def cells(data: bytes, wanted: str | None = None) -> list[list[str]]:
    return list(csv.reader(io.StringIO(read(data, wanted)[1].data.decode())))


def test_cells_are_text_as_one_reads_it() -> None:
    data = spreadsheet({"Leute": [["Name", "Tel"], ["Anna Weiß", 491701234567], ["=1+1", 12.5], [True, ""]]})
    assert cells(data) == [["Name", "Tel"], ["Anna Weiß", "491701234567"], ["=1+1", "12.5"], ["true", ""]]


def test_an_opendocument_sheet_is_read() -> None:
    assert cells(opendocument([["Name", "Ort"], ["Anna Weiß", "Köln"]])) == [["Name", "Ort"], ["Anna Weiß", "Köln"]]


def test_rows_keep_their_numbers() -> None:
    assert cells(spreadsheet({"Leute": [[], ["Name"], [], ["Anna"]]})) == [[""], ["Name"], [""], ["Anna"]]


def test_empty_sheets_are_not_offered() -> None:
    data = spreadsheet({"Leer": [], "Leute": [["Name"]], "Firmen": [["Firma"]]})
    assert read(data, None)[0] == ("Leute", "Firmen")
    assert cells(data, "Firmen") == [["Firma"]]
    assert cells(data, "Gibt es nicht") == [["Name"]]


def test_a_file_is_read_as_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(spreadsheet({"Leute": [["Name"]]}))
    assert read(path, None)[1].name == "Leute"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\3\4 and no more", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "broken"),
        (spreadsheet({"Leer": []}), "empty"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, code: str) -> None:
    with pytest.raises(NotAVCardFile) as raised:
        read(data, None)
    assert raised.value.code == code


@given(st.binary(max_size=200), st.integers(0, 2000))
def test_damage_raises_nothing_else(junk: bytes, place: int) -> None:
    data = bytearray(spreadsheet({"Leute": [["Name"], ["Anna"]]}))
    data[place : place + len(junk)] = junk
    try:
        read(bytes(data), None)
    except NotAVCardFile:
        pass
