"""How a table is written is found out from its beginning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.exchange.tables.headers import maker_of
from kontaktpflege.exchange.tables.sniffing import Sniffed, sniff
from tests.exchange.tables.files import TABLES, table


def sniffed(text: str, encoding: str = "utf-8") -> Sniffed:
    found = sniff(text.encode(encoding), whole=True)
    assert found is not None
    return found


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_the_one_that_makes_columns(separator: str) -> None:
    found = sniffed(f"Name{separator}Ort\nWeiß{separator}Köln\n")
    assert (found.dialect.separator, found.names, found.first) == (separator, ("Name", "Ort"), 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_is_found(encoding: str) -> None:
    found = sniffed("Nachname;Straße\nMüller;Große Str. 1\n", encoding)
    assert found.names == ("Nachname", "Straße")
    assert found.rows == (("Müller", "Große Str. 1"),)


@pytest.mark.parametrize(
    ("name", "maker", "first"),
    [
        ("outlook-german-windows.csv", "outlook", 1),
        ("outlook-english.csv", "outlook", 1),
        ("google-new.csv", "google", 1),
        ("google-old.csv", "google", 1),
        ("linkedin-english.csv", "linkedin", 4),
        ("linkedin-german.csv", "linkedin", 4),
    ],
)
def test_known_exports_are_recognised_by_their_columns(name: str, maker: str, first: int) -> None:
    found = sniff(table(name), whole=True)
    assert found is not None
    assert (maker_of(found.names), found.first, found.has_names) == (maker, first, True)


def test_there_is_a_file_of_every_known_maker() -> None:
    assert len(list(TABLES.iterdir())) == 6


def test_a_table_may_have_no_names() -> None:
    found = sniffed("Anna Weiß;anna@example.org\nBernd;b@example.org\n")
    assert not found.has_names


def test_one_line_for_excel_is_no_row() -> None:
    assert sniffed("sep=;\nName;Mail\nAnna;a@b.de\n").names == ("Name", "Mail")


@pytest.mark.parametrize(
    "text", ["", "Hello, dear reader,\nthis is a letter.\nYours\n", "one line", "{\n  'a': 1\n}\n", "\0\1\2,\3\n\4,\5"]
)
def test_what_is_no_table_is_none(text: str) -> None:
    assert sniff(text.encode(), whole=True) is None


@given(st.binary(max_size=600))
def test_nothing_raises(data: bytes) -> None:
    sniff(data, whole=True)
    sniff(data, whole=False)
