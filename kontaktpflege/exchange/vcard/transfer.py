"""What a head says about how its value travels: quoted-printable, base64, character set."""

import codecs
import re
from functools import lru_cache
from typing import NamedTuple

from kontaktpflege.domain.property import split_parameters

_NAME = re.compile(r"(?:[\w-]+\.)*[\w-][\w \-/.]*")
_QUOTED_PRINTABLE = {"QUOTED-PRINTABLE", "QP"}
_PLAIN_BYTES = {"8BIT", "7BIT"}
_BASE64 = {"BASE64", "B"}
_CHARSET_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:()-]{0,39}")
# Codecs that are no character sets: slow on long values, or able to make text that UTF-8 cannot hold.
_NO_CHARSETS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "unicode-escape",
                "raw-unicode-escape", "undefined", "utf-7", "mbcs", "oem"}  # fmt: skip
# Names whose values are text even where base64 carries them.
_TEXT_NAMES = {"FN", "N", "NOTE", "ADR", "LABEL", "ORG", "TITLE", "ROLE", "NICKNAME", "EMAIL", "TEL", "URL",
               "CATEGORIES", "UID", "VERSION"}  # fmt: skip


class Transfer(NamedTuple):
    """How to undo what was done to a value for the journey."""

    head: str
    """The head without what is undone by reading: character set, quoted-printable, 8BIT."""
    valid: bool
    """Whether it is a name with parameters at all."""
    name: str
    quoted_printable: bool
    base64: bool
    charset: str
    """A codec of Python's, "" if none is named or it is unknown."""

    @property
    def binary(self) -> bool:
        """Whether the value is base64 of something that is not text."""
        return self.base64 and self.name not in _TEXT_NAMES


@lru_cache(maxsize=8192)
def transfer_of(head: str) -> Transfer:
    """Read a head as written in the file."""
    label, *params = split_parameters(head)
    kept = [label]
    charset, quoted, base64 = "", False, False
    for param in params:
        key, words = _words(param)
        if key == "CHARSET":
            charset = charset or words[0]
        elif key in {"ENCODING", "TYPE"} and not _QUOTED_PRINTABLE.isdisjoint(words):
            quoted = True
            if len(words) > 1:
                kept.append(_without_quoted_printable(param))
        elif key != "ENCODING" or words[0] not in _PLAIN_BYTES:
            base64 = base64 or (key == "ENCODING" and words[0] in _BASE64)
            kept.append(param)
    name = label.strip().rpartition(".")[2].strip().upper()
    valid = _NAME.fullmatch(label.strip()) is not None and name not in {"BEGIN", "END"}
    return Transfer(";".join(kept), valid, name, quoted, base64, _codec(charset))


def _words(param: str) -> tuple[str, list[str]]:
    """A parameter's name and values in capitals; one that stands alone, as in 2.1, may be an encoding."""
    key, equals, value = param.partition("=")
    if not equals:
        key, value = "ENCODING", key
    return key.strip().upper(), [word.strip().strip('"').upper() for word in value.split(",")]


def _without_quoted_printable(param: str) -> str:
    key, _, value = param.partition("=")
    words = (word for word in value.split(",") if word.strip().strip('"').upper() not in _QUOTED_PRINTABLE)
    return f"{key}={','.join(words)}"


def _codec(charset: str) -> str:
    if not _CHARSET_NAME.fullmatch(charset):
        return ""
    try:
        name = codecs.lookup(charset).name
        "a".encode(name)  # refuses codecs such as "hex" that make no text
    except (LookupError, ValueError):
        return ""
    return "" if name in _NO_CHARSETS else name


def decode(data: bytes, charset: str = "") -> str:
    """Bytes of unknown origin to text: as labelled, else UTF-8, else Windows-1252, else Latin-1."""
    for codec in (charset, "utf-8", "cp1252") if charset else ("utf-8", "cp1252"):
        try:
            text = data.decode(codec)
            text.encode()
        except (UnicodeError, ValueError):
            continue
        return text
    return data.decode("latin-1")
