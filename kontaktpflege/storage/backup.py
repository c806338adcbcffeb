"""Backups of a book: whole copies, verified after writing, kept by rule, and taken back as one step of undo."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from typing import BinaryIO
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlcipher3 import dbapi2

from kontaktpflege.domain.backups import BackupInfo, BackupReason, to_keep
from kontaktpflege.domain.errors import BookError, FileProblem
from kontaktpflege.storage import schema
from kontaktpflege.storage.database import Clock, book_error, open_book, roll_back
from kontaktpflege.storage.schema import undoable_tables
from kontaktpflege.storage.store import Store

_NAME = re.compile(r"(\d{8}T\d{6}\d*)-([a-z]+)\.backup")
_PART = re.compile(rf"{_NAME.pattern}\.\d+\.part")
_RESTORING = ".kontaktpflege-restore-"
_REASONS = frozenset(str(reason) for reason in BackupReason)
_STATE = "SELECT ifnull(max(id), 0), ifnull(max(at), 0), ifnull(sum(undone), 0) FROM step"


def folder_of(book: Path) -> Path:
    """Where a book's backups lie: a folder beside it."""
    return book.with_name(f"{book.name} backups")


def write_copy(engine: Engine, target: Path) -> None:
    """Copy a book to `target` and verify the copy; leaves no half a file behind. Raises FileProblem, BookError."""
    part = target.with_name(f"{target.name}.{os.getpid()}.part")  # another process may copy at the same moment
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        with engine.connect() as connection:
            if not _copy_bytes(engine, connection, part, target):
                _copy_pages(connection, part, target)
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        part.replace(target)
    except OSError as error:
        raise FileProblem("cannot_write", str(target), error.strerror or str(error)) from error
    except dbapi2.Error as error:
        raise FileProblem("cannot_write", str(target), str(error)) from error
    except DBAPIError as error:
        raise book_error(error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


_handles: WeakKeyDictionary[Engine, BinaryIO] = WeakKeyDictionary()


def _handle(engine: Engine, book: Path) -> BinaryIO:
    """The book's file, open until the engine is disposed of.

    Closing any handle of a file gives up all POSIX locks of the process on it, SQLite's included; another program that
    leaves would then remove the log that we go on writing to.
    """
    if engine not in _handles:
        _handles[engine] = book.open("rb")
        event.listen(engine, "engine_disposed", lambda gone: _handles.pop(gone).close(), once=True)
    return _handles[engine]


def _copy_bytes(engine: Engine, connection: Connection, part: Path, target: Path) -> bool:
    """Copy the file while nobody can write, and compare; False where the write-ahead log cannot be emptied first.

    A fifth of what SQLite's own backup and check take, and an import waits for it.
    """
    run = connection.exec_driver_sql
    book = Path(run("SELECT file FROM pragma_database_list WHERE name = 'main'").scalar_one())
    patience = run("PRAGMA busy_timeout").scalar_one()
    run("PRAGMA busy_timeout = 0")  # who reads or writes just now is not waited for: there is the other way
    try:
        if run("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]:
            return False
        run("BEGIN IMMEDIATE")
    except DBAPIError:  # somebody writes, or the book may only be read
        return False
    finally:
        if not connection.invalidated:
            run(f"PRAGMA busy_timeout = {patience}")
    try:
        log = book.with_name(f"{book.name}-wal")
        if log.exists() and log.stat().st_size:
            return False
        with part.open("r+b", buffering=0) as stream:
            _copy_and_compare(_handle(engine, book), stream, target)
    finally:
        roll_back(connection)
    copy = dbapi2.connect(str(part), isolation_level=None)
    try:
        copy.execute(
            "PRAGMA journal_mode = DELETE"
        )  # a backup is one file, and may lie where none can be written beside it
    finally:
        copy.close()
    return True


def _copy_and_compare(source: BinaryIO, copy: FileIO, target: Path) -> None:
    """Copy an open file block by block, reading each block of the copy back; BookError unless all is equal."""
    block_size = 1 << 17  # stays in the processor's cache: ten times as much takes half as long again
    source.seek(0)
    while block := source.read(block_size):
        left = memoryview(block)
        while left:  # a disk that is almost full takes a part, and says so only when asked to take the rest
            left = left[copy.write(left) :]
        copy.seek(-len(block), os.SEEK_CUR)
        if copy.read(len(block)) != block:
            raise BookError("damaged", target)


def _copy_pages(connection: Connection, part: Path, target: Path) -> None:
    """Copy page by page while others may write, and check the copy."""
    connection.exec_driver_sql("BEGIN")
    connection.exec_driver_sql("SELECT 1 FROM step").first()  # from here on, the book as of now is read
    raw = connection.connection.driver_connection
    copy = dbapi2.connect(str(part), isolation_level=None)
    try:
        copy.execute("PRAGMA synchronous = OFF")  # synced once, when it is whole
        if raw is not None:
            raw.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        _verify(connection, copy, target)
    finally:
        copy.close()
        roll_back(connection)


def _verify(source: Connection, copy: dbapi2.Connection, target: Path) -> None:
    """Raise BookError unless the copy is a sound book with as many rows in every table."""
    problems = [row[0] for row in copy.execute("PRAGMA quick_check(1)")]
    if problems != ["ok"]:
        raise BookError("damaged", target, problems[0])
    for table in ("contact", "card", "blob", "step", "membership"):
        count = f"SELECT count(*) FROM {table}"
        if copy.execute(count).fetchone()[0] != source.exec_driver_sql(count).scalar_one():
            raise BookError("damaged", target, table)


def write_backup(engine: Engine, book: Path, reason: BackupReason, now: datetime) -> Path:
    """Make a backup beside the book and remove those that the rule does not keep; returns its path."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%S%f")
    path = folder_of(book) / f"{stamp}-{reason}.backup"
    write_copy(engine, path)
    _tidy(folder_of(book))
    found = {at: file for at, _, file in _files(book)}
    kept = to_keep((at, why) for at, why, _ in _files(book))
    for at, file in found.items():
        if at not in kept:
            with contextlib.suppress(OSError):
                file.unlink()
    return path


def _tidy(folder: Path) -> None:
    """Remove what a backup or restore that was killed more than a day ago left."""
    day_ago = time.time() - 86_400
    parts = (path for path in folder.glob("*.part") if _PART.fullmatch(path.name))
    for path in (*parts, *folder.glob(f"{_RESTORING}*")):
        with contextlib.suppress(OSError):
            if path.stat().st_mtime > day_ago:
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def _files(book: Path) -> Iterator[tuple[datetime, BackupReason, Path]]:
    folder = folder_of(book)
    for path in sorted(folder.glob("*.backup")) if folder.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match and match[2] in _REASONS:
            yield (
                datetime.strptime(match[1], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC),
                BackupReason(match[2]),
                path,
            )


def _open_copy(path: Path) -> dbapi2.Connection:
    return dbapi2.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _read_state(path: Path) -> tuple[int, ...] | None:
    try:
        copy = _open_copy(path)
    except dbapi2.Error:
        return None
    try:
        return tuple(copy.execute(_STATE).fetchone())
    except dbapi2.Error:
        return None
    finally:
        copy.close()


def is_covered(engine: Engine, book: Path) -> bool:
    """Whether the newest backup holds the book as it is now, or there is nothing to hold. Raises BookError."""
    try:
        with engine.connect() as connection:
            state = tuple(connection.exec_driver_sql(_STATE).one())
            if state[0] == 0 and connection.exec_driver_sql("SELECT 1 FROM contact LIMIT 1").first() is None:
                return True
    except DBAPIError as error:
        raise book_error(error, book) from error
    newest = max(_files(book), default=None)
    return newest is not None and _read_state(newest[2]) == state


def newest(book: Path) -> datetime | None:
    """When the newest backup was made; None if there is none."""
    return max((at for at, _, _ in _files(book)), default=None)


def info(path: Path, at: datetime, reason: BackupReason) -> BackupInfo | None:
    """What a backup holds; None if the file cannot be read as one."""
    try:
        copy = _open_copy(path)
        try:
            contacts = copy.execute("SELECT count(*) FROM contact WHERE trashed_at IS NULL").fetchone()[0]
        finally:
            copy.close()
        return BackupInfo(path=path, at=at, reason=reason, contacts=contacts, size=path.stat().st_size)
    except (dbapi2.Error, OSError):
        return None


def list_backups(book: Path) -> list[BackupInfo]:
    """All backups of a book that can be read, newest first."""
    found = [info(path, at, reason) for at, reason, path in _files(book)]
    return sorted((one for one in found if one is not None), key=lambda one: one.at, reverse=True)


@contextlib.contextmanager
def readable_copy(path: Path, clock: Clock) -> Iterator[Path]:
    """A private copy of a backup in today's schema, so that the backup itself is never written to."""
    if not path.is_file():
        raise FileProblem("cannot_read", str(path), "")
    with tempfile.TemporaryDirectory(
        prefix=_RESTORING, dir=path.parent if os.access(path.parent, os.W_OK) else None
    ) as folder:
        copy = Path(folder) / "book"
        _copy_with_log(path, copy)
        if copy.stat().st_size == 0:
            raise BookError("not_a_book", path)
        try:
            engine = open_book(copy, clock, back_up=False)
        except BookError as error:
            raise BookError(error.code, path, error.detail) from error
        try:
            with engine.connect() as connection:
                problem = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        finally:
            engine.dispose()
        if problem != "ok":
            raise BookError("damaged", path, problem)
        yield copy


def _copy_with_log(path: Path, copy: Path) -> None:
    """Copy a book; one that is in use has its latest changes in a log beside it, which SQLite alone can read."""
    try:
        if path.with_name(f"{path.name}-wal").exists():
            source, target = _open_copy(path), dbapi2.connect(str(copy), isolation_level=None)
            try:
                source.backup(target)
            finally:
                source.close()
                target.close()
        else:
            shutil.copyfile(path, copy)
    except (OSError, dbapi2.Error) as error:
        raise FileProblem("cannot_read", str(path), str(error)) from error


def restore(store: Store, path: Path) -> int | None:
    """Make the book what it was in a backup, as one step of undo; returns the step, None if nothing differed.

    Raises FileProblem, BookError (not_a_book, newer, damaged …).
    """
    with readable_copy(path, store.clock) as copy, store.connection() as connection:
        run = connection.exec_driver_sql
        run("ATTACH DATABASE ? AS backup KEY ''", (str(copy),))
        try:
            with store.transaction("restore_backup", connection=connection) as tx:
                run("PRAGMA defer_foreign_keys = ON")
                offset = _bring_cards(connection)
                for table in undoable_tables():
                    _match_table(connection, table.name, [column.name for column in table.columns], offset)
                if _country(connection, "main") != _country(connection, "backup"):
                    run("UPDATE main.contact SET derivation = 0")  # its numbers are read as of another country
                tx.facts["count"] = run("SELECT count(*) FROM contact WHERE trashed_at IS NULL").scalar_one()
        finally:
            with contextlib.suppress(DBAPIError, PendingRollbackError):
                run("DETACH DATABASE backup")
    return tx.step


def _country(connection: Connection, schema_name: str) -> str | None:
    sql = f"SELECT value FROM {schema_name}.fact WHERE name = 'calling_code'"
    return connection.exec_driver_sql(sql).scalar()


def _bring_cards(connection: Connection) -> int:
    """Take the backup's cards and photos over; returns what is to be added to its card ids."""
    run = connection.exec_driver_sql
    run("INSERT OR IGNORE INTO main.blob (digest, data) SELECT digest, data FROM backup.blob")
    differing = "SELECT 1 FROM backup.card AS b JOIN main.card AS m USING (id) WHERE b.text <> m.text LIMIT 1"
    offset = 0
    if run(differing).first() is not None:  # a book of another origin: its ids mean other cards
        offset = int(run("SELECT seq FROM main.sqlite_sequence WHERE name = 'card'").scalar_one())
    new = "SELECT id FROM backup.card WHERE id + :offset NOT IN (SELECT id FROM main.card)"
    run(f"CREATE TEMP TABLE brought AS {new}", {"offset": offset})
    for table, key, columns in (
        ("card", "id", "text"),
        ("haystack", "card_id", "words"),
        ("handle", "card_id", "key"),
        ("card_day", "card_id", "kind, day, year"),
    ):
        run(
            f"INSERT INTO main.{table} ({key}, {columns}) SELECT {key} + ?, {columns} FROM backup.{table} "
            f"WHERE {key} IN (SELECT id FROM temp.brought) ORDER BY 1, 2",
            (offset,),
        )
    run(
        "INSERT INTO main.search (rowid, words) SELECT card_id + ?, words FROM backup.haystack "
        "WHERE card_id IN (SELECT id FROM temp.brought) ORDER BY card_id",
        (offset,),
    )
    run("DROP TABLE temp.brought")
    return offset


def _match_table(connection: Connection, table: str, columns: list[str], offset: int) -> None:
    """Make a table equal to the backup's, touching only rows that differ."""
    run = connection.exec_driver_sql
    key = ", ".join(column.name for column in schema.metadata.tables[table].primary_key)
    joined = ", ".join(columns)
    theirs = ", ".join(f"{column} + {offset} AS {column}" if column == "card_id" else column for column in columns)
    run(f"CREATE TEMP TABLE wanted AS SELECT {theirs} FROM backup.{table} EXCEPT SELECT {joined} FROM main.{table}")
    run(
        f"CREATE TEMP TABLE unwanted AS SELECT {key} FROM "
        f"(SELECT {joined} FROM main.{table} EXCEPT SELECT {theirs} FROM backup.{table})"
    )
    run(f"DELETE FROM main.{table} WHERE ({key}) IN (SELECT {key} FROM temp.unwanted)")
    run(f"INSERT INTO main.{table} ({joined}) SELECT {joined} FROM temp.wanted")
    run("DROP TABLE temp.wanted")
    run("DROP TABLE temp.unwanted")
