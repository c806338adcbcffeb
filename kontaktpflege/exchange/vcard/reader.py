"""Reads one card: bytes as they stand in a file to the stored form of a card."""

import binascii
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import pybase64

from kontaktpflege.domain.card import version_of
from kontaktpflege.domain.photo import blob_digest
from kontaktpflege.domain.property import LONGEST_HEAD, MALFORMED, NESTED_LINE, escape_control
from kontaktpflege.exchange.vcard.scanner import RawCard, read_at, refuse_foreign, scan
from kontaktpflege.exchange.vcard.transfer import Transfer, decode, transfer_of
from kontaktpflege.exchange.vcard.unfolding import LogicalLine, logical_lines

__all__ = ["RawCard", "ReadCard", "read", "read_at", "refuse_foreign", "scan"]

_SMALLEST_BLOB = 64
_DATA_URI = re.compile(r"data:[^,]{0,200};[bB][aA][sS][eE]64\\?,")
_NESTED_MARKS = {b"BEGIN:VCARD", b"END:VCARD"}
_STORED_LINE_END = re.compile("\x1ar\x1an|\x1ar|\x1an")
_INDENTED_AFTER_SOFT_BREAK = re.compile(rb"=[ \t]*\r?\n[ \t]")
_SPACES = re.compile(r"[ \t]+")
_BEGIN_VALUE = re.compile(r"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)


class ReadCard(NamedTuple):
    """A card in stored form, and the binary data it refers to by digest."""

    text: str
    blobs: dict[str, bytes]


def read(data: bytes) -> ReadCard:
    """Read one BEGIN…END block, in UTF-8 or a character set it names; UnreadableCard if it is none.

    Nothing on the card is refused: a line that is no property is kept as it stands.
    """
    blobs: dict[str, bytes] = {}
    text = _read_plainly(data, blobs)
    if text is None:
        blobs.clear()
        text = _read_carefully(data, blobs)
    return ReadCard(text, blobs)


# The usual card: UTF-8, folded as the standard says, no card in a card.


def _read_plainly(data: bytes, blobs: dict[str, bytes]) -> str | None:
    """The stored form, or None if the card needs more care."""
    plain = _plain_lines(data)
    if len(plain) < 2 or plain[0].upper() != "BEGIN:VCARD" or plain[-1].upper() != "END:VCARD":
        return None
    stored: list[str] = []
    ending_lines: list[int] = []
    lines = iter(plain[1:-1])
    for line in lines:
        head, colon, value = line.partition(":")
        if not colon:
            if line:
                return None
            continue
        plan = _plan(head) if len(head) < LONGEST_HEAD else _CAREFUL
        if plan is None:
            if value.startswith("data:"):
                line = f"{head}:{_with_blob_apart(value, False, blobs)}"
        elif plan.careful:
            return None
        else:
            if plan.quoted_printable:
                decoded = _unquoted(value, lines, plan.charset)
                if decoded is None:
                    return None
                value = escape_control(decoded)
                if value is not decoded:
                    ending_lines.append(len(stored))
            line = f"{plan.head}:{_with_blob_apart(value, plan.binary, blobs)}"
        stored.append(line)
    return _joined(stored, ending_lines)


def _plain_lines(data: bytes) -> list[str]:
    """The unfolded lines, or none at all if it takes more than unfolding.

    A photo makes up most of the bytes, and a search for one byte is far cheaper there than one for two.
    """
    if b"\x1a" in data or b"\0" in data:
        return []
    if b"QUOTED-PRINTABLE" in data and _INDENTED_AFTER_SOFT_BREAK.search(data):
        return []
    returns = b"\r" in data
    try:
        text = b"".join(data.split(b"\r\n " if returns else b"\n ")).decode()
    except UnicodeDecodeError:
        return []
    lines = text.split("\r\n" if returns else "\n")
    if returns and not text.count("\r") == text.count("\n") == len(lines) - 1:
        return []
    while lines and not lines[-1]:
        lines.pop()
    return lines


class _Plan(NamedTuple):
    """What a usual line with a certain head needs."""

    careful: bool  # more than a usual line
    head: str
    quoted_printable: bool
    binary: bool
    charset: str


_CAREFUL = _Plan(True, "", False, False, "")


@lru_cache(maxsize=8192)
def _plan(head: str) -> _Plan | None:
    """None: nothing, it is stored as it stands."""
    transfer = transfer_of(head)
    careful = (
        not transfer.valid
        or '"' in head
        or head[0] in " \t"
        or (transfer.charset not in {"", "utf-8"} and not transfer.quoted_printable)
        or (transfer.quoted_printable and "QUOTED-PRINTABLE" not in head)
        or transfer.name == "AGENT"
    )
    if not careful and transfer.head == head and not transfer.binary:
        return None
    return _Plan(careful, transfer.head, transfer.quoted_printable, transfer.binary, transfer.charset)


def _unquoted(value: str, lines: Iterator[str], charset: str) -> str | None:
    """A quoted-printable value decoded, with the lines that continue it; None if it needs more care."""
    pieces = [value]
    while pieces[-1].rstrip(" \t").endswith("="):
        following = next(lines, None)
        if following is None or following[:5].upper() == "BEGIN":
            return None
        pieces[-1] = pieces[-1].rstrip(" \t")[:-1]
        pieces.append(following)
        if not following:
            break
    value = "".join(pieces)
    if not value.isascii() and charset not in {"", "utf-8"}:
        return None
    return decode(binascii.a2b_qp(value.encode()), charset)


def _joined(stored: list[str], ending_lines: list[int], if_none: str = "") -> str:
    """The stored form; `ending_lines` are the places of values that quoted-printable gave line ends.

    Only 2.1 has those in values; every other version has an escape for them. `if_none` is the version of a
    card that declares none.
    """
    if ending_lines and (version_of("\n".join(stored)) or if_none) != "2.1":
        for place in ending_lines:
            stored[place] = _STORED_LINE_END.sub(r"\\n", stored[place])
    return "\n".join(stored)


def _with_blob_apart(value: str, binary: bool, blobs: dict[str, bytes]) -> str:
    """The value with its base64 replaced by a digest, if encoding the data gives the same base64 again."""
    prefix = ""
    found = _DATA_URI.match(value)
    if found:
        prefix, value = value[: found.end()], value[found.end() :]
    elif not binary:
        return value
    bare = _SPACES.sub("", value) if " " in value or "\t" in value else value
    try:
        blob = pybase64.b64decode(bare, validate=True)  # a twentieth of binascii's time
    except ValueError:
        return prefix + value
    # Strictly decoded base64 can differ from the encoder's only in the unused bits of its last letters.
    last = binascii.b2a_base64(blob[-(len(blob) % 3 or 3) :], newline=False).decode()
    if len(blob) < _SMALLEST_BLOB or not bare.endswith(last):
        return prefix + value
    digest = blob_digest(blob)
    blobs[digest] = blob
    return f"{prefix}\x1aB{digest}"


# Every other card.


def _read_carefully(data: bytes, blobs: dict[str, bytes]) -> str:
    """The stored form of any card: in any character set, oddly folded, nested."""
    card = _Lines([], [])
    nested = _Lines([], [])
    for line in logical_lines(data):
        if line.depth:
            nested.add(line, None)
        else:
            card.close(nested)
            card.add(line, blobs)
    card.close(nested)
    return _joined(*card)


class _Lines(NamedTuple):
    """Stored lines, and the places of those whose values may hold line ends."""

    stored: list[str]
    ending_lines: list[int]

    def add(self, line: LogicalLine, blobs: dict[str, bytes] | None) -> None:
        if line.transfer and line.transfer.quoted_printable:
            self.ending_lines.append(len(self.stored))
        self.stored.append(_stored(line.transfer, line.value, blobs))

    def close(self, nested: "_Lines") -> None:
        """Append what was gathered of a nested card to the AGENT line before it."""
        if nested.stored:
            lines = map(escape_control, _joined(*nested, if_none="2.1").split("\n"))
            self.stored[-1] = NESTED_LINE.join((self.stored[-1], *lines))
            nested.stored.clear()
            nested.ending_lines.clear()


def _stored(transfer: Transfer | None, data: bytes, blobs: dict[str, bytes] | None) -> str:
    """One line of the stored form; binary data is put into `blobs` unless that is None."""
    if transfer is None and data in _NESTED_MARKS:
        return decode(data)
    if transfer is None:
        return MALFORMED + escape_control(decode(data))
    if transfer.quoted_printable:
        value = escape_control(decode(binascii.a2b_qp(data), transfer.charset))
    elif transfer.name == "AGENT" and b"\n" in data:
        value = NESTED_LINE.join(map(escape_control, decode(data, transfer.charset).split("\n")))
    else:
        value = escape_control(decode(data, transfer.charset))
    if transfer.name == "AGENT" and transfer.quoted_printable and _BEGIN_VALUE.fullmatch(value):
        value = value.replace(":", "\\:")  # or it would look as if a card in a card began
    if blobs is not None:
        value = _with_blob_apart(value, transfer.binary, blobs)
    return f"{escape_control(transfer.head)}:{value}"
