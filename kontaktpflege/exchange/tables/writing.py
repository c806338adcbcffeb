"""Tables out as CSV, such that spreadsheets show every cell as it is and calculate none."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

_CALCULATES = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that Excel or LibreOffice may take for a formula, the wide forms of Japanese keyboards too."""
_BOM = b"\xef\xbb\xbf"
"""Without it Excel takes the file for one in the encoding of the system."""


def as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before what would be one."""
    return f"'{cell}" if cell.startswith(_CALCULATES) else cell


def write_rows(stream: BinaryIO, rows: Iterable[Sequence[str]], delimiter: str) -> int:
    """Write these rows as CSV in UTF-8 with a byte order mark; returns how many."""
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="", write_through=True)
    stream.write(_BOM)
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    count = 0
    for row in rows:
        writer.writerow([as_text(cell) for cell in row])
        count += 1
    text.detach()
    return count
