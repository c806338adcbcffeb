"""The rows of CSV: the cells that were written, each row found again by its place, and nothing that raises."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.exchange.tables.rows import Dialect, Row, row_at, rows
from kontaktpflege.exchange.tables.sniffing import SEPARATORS
from tests.exchange.effort import calls

_CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufdd0"), max_size=12)
_TABLES = st.lists(st.lists(_CELLS, min_size=2, max_size=4), min_size=1, max_size=6)


_ENCODINGS = ("utf-8", "cp1252", "cp850", "mac_roman", "utf-16-le", "utf-16-be")
_USUAL = Dialect("utf-8", 0, ",")


def read(data: bytes, dialect: Dialect = _USUAL) -> list[Row]:
    return list(rows(io.BytesIO(data), dialect))


@given(_TABLES, st.sampled_from(SEPARATORS), st.sampled_from(("utf-8", "utf-16-le")), st.sampled_from(("\n", "\r\n")))
def test_a_table_written_as_csv_has_the_same_cells(
    table: list[list[str]], separator: str, encoding: str, line_end: str
) -> None:
    text = io.StringIO(newline="")
    # With "\n" alone the module leaves a carriage return at the end of a row bare, as if it were half of its end.
    if line_end == "\n":
        csv.writer(text, delimiter=separator, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(table)
    else:
        csv.writer(text, delimiter=separator, lineterminator=line_end).writerows(table)
    found = read(text.getvalue().encode(encoding), Dialect(encoding, 0, separator))
    told = [row for row in table if any(cell and not cell.isspace() for cell in row)]
    assert [(row.cells, row.fault) for row in found] == [(row, "") for row in told]


@given(st.binary(max_size=400), st.sampled_from(_ENCODINGS), st.sampled_from(SEPARATORS), st.sampled_from(("\n", "\r")))
def test_any_bytes_are_rows_that_lie_one_after_the_other_and_are_found_again(
    data: bytes, encoding: str, separator: str, newline: str
) -> None:
    dialect = Dialect(encoding, 0, separator, newline)
    found = read(data, dialect)
    end = 0
    for row in found:
        assert row.place >= end
        end = row.place + row.length
        again = row_at(io.BytesIO(data), dialect, row.place, row.length)
        if again is not None and not row.fault:
            assert (again.cells, again.text) == (row.cells, row.text)
    assert end <= len(data) + 2


def test_a_quote_that_never_closes_takes_only_its_own_row_along() -> None:
    found = read(b'a,b\n"c,d\ne,f\n')
    assert [(row.line, row.cells, row.fault) for row in found] == [
        (1, ["a", "b"], ""),
        (2, [], "unclosed_quote"),
        (3, ["e", "f"], ""),
    ]


def test_lines_are_counted_through_cells_of_several_and_blank_rows() -> None:
    found = read(b'a,"b\nc"\n\n,,\nd,e\n')
    assert [(row.line, row.number, row.cells) for row in found] == [(1, 1, ["a", "b\nc"]), (5, 4, ["d", "e"])]


def test_utf_8_and_windows_may_stand_in_one_file() -> None:
    data = "Müller,ä\n".encode() + "Groß,ö\n".encode("cp1252")
    assert [row.cells for row in read(data)] == [["Müller", "ä"], ["Groß", "ö"]]


def test_an_old_mac_ends_its_lines_with_a_carriage_return() -> None:
    found = read(b"a,b\rc,d\r", Dialect("utf-8", 0, ",", "\r"))
    assert [row.cells for row in found] == [["a", "b"], ["c", "d"]]


def test_a_line_without_an_end_is_cut_and_is_no_row() -> None:
    found = read(b"a,b\n" + b"x" * 3_000_000 + b"\nc,d\n")
    assert {row.fault for row in found[1:-1]} <= {"not_csv", ""}
    assert found[1].fault == "not_csv"
    assert found[-1].cells == ["c", "d"]
    assert max(row.length for row in found) <= 1 << 20


def test_broken_quotes_are_read_in_linear_time() -> None:
    """Each open quote is given up within a stretch that is read once more, not once for every row after it."""

    def broken(lines: int) -> bytes:
        return b'"x\n' + b"a,b\n" * lines

    assert len(read(broken(2_000))) == 2_001
    assert calls(lambda: read(broken(16_000))) < 2 * 16 * calls(lambda: read(broken(1_000)))
