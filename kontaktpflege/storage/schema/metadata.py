"""What every table of a book is made with. Times are UTC milliseconds since 1970; digests are 16 bytes of BLAKE2b."""

from __future__ import annotations

from sqlalchemy import Column, MetaData, Text

metadata = MetaData()

UNDOABLE = "undoable"
"""In a table's info: the domain class that is announced when its rows change; every change of them is undoable."""


def required_text(name: str) -> Column[str]:
    """A text that is "" where nothing is said."""
    return Column(name, Text, nullable=False, server_default="")
