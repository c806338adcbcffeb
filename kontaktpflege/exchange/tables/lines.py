"""The lines of a text file as text, each with the bytes it takes, whatever its encoding and line ends."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

LONGEST_LINE = 1 << 20
"""Bytes; what is longer is cut, so that no file can fill the memory."""
_BLOCK = 1 << 16

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Line(NamedTuple):
    """A physical line with its end, and how many bytes of the file it is."""

    text: str
    size: int


def encoding_of(head: bytes) -> tuple[str, int]:
    """The encoding of a file that begins so, and the length of its byte order mark.

    "utf-8" stands for UTF-8 or Windows' own, decided line by line: no line of German in one is valid in the other.
    """
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding, len(bom)
    even, odd = head[0:400:2].count(0), head[1:400:2].count(0)
    if len(head) >= 8 and max(even, odd) > len(head[:400]) // 5:
        return ("utf-16-le" if odd > even else "utf-16-be"), 0
    return "utf-8", 0


def decoded(line: bytes, encoding: str) -> str:
    """Bytes as text; nothing is refused."""
    if encoding == "utf-8":
        try:
            return line.decode()
        except UnicodeDecodeError:
            encoding = "cp1252"
    if encoding == "cp1252":
        try:
            return line.decode("cp1252")
        except UnicodeDecodeError:  # five bytes mean nothing there
            return line.decode("latin-1")
    return line.decode(encoding, "replace")


def lines(stream: BinaryIO, encoding: str, newline: str = "\n") -> Iterator[Line]:
    """Every line from where the stream stands; `newline` is a carriage return for files of an old Mac."""
    if encoding.startswith("utf-16"):
        return _wide_lines(stream, encoding, newline)
    return _lines(stream, encoding) if newline == "\n" else _lines_of_old(stream, encoding)


def _lines(stream: BinaryIO, encoding: str) -> Iterator[Line]:
    while line := stream.readline(LONGEST_LINE):
        yield Line(decoded(line, encoding), len(line))


def _lines_of_old(stream: BinaryIO, encoding: str) -> Iterator[Line]:
    held = b""
    while block := stream.read(_BLOCK):
        *whole, held = (held + block).split(b"\r")
        for line in whole:
            yield Line(f"{decoded(line, encoding)}\n", len(line) + 1)
        if len(held) > LONGEST_LINE:
            yield Line(decoded(held, encoding), len(held))
            held = b""
    if held:
        yield Line(decoded(held, encoding), len(held))


def _wide_lines(stream: BinaryIO, encoding: str, newline: str) -> Iterator[Line]:
    decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
    held = ""
    while block := stream.read(_BLOCK):
        *whole, held = (held + decoder.decode(block)).split(newline)
        for line in whole:
            yield _wide(f"{line}\n")
        if len(held) > LONGEST_LINE:
            yield _wide(held)
            held = ""
    if held:
        yield _wide(held)


def _wide(line: str) -> Line:
    units = line.encode("utf-16-le", "surrogatepass")
    return Line(units.decode("utf-16-le", "replace"), len(units))
