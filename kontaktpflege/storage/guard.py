"""Keeps other processes from clearing away the log of a book that is open here.

SQLite's own locks end as soon as anything in this process closes the book's file, and file dialogs do: they look into
every file of a folder to see what it is. The next process to close the book would then take itself for the last one
and delete the log, into which we would go on writing for nobody.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where nobody deletes what is open
    _SET = 0
else:
    _SET = getattr(fcntl, "F_OFD_SETLK", 0)

# Where SQLite shows that a book (all bytes of "shared") and its index of the log ("dead man's switch") are in use.
_SHARED = ("", 0x40000002, 510)
_IN_USE = ("-shm", 128, 1)


class Guard:
    """Holds both by locks of the open file, which last until they are given back. Nothing where there are none.

    A book without a log, such as a backup, is let alone: its writers must have it for themselves.
    """

    def __init__(self, book: Path) -> None:
        self._held: list[tuple[int, int, int]] = []
        has_log = book.with_name(f"{book.name}-shm").exists()
        for kind, start, length in (_SHARED, _IN_USE):
            if _SET and has_log:
                self._hold(book.with_name(f"{book.name}{kind}"), start, length)

    def give_back(self) -> None:
        """Before SQLite closes the book: it clears up if nobody else has it."""
        for file, start, length in self._held:
            _lock(file, fcntl.F_UNLCK, start, length)

    def close(self) -> None:
        """After SQLite has closed the book; before, it would lose its locks by this."""
        while self._held:
            os.close(self._held.pop()[0])

    def _hold(self, path: Path, start: int, length: int) -> None:
        try:
            file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return
        self._held.append((file, start, length))
        try:
            _lock(file, fcntl.F_RDLCK, start, length)
        except OSError:
            return  # a file system without such locks


def _lock(file: int, kind: int, start: int, length: int) -> None:
    fcntl.fcntl(file, _SET, struct.pack("hhqqi4x", kind, os.SEEK_SET, start, length, 0))
