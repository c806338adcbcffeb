"""Small exports as the programs write them, of made-up people, and the cards that come of them."""

from __future__ import annotations

import io
from pathlib import Path

from kontaktpflege.domain.card import Card
from kontaktpflege.exchange.tables.format import TableFormat, sample_of, sniffed_of
from kontaktpflege.exchange.vcard.reader import read

TABLES = Path(__file__).parents[2] / "data" / "tables"


def table(name: str) -> bytes:
    """A file of tests/data/tables."""
    return (TABLES / name).read_bytes()


def format_of(data: bytes) -> TableFormat:
    """How a table is read that nobody was asked about."""
    sniffed = sniffed_of(data, whole=True)
    return TableFormat(sniffed, sample_of(sniffed, "").choice)


def cards(data: bytes) -> list[Card]:
    """The cards of its readable rows."""
    pieces = format_of(data).pieces(io.BytesIO(data))
    return [Card.from_text(read(piece.data).text) for piece in pieces if piece.fault is None]


def lines(card: Card) -> list[str]:
    """A card's lines but those that every card made of a table begins with."""
    return [line for line in card.text.split("\n") if not line.startswith(("VERSION:", "PRODID:", "UID:"))]
