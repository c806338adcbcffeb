"""Binary values in either dialect: ENCODING=b of 3.0 and data: URIs of 4.0."""

import binascii
import re
from collections.abc import Callable

from kontaktpflege.domain.property import BINARY_NAMES, BLOB, escape_control, unescape_control, unescape_text
from kontaktpflege.exchange.vcard.content_line import ContentLine

_SUBTYPES = {"JPG": "jpeg", "WAV": "wave", "SVG": "svg+xml", "X509": "x-x509-ca-cert", "PGP": "pgp-keys"}
_SHORT = {"application/x-x509-ca-cert": "X509", "application/pgp-keys": "PGP"}
_FORMATS = {
    "JPEG", "JPG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "HEIC", "SVG", "SVG+XML", "X-ICON",
    "WAVE", "WAV", "BASIC", "OGG", "MP3", "PCM", "X509", "PGP",
}  # fmt: skip
_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mp3"),
    (b"-----BEGIN PGP", "application/pgp-keys"),
)
_OCTETS = "application/octet-stream"
_UNTYPED = "X-UNTYPED"  # says that the media type was not on the card but found in the data
_BASE64 = re.compile(r"[A-Za-z0-9+/\s]*={0,2}\s*")
_DATA_URI = re.compile(r"data:([^;,\\]*)((?:;[^,;\\]*)*?)(;base64)?\\?,", re.IGNORECASE)
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:")


def binary_to_4(line: ContentLine, blob: Callable[[str], bytes]) -> None:
    """Turn PHOTO, LOGO, SOUND or KEY into what 4.0 has: a URI, with inline data as data:."""
    media = next((_media_type(line.name, word) for word in line.types() if _is_format(word)), "")
    inline = _DATA_URI.match(line.value)
    if inline and inline[3]:
        line.value = f"data:{inline[1]}{inline[2]};base64,{line.value[inline.end() :]}"
    elif line.first("ENCODING") is not None:
        if not BLOB.fullmatch(line.value) and not _BASE64.fullmatch(line.value):
            return
        if not media:
            media = _sniffed(line.value, blob)
            line.set(_UNTYPED, "1")
        line.value = f"data:{media};base64,{line.value}"
    elif _URI.match(line.value):
        line.value = _plain(line.value)
        if media and not line.first("MEDIATYPE"):
            line.set("MEDIATYPE", media)
    else:
        return
    line.drop("ENCODING", "VALUE")
    line.drop_types(_is_format)


def binary_to_3(line: ContentLine) -> None:
    """Turn PHOTO, LOGO, SOUND or KEY into what 3.0 has: base64, or a URI that says it is one."""
    inline = _DATA_URI.match(line.value)
    media = line.first("MEDIATYPE") or ""
    if inline and inline[3]:
        media = inline[1] or media
        line.value = line.value[inline.end() :]
        line.drop("ENCODING", "VALUE", "MEDIATYPE")
        line.set("ENCODING", "b")
    elif _URI.match(line.value):
        line.value = _plain(line.value)
        line.drop("VALUE", "MEDIATYPE")
        line.set("VALUE", "uri")
    else:
        return
    if media and media != _OCTETS and line.first(_UNTYPED) is None:
        line.drop_types(_is_format)
        line.params.append(("TYPE", _short_type(media)))
    line.drop(_UNTYPED)


def _plain(value: str) -> str:
    return escape_control(unescape_text(unescape_control(value)))


def _is_format(word: str) -> bool:
    """Whether a TYPE names a format ("JPEG", "image/png") and not a use ("HOME")."""
    return "/" in word or word.upper() in _FORMATS


def _media_type(name: str, word: str) -> str:
    if "/" in word:
        return word.lower()
    return f"{BINARY_NAMES.get(name, 'application')}/{_SUBTYPES.get(word.upper(), word.lower())}"


def _short_type(media: str) -> str:
    """3.0's name of a format; one that has none keeps its media type."""
    media = media.lower()
    kind, _, subtype = media.partition("/")
    if kind in {"image", "audio"} and subtype.upper() in _FORMATS:
        return subtype.upper()
    return _SHORT.get(media, media)


def _sniffed(value: str, blob: Callable[[str], bytes]) -> str:
    """The media type that the data itself shows."""
    found = BLOB.search(value)
    data = blob(found[1]) if found else _beginning(value)
    if data[:4] == b"RIFF":
        return "image/webp" if data[8:12] == b"WEBP" else "audio/wave"
    return next((media for signature, media in _SIGNATURES if data.startswith(signature)), _OCTETS)


def _beginning(base64: str) -> bytes:
    letters = re.sub(r"\s", "", base64[:80])
    try:
        return binascii.a2b_base64(letters[: len(letters) // 4 * 4])
    except ValueError:
        return b""
