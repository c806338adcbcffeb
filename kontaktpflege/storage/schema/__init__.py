"""The tables of a book, a module for each part of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from sqlalchemy import Table

from kontaktpflege.storage.schema import book, cards, care, correspondence, ledger, network
from kontaktpflege.storage.schema.ledger import OWN_FAVOR_KIND
from kontaktpflege.storage.schema.metadata import UNDOABLE, metadata
from kontaktpflege.storage.schema.network import OWN_TIE_KIND

__all__ = [
    "OWN_FAVOR_KIND",
    "OWN_TIE_KIND",
    "SEARCH_TABLE",
    "book",
    "cards",
    "care",
    "correspondence",
    "ledger",
    "metadata",
    "network",
    "undoable_tables",
]

SEARCH_TABLE = (
    "CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1, detail=none, "
    "tokenize='trigram case_sensitive 1')"
)
"""Which cards hold three letters in a row; rowid = card.id. `storage/search.py` writes and reads it, nobody else."""


@cache
def undoable_tables() -> Mapping[Table, type]:
    """Every table whose changes are recorded, and the domain class that is announced for it."""
    found = {table: table.info[UNDOABLE] for table in metadata.sorted_tables if UNDOABLE in table.info}
    return MappingProxyType(found)
