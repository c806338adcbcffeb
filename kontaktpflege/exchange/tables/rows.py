"""The rows of a CSV file, one after the other, each with its place in the file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from kontaktpflege.exchange.tables.lines import LONGEST_LINE, Line, lines

LONGEST_ROW = 1 << 21
"""Characters; a quote that is opened and not closed within so many was none."""

csv.field_size_limit(2 * LONGEST_ROW)


class Dialect(NamedTuple):
    """How the file is written: encoding, bytes before the first line, what separates cells, what ends lines."""

    encoding: str
    start: int
    separator: str
    newline: str = "\n"


class Row(NamedTuple):
    """One row: offset and length in bytes, line (from 1), number (from 1), its text as it stands, its cells.

    `fault` is "" or "unclosed_quote" (a quote opens and never closes) or "not_csv".
    """

    place: int
    length: int
    line: int
    number: int
    text: str
    cells: list[str]
    fault: str


def rows(stream: BinaryIO, dialect: Dialect) -> Iterator[Row]:
    """Every row that says anything, from the start of the file; keeps one in memory."""
    stream.seek(dialect.start)
    return _Reader(stream, dialect).rows()


def row_at(stream: BinaryIO, dialect: Dialect, place: int, length: int) -> Row | None:
    """The row that `rows` found there; None if there is none any more."""
    stream.seek(place)
    reader = _Reader(_Window(stream, length), dialect)  # type: ignore[arg-type]
    return next(reader.rows(), None)


class _Window:
    """So many bytes of a stream."""

    def __init__(self, stream: BinaryIO, length: int) -> None:
        self._stream = stream
        self._left = length

    def read(self, size: int) -> bytes:
        data = self._stream.read(min(size, self._left))
        self._left -= len(data)
        return data

    def readline(self, size: int) -> bytes:
        data = self._stream.readline(min(size, self._left))
        self._left -= len(data)
        return data


_GUARD = "\ufdd0"
"""Stands for a carriage return within a line, which the csv module takes for a broken file; no text has it."""


def _guarded(text: str) -> str:
    return text if text.find("\r", 0, -2) < 0 else text[:-2].replace("\r", _GUARD) + text[-2:]


class _Reader:
    """Where the reading stands: lines that were read ahead, place and line of the next one."""

    def __init__(self, stream: BinaryIO, dialect: Dialect) -> None:
        self._lines = lines(stream, dialect.encoding, dialect.newline)
        self._separator = dialect.separator
        self._ahead: list[Line] = []
        self._place = dialect.start
        self._line = 1
        self._number = 1

    def rows(self) -> Iterator[Row]:
        while (first := self._next()) is not None:
            used, cells, fault = self._row(first)
            size = sum(line.size for line in used)
            row = Row(
                self._place, size, self._line, self._number, "".join(line.text for line in used), cells or [], fault
            )
            self._place += size
            self._line += len(used)
            self._number += 1
            if fault or any(cell and not cell.isspace() for cell in row.cells):
                yield row

    def _next(self) -> Line | None:
        return self._ahead.pop() if self._ahead else next(self._lines, None)

    def _row(self, first: Line) -> tuple[list[Line], list[str] | None, str]:
        if first.size >= LONGEST_LINE:
            return [first], None, "not_csv"
        if '"' not in first.text:
            return [first], first.text.rstrip("\r\n").split(self._separator), ""
        used = [first]
        ended = False

        def feed() -> Iterator[str]:
            nonlocal ended
            size = len(first.text)
            yield _guarded(first.text)
            while size <= LONGEST_ROW and (line := self._next()) is not None:
                used.append(line)
                size += len(line.text)
                yield _guarded(line.text)
            ended = True

        try:
            cells = next(csv.reader(feed(), delimiter=self._separator))
        except (csv.Error, StopIteration):
            self._give_back(used)
            return [first], None, "not_csv"
        if ended and self._is_open(used):
            self._give_back(used)
            return [first], None, "unclosed_quote"
        if any(_guarded(line.text) is not line.text for line in used):
            cells = [cell.replace(_GUARD, "\r") for cell in cells]
        return used, cells, ""

    def _is_open(self, used: list[Line]) -> bool:
        """Whether the end of these lines lies within a quote."""
        try:
            next(csv.reader((_guarded(line.text) for line in used), delimiter=self._separator, strict=True))
        except csv.Error as error:
            return "unexpected end" in str(error)
        return False

    def _give_back(self, used: list[Line]) -> None:
        """Read all lines but the first again: one broken row must not take those after it along."""
        self._ahead += used[:0:-1]
        del used[1:]
