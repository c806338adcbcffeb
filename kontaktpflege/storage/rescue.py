"""Begins with a backup where the book itself can no longer be read."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from sqlcipher3 import dbapi2

from kontaktpflege.domain.errors import FileProblem
from kontaktpflege.storage.backup import readable_copy
from kontaktpflege.storage.database import Clock, real_path

_OF_A_BOOK = ("-wal", "-shm", "-journal", "")


def begin_from_backup(book: Path, backup: Path, clock: Clock) -> Path:
    """Put a backup in the place of a book, which is moved aside as it is; returns where it lies then.

    Raises FileProblem, BookError (not_a_book, newer, damaged: the backup); then the book stays where it was.
    """
    book = real_path(book)
    aside = book.with_name(f"{book.name} damaged {clock().astimezone():%Y-%m-%d %H%M%S}")
    part = book.with_name(f".{book.name}.{os.getpid()}.part")
    with readable_copy(backup, clock) as copy:
        try:
            part.touch(mode=0o600)
            shutil.copyfile(copy, part)
            _keep_a_log(part)
            for ending in _OF_A_BOOK:
                held = book.with_name(f"{book.name}{ending}")
                if held.exists():
                    held.rename(aside.with_name(f"{aside.name}{ending}"))
            part.replace(book)
        except OSError as error:
            raise FileProblem("cannot_write", str(book), error.strerror or str(error)) from error
        except dbapi2.Error as error:
            raise FileProblem("cannot_write", str(book), str(error)) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    return aside


def _keep_a_log(book: Path) -> None:
    """A backup is one file and has no write-ahead log; a book that is worked in has one."""
    connection = dbapi2.connect(str(book), isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
    with book.open("rb+") as stream:
        os.fsync(stream.fileno())
