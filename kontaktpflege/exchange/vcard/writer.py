"""Writes one card: its stored form to the bytes of a file."""

import binascii
import re
from collections.abc import Callable, Iterator, Sequence
from struct import Struct

import pybase64

from kontaktpflege.domain.card import Card, version_of
from kontaktpflege.domain.property import (
    BLOB,
    ESCAPE,
    MALFORMED,
    NESTED_LINE,
    property_of,
    unescape_control,
)
from kontaktpflege.exchange.vcard.transfer import transfer_of

_LONGEST = 75  # octets of a physical line, without its end
_LONGEST_HEAD = 50  # a quoted-printable value begins on the line of a head up to this length
_PIECES = Struct(f"{_LONGEST - 1}s" * 64)  # cuts three times as fast as slices do
_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK = re.compile(rb"[ 	]*+(?:[^:]*AGENT[^:]*:[ 	]*)?(?:BEGIN|END)[ 	]*:[ 	]*VCARD[ 	]*", re.IGNORECASE)
_QP_CONTINUATION_BYTE = re.compile(rb"=[89AB]")


def write(card: Card | str, blob: Callable[[str], bytes]) -> bytes:
    """The card as a file has it: UTF-8, CRLF, folded at 75 octets; nothing is added.

    `card` is a card or its stored form; `blob` gives the data of a digest.
    """
    text = card.text if isinstance(card, Card) else card
    lines = _written(text.split("\n") if text else [], version_of(text), blob)
    return b"\r\n".join((b"BEGIN:VCARD", *lines, b"END:VCARD", b""))


def _written(stored: Sequence[str], version: str, blob: Callable[[str], bytes]) -> Iterator[bytes]:
    """Stored lines as content lines, each folded."""
    is_old = version == "2.1"
    for line, before in zip(stored, ("", *stored), strict=False):
        if ESCAPE not in line:
            data = line.encode()
            if len(data) <= _LONGEST:
                if not is_old or len(data) == len(line):
                    yield data
                    continue
            elif not is_old:
                yield _folded(data)
                continue
        if line.startswith(MALFORMED):
            if transfer_of(property_of(before).head).base64:
                yield b""  # or a reader could take it for the rest of the base64
            yield _folded(unescape_control(line[len(MALFORMED) :]).encode())
            continue
        head, value = property_of(line)
        if NESTED_LINE in value:
            yield from _with_nested_card(head, value, blob)
        elif BLOB.search(value):
            yield _with_blob(head, value, blob)
            if is_old:
                yield b""
        else:
            yield _property(unescape_control(head), unescape_control(value), is_old)


def _with_nested_card(head: str, value: str, blob: Callable[[str], bytes]) -> Iterator[bytes]:
    """AGENT, followed by the lines of the card in it; indented ones go out as they came in."""
    first, *nested = (unescape_control(line) for line in value.split(NESTED_LINE))
    yield f"{unescape_control(head)}:{first}".encode()
    if nested[0][:1] in {" ", "\t"}:
        yield from (line.encode() for line in nested)
    else:
        yield from _written(nested, version_of("\n".join(nested)) or "2.1", blob)


def _with_blob(head: str, value: str, blob: Callable[[str], bytes]) -> bytes:
    """The content line, folded, of a value of which a part is kept apart."""
    prefix, digest, rest = BLOB.split(value, 1)
    opening = f"{unescape_control(head)}:{unescape_control(prefix)}".encode()
    line = opening + pybase64.b64encode(blob(digest)) + unescape_control(rest).encode()
    return _folded(line) if len(opening) > _LONGEST or rest else _cut(line)


def _property(head: str, value: str, is_old: bool) -> bytes:
    """The content line of a value given as it is meant, with real line ends; for 2.1 if `is_old`."""
    ends_lines = "\n" in value or "\r" in value
    if is_old:
        unusual = len(head) + len(value) >= _LONGEST or not value.isascii()
        if ends_lines or (unusual and not transfer_of(head).base64):
            return _quoted_printable(head, value)
    elif ends_lines:
        value = _LINE_END.sub(r"\\n", value)
    return _folded(f"{head}:{value}".encode())


def _quoted_printable(head: str, value: str) -> bytes:
    """A 2.1 property as its readers understand every value: with soft breaks, and its character set named."""
    name, semicolon, params = head.partition(";")
    charset = "" if value.isascii() else "CHARSET=UTF-8;"
    encoded = binascii.b2a_qp(value.encode(), istext=False).replace(b"=\n", b"")
    line = f"{name};{charset}ENCODING=QUOTED-PRINTABLE{semicolon}{params}:".encode()
    if len(line) > _LONGEST_HEAD:
        lines, room = [_folded(line + b"=")], _LONGEST - 5
    else:
        end = _end_of_quoted(encoded, 0, _LONGEST - 1 - len(line))
        lines, room = [line + encoded[:end] + b"="], _LONGEST - 5
        encoded = encoded[end:]
    start = 0
    while start < len(encoded):
        end = _end_of_quoted(encoded, start, room)
        piece = encoded[start:end]
        if _MARK.fullmatch(piece):
            piece = b"=3A".join(piece.rsplit(b":", 1))
        if piece[:1] in {b" ", b"\t"}:
            piece = b"=%02X" % piece[0] + piece[1:]
        lines.append(piece + b"=")
        start = end
    lines[-1] = lines[-1][:-1]
    return b"\r\n".join(lines)


def _end_of_quoted(encoded: bytes, start: int, room: int) -> int:
    """Where a piece of quoted-printable text must end so as not to cut a character."""
    end = start + room
    if end >= len(encoded):
        return len(encoded)
    escape = encoded.rfind(b"=", end - 2, end)
    if escape >= 0:
        end = escape
    while end > start + 12 and _QP_CONTINUATION_BYTE.match(encoded, end):
        end -= 3
    return end


def _folded(line: bytes) -> bytes:
    """A content line cut at 75 octets, not inside a character, nor so that a piece reads BEGIN or END."""
    if len(line) <= _LONGEST:
        return line
    if line.isascii() and b"VCARD" not in line.upper():
        return _cut(line)
    pieces: list[bytes] = []
    start, room = 0, _LONGEST
    while start < len(line):
        end = min(start + room, len(line))
        while end < len(line) and line[end] & 0xC0 == 0x80 and end > start + 4:
            end -= 1
        if (start or end < len(line)) and _MARK.fullmatch(line, start, end):
            end = start + line[start:end].upper().rindex(b"VCARD") + 2
        pieces.append(line[start:end])
        start, room = end, _LONGEST - 1
    return b"\r\n ".join(pieces)


def _cut(line: bytes) -> bytes:
    """A content line of plain letters cut at 75 octets."""
    pieces = [line[:_LONGEST]]
    start = _LONGEST
    while start + _PIECES.size <= len(line):
        pieces += _PIECES.unpack_from(line, start)
        start += _PIECES.size
    pieces += [line[at : at + _LONGEST - 1] for at in range(start, len(line), _LONGEST - 1)]
    return b"\r\n ".join(pieces)
