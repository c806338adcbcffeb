"""Opens a book: one SQLite file, through sqlcipher3, so that every machine has the same SQLite."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from kontaktpflege.domain.errors import BookError
from kontaktpflege.storage import revision, search

DriverError = dbapi2.Error
"""What the driver raises where SQLAlchemy does not stand between."""

Clock = Callable[[], datetime]
"""Tells the moment, in UTC; the clock itself is read by whoever hands this down."""

LOCK_SECONDS = 5
"""How long a writer waits for another process before it says that the book is locked."""

_APPLICATION_ID = 0x4B6F6E74  # "Kont"


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = (
        None  # transactions begin where we say so: Python's own would autocommit half a migration
    )
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {LOCK_SECONDS * 1000}",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "synchronous = NORMAL",
        "cache_size = -16000",
        "mmap_size = 0",
        "temp_store = FILE",  # SQLCipher's default is memory, where a large import would lie whole
        "wal_autocheckpoint = 4000",
        "journal_size_limit = 16777216",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.execute(search.TERMS_TABLE)
    cursor.close()


def _connect(path: Path) -> dbapi2.Connection:
    if not path.exists():  # SQLite would begin an empty one in its place: the stick may have been pulled out
        raise dbapi2.OperationalError("unable to open database file")
    return dbapi2.connect(str(path), check_same_thread=False, cached_statements=256)


def _engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite"),
        module=dbapi2,
        creator=lambda: _connect(path),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        pool_reset_on_return="rollback",
    )
    event.listen(engine, "connect", _prepare)
    return engine


def reading_engine(path: Path) -> Engine:
    """An engine for a book that is open already, whose connections cannot change it.

    Connections of their own, since turning `query_only` makes SQLite forget how it planned every statement.
    """

    def forbid_changes(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    engine = _engine(path)
    event.listen(engine, "connect", forbid_changes)
    return engine


def begin_immediate(connection: Connection) -> None:
    """Take the write lock, or raise BookError("locked" or "read_only")."""
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except DBAPIError as error:
        raise book_error(error) from error


def roll_back(connection: Connection) -> None:
    """End the transaction without its changes.

    An interrupt (Ctrl+C) inside SQLAlchemy has closed the connection by then, which ends the transaction as well.
    """
    if not connection.invalidated:
        connection.exec_driver_sql("ROLLBACK")


def ask(connection: Connection, sql: str, parameters: Any = ()) -> list[tuple[Any, ...]]:
    """All rows of a query, straight from the driver: for small ones, around which SQLAlchemy does more than SQLite."""
    driver: Any = connection.connection.driver_connection
    rows: list[tuple[Any, ...]] = driver.execute(sql, parameters).fetchall()
    return rows


def book_error(failure: Exception, path: Path | None = None) -> BookError:
    """What a failure of SQLite means to the user, as a code."""
    error = failure.orig if isinstance(failure, DBAPIError) else failure
    text = str(error).lower()
    for needle, code in (
        ("locked", "locked"),
        ("busy", "locked"),
        ("readonly", "read_only"),
        ("read-only", "read_only"),
        ("disk is full", "disk_full"),
        ("disk i/o", "disk_fails"),
        ("unable to open", "cannot_open"),
        ("not a database", "not_a_book"),
        ("malformed", "damaged"),
    ):
        if needle in text:
            return BookError(code, path, str(error))
    return BookError("failed", path, str(error))


def _version(connection: Connection, path: Path) -> str | None:
    """The book's schema version; None for a file with nothing in it."""
    run = connection.exec_driver_sql
    if run("SELECT count(*) FROM sqlite_master").scalar_one() == 0:
        return None
    if run("PRAGMA application_id").scalar_one() != _APPLICATION_ID:
        raise BookError("not_a_book", path)
    version = run("SELECT version_num FROM alembic_version").scalar()
    if version is None:
        raise BookError("damaged", path)
    return str(version)


def real_path(book: Path) -> Path:
    """Where a book lies that is perhaps named by a link: SQLite keeps its log there. Raises BookError("cannot_open")."""
    try:
        return book.resolve()
    except (OSError, RuntimeError) as error:  # links that lead in a circle
        raise BookError("cannot_open", book, str(error)) from error


def is_of_book(path: Path, book: Path) -> bool:
    """Whether a path is the book's file or one of those SQLite keeps beside it, which nothing else may overwrite."""
    real = book.resolve()
    return path.resolve() in {real, *(real.with_name(f"{real.name}-{kind}") for kind in ("wal", "shm", "journal"))}


def open_book(path: Path, clock: Clock, *, back_up: bool = True) -> Engine:
    """Open the book at `path`, making an empty one where there is none and bringing an older one up to date.

    An older one is copied first, unless `back_up` says that it is a copy itself.
    Raises BookError: not_a_book, newer, cannot_open, read_only, locked, damaged; FileProblem if the copy fails.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            path.touch(mode=0o600)  # before SQLite makes it, and beside it a log with the same rights
    except OSError as error:
        raise BookError("cannot_open", path, str(error)) from error
    engine = _engine(path)
    try:
        with engine.connect() as connection:
            version = _version(connection, path)
            if version is None:
                _lay_out(connection)
            elif version != revision.REVISION:
                _migrate(connection, path, version, clock(), back_up)
    except DBAPIError as error:
        engine.dispose()
        raise book_error(error, path) from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def _lay_out(connection: Connection) -> None:
    from kontaktpflege.storage.new_book import create_tables

    run = connection.exec_driver_sql
    run("PRAGMA journal_mode = WAL")
    begin_immediate(connection)
    try:
        if run("SELECT count(*) FROM sqlite_master").scalar_one() == 0:  # another process may have been first
            run(f"PRAGMA application_id = {_APPLICATION_ID}")
            create_tables(connection)
    except BaseException:
        roll_back(connection)
        raise
    run("COMMIT")


def _migrate(connection: Connection, path: Path, version: str, now: datetime, back_up: bool) -> None:
    from kontaktpflege.domain.backups import BackupReason
    from kontaktpflege.storage.backup import write_backup
    from kontaktpflege.storage.migrations import known_revisions, upgrade

    if version not in known_revisions():
        raise BookError("newer", path)
    if back_up:
        write_backup(connection.engine, path, BackupReason.MIGRATION, now)
    upgrade(connection, int(now.timestamp() * 1000))


def sqlite_version() -> str:
    """The version of SQLite inside sqlcipher3."""
    return str(dbapi2.sqlite_version)
