"""The store: transactions that are recorded for undo, and one announcement after each commit."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection as Connection
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from kontaktpflege.domain.errors import BookError, Cancelled, HistoryMoved
from kontaktpflege.domain.history import Step
from kontaktpflege.storage.database import (
    Clock,
    DriverError,
    begin_immediate,
    book_error,
    open_book,
    reading_engine,
    real_path,
    roll_back,
)
from kontaktpflege.storage.guard import Guard

Listener = Callable[[frozenset[type]], None]

KEPT_STEPS = 200
"""So many steps can be undone; older ones are forgotten."""

GAPS = "forgotten"
"""The fact that names the last step before a forgetting: up to it, what steps hold of others was derived with the forgotten."""
_NEWS = "news"
"""The fact that counts the commits that had something to tell, of whatever process."""
_PROGRESS_INSTRUCTIONS = 20_000
_MEETING = {"participant", "interaction", "care"}
"""The tables whose rows may tell that the user knows somebody."""


def milliseconds(moment: datetime) -> int:
    """A moment as the book stores it: UTC milliseconds since 1970."""
    return int(moment.timestamp() * 1000)


def moment(stored: int) -> datetime:
    """The UTC moment of stored milliseconds."""
    return datetime.fromtimestamp(stored / 1000, UTC)


@dataclass(slots=True)
class Transaction:
    """An open write: its connection, its time, and the step it is recorded as (None for what is not undoable)."""

    connection: Connection
    now: int
    step: int | None
    facts: dict[str, int | str] = field(default_factory=dict)
    touched: set[type] = field(default_factory=set)


class Store:
    """The book's one way to be read and written; safe to use from any thread, one writer at a time."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path = real_path(path)
        self.clock = clock
        self._engine: Engine = open_book(path, clock)
        self._reading_engine: Engine = reading_engine(path)
        self._guard = Guard(path)
        self._writing = threading.RLock()
        self._counting = threading.Lock()
        self._heard: int | None = None
        self._listeners: list[Listener] = []

    def today(self) -> date:
        """The day it is where the user is."""
        return self.clock().astimezone().date()

    @property
    def engine(self) -> Engine:
        """The engine, for the rooms below services that copy or check the file as a whole."""
        return self._engine

    def subscribe(self, listener: Listener, *, first: bool = False) -> Callable[[], None]:
        """Call `listener` after each commit, on the writing thread, with the kinds that changed; returns the way out.

        Who keeps what was read hears it `first`, so that others find nothing outdated when they read again.
        """
        if self._heard is None:
            with self.reading() as connection:
                self._hear(_fact(connection, _NEWS))
        self._listeners.insert(0 if first else len(self._listeners), listener)
        return lambda: self._listeners.remove(listener)

    def rest(self) -> None:
        """Close the connections that nobody uses, and their caches with them; who needs one gets a new one."""
        self._engine.dispose()
        self._reading_engine.dispose()

    def close(self) -> None:
        """Let go of the file."""
        self._guard.give_back()
        self._engine.dispose()
        self._reading_engine.dispose()
        self._guard.close()

    @contextlib.contextmanager
    def reading(self, cancel: Callable[[], bool] | None = None) -> Iterator[Connection]:
        """A read-only view of the book as of now. With `cancel`, a long query ends with Cancelled when it says so.

        Raises BookError.
        """
        with self._connected(self._reading_engine) as connection:
            raw = connection.connection.driver_connection
            if raw is None:
                raise BookError("cannot_open", self.path)
            try:
                raw.execute("BEGIN")
                if cancel is not None:
                    raw.set_progress_handler(lambda: 1 if cancel() else 0, _PROGRESS_INSTRUCTIONS)
                yield connection
            except (DBAPIError, DriverError) as error:
                if "interrupted" in str(error):
                    raise Cancelled from error
                raise book_error(error, self.path) from error
            finally:
                if not connection.invalidated:
                    raw.set_progress_handler(None, 0)
                    raw.execute("ROLLBACK")

    @contextlib.contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection of one's own, outside any transaction: to stage rows in temporary tables before a write."""
        try:
            with self._connected(self._engine) as connection:
                yield connection
        except DBAPIError as error:
            raise book_error(error, self.path) from error

    @contextlib.contextmanager
    def _connected(self, engine: Engine) -> Iterator[Connection]:
        """A connection; raises BookError where the book cannot be opened (any more)."""
        try:
            connection = engine.connect()
        except (DBAPIError, DriverError) as error:
            raise book_error(error, self.path) from error
        with connection:
            yield connection

    @contextlib.contextmanager
    def transaction(
        self, kind: str, facts: Mapping[str, int | str] | None = None, connection: Connection | None = None
    ) -> Iterator[Transaction]:
        """A recorded write: one step of undo, whole or not at all. Leaves no step behind if nothing changed.

        `connection` may bring staged rows along. Raises BookError (locked, read_only, disk_full …).
        """
        with self._write(connection) as tx:
            run = tx.connection.exec_driver_sql
            insert = "INSERT INTO step (kind, facts, at) VALUES (?, '{}', ?) RETURNING id"
            tx.step = run(insert, (kind, tx.now)).scalar_one()
            run("UPDATE recording SET step_id = ?", (tx.step,))
            tx.facts.update(facts or {})
            yield tx
            _end_step(tx, tx.step)

    @contextlib.contextmanager
    def unrecorded(self, connection: Connection | None = None) -> Iterator[Transaction]:
        """A write that undo does not know of: derived columns, scrubbing. The caller adds what it `touched`."""
        with self._write(connection) as tx:
            yield tx

    def compact(self) -> bool:
        """Write the file anew, without free pages and with an empty log; False if another program is in the way.

        Raises BookError.
        """
        with self._writing, self._connected(self._engine) as connection:
            try:
                connection.exec_driver_sql("VACUUM")
                busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
            except DBAPIError:
                return False
        return not busy

    @contextlib.contextmanager
    def _write(self, connection: Connection | None) -> Iterator[Transaction]:
        with contextlib.ExitStack() as stack:
            stack.enter_context(self._writing)
            if connection is None:
                connection = stack.enter_context(self._connected(self._engine))
            begin_immediate(connection)
            tx = Transaction(connection, milliseconds(self.clock()), None)
            try:
                before = _fact(connection, _NEWS)
                yield tx
                after = _add_news(connection) if tx.touched else before
                connection.exec_driver_sql("COMMIT")
            except BaseException as error:
                with contextlib.suppress(DBAPIError):  # a full disk may have rolled back already
                    roll_back(connection)
                if isinstance(error, DBAPIError | DriverError):
                    raise book_error(error, self.path) from error
                raise
        missed = self._heard is not None and before > self._heard
        self._hear(after)
        if missed:
            self.announce_all()
        else:
            self.announce(tx.touched)

    def announce(self, kinds: set[type]) -> None:
        """Tell every listener that these kinds changed."""
        if kinds:
            for listener in tuple(self._listeners):
                listener(frozenset(kinds))

    def announce_all(self) -> None:
        """Tell every listener that all kinds may have changed."""
        from kontaktpflege.storage.schema import undoable_tables

        self.announce({*undoable_tables().values(), Step})

    def look_for_others(self) -> None:
        """Tell every listener that all kinds may have changed, if another process wrote since the last news."""
        with self.reading() as connection:
            latest = _fact(connection, _NEWS)
        if self._hear(latest):
            self.announce_all()

    def _hear(self, news: int) -> bool:
        """Count news as told up to this one; returns whether it was not yet."""
        with self._counting:
            is_new = self._heard is None or news > self._heard
            if is_new:
                self._heard = news
        return is_new

    def undo_step(self) -> Step | None:
        """The step that undo would take back."""
        return self._step("undone = 0 ORDER BY id DESC")

    def redo_step(self) -> Step | None:
        """The step that redo would do again."""
        return self._step("undone = 1 ORDER BY id")

    def steps(self, limit: int) -> list[Step]:
        """The latest steps, newest first, undone ones included."""
        with self.reading() as connection:
            rows = connection.exec_driver_sql(f"{_STEP_COLUMNS} ORDER BY id DESC LIMIT ?", (limit,))
            return [_to_step(row) for row in rows]

    def history_ended(self) -> datetime | None:
        """When a migration last ended the history: what was done before stays. None if none did."""
        with self.reading() as connection:
            held = connection.exec_driver_sql("SELECT value FROM fact WHERE name = 'history_ended_at'").scalar()
        return None if held is None else moment(int(held))

    def _step(self, condition: str) -> Step | None:
        with self.reading() as connection:
            row = connection.exec_driver_sql(f"{_STEP_COLUMNS} WHERE {condition} LIMIT 1").first()
        return _to_step(row) if row else None

    def undo(self, expected: int) -> Step:
        """Take back step `expected`; raises HistoryMoved if that is not the one to take back (any more)."""
        return self._turn(expected, undone=1, condition="undone = 0 ORDER BY id DESC")

    def redo(self, expected: int) -> Step:
        """Do step `expected` again; raises HistoryMoved if that is not the one to do."""
        return self._turn(expected, undone=0, condition="undone = 1 ORDER BY id")

    def _turn(self, expected: int, undone: int, condition: str) -> Step:
        from kontaktpflege.storage import undo_log, upkeep

        with self._write(None) as tx:
            run = tx.connection.exec_driver_sql
            row = run(f"{_STEP_COLUMNS} WHERE {condition} LIMIT 1").first()
            if row is None or row[0] != expected:
                raise HistoryMoved
            run("PRAGMA defer_foreign_keys = ON")
            tables = undo_log.swap(tx.connection, expected)
            names = {table.name for table in tables}
            _derive_accounts(tx.connection, expected, names)
            if expected <= _fact(tx.connection, GAPS):
                upkeep.derive(tx.connection, expected, names | {"participant", "interaction"}, anew=True)
            upkeep.pull_by_the_rules(tx.connection, expected, names)
            tx.touched = undo_log.kinds(tables) | {Step}
            run("UPDATE step SET undone = ? WHERE id = ?", (undone, expected))
        return _to_step(row)


def _end_step(tx: Transaction, step: int) -> None:
    """Bring what is derived across tables in line with the step, and close it; forget it if it changed nothing."""
    from kontaktpflege.domain.care import Care
    from kontaktpflege.domain.tie import Tie
    from kontaktpflege.storage import undo_log, upkeep

    run = tx.connection.exec_driver_sql
    tables = undo_log.touched_tables(tx.connection, step)
    names = {table.name for table in tables}
    _derive_accounts(tx.connection, step, names)
    if names & _MEETING and _meet(tx.connection, step):
        names.add("stranger")
        tx.touched.add(Tie)
    if upkeep.derive(tx.connection, step, names):
        tx.touched.add(Care)
    run("UPDATE recording SET step_id = NULL")
    if not tables:
        run("DELETE FROM step WHERE id = ?", (step,))
        tx.step = None
        return
    tx.touched |= undo_log.kinds(tables) | {Step}
    run("UPDATE step SET facts = ? WHERE id = ?", (json.dumps(tx.facts), step))
    undo_log.drop_steps(tx.connection, "undone = 1")
    undo_log.drop_steps(tx.connection, "id <= (SELECT id FROM step ORDER BY id DESC LIMIT 1 OFFSET ?)", (KEPT_STEPS,))


def _meet(connection: Connection, step: int) -> int:
    from kontaktpflege.storage import ties

    return ties.meet(connection, step)


def _derive_accounts(connection: Connection, step: int, tables: set[str]) -> None:
    if "favor" in tables:
        from kontaktpflege.storage import favors

        favors.derive(connection, step)


def _fact(connection: Connection, name: str) -> int:
    """A fact that is a number; 0 if there is none."""
    sql = "SELECT ifnull((SELECT CAST(value AS INTEGER) FROM fact WHERE name = ?), 0)"
    return int(connection.exec_driver_sql(sql, (name,)).scalar_one())


def _add_news(connection: Connection) -> int:
    sql = (
        "INSERT INTO fact (name, value) VALUES (?, '1') "
        "ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1 RETURNING CAST(value AS INTEGER)"
    )
    return int(connection.exec_driver_sql(sql, (_NEWS,)).scalar_one())


_STEP_COLUMNS = "SELECT id, kind, facts, at, undone FROM step"


def _to_step(row: tuple[int, str, str, int, int]) -> Step:
    return Step(row[0], row[1], json.loads(row[2]), moment(row[3]), bool(row[4]))
