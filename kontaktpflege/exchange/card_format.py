"""What every format does for an import: it finds cards in a file, and finds each of them again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from kontaktpflege.exchange.vcard.scanner import RawCard, read_at, scan


class CardFormat(Protocol):
    """Reads a file as cards. A piece's place and line are those of the file, its data is a vCard, or text with a fault."""

    def pieces(self, stream: BinaryIO) -> Iterator[RawCard]:
        """Every card and every faulty piece, in order; keeps one in memory."""
        ...

    def data_at(self, stream: BinaryIO, place: int, length: int) -> bytes:
        """The `data` of the piece that `pieces` found there."""
        ...

    def text_at(self, stream: BinaryIO, place: int, length: int) -> bytes:
        """What stands there in the file, in UTF-8, for the eye."""
        ...


class VCardFormat:
    """Cards as they are."""

    def pieces(self, stream: BinaryIO) -> Iterator[RawCard]:
        """Every BEGIN…END block, and what stands between them."""
        return scan(stream)

    def data_at(self, stream: BinaryIO, place: int, length: int) -> bytes:
        """The bytes of the block."""
        return read_at(stream, place, length)

    text_at = data_at


VCARDS = VCardFormat()
