"""What a drag of contacts carries: their ids for this window, files and cards for everybody else."""

from __future__ import annotations

import os
from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QMimeData, QObject

from kontaktpflege.ui.contacts.hand_out import MOST, HandOut

if TYPE_CHECKING:
    from PySide6.QtCore import QMetaType

CONTACTS_MIME = f"application/x-kontaktpflege-contacts-{os.getpid()}"
"""Ids of contacts as the bytes of an array of 64-bit integers; they mean something to this process only."""

_FILES = "text/uri-list"
_CARDS = ("text/vcard", "text/x-vcard")


class ContactDrag(QMimeData):
    """Ids at once; files and cards are made when another program asks for them."""

    def __init__(self, ids: array[int], hand_out: HandOut | None = None) -> None:
        super().__init__()
        self._ids = ids
        self.hand_out = hand_out if 0 < len(ids) <= MOST else None

    def move_to(self, target: QObject | None) -> None:
        """The drag is over this now; None outside of this program, where somebody will want the files."""
        if target is None and self.hand_out is not None:
            self.hand_out.begin()

    def formats(self) -> list[str]:
        return [CONTACTS_MIME, *((_FILES, *_CARDS) if self.hand_out is not None else ())]

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, preferredType: QMetaType | QMetaType.Type) -> Any:  # noqa: N803 - Qt's own name
        from PySide6.QtCore import QMetaType, QUrl

        if mimetype == CONTACTS_MIME:
            return QByteArray(self._ids.tobytes())
        if self.hand_out is None:
            return None
        if mimetype == _FILES:
            urls = [QUrl.fromLocalFile(str(file)) for file in self.hand_out.files()]
            if isinstance(preferredType, QMetaType) and preferredType.id() == QMetaType.Type.QVariantList.value:
                return urls
            return QByteArray(b"".join(bytes(url.toEncoded().data()) + b"\r\n" for url in urls))
        return QByteArray(self.hand_out.cards()) if mimetype in _CARDS else None
