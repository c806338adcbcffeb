"""What a file is, told by what is in it: cards, LDIF, a spreadsheet, a table of text."""

from __future__ import annotations

import re
from enum import Enum, auto

from kontaktpflege.domain.errors import NotAVCardFile
from kontaktpflege.exchange.vcard.scanner import refuse_foreign

HEAD = 65_536
"""So many bytes of its beginning tell."""

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_LDIF = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:(?:#[^\n]*|version:[^\n]*)?\r?\n)*(?:dn::?[ \w])", re.IGNORECASE)


class FileKind(Enum):
    """The kinds of files that hold contacts."""

    VCARD = auto()
    LDIF = auto()
    WORKBOOK = auto()
    TEXT = auto()


def kind_of(head: bytes) -> FileKind:
    """The kind of a file that begins so (`HEAD` bytes, or all of it); TEXT may be a table, or nothing of ours.

    Raises NotAVCardFile: "empty", "genetics".
    """
    if head.startswith(_WORKBOOKS):
        return FileKind.WORKBOOK
    if _LDIF.match(head):
        return FileKind.LDIF
    try:
        refuse_foreign(head)
    except NotAVCardFile as error:
        if error.code != "no_card":
            raise
        return FileKind.TEXT
    return FileKind.VCARD
