"""The undo log: what the triggers record, and that a step replays as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kontaktpflege.domain.errors import HistoryMoved
from kontaktpflege.storage.schema import metadata, undoable_tables
from kontaktpflege.storage.store import KEPT_STEPS, Store
from tests.books import Clock, connect, contents

_UNRECORDED = {
    "card", "haystack", "handle", "card_day", "blob", "step", "recording", "fact", "alembic_version", "agenda_day",
    "account", "picture",
}  # fmt: skip
"""Tables that undo need not know: what never changes, what is derived anew, and the log's own."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "a.book", Clock())
    yield store
    store.close()


def _add_circle(store: Store, name: str) -> int | None:
    with store.transaction("circle_create") as tx:
        tx.connection.exec_driver_sql(
            "INSERT INTO circle (key, name, hue, shape, position) VALUES ('', ?, 'slate', 'ring', 99)", (name,)
        )
    return tx.step


def _log(store: Store, table: str, step: int | None) -> list[tuple[object, ...]]:
    connection = connect(store.path)
    try:
        sql = f"SELECT present, name FROM log_{table} WHERE step_id = ? ORDER BY id"
        return list(connection.execute(sql, (step,)))
    finally:
        connection.close()


def test_every_table_is_undoable_or_said_not_to_be() -> None:
    assert {table.name for table in undoable_tables()} | _UNRECORDED == set(metadata.tables)


def test_every_trigger_records_every_column_of_its_table(store: Store) -> None:
    connection = connect(store.path)
    for table in undoable_tables():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")]
        logged = [row[1] for row in connection.execute(f"PRAGMA table_info(log_{table.name})")]
        assert logged == ["step_id", "present", *columns]
        sql = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE tbl_name = ?", (table.name,)))
        for event in ("update", "delete"):
            said = re.findall(r"OLD\.(\w+)", sql[f"log_{table.name}_{event}"])
            assert said == columns
        said = re.findall(r"NEW\.(\w+)", sql[f"log_{table.name}_insert"])
        assert said == [column.name for column in table.primary_key]
    connection.close()


def test_only_the_first_touch_of_a_row_counts(store: Store) -> None:
    with store.transaction("test") as tx:
        run = tx.connection.exec_driver_sql
        run("UPDATE circle SET name = 'once' WHERE id = 1")
        run("UPDATE circle SET name = 'twice' WHERE id = 1")
        run("DELETE FROM circle WHERE id = 1")
        run(
            "INSERT INTO circle (id, key, name, hue, shape, position) "
            "VALUES (1, 'private', 'again', 'slate', 'ring', 1)"
        )
    assert _log(store, "circle", tx.step) == [(1, "")]


def test_a_row_that_comes_and_goes_within_a_step_leaves_nothing(store: Store) -> None:
    before = contents(store.path)
    with store.transaction("test") as tx:
        run = tx.connection.exec_driver_sql
        run("INSERT INTO circle (id, key, name, hue, shape, position) VALUES (99, '', 'x', 'slate', 'ring', 9)")
        run("DELETE FROM circle WHERE id = 99")
    assert tx.step is not None
    store.undo(tx.step)
    assert contents(store.path) == before
    store.redo(tx.step)
    assert contents(store.path) == before


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO circle (id, key, name, hue, shape, position) "
        "SELECT id, key, 'new', hue, shape, position FROM circle",
        "REPLACE INTO membership (contact_id, circle_id) SELECT id, id FROM circle",
        "UPDATE OR REPLACE circle SET name = 'x', position = position + 1",
        "INSERT OR IGNORE INTO circle_alias (category, circle_id) SELECT key, id FROM circle",
        "INSERT INTO base (contact_id, source, card_id) SELECT 1, 's', id FROM circle WHERE true "
        "ON CONFLICT DO UPDATE SET card_id = excluded.card_id",
        "DELETE FROM circle WHERE parent_id IS NOT NULL",
    ],
)
def test_a_bulk_statement_is_recorded_whatever_its_conflict_policy(store: Store, statement: str) -> None:
    before = contents(store.path)
    with store.transaction("bulk") as tx:
        tx.connection.exec_driver_sql(statement)
    after = contents(store.path)
    assert tx.step is not None
    assert after != before
    store.undo(tx.step)
    assert contents(store.path) == before
    store.redo(tx.step)
    assert contents(store.path) == after


def test_a_transaction_that_changes_nothing_leaves_no_step(store: Store) -> None:
    with store.transaction("nothing") as tx:
        tx.connection.exec_driver_sql("UPDATE circle SET name = 'x' WHERE id = -1")
    assert tx.step is None
    assert store.undo_step() is None


def test_a_transaction_that_changes_nothing_keeps_what_can_be_redone(store: Store) -> None:
    step = _add_circle(store, "Choir")
    assert step is not None
    store.undo(step)
    with store.transaction("nothing"):
        pass
    waiting = store.redo_step()
    assert waiting is not None
    assert waiting.id == step
    store.redo(step)
    assert store.undo_step() is not None


def test_a_change_after_undo_forgets_what_could_be_redone(store: Store) -> None:
    first = _add_circle(store, "Choir")
    assert first is not None
    store.undo(first)
    _add_circle(store, "Band")
    assert store.redo_step() is None
    assert _log(store, "circle", first) == []


def test_what_fails_leaves_neither_change_nor_step_nor_recording(store: Store) -> None:
    before = contents(store.path)
    with pytest.raises(ZeroDivisionError), store.transaction("test") as tx:  # noqa: PT012
        tx.connection.exec_driver_sql("DELETE FROM circle")
        raise ZeroDivisionError
    assert contents(store.path) == before
    assert store.undo_step() is None
    assert connect(store.path).execute("SELECT step_id FROM recording").fetchall() == [(None,)]


def test_the_last_steps_are_kept_however_many_did_nothing(store: Store) -> None:
    for number in range(120):
        _add_circle(store, f"circle {number}")
        with store.transaction("nothing"):
            pass
        with store.transaction("nothing"):
            pass
    assert len(store.steps(1000)) == 120
    for _ in range(120):
        step = store.undo_step()
        assert step is not None
        store.undo(step.id)
    assert store.undo_step() is None


def test_older_steps_are_forgotten_with_their_rows(store: Store) -> None:
    for number in range(KEPT_STEPS + 20):
        _add_circle(store, f"circle {number}")
    steps = store.steps(1000)
    assert len(steps) == KEPT_STEPS
    connection = connect(store.path)
    oldest = connection.execute("SELECT min(step_id) FROM log_circle").fetchone()[0]
    connection.close()
    assert oldest == steps[-1].id


def test_steps_outlive_a_restart(store: Store) -> None:
    before = contents(store.path)
    for number in range(110):
        _add_circle(store, f"circle {number}")
    store.close()
    again = Store(store.path, Clock())
    for _ in range(110):
        step = again.undo_step()
        assert step is not None
        again.undo(step.id)
    assert contents(store.path) == before
    again.close()


def test_undo_refuses_a_step_that_is_not_the_last_any_more(store: Store) -> None:
    other = Store(store.path, Clock())
    mine = _add_circle(store, "mine")
    theirs = _add_circle(other, "theirs")
    assert mine is not None
    assert theirs is not None
    before = contents(store.path)
    with pytest.raises(HistoryMoved):
        store.undo(mine)
    with pytest.raises(HistoryMoved):
        store.redo(mine)
    assert contents(store.path) == before
    store.undo(theirs)
    with pytest.raises(HistoryMoved):
        other.undo(theirs)
    other.redo(theirs)
    assert contents(store.path) == before
    other.close()


def test_a_step_says_what_kind_of_data_it_changed(store: Store) -> None:
    from kontaktpflege.domain.circle import Circle
    from kontaktpflege.domain.history import Step

    heard: list[frozenset[type]] = []
    leave = store.subscribe(heard.append)
    step = _add_circle(store, "Choir")
    assert step is not None
    store.undo(step)
    store.redo(step)
    leave()
    _add_circle(store, "Band")
    assert heard == [frozenset({Circle, Step})] * 3


def test_the_log_stays_small_beside_what_was_imported(tmp_path: Path) -> None:
    from itertools import islice

    from kontaktpflege.domain.made_up import made_up_cards
    from tests.books import open_book, take_in, undo

    book = open_book(tmp_path / "b.book")
    texts = list(islice(made_up_cards(400, 1), 400))
    cards = ["BEGIN:VCARD\r\n" + text.replace("\n", "\r\n") + "\r\nEND:VCARD\r\n" for text in texts]
    take_in(book, *(card.encode() for card in cards))
    imported = sum(map(len, cards))
    assert _log_size(book.book) <= 0.2 * imported
    undo(book)
    held = sum(len(text) for text in texts)
    assert _log_size(book.book) <= held  # the rows wait here now; their texts stay where they are
    book.close()


def _log_size(path: Path) -> int:
    """The bytes that the rows of all log tables take, by their values."""
    connection = connect(path)
    total = 0
    for table in undoable_tables():
        columns = "+".join(f"ifnull(length(CAST({column.name} AS BLOB)), 1)" for column in table.columns)
        total += connection.execute(f"SELECT ifnull(sum(2 + {columns}), 0) FROM log_{table.name}").fetchone()[0]
    connection.close()
    return total
