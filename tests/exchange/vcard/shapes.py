"""Files of absurd shapes, of any size: what a reader could spend more than linear time on."""

import contextlib
import io
from collections.abc import Callable

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.errors import UnreadableCard
from kontaktpflege.exchange.vcard.reader import read, scan
from kontaktpflege.exchange.vcard.writer import write

GROWTH = 16


def card(body: bytes) -> bytes:
    return b"BEGIN:VCARD\nVERSION:2.1\n" + body + b"\nEND:VCARD\n"


SHAPES: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "one long line": (100_000, lambda n: card(b"NOTE:" + b"x" * n)),
    "one long line without a colon": (200_000, lambda n: card(b"x" * n)),
    "quotes": (100_000, lambda n: card(b"X;A=" + b'"' * n + b":y")),
    "quoted colons": (50_000, lambda n: card(b"X;A=" + b'":' * n)),
    "semicolons before the colon": (100_000, lambda n: card(b"N" + b";" * n + b":x")),
    "escaped semicolons": (10_000, lambda n: card(b"N:" + b"\\;" * n)),
    "blanks": (100_000, lambda n: card(b"N:" + b" " * n)),
    "quoted-printable": (10_000, lambda n: card(b"N;QUOTED-PRINTABLE:" + b"=C3=A4" * n)),
    "soft breaks": (2_000, lambda n: card(b"N;QUOTED-PRINTABLE:" + b"abc=\n" * n)),
    "folds": (20_000, lambda n: card(b"N:a" + b"\n b" * n)),
    "folds before the colon": (2_000, lambda n: card(b"N" + b"\n b" * n)),
    "base64 lines": (2_000, lambda n: card(b"PHOTO;BASE64:\n" + b"QUFBQUFB\n" * n)),
    "blank lines": (20_000, lambda n: card(b"\n" * n)),
    "properties": (1_000, lambda n: card(b"\n".join(b"X-A%d:y" % (number % 64) for number in range(n)))),
    "lines that are no property": (500, lambda n: card(b"abcdef\n" * n)),
    "nested cards": (200, lambda n: b"BEGIN:VCARD\nAGENT:\n" * n + b"END:VCARD\n" * n),
    "nested cards on one line": (200, lambda n: card(b"AGENT:BEGIN:VCARD\n" * n + b"END:VCARD\n" * n)),
    "indented nested cards": (500, lambda n: card(b"AGENT:BEGIN:VCARD\n" + b" AGENT:BEGIN:VCARD\n" * n)),
    "cards that never end": (300, lambda n: b"BEGIN:VCARD\n" * n),
    "agents that never end": (200, lambda n: b"BEGIN:VCARD\nAGENT:\n" * n),
    "no card at all": (20_000, lambda n: b"foo bar\n" * n),
    "marks within a line": (10_000, lambda n: card(b"NOTE:" + b":VCARD " * n)),
    "bytes that are no UTF-8": (20_000, lambda n: card(b"NOTE:" + b"\xe4" * n)),
    "control characters": (10_000, lambda n: card(b"NOTE:" + b"\x1a" * n)),
    "data URIs without end": (10_000, lambda n: card(b"PHOTO:data:" + b";base64" * n)),
}


def work(data: bytes) -> None:
    """Scan, read, look at and write whatever is there."""
    for piece in scan(io.BytesIO(data)):
        with contextlib.suppress(UnreadableCard):
            text, blobs = read(piece.data)
            write(text, blobs.__getitem__)
            found = Card.from_text(text)
            assert found.name or found.notes or found.phones or found.photo or found.properties is not None
