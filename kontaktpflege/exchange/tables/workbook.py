"""Spreadsheets (.xlsx, .xls, .ods): their sheets, and each of them as the CSV that Excel would save, all cells as text."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kontaktpflege.domain.errors import NotAVCardFile


class Sheet(NamedTuple):
    """A sheet that holds something, as CSV in UTF-8."""

    name: str
    data: bytes


def read(source: Path | bytes, wanted: str | None) -> tuple[tuple[str, ...], Sheet]:
    """The names of all sheets that hold something, and the wanted one of them, else the first.

    Raises NotAVCardFile: "locked" (a password is needed), "broken" (no spreadsheet, or a damaged one), "empty".
    """
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        book = load_workbook(io.BytesIO(source) if isinstance(source, bytes) else str(source))
        filled = tuple(name for name in book.sheet_names if book.get_sheet_by_name(name).height)
        if not filled:
            raise NotAVCardFile("empty")
        name = wanted if wanted in filled else filled[0]
        return filled, Sheet(name, _as_csv(book.get_sheet_by_name(name).to_python(skip_empty_area=False)))
    except PasswordError as error:
        raise NotAVCardFile("locked") from error
    except CalamineError as error:
        raise NotAVCardFile("broken") from error
    except BaseException as error:
        # The reader is written in Rust; where it gives up on a damaged file it raises what is no Exception.
        if type(error).__name__ == "PanicException":
            raise NotAVCardFile("broken") from error
        raise


def _as_csv(rows: Sequence[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in rows:
        writer.writerow([_text(cell) for cell in row])
    return text.getvalue().encode("utf-8", "replace")


def _text(cell: object) -> str:
    """A cell as one reads it: numbers without ".0", days as ISO writes them."""
    match cell:
        case bool():
            return "true" if cell else "false"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime.datetime():
            return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ")
        case datetime.date() | datetime.time():
            return cell.isoformat()
        case _:
            return str(cell)
