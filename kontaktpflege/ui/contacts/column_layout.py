"""Which columns are shown, in which order and how wide: a value that is remembered as one line of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kontaktpflege.ui.contacts.columns import COLUMNS, PLACES

NARROWEST, WIDEST = 48, 1200


@dataclass(frozen=True, slots=True)
class ColumnState:
    """One column of a layout."""

    key: str
    width: int
    shown: bool


Layout = tuple[ColumnState, ...]
"""All columns from left to right, hidden ones included; the name is always shown."""

FIRST_LAYOUT: Layout = tuple(ColumnState(column.key, column.width, column.shown) for column in COLUMNS)


def written(layout: Layout) -> str:
    """`name:200 circles:76 -role:130`; a dash before what is hidden."""
    return " ".join(f"{'' if state.shown else '-'}{state.key}:{state.width}" for state in layout)


def read(text: str) -> Layout:
    """The layout that was written, whatever became of it: what makes no sense is left out, what is missing comes in."""
    kept: dict[str, ColumnState] = {}
    for state in _readable(text):
        kept.setdefault(state.key, state)
    layout = list(kept.values())
    for place, state in enumerate(FIRST_LAYOUT):
        if state.key not in kept:
            left = COLUMNS[place - 1].key if place else ""
            at = next((at for at, other in enumerate(layout) if other.key == left), -1)
            layout.insert(at + 1, state)
    return tuple(layout)


def _readable(text: str) -> Iterator[ColumnState]:
    for word in text.split():
        key, _, width = word.lstrip("-").partition(":")
        if key in PLACES and width.isascii() and width.isdigit() and len(width) < 6:
            shown = not word.startswith("-") or key == "name"
            yield ColumnState(key, min(max(int(width), NARROWEST), WIDEST), shown)
