"""A table as a source of cards: row by row, each found again by its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from kontaktpflege.domain.errors import NotAVCardFile
from kontaktpflege.domain.table import TableChoice, TableSample
from kontaktpflege.exchange.tables.headers import columns_by_cells, columns_of, layout_of, maker_of
from kontaktpflege.exchange.tables.row_cards import RowCards
from kontaktpflege.exchange.tables.rows import Row, row_at, rows
from kontaktpflege.exchange.tables.sniffing import Sniffed, sniff
from kontaktpflege.exchange.vcard.scanner import RawCard

__all__ = ["TableFormat", "layout_of", "sample_of", "sniffed_of"]

_SHOWN = 20


class TableFormat:
    """Reads the rows of one table as cards."""

    def __init__(self, sniffed: Sniffed, choice: TableChoice) -> None:
        self._dialect = sniffed.dialect
        self._first = sniffed.first + (1 if choice.has_names else 0)
        self._width = len(choice.columns)
        names = sniffed.names if choice.has_names else ()
        self._cards = RowCards(maker_of(names), _fitted(names, self._width), choice.columns, sniffed.rows)

    def pieces(self, stream: BinaryIO) -> Iterator[RawCard]:
        """Every row as a card; one that cannot be read as its text, with why."""
        for row in rows(stream, self._dialect):
            if row.number >= self._first:
                yield RawCard(row.place, row.length, row.line, self._data(row), self._fault(row))

    def data_at(self, stream: BinaryIO, place: int, length: int) -> bytes:
        """The `data` of the piece that `pieces` found there."""
        row = row_at(stream, self._dialect, place, length)
        return self._data(row) if row is not None else b""

    def text_at(self, stream: BinaryIO, place: int, length: int) -> bytes:
        """The row as it stands in the file."""
        row = row_at(stream, self._dialect, place, length)
        return row.text.encode("utf-8", "replace") if row is not None else b""

    def card_of(self, cells: Sequence[str]) -> bytes:
        """The card that a row with such cells becomes."""
        return self._cards.data(cells)

    def _fault(self, row: Row) -> str | None:
        if row.fault:
            return row.fault
        return "too_many_cells" if any(cell.strip() for cell in row.cells[self._width :]) else None

    def _data(self, row: Row) -> bytes:
        if self._fault(row):
            return row.text.encode("utf-8", "replace")
        return self._cards.data(row.cells)


def _fitted(names: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*names, *("" for _ in range(width)))[:width]


def sniffed_of(head: bytes, *, whole: bool, encoding: str = "") -> Sniffed:
    """The table in a file that begins so; raises NotAVCardFile ("no_card") if there is none."""
    found = sniff(head, whole=whole, encoding=encoding)
    if found is None:
        raise NotAVCardFile("no_card")
    return found


def sample_of(
    sniffed: Sniffed,
    file: str,
    *,
    encoding: str = "",
    sheet: str = "",
    sheets: tuple[str, ...] = (),
    has_names: bool | None = None,
) -> TableSample:
    """What a person sees of a table before it is read, with a guess at its columns."""
    named = sniffed.has_names if has_names is None else has_names
    maker = maker_of(sniffed.names) if named else ""
    shown = sniffed.rows if named else (sniffed.names, *sniffed.rows)
    width = len(sniffed.names)
    columns = columns_of(sniffed.names, maker) if named else columns_by_cells(shown[:_SHOWN], width)
    choice = TableChoice(columns, sheet, encoding, named)
    return TableSample(
        file, sheet, sheets, sniffed.dialect.encoding, maker, sniffed.names, tuple(shown[:_SHOWN]), choice
    )
