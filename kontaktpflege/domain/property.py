"""One property of a card: a content line, kept as it stands and read when somebody asks."""

import re
from functools import lru_cache
from typing import NamedTuple

LONGEST_HEAD = 1 << 13  # no program writes a longer one; a line without a colon before that is no property
ESCAPE = "\x1a"
BLOB = re.compile("\x1aB([0-9a-f]{32})")  # stands for the base64 text of the blob with that digest
MALFORMED = "\x1aM"  # opens a stored line that is no property
NESTED_LINE = "\x1al"  # separates the lines of a card within a card (AGENT)
BINARY_NAMES = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio", "KEY": "application"}

_CONTROLS = {"\0": "\x1a0", "\n": "\x1an", "\r": "\x1ar"}
_UNCONTROLS = {"0": "\0", "l": "\n", "n": "\n", "r": "\r", "s": "\x1a"}
_CONTROL = re.compile("\x1a([0lnrs])")
_BACKSLASH = re.compile(r'\\([nN,;:\\"])')
_CARET = re.compile(r"\^([n^'])")
_DATA_URI = re.compile(r"data:([^;,]*)", re.IGNORECASE)
_BARE_ENCODINGS = {"BASE64", "B", "8BIT", "7BIT", "QUOTED-PRINTABLE", "QP"}
_BARE_VALUES = {"URL", "URI", "INLINE", "CONTENT-ID", "CID"}
_MEDIA = {"jpg": "jpeg", "wav": "wave"}
_MEDIA_WORDS = {
    "jpeg", "jpg", "png", "gif", "bmp", "tiff", "webp", "heic", "svg+xml", "x-icon",
    "wave", "wav", "basic", "ogg", "mp3", "pcm", "x509", "pgp",
}  # fmt: skip


def escape_control(text: str) -> str:
    """Rewrite line ends, NUL and SUB so that the text fits on one line of a stored card."""
    if ESCAPE in text:
        text = text.replace(ESCAPE, "\x1as")
    for control, escaped in _CONTROLS.items():
        if control in text:
            text = text.replace(control, escaped)
    return text


def unescape_control(text: str) -> str:
    """The inverse of `escape_control`; lines of a nested card are parted too, references to blobs stay."""
    return _CONTROL.sub(lambda found: _UNCONTROLS[found[1]], text) if ESCAPE in text else text


def escape_text(text: str, version: str = "3.0") -> str:
    """Escape plain text as a property value of that vCard version, ready to be stored.

    2.1 has no escape for line ends: they stay, and the writer sends such a value as quoted-printable.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\\", "\\\\").replace(";", "\\;")
    if version != "2.1":
        text = text.replace(",", "\\,").replace("\n", "\\n")
    return escape_control(text)


def unescape_text(value: str) -> str:
    r"""Undo backslash escapes as any version writes them (\n \N \, \; \: \\ \"); others stay."""
    if "\\" not in value:
        return value
    return _BACKSLASH.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def split_escaped(value: str, separator: str) -> list[str]:
    """Split at each `separator` that no backslash escapes; the parts keep their escapes."""
    parts = value.split(separator)
    if "\\" not in value or len(parts) == 1:
        return parts
    whole: list[str] = []
    open_parts: list[str] = []
    for part in parts:
        open_parts.append(part)
        if (len(part) - len(part.rstrip("\\"))) % 2 == 0:
            whole.append(separator.join(open_parts))
            open_parts.clear()
    if open_parts:
        whole.append(separator.join(open_parts))
    return whole


def end_of_head(line: str) -> int:
    """Index of the colon that ends the name and parameters, or -1; colons inside quotes do not count."""
    line = line[:LONGEST_HEAD]
    colon = line.find(":")
    quote = _next_quote(line, 0, colon)
    first = colon
    while quote >= 0:
        closing = _next_quote(line, quote + 1, len(line))
        if closing < 0:
            return first
        if colon < closing:
            colon = line.find(":", closing)
            if colon < 0:
                return first
        quote = _next_quote(line, closing + 1, colon)
    return colon


def _next_quote(line: str, start: int, end: int) -> int:
    quote = line.find('"', start, end) if end >= 0 else -1
    while quote > 0 and line[quote - 1] == "\\":
        quote = line.find('"', quote + 1, end)
    return quote


def split_parameters(head: str, separator: str = ";") -> list[str]:
    """Split a head at its semicolons (or a parameter at its commas), leaving quoted parts whole."""
    if '"' not in head:
        return split_escaped(head, separator)
    parts: list[str] = []
    open_parts: list[str] = []
    quotes = 0
    for part in head.split(separator):
        open_parts.append(part)
        quotes += part.count('"') - part.count('\\"')
        escaped = (len(part) - len(part.rstrip("\\"))) % 2
        if quotes % 2 == 0 and not escaped:
            parts.append(separator.join(open_parts))
            open_parts.clear()
    if open_parts:
        parts.append(separator.join(open_parts))
    return parts


class Head(NamedTuple):
    """What stands left of the colon, taken apart."""

    group: str
    name: str
    params: tuple[tuple[str, tuple[str, ...]], ...]
    types: frozenset[str]

    def param(self, name: str) -> str | None:
        """The first value of that parameter."""
        return next((values[0] for found, values in self.params if found == name and values), None)


@lru_cache(maxsize=8192)
def parse_head(head: str) -> Head:
    """Take a head apart; names come in capitals, parameter values decoded, 2.1's bare ones as TYPE."""
    label, *rest = split_parameters(unescape_control(head))
    group, _, name = label.strip().rpartition(".")
    params = tuple(_parse_parameter(part.strip()) for part in rest if part.strip())
    types = frozenset(
        word.strip().lower()
        for key, values in params
        if key == "TYPE"
        for value in values
        for word in value.split(",")
        if word.strip()
    )
    return Head(group, name.strip().upper(), params, types)


def _parse_parameter(part: str) -> tuple[str, tuple[str, ...]]:
    key, equals, value = part.partition("=")
    if not equals:
        word = part.strip('"').upper()
        if word in _BARE_ENCODINGS:
            return "ENCODING", (word,)
        if word in _BARE_VALUES:
            return "VALUE", (word,)
        return "TYPE", (part.strip('"'),)
    return key.strip().upper(), tuple(_parse_parameter_value(item) for item in split_parameters(value, ","))


def _parse_parameter_value(item: str) -> str:
    item = item.strip()
    if len(item) > 1 and item[0] == item[-1] == '"':
        item = item[1:-1]
    if "^" in item:
        item = _CARET.sub(lambda found: {"n": "\n", "^": "^", "'": '"'}[found[1]], item)
    return unescape_text(item)


class Property(NamedTuple):
    """A content line: `head` left of the colon, `value` right of it, both without line ends.

    A line that is no property at all has an empty head and the whole line as its value.
    """

    head: str
    value: str

    @property
    def group(self) -> str:
        """The group as written, "" if there is none."""
        return parse_head(self.head).group

    @property
    def name(self) -> str:
        """The name in capitals, without the group; "" for a line that is no property."""
        return parse_head(self.head).name

    @property
    def params(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The parameters in order, (NAME, decoded values)."""
        return parse_head(self.head).params

    @property
    def types(self) -> frozenset[str]:
        """All types in small letters, 2.1's bare parameters included."""
        return parse_head(self.head).types

    def param(self, name: str) -> str | None:
        """The first value of the parameter `name` (in capitals)."""
        return parse_head(self.head).param(name)

    @property
    def preference(self) -> int:
        """1 (first) to 100, as PREF says; TYPE=pref is 1, none is 101."""
        head = parse_head(self.head)
        if "pref" in head.types:
            return 1
        written = (head.param("PREF") or "").strip()
        return min(int(written), 100) if written.isascii() and written.isdigit() and len(written) < 9 else 101

    @property
    def pref(self) -> bool:
        """Whether it is marked as the preferred one."""
        return self.preference == 1

    @property
    def raw(self) -> str:
        """The value with real line ends, still backslash-escaped; blobs not expanded."""
        return unescape_control(self.value)

    @property
    def text(self) -> str:
        """The value as a person reads it: every escape undone, line ends as a newline."""
        return _plain(self.value)

    @property
    def components(self) -> tuple[tuple[str, ...], ...]:
        """A structured value (N, ADR): split at semicolons, then at commas."""
        if ESCAPE not in self.value and "\\" not in self.value:
            return tuple(tuple(part.split(",")) for part in self.value.split(";"))
        return tuple(
            tuple(_plain(item) for item in split_escaped(part, ",")) for part in split_escaped(self.value, ";")
        )

    @property
    def fields(self) -> tuple[str, ...]:
        """A value split at semicolons only (ORG; and any structured value of 2.1, where commas are text)."""
        return tuple(_plain(part) for part in split_escaped(self.value, ";"))

    @property
    def items(self) -> tuple[str, ...]:
        """A list value (CATEGORIES, NICKNAME): split at commas; empty items left out."""
        items = (_plain(item).strip() for item in split_escaped(self.value, ","))
        return tuple(item for item in items if item)

    @property
    def blob(self) -> str | None:
        """The digest of the binary data that belongs here, if it is kept apart."""
        found = BLOB.search(self.value)
        return found[1] if found else None

    @property
    def media_type(self) -> str | None:
        """The media type of binary data such as a photo, as far as the card tells."""
        head = parse_head(self.head)
        if found := _DATA_URI.match(self.value):
            return found[1].lower() or None
        written = (head.param("MEDIATYPE") or "").lower()
        word = written or next((word for word in sorted(head.types) if "/" in word or word in _MEDIA_WORDS), "")
        if not word or "/" in word:
            return word or None
        kind = BINARY_NAMES.get(head.name)
        return f"{kind}/{_MEDIA.get(word, word)}" if kind else None


def _plain(value: str) -> str:
    if ESCAPE not in value and "\\" not in value:
        return value
    value = unescape_text(unescape_control(value))
    return value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value


def line_of(item: Property) -> str:
    """The property as one line of a stored card."""
    return f"{item.head}:{item.value}" if item.head else MALFORMED + item.value


def property_of(line: str) -> Property:
    """The inverse of `line_of`."""
    head, separator, value = line.partition(":")
    if separator and len(head) < LONGEST_HEAD and '"' not in head and line[:1] != ESCAPE:
        return Property(head, value)
    if line.startswith(MALFORMED):
        return Property("", line[2:])
    colon = end_of_head(line)
    return Property(line[:colon], line[colon + 1 :]) if colon >= 0 else Property("", line)
