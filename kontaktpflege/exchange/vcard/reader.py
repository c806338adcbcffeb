"""Reads one card: bytes as they stand in a file to the stored form of a card."""

import binascii
import re
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from kontaktpflege.domain.card import version_of
from kontaktpflege.domain.property import MALFORMED, NESTED_LINE, escape_control
from kontaktpflege.exchange.vcard.scanner import RawCard, read_at, refuse_foreign, scan
from kontaktpflege.exchange.vcard.transfer import decode, transfer_of
from kontaktpflege.exchange.vcard.unfolding import LogicalLine, logical_lines

__all__ = ["RawCard", "ReadCard", "read", "read_at", "refuse_foreign", "scan"]

_SMALLEST_BLOB = 64
_FOLD = re.compile(rb"\n[ \t]")
_DATA_URI = re.compile(r"data:[^,]{0,200};[bB][aA][sS][eE]64\\?,")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SPACES = re.compile(r"[ \t\r\n]+")


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


# The usual card: UTF-8, folded as the standard says, nothing quoted-printable, no card in a card.


def _read_plainly(data: bytes, blobs: dict[str, bytes]) -> str | None:
    """The stored form, or None if the card needs more care."""
    lines = _plain_lines(data)
    if len(lines) < 2 or lines[0].upper() != "BEGIN:VCARD" or lines[-1].upper() != "END:VCARD":
        return None
    stored = []
    for line in lines[1:-1]:
        head, colon, value = line.partition(":")
        if not colon:
            if line:
                return None
            continue
        plan = _plan(head)
        if plan is None:
            if value.startswith("data:"):
                line = f"{head}:{_with_blob_apart(value, False, blobs)}"
        elif plan.head is None:
            return None
        else:
            line = f"{plan.head}:{_with_blob_apart(value, plan.binary, blobs)}"
        stored.append(line)
    return "\n".join(stored)


def _plain_lines(data: bytes) -> list[str]:
    """The unfolded lines, or none at all if it takes more than unfolding."""
    if b"\x1a" in data or b"\0" in data or b"QUOTED-PRINTABLE" in data:
        return []
    body = data.replace(b"\r\n", b"\n") if b"\r" in data else data
    if b"\n\t" in body:
        body = _FOLD.sub(b"", body)
    elif b"\n " in body:
        body = body.replace(b"\n ", b"")
    if b"\r" in body:
        return []
    try:
        return body.decode().rstrip("\n").split("\n")
    except UnicodeDecodeError:
        return []


class _Plan(NamedTuple):
    head: str | None  # None: the card needs more care
    binary: bool


@lru_cache(maxsize=8192)
def _plan(head: str) -> _Plan | None:
    """What a usual line with that head needs; None for nothing at all."""
    transfer = transfer_of(head)
    careful = (
        not transfer.valid
        or '"' in head
        or head[0] in " \t"
        or transfer.quoted_printable
        or transfer.charset not in {"", "utf-8"}
        or transfer.name in {"AGENT", "BEGIN", "END"}
    )
    if careful:
        return _Plan(None, False)
    if transfer.head == head and not transfer.binary:
        return None
    return _Plan(transfer.head, transfer.binary)


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
        blob = binascii.a2b_base64(bare)
    except ValueError:
        return prefix + value
    if len(blob) < _SMALLEST_BLOB or binascii.b2a_base64(blob, newline=False) != bare.encode():
        return prefix + value
    digest = blake2b(blob, digest_size=16).hexdigest()
    blobs[digest] = blob
    return f"{prefix}\x1aB{digest}"


# Every other card.


def _read_carefully(data: bytes, blobs: dict[str, bytes]) -> str:
    """The stored form of any card: quoted-printable, in another character set, oddly folded, nested."""
    lines = list(logical_lines(data))
    own = (line for line in lines if not line.depth and line.transfer and line.transfer.name == "VERSION")
    version = next(filter(None, (version_of(_stored(line, "")) for line in own)), "")
    stored: list[str] = []
    nested: list[str] = []
    for line in lines:
        if line.depth:
            nested.append(escape_control(_stored(line, version)))
            continue
        if nested:
            stored[-1] = NESTED_LINE.join((stored[-1], *nested))
            nested.clear()
        stored.append(_stored(line, version, blobs))
    if nested:
        stored[-1] = NESTED_LINE.join((stored[-1], *nested))
    return "\n".join(stored)


def _stored(line: LogicalLine, version: str, blobs: dict[str, bytes] | None = None) -> str:
    """One line of the stored form; binary data is put into `blobs` unless that is None."""
    transfer = line.transfer
    if transfer is None:
        return MALFORMED + escape_control(decode(line.value))
    if transfer.quoted_printable:
        value = decode(binascii.a2b_qp(line.value), transfer.charset)
        if version != "2.1" and _LINE_END.search(value):
            value = _LINE_END.sub(r"\\n", value)  # only 2.1 has line ends in values
    else:
        value = decode(line.value, transfer.charset)
    if transfer.name == "AGENT" and "\n" in value and not transfer.quoted_printable:
        value = NESTED_LINE.join(map(escape_control, value.split("\n")))
    else:
        value = escape_control(value)
    if blobs is not None:
        value = _with_blob_apart(value, transfer.binary, blobs)
    return f"{escape_control(transfer.head)}:{value}"
