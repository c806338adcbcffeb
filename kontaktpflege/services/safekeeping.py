"""Safekeeping: backups, taking them back, checking the book."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from kontaktpflege.domain.backups import BackupInfo, BackupReason
from kontaktpflege.domain.checking import CheckReport
from kontaktpflege.domain.errors import FileProblem
from kontaktpflege.domain.long_work import Cancel, Progress, never, silent
from kontaktpflege.services.derivation import derive_anew
from kontaktpflege.storage import backup, check, rescue, scrub
from kontaktpflege.storage.database import Clock, is_of_book
from kontaktpflege.storage.store import Store


def begin_from_backup(book: Path, path: Path, clock: Clock) -> Path:
    """Put a backup in the place of a book that can no longer be read; returns where that one lies now.

    Raises FileProblem, BookError (not_a_book, newer, damaged: the backup); then the book stays where it was.
    """
    return rescue.begin_from_backup(book, path, clock)


class Safekeeping:
    """What keeps a book safe."""

    def __init__(self, store: Store, calling_code: str) -> None:
        self._store = store
        self._calling_code = calling_code

    def backups(self) -> list[BackupInfo]:
        """All backups, newest first, each with what it holds."""
        return backup.list_backups(self._store.path)

    def back_up(self, path: Path | None = None) -> BackupInfo:
        """Copy the book beside itself, or to a file of one's choice, and verify the copy. Raises FileProblem, BookError."""
        now = self._store.clock()
        if path is not None and is_of_book(path, self._store.path):
            raise FileProblem("cannot_write", str(path), "")
        if path is None:
            path = backup.write_backup(self._store.engine, self._store.path, BackupReason.MANUAL, now)
        else:
            backup.write_copy(self._store.engine, path)
        made = backup.info(path, now, BackupReason.MANUAL)
        if made is None:
            raise FileProblem("cannot_write", str(path), "")  # it went since it was verified: a stick, a share
        return made

    def back_up_before(self, reason: BackupReason) -> None:
        """Make a backup before something big, unless the newest one holds the book as it is."""
        if not backup.is_covered(self._store.engine, self._store.path):
            backup.write_backup(self._store.engine, self._store.path, reason, self._store.clock())

    def back_up_if_due(self) -> bool:
        """Make the daily backup if the newest is older than a day and the book has changed; tidy up with it."""
        scrub.finish(self._store)
        newest = backup.newest(self._store.path)
        now = self._store.clock()
        if newest is not None and now - newest < timedelta(days=1):
            return False
        if backup.is_covered(self._store.engine, self._store.path):
            return False
        with self._store.unrecorded() as tx:
            scrub.sweep(tx.connection)
        backup.write_backup(self._store.engine, self._store.path, BackupReason.DAILY, now)
        return True

    def restore(self, path: Path) -> int | None:
        """Make the book what it was in a backup, as one step of undo; None if nothing differed.

        Raises FileProblem, BookError (not_a_book, newer, damaged).
        """
        step = backup.restore(self._store, path)
        derive_anew(self._store, self._calling_code, lambda done, total: None)
        return step

    def check(self, progress: Progress = silent, cancel: Cancel = never) -> CheckReport:
        """Look at everything that could be wrong with the book; changes nothing. Raises Cancelled."""
        with self._store.reading() as connection:
            return CheckReport(
                check.contacts(connection), tuple(check.findings(connection, self._calling_code, progress, cancel))
            )
