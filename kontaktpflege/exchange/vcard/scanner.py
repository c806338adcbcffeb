"""Finds the cards in a file, whatever its encoding and line ends, one after the other."""

import codecs
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from kontaktpflege.domain.errors import NotAVCardFile

BLOCK = 1 << 20
_JUNK_AT_ONCE = 4 * BLOCK
_HEAD = 400
_LONGEST_MARK = 80
_LONGEST_LEAD = 300
_BLANK = b" \t\r\n\x1a\0\xef\xbb\xbf"
_BEFORE_MARK = b" \t\xef\xbb\xbf"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What ends a BEGIN or END line. It starts with a colon because those are rare: a photo has none.
_MARK = re.compile(rb":[ \t]{0,8}[Vv][Cc][Aa][Rr][Dd][ \t]{0,64}(?=[\r\n]|\Z)")
_AGENT_BEGIN = re.compile(rb"(?:[^:;.]{0,60}\.)?AGENT(?:;[^:]*)?:[ \t]*BEGIN", re.IGNORECASE)
_AFTER_AGENT = re.compile(rb"(?:\A|[\r\n])[ \t]*(?:[^\r\n:;.]*\.)?AGENT(?:;[^\r\n:]*)?:\s*\Z", re.IGNORECASE)
_ANY_CARD = re.compile(rb"(?:BEGIN|END)[ \t]*:[ \t]*VCARD", re.IGNORECASE)


class RawCard(NamedTuple):
    """One BEGIN…END block, or a piece that is none, as it stands in the file."""

    place: int
    """Offset in the file, in bytes."""
    length: int
    """Length in the file, in bytes."""
    line: int
    """Line of BEGIN, from 1."""
    data: bytes
    """Its bytes; as UTF-8 if the file is UTF-16 or UTF-32."""
    fault: str | None
    """None, "unclosed" (the file ends before its END), "interrupted" (another card begins before it) or "junk"."""


def scan(stream: BinaryIO) -> Iterator[RawCard]:
    """Every card and every faulty piece of a file, in order; blank lines between them belong to neither.

    Reads block by block and keeps one card in memory.
    """
    head = stream.read(BLOCK)
    encoding, start = _encoding_of(head)
    yield from _Scanner(encoding, start).pieces(_recoded(stream, head[start:], encoding))


def read_at(stream: BinaryIO, place: int, length: int) -> bytes:
    """The `data` of the piece that `scan` found there."""
    stream.seek(0)
    encoding, _ = _encoding_of(stream.read(_HEAD))
    stream.seek(place)
    data = stream.read(length)
    return data if encoding == "utf-8" else data.decode(encoding, "replace").encode()


def refuse_foreign(head: bytes) -> None:
    """Raise NotAVCardFile if a file that begins with `head` (64 kB or the whole file) holds no cards."""
    encoding, start = _encoding_of(head)
    text = head[start:] if encoding == "utf-8" else head[start:].decode(encoding, "replace").encode()
    if not text.strip(_BLANK):
        raise NotAVCardFile("empty")
    if text.startswith((b"##fileformat=VCF", b"#CHROM\t")):
        raise NotAVCardFile("genetics")
    if not _ANY_CARD.search(text):
        raise NotAVCardFile("no_card")


def _encoding_of(head: bytes) -> tuple[str, int]:
    """The encoding of a file and the length of its byte order mark; "utf-8" for all that is not UTF-16/32."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding, len(bom)
    sample = head[:40]
    if len(sample) >= 8:
        if sample[1:4] == b"\0\0\0" or sample[:3] == b"\0\0\0":
            return ("utf-32-le" if sample[0] else "utf-32-be"), 0
        enough = len(sample) // 2 * 3 // 4
        if sample[1::2].count(0) >= enough > sample[0::2].count(0):
            return "utf-16-le", 0
        if sample[0::2].count(0) >= enough > sample[1::2].count(0):
            return "utf-16-be", 0
    return "utf-8", 0


def _recoded(stream: BinaryIO, first: bytes, encoding: str) -> Callable[[int], bytes]:
    """A function that reads about so many bytes further and gives them as UTF-8; b"" only at the end."""
    waiting = [first]

    def raw(size: int) -> bytes:
        return waiting.pop() if waiting else stream.read(size)

    if encoding == "utf-8":
        return raw
    decoder = codecs.getincrementaldecoder(encoding)("replace")

    def recoded(size: int) -> bytes:
        while True:
            data = raw(size)
            text = decoder.decode(data, final=not data)
            if text or not data:
                return text.encode()

    return recoded


class _Scanner:
    """Where the scan stands: a window of the file, the open card in it, and what was passed already."""

    def __init__(self, encoding: str, place: int) -> None:
        self._encoding = encoding
        self._window = b""
        self._newline = b"\n"
        self._cursor = 0  # up to here in the window, `place` and `line` have counted
        self._place = place
        self._line = 1
        self._passed = 0  # up to here in the window, everything was given out
        self._depth = 0  # 0: between cards; the open card begins at `passed`

    def pieces(self, read: Callable[[int], bytes]) -> Iterator[RawCard]:
        """Read to the end and give out the pieces."""
        searched = 0
        ended = False
        while not ended:
            block = read(max(BLOCK, len(self._window)))  # doubling keeps a card of any size linear
            ended = not block
            if self._place_is_first(block):
                self._newline = b"\n" if b"\n" in block else b"\r"
            self._window += block
            for mark in _MARK.finditer(self._window, searched):
                if mark.end() > len(self._window) - 2 and not ended:
                    break
                searched = mark.end()
                yield from self._at(mark)
            if ended:
                yield from self._rest()
            else:
                if not self._depth and len(self._window) - self._passed > _JUNK_AT_ONCE:
                    yield from self._junk(len(self._window) - _LONGEST_LEAD)
                searched = max(searched, len(self._window) - _LONGEST_MARK)
                searched -= self._forget()

    def _place_is_first(self, block: bytes) -> bool:
        return bool(block) and not self._window and self._line == 1

    def _at(self, mark: re.Match[bytes]) -> Iterator[RawCard]:
        """Act on what may be the end of a BEGIN or END line."""
        window, start = self._window, mark.start()
        earliest = max(self._passed, start - _LONGEST_LEAD)
        line = max(window.rfind(b"\n", earliest, start), window.rfind(b"\r", earliest, start)) + 1
        if line == 0:
            if earliest > self._passed:
                return
            line = earliest
        lead = window[line:start].strip(_BEFORE_MARK).upper()
        if lead == b"END":
            if self._depth:
                self._depth -= 1
                if not self._depth:
                    yield self._piece(self._passed, self._after_line(mark.end()), None)
        elif lead == b"BEGIN":
            if not self._depth:
                yield from self._junk(line)
                self._passed, self._depth = line, 1
            elif _AFTER_AGENT.search(window, max(self._passed, line - _LONGEST_LEAD), line):
                self._depth += 1
            else:
                yield self._piece(self._passed, line, "interrupted")
                self._depth = 1
        elif self._depth and lead.endswith(b"BEGIN") and _AGENT_BEGIN.fullmatch(lead):
            self._depth += 1

    def _after_line(self, end: int) -> int:
        if self._window[end : end + 2] == b"\r\n":
            return end + 2
        return min(end + 1, len(self._window))

    def _rest(self) -> Iterator[RawCard]:
        """What is left at the end of the file."""
        if self._depth:
            yield self._piece(self._passed, len(self._window), "unclosed")
        else:
            yield from self._junk(len(self._window))

    def _junk(self, end: int) -> Iterator[RawCard]:
        """The text up to `end` that belongs to no card, unless it is blank."""
        if end <= self._passed:
            return
        text = self._window[self._passed : end]
        if text.strip(_BLANK):
            blank = len(text) - len(text.lstrip(_BLANK))
            yield self._piece(self._passed + blank, end, "junk")
        self._passed = end

    def _piece(self, start: int, end: int, fault: str | None) -> RawCard:
        self._advance(start)
        place, line = self._place, self._line
        self._advance(end)
        self._passed = end
        return RawCard(place, self._place - place, line, self._window[start:end], fault)

    def _advance(self, to: int) -> None:
        """Count place and line on to an offset in the window."""
        if self._encoding == "utf-8":
            self._place += to - self._cursor
        else:
            self._place += len(self._window[self._cursor : to].decode().encode(self._encoding))
        self._line += self._window.count(self._newline, self._cursor, to)
        self._cursor = to

    def _forget(self) -> int:
        """Drop what was given out from the window; returns how many bytes."""
        gone = self._passed
        self._advance(max(gone, self._cursor))
        self._window = self._window[gone:]
        self._cursor -= gone
        self._passed = 0
        return gone
