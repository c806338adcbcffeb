"""The entries of an LDIF file, found one after the other, and taken apart by the ldif package."""

from __future__ import annotations

import binascii
import io
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

import ldif

LONGEST_ENTRY = 1 << 24
"""Bytes; a photo is far smaller."""

_DN = b"x-dn"


class Entry(NamedTuple):
    """A stretch of lines that belong together: offset and length in bytes, line (from 1), its bytes."""

    place: int
    length: int
    line: int
    data: bytes


def entries(stream: BinaryIO) -> Iterator[Entry]:
    """Every block of lines between blank ones; comments and the version line alone are none."""
    place = line = size = count = 0
    held: list[bytes] = []
    for text in _lines(stream):
        if text.strip() and size < LONGEST_ENTRY:
            held.append(text)
            size += len(text)
            count += 1
            continue
        if _tells(held):
            yield Entry(place, size, line + 1, b"".join(held))
        place += size + (len(text) if not text.strip() else 0)
        line += count + (1 if not text.strip() else 0)
        held, size, count = ([], 0, 0) if not text.strip() else ([text], len(text), 1)
    if _tells(held):
        yield Entry(place, size, line + 1, b"".join(held))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    while text := stream.readline(LONGEST_ENTRY):
        yield text


def _tells(held: list[bytes]) -> bool:
    return any(
        not text.startswith((b"#", b" "))
        and not text.lower().startswith(b"version:")
        and text.strip(b"\xef\xbb\xbf\r\n")
        for text in held
    )


def attributes(data: bytes) -> dict[str, list[str | bytes]] | None:
    """What an entry says: name in small letters → values, "dn" among them; None where it cannot be read.

    Text comes decoded (Windows' encoding where it is no UTF-8), binary values as bytes. Values that stand behind a
    link are not fetched: the link is the value.
    """
    lines = [_told(text) for text in _unfolded(data)]
    if any(text is None for text in lines):
        return None
    # The package would check the dn by an expression that a hostile one keeps busy for years: it gets another name.
    block = b"\n".join([b"dn: cn=x", *(text for text in lines if text)])
    try:
        ((_, found),) = ldif.LDIFParser(io.BytesIO(block), encoding=None, strict=False).parse()
    except ValueError:
        return None
    attributes: dict[str, list[str | bytes]] = {}
    for name, values in found.items():
        name = name.lower().partition(";")[0].removeprefix("x-")
        attributes.setdefault(name, []).extend(_value(name, value) for value in values)
    return attributes


def _unfolded(data: bytes) -> list[bytes]:
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\n ", b"").split(b"\n")


def _told(text: bytes) -> bytes | None:
    """A line as the package may have it, b"" for one that says nothing; None for one that is no attribute."""
    if not text.strip() or text.startswith(b"#") or text.lower().startswith(b"version:"):
        return b""
    name, colon, value = text.partition(b":")
    if not colon or not name.strip() or not name.isascii():
        return None
    if value.startswith(b"<"):
        value = value[1:]
    elif value.startswith(b":"):
        try:  # the package reads broken base64 as nothing at all
            binascii.a2b_base64(value[1:].strip(), strict_mode=bool(value[1:].strip()))
        except ValueError:
            return None
    if name.lower() == b"dn":
        name = _DN
    return name + b":" + value


def _value(name: str, value: bytes) -> str | bytes:
    if name in ("jpegphoto", "photo", "usercertificate", "usersmimecertificate"):
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")
