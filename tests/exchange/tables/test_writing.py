"""Tables out: every cell is text, whatever it begins with."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.exchange.tables.writing import as_text, write_rows


@pytest.mark.parametrize("cell", ["=1+1", "+49 170", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_what_would_be_calculated_is_text(cell: str) -> None:
    assert as_text(cell) == "'" + cell


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=3), max_size=4))
def test_a_table_is_read_as_it_was_written_and_holds_no_formula(rows: list[list[str]]) -> None:
    stream = io.BytesIO()
    assert write_rows(stream, rows, ";") == len(rows)
    assert not stream.closed
    data = stream.getvalue()
    assert data.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert read == [[as_text(cell) for cell in row] for row in rows]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in read for cell in row)
