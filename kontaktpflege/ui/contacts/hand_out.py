"""Contacts as files for other programs, written when one asks for them while they are dragged there."""

from __future__ import annotations

import contextlib
import shutil
import threading
import time
from array import array
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kontaktpflege.settings import private_folder
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

if TYPE_CHECKING:
    from kontaktpflege.services.transfer import Transfer

MOST = 5_000
"""So many contacts can be dragged out; whoever wants more exports them, with progress and a way to stop."""

_SINGLE_FILES = 50
"""So many become a file each; more become one file."""
_KEPT_SECONDS = 3_600
"""A mail program reads what was dropped on it only when the mail is sent."""
_PATIENCE_SECONDS = 10
_FOLDER = "dragged"


class HandOut(QObject):
    """The files of one drag. They lie in a folder that only the user can read, and go after an hour."""

    failed = Signal(object)
    """The error that kept the files from being written."""

    def __init__(self, transfer: Transfer, ids: array[int]) -> None:
        super().__init__()
        self._transfer = transfer
        self._ids = ids
        self._files: list[Path] = []
        self._written = threading.Event()
        self._begun = False

    def begin(self) -> None:
        """Start writing in the background, once: the drag has left the window."""
        if not self._begun:
            self._begun = True
            task = Task(self._write)
            task.failed.connect(self.failed)
            task.start()

    def files(self) -> list[Path]:
        """The files, as soon as they are written; none if they cannot be, or not while somebody waits for them."""
        self.begin()
        return self._files if self._written.wait(_PATIENCE_SECONDS) else []

    def cards(self) -> bytes:
        """All cards, one behind the other."""
        return b"".join(path.read_bytes() for path in self.files())

    def _write(self, control: Control) -> None:
        """Runs in a worker thread."""
        import tempfile

        from kontaktpflege.services.exporter import safe_file_name

        try:
            folder = Path(tempfile.mkdtemp(dir=_room()))
            if len(self._ids) <= _SINGLE_FILES:
                self._transfer.export(self._ids, folder, single_files=True)
            else:
                count = len(self._ids)
                words = ngettext("{count} contact", "{count} contacts", count).format(count=number(count))
                self._transfer.export(self._ids, folder / f"{safe_file_name(words, _('Contacts'))}.vcf")
            self._files = sorted(folder.iterdir())
        finally:
            self._written.set()


def tidy_hand_outs() -> None:
    """Remove what was dragged out more than an hour ago."""
    with contextlib.suppress(OSError):
        for folder in _room().iterdir():
            if time.time() - folder.stat().st_mtime > _KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def _room() -> Path:
    room = private_folder() / _FOLDER
    room.mkdir(mode=0o700, exist_ok=True)
    return room
