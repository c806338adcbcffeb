"""Finds out how a text file holds a table: encoding, separator, and which row names the columns."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kontaktpflege.exchange.tables.headers import known_names, maker_of
from kontaktpflege.exchange.tables.lines import encoding_of
from kontaktpflege.exchange.tables.rows import Dialect, Row, rows

SEPARATORS = (";", ",", "\t", "|")
SAMPLED = 64
"""So many rows are looked at."""

_PREAMBLE = 24
_AGREEING = 0.6


class Sniffed(NamedTuple):
    """A table's dialect, the number of the row that names the columns (or would), whether it does, and its cells.

    `rows` are the first of those after it.
    """

    dialect: Dialect
    first: int
    has_names: bool
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sniff(head: bytes, *, whole: bool, encoding: str = "") -> Sniffed | None:
    """The table in a file that begins with `head` (all of it if `whole`); None if there is none."""
    found, start = encoding_of(head)
    encoding = encoding or found
    wide = encoding.startswith("utf-16")
    if not wide and b"\0" in head:
        return None
    newline = "\r" if _count(head, "\n", encoding) == 0 < _count(head, "\r", encoding) else "\n"
    best: tuple[tuple[int, float, int], Sniffed] | None = None
    for separator in SEPARATORS:
        dialect = Dialect(encoding, start, separator, newline)
        sampled = _sample(head, dialect, whole=whole)
        candidate = _candidate(dialect, sampled) if sampled else None
        if candidate is not None and (best is None or candidate[0] > best[0]):
            best = candidate
    return best[1] if best else None


def _count(head: bytes, char: str, encoding: str) -> int:
    return head.count(char.encode(encoding)) if encoding.startswith("utf-16") else head.count(char.encode())


def _sample(head: bytes, dialect: Dialect, *, whole: bool) -> list[Row]:
    sampled: list[Row] = []
    for row in rows(io.BytesIO(head), dialect):
        if len(sampled) == SAMPLED:
            return sampled
        sampled.append(row)
    if not whole and len(sampled) > 1:
        sampled.pop()  # cut off by the end of the head
    return sampled


def _candidate(dialect: Dialect, sampled: Sequence[Row]) -> tuple[tuple[int, float, int], Sniffed] | None:
    """How good a table the rows make with this separator, best first: known names, rows that agree, columns."""
    known = [known_names(row.cells) for row in sampled[:_PREAMBLE]]
    most = max(known)
    if most:
        place = known.index(most)
        if maker_of(sampled[place].cells):
            most += 1000
    else:
        widths = Counter(len(row.cells) for row in sampled if not row.fault)
        usual = max(widths, key=lambda width: (widths[width], width), default=0)
        place = next((at for at, row in enumerate(sampled) if len(row.cells) == usual), 0)
    header = sampled[place]
    width = len(header.cells)
    after = sampled[place + 1 :]
    agreeing = sum(len(row.cells) == width for row in after) / len(after) if after else 1.0
    if width < 2 and (not most or any(mark in header.text for mark in SEPARATORS)):
        return None
    if agreeing < _AGREEING and most < 2:
        return None
    alike = sum(len(row.cells) == width for row in sampled)
    if not most and (width < 2 or alike < max(2, _AGREEING * len(sampled))):
        return None
    has_names = not any(_is_data(cell) for cell in header.cells)
    names = tuple(cell.strip("\ufeff \t\r\n") for cell in header.cells)
    found = Sniffed(dialect, header.number, has_names, names, tuple(tuple(row.cells) for row in after))
    return (most, agreeing, width), found


def _is_data(cell: str) -> bool:
    """Whether no column is called so: an address, or a number."""
    return "@" in cell or sum(char.isdigit() for char in cell) > 4
