"""Values that 3.0 and 4.0 write differently: dates, offsets, positions, gender, messengers."""

import re
from urllib.parse import quote, unquote

from kontaktpflege.domain.property import escape_text, unescape_control, unescape_text
from kontaktpflege.exchange.vcard.content_line import ContentLine

_APPLE_YEAR = "1604"
_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(.*))?", re.IGNORECASE)
_YEARLESS = re.compile(r"--(\d\d)-?(\d\d)(?:T(.*))?", re.IGNORECASE)
_DATE_IN_4 = re.compile(r"(?:\d{4}(?:-\d\d)?|--\d\d|---\d\d)?(?:T[\dZ+-]*)?", re.IGNORECASE)
_CLOCK = re.compile(r"(\d\d):?(\d\d):?(\d\d)(.*)")
_OFFSET = re.compile(r"([+-]\d\d):?(\d\d)")
_POSITION = re.compile(r"([+-]?[\d.]+)[;,]([+-]?[\d.]+)")
_SERVICE = "X-SERVICE-TYPE"  # Apple's parameter; with the old name of a property, it leads back to it
_SCHEMES = {
    "X-AIM": "aim",
    "X-GADUGADU": "gg",
    "X-GOOGLE-TALK": "gtalk",
    "X-GROUPWISE": "groupwise",
    "X-ICQ": "icq",
    "X-JABBER": "xmpp",
    "X-MSN": "msnim",
    "X-QQ": "qq",
    "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype",
    "X-YAHOO": "ymsgr",
}
_SEXES = {
    "m": "M", "male": "M", "f": "F", "female": "F", "o": "O", "other": "O",
    "n": "N", "none": "N", "u": "U", "unknown": "U",
}  # fmt: skip


def _text(line: ContentLine) -> str:
    return unescape_text(unescape_control(line.value))


def date_to_4(line: ContentLine) -> None:
    """1980-01-02 → 19800102; Apple's 1604-01-02 → --0102; what is no date is said to be text."""
    text = _text(line).strip()
    found = _DATE.fullmatch(text) or _YEARLESS.fullmatch(text)
    if line.name == "BDAY" and (line.first("VALUE") or "").lower() in {"date", "date-time"}:
        line.drop("VALUE")
    if found is None:
        if text and not _DATE_IN_4.fullmatch(text) and line.first("VALUE") is None:
            line.set("VALUE", "text")
        return
    *date, clock = found.groups()
    if len(date) == 3 and date[0] == line.first("X-APPLE-OMIT-YEAR"):
        date[0] = "--"
        line.drop("X-APPLE-OMIT-YEAR")
    elif len(date) == 2:
        date.insert(0, "--")
    line.value = "".join(date) + (f"T{_compact(clock)}" if clock else "")


def date_to_3(line: ContentLine) -> None:
    """19800102 → 1980-01-02; --0102 → 1604-01-02 with Apple's mark, as 3.0 knows no date without a year."""
    text = _text(line).strip()
    if line.name == "BDAY" and (line.first("VALUE") or "").lower() == "date-and-or-time":
        line.drop("VALUE")
    if found := _DATE.fullmatch(text):
        year, month, day, clock = found.groups()
    elif found := _YEARLESS.fullmatch(text):
        month, day, clock = found.groups()
        year = _APPLE_YEAR
        line.set("X-APPLE-OMIT-YEAR", _APPLE_YEAR)
    else:
        return
    line.value = f"{year}-{month}-{day}" + (f"T{_spread(clock)}" if clock else "")


def timestamp_to_4(line: ContentLine) -> None:
    """1995-10-31T22:27:10Z → 19951031T222710Z."""
    if found := _DATE.fullmatch(line.value.strip()):
        year, month, day, clock = found.groups()
        line.value = f"{year}{month}{day}" + (f"T{_compact(clock)}" if clock else "")


def timestamp_to_3(line: ContentLine) -> None:
    """19951031T222710Z → 1995-10-31T22:27:10Z."""
    if found := _DATE.fullmatch(line.value.strip()):
        year, month, day, clock = found.groups()
        line.value = f"{year}-{month}-{day}" + (f"T{_spread(clock)}" if clock else "")


def _compact(clock: str) -> str:
    found = _CLOCK.fullmatch(clock)
    if not found:
        return clock
    hour, minute, second, rest = found.groups()
    return hour + minute + second + _OFFSET.sub(r"\1\2", rest)


def _spread(clock: str) -> str:
    found = _CLOCK.fullmatch(clock)
    if not found:
        return clock
    hour, minute, second, rest = found.groups()
    return f"{hour}:{minute}:{second}" + _OFFSET.sub(r"\1:\2", rest)


def offset_to_4(line: ContentLine) -> None:
    """-05:00 → VALUE=utc-offset:-0500."""
    if found := _OFFSET.fullmatch(line.value.strip()):
        line.value = found[1] + found[2]
        line.drop("VALUE")
        line.set("VALUE", "utc-offset")


def offset_to_3(line: ContentLine) -> None:
    """-0500 → -05:00; a zone's name is said to be text."""
    if found := _OFFSET.fullmatch(line.value.strip()):
        line.value = f"{found[1]}:{found[2]}"
        line.drop("VALUE")
    elif line.first("VALUE") is None and line.value.strip():
        line.set("VALUE", "text")


def position_to_4(line: ContentLine) -> None:
    """37.38;-122.08 → geo:37.38,-122.08."""
    if found := _POSITION.fullmatch(_text(line).strip()):
        line.value = f"geo:{found[1]},{found[2]}"


def position_to_3(line: ContentLine) -> None:
    """geo:37.38,-122.08 → 37.38;-122.08; with further parts it stays a URI."""
    if found := _POSITION.fullmatch(re.sub("^geo:", "", _text(line).strip(), flags=re.IGNORECASE)):
        line.value = f"{found[1]};{found[2]}"
        line.drop("VALUE")


def gender_to_4(line: ContentLine) -> None:
    """X-GENDER:Male → GENDER:M;Male; any other text becomes the second component."""
    text = _text(line)
    sex = _SEXES.get(text.strip().lower())
    first, semicolon, _ = line.value.partition(";")
    if semicolon and first in {"", *_SEXES.values()}:
        return
    if sex is None:
        line.value = f";{escape_text(text)}"
    elif sex != text:
        line.value = f"{sex};{escape_text(text)}"
    else:
        line.value = sex


def gender_to_3(line: ContentLine) -> None:
    """GENDER:M;Male → X-GENDER:Male; sex and identity side by side stay as they are."""
    sex, _, identity = line.value.partition(";")
    if identity and (not sex or _SEXES.get(unescape_text(identity).strip().lower()) == sex):
        line.value = identity


def messenger_to_4(line: ContentLine) -> None:
    """X-SKYPE:name → IMPP;X-SERVICE-TYPE=X-SKYPE:skype:name; any other property stays."""
    name = line.name
    if name in _SCHEMES and line.value.strip() and line.first(_SERVICE) is None:
        line.value = f"{_SCHEMES[name]}:{quote(_text(line), safe='@+!$*()/')}"
        line.set(_SERVICE, name)
        line.rename("IMPP")


def messenger_to_3(line: ContentLine) -> None:
    """The way back for what `messenger_to_4` made; IMPP itself is at home in 3.0 too (RFC 4770)."""
    name = line.first(_SERVICE) or ""
    scheme, colon, address = line.value.partition(":")
    if colon and _SCHEMES.get(name) == scheme:
        line.value = escape_text(unquote(address))
        line.drop(_SERVICE)
        line.rename(name)
