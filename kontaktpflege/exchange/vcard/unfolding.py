"""Physical lines to logical ones, in all the ways in which programs break lines."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kontaktpflege.domain.errors import UnreadableCard
from kontaktpflege.domain.property import LONGEST_HEAD, end_of_head
from kontaktpflege.exchange.vcard.transfer import Transfer, decode, transfer_of

_BEGIN = re.compile(rb"(?:\xef\xbb\xbf)?[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_END = re.compile(rb"[ \t]*END[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_ANY_BEGIN = re.compile(
    rb"[ \t]*+(?:(?:[\w-]++\.)?AGENT(?:;[^:]*+)?:[ \t]*+)?BEGIN[ \t]*+:[ \t]*+VCARD[ \t]*", re.IGNORECASE
)
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]{2,}={0,2}[ \t]*")
_BLANK = b" \t\x1a\0"


class LogicalLine(NamedTuple):
    """A line of a card, unfolded, its value still encoded."""

    transfer: Transfer | None
    """None: it is no property, and `value` is the whole line."""
    value: bytes
    depth: int
    """0 on the card itself, more on a card within it."""


def logical_lines(data: bytes) -> Iterator[LogicalLine]:
    """The lines between BEGIN and END, blank ones left out; UnreadableCard if that is not what it is.

    A card in a card follows its AGENT line, with its BEGIN and END. If it is indented it is the value of that
    AGENT line instead, as it stands.
    """
    if b"\r" in data:
        data = re.sub(rb"\r+\n|\r", b"\n", data)
    return _Lines(data.split(b"\n")).logical()


def _is_indented(line: bytes) -> bool:
    return line[:1] in {b" ", b"\t"}


class _Lines:
    """The physical lines of a card, and how far they are read."""

    def __init__(self, lines: list[bytes]) -> None:
        self._lines = lines
        self._at = 0

    def logical(self) -> Iterator[LogicalLine]:
        """Gather line by line, minding where nested cards begin and end."""
        self._skip_blank()
        if not self._next_is(_BEGIN):
            raise UnreadableCard("no_card", self._at + 1)
        self._at += 1
        depth = 0
        agent = False  # whether a nested card may begin here
        while True:
            self._skip_blank()
            if self._at >= len(self._lines):
                raise UnreadableCard("unclosed", len(self._lines))
            if self._next_is(_BEGIN):
                if not agent:
                    raise UnreadableCard("unclosed", self._at + 1)
                self._at += 1
                depth += 1
                yield LogicalLine(None, b"BEGIN:VCARD", depth)
                agent = False
            elif self._next_is(_END):
                self._at += 1
                if not depth:
                    break
                yield LogicalLine(None, b"END:VCARD", depth)
                depth -= 1
                agent = False
            else:
                line = self._gather(depth)
                is_agent = line.transfer is not None and line.transfer.name == "AGENT"
                begins = is_agent and _BEGIN.fullmatch(line.value) is not None
                agent = is_agent and not line.value.strip()
                if begins and self._next_is_indented():
                    line = line._replace(value=line.value + self._indented_card())
                    begins = False
                yield line
                depth += begins
        self._skip_blank()
        if self._at < len(self._lines):
            raise UnreadableCard("several", self._at + 1)

    def _skip_blank(self) -> None:
        lines, at = self._lines, self._at
        while at < len(lines) and not lines[at].strip(_BLANK):
            at += 1
        self._at = at

    def _next_is(self, pattern: re.Pattern[bytes]) -> bool:
        return self._at < len(self._lines) and pattern.fullmatch(self._lines[self._at]) is not None

    def _next_is_indented(self) -> bool:
        return self._at < len(self._lines) and _is_indented(self._lines[self._at]) and not self._next_is(_END)

    def _gather(self, depth: int) -> LogicalLine:
        """Take one logical line."""
        pieces = [self._lines[self._at].lstrip(b" \t")]
        self._at += 1
        colon = _colon(pieces[0])
        if colon < 0 or b'"' in pieces[0][:colon]:  # a quoted colon may stand before the one that counts
            self._unfold(pieces)
            pieces = [b"".join(pieces)]
            colon = _colon(pieces[0])
        transfer = transfer_of(decode(pieces[0][:colon])) if colon >= 0 else None
        if transfer is None or not transfer.valid:
            self._unfold(pieces)
            return LogicalLine(None, b"".join(pieces), depth)
        pieces[0] = pieces[0][colon + 1 :]
        if transfer.quoted_printable:
            self._join_quoted_printable(pieces)
        elif transfer.name == "AGENT" and _BEGIN.fullmatch(pieces[0]):
            pass
        elif transfer.base64:
            self._join_base64(pieces)
        else:
            self._unfold(pieces)
        return LogicalLine(transfer, b"".join(pieces), depth)

    def _unfold(self, pieces: list[bytes]) -> None:
        """Take the indented lines that follow, each without its first character."""
        while self._next_is_indented():
            pieces.append(self._lines[self._at][1:])
            self._at += 1

    def _join_quoted_printable(self, pieces: list[bytes]) -> None:
        """Take the lines that follow a soft break, blanks at their beginning included; and folded ones."""
        while self._at < len(self._lines):
            written = pieces[-1].rstrip(b" \t")
            following = self._lines[self._at]
            if written.endswith(b"="):
                if self._next_is(_END) or self._next_is(_BEGIN):
                    return
                pieces[-1] = written[:-1]
                self._at += 1
                if not following.strip():
                    return
                pieces.append(following)
            elif self._next_is_indented():
                self._at += 1
                pieces.append(following[1:])
            else:
                return

    def _join_base64(self, pieces: list[bytes]) -> None:
        """Take indented lines, unindented ones that look like base64, and blank ones before the first."""
        empty = not pieces[0].strip()
        while self._at < len(self._lines):
            following = self._lines[self._at]
            if self._next_is_indented():
                pieces.append(following[1:])
                empty = empty and not following.strip()
            elif len(following) > 3 and _BASE64_LINE.fullmatch(following):
                pieces.append(following)
                empty = False
            elif following.strip() or not empty:
                return
            self._at += 1

    def _indented_card(self) -> bytes:
        """The lines of a card that is indented below AGENT:BEGIN:VCARD, each after a line end, as they stand.

        Empty if the indented lines are no card: then they are folds of the AGENT line.
        """
        depth = 1
        for at in range(self._at, len(self._lines)):
            line = self._lines[at]
            if not _is_indented(line):
                break
            if _END.fullmatch(line):
                depth -= 1
            elif _ANY_BEGIN.fullmatch(line):
                depth += 1
            if not depth:
                block = self._lines[self._at : at + 1]
                self._at = at + 1
                return b"".join(b"\n" + line for line in block)
        pieces: list[bytes] = []
        self._unfold(pieces)
        return b"".join(pieces)


def _colon(line: bytes) -> int:
    colon = line.find(b":", 0, LONGEST_HEAD)
    return end_of_head(line[:LONGEST_HEAD].decode("latin-1")) if b'"' in line[: max(colon, 0)] else colon
