"""Card text made safe to show: one line or several, without characters that forge what is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Bidi embeddings, overrides, isolates and marks; zero-width characters; other invisible format characters.
# ZWJ (200D) and ZWNJ (200C) stay: Persian, Indic names and emoji families need them.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"\s+")
_LONGEST = 20_000


def plain(text: str, limit: int = _LONGEST) -> str:
    """The text without invisible and control characters, at most `limit` long, line breaks kept."""
    cut = text[: limit + 1]
    shown = _CONTROL.sub("", _INVISIBLE.sub("", cut.replace("\r\n", "\n").replace("\r", "\n")))
    return shown if len(cut) <= limit else shown[:limit] + "…"


def plain_line(text: str, limit: int = 400) -> str:
    """The same in one line: every run of white space is one blank."""
    return _SPACE.sub(" ", plain(text, limit)).strip()


_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))


def isolated(text: str) -> str:
    """A text for the middle of a sentence: one that is written from right to left does not turn what stands around it."""
    if text.isascii() or not any(unicodedata.bidirectional(one) in _RIGHT_TO_LEFT for one in text):
        return text
    return f"\u2068{text}\u2069"


def joined(parts: Iterable[str], between: str, limit: int = 120) -> str:
    """Texts of a card in one line, each made safe and in its own direction; empty ones are left out."""
    return between.join(isolated(shown) for part in parts if (shown := plain_line(part, limit)))
