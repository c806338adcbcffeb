"""Migrations: an older book becomes what a new one would be, and one that fails stays as it was."""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from kontaktpflege.domain.backups import BackupReason
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.errors import BookError
from kontaktpflege.domain.favor import Favor, FavorSize
from kontaktpflege.services import open_services
from kontaktpflege.storage import migrations, new_book, pulls, revision, schema
from kontaktpflege.storage.backup import list_backups
from kontaktpflege.storage.check import findings

NOW = datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Weis\r\nN:Weis;Anna;;;\r\nTEL:030 1234567\r\nEND:VCARD\r\n"

THIS = revision.REVISION

NEXT = f"""
from alembic import op
from sqlalchemy import Column, Integer, Text

revision = "next"
down_revision = "{THIS}"

def upgrade():
    op.create_table("diary", Column("id", Integer, primary_key=True), Column("entry", Text))
    op.execute("INSERT INTO diary (entry) SELECT name FROM contact")
    with op.batch_alter_table("contact", recreate="always"):  # drops the triggers of the undo log
        pass
"""


def now() -> datetime:
    """The moment at which every test of this module happens."""
    return NOW


def bare(path: Path) -> Engine:
    """An engine without the product's settings, to look at a file and to prepare one."""

    def connect() -> dbapi2.Connection:
        return dbapi2.connect(str(path), isolation_level=None)

    return create_engine("sqlite://", module=dbapi2, creator=connect, poolclass=NullPool)


def layout(path: Path) -> list[tuple[object, ...]]:
    """Every table, index and trigger, with its SQL."""
    with bare(path).connect() as connection:
        sql = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
        return [tuple(row) for row in connection.exec_driver_sql(sql)]


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    """All rows of a table."""
    with bare(path).connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1")]


def migrate_from_nothing(path: Path) -> None:
    """Run every migration on an empty file, as if each had come at its time."""
    with bare(path).connect() as connection:
        migrations.upgrade(connection, 0)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with one contact, one step of undo."""
    path = tmp_path / "contacts.book"
    services = open_services(path, now, "DE")
    services.transfer.take_in([CARD])
    services.close()
    return path


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that is one migration further; returns the file of that migration."""
    folder = tmp_path / "next versions"
    folder.mkdir()
    file = folder / "next.py"
    file.write_text(NEXT)
    monkeypatch.setattr(migrations, "VERSIONS", (*migrations.VERSIONS, folder))
    monkeypatch.setattr(revision, "REVISION", "next")
    return file


def test_migrations_lead_to_the_tables_of_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "migrated"
    migrate_from_nothing(path)

    def ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return kind != "table" or not str(name).startswith(("search", "log_"))

    with bare(path).connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, schema.metadata) == []


def test_a_new_book_and_a_migrated_one_are_laid_out_alike_to_the_byte(tmp_path: Path) -> None:
    migrate_from_nothing(tmp_path / "migrated")
    with bare(tmp_path / "fresh").connect() as connection:
        new_book.create_tables(connection)
    assert layout(tmp_path / "migrated") == layout(tmp_path / "fresh")
    for table in ("circle", "recording", "alembic_version", "fact", "step"):
        assert rows(tmp_path / "migrated", table) == rows(tmp_path / "fresh", table)


def test_the_newest_migration_is_the_one_the_schema_stands_for() -> None:
    assert revision.REVISION in migrations.known_revisions()
    assert migrations.head() == revision.REVISION


def test_version_files_import_nothing_of_the_package() -> None:
    for file in (Path(migrations.__file__).parent / "versions").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            named = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [named]
            assert not any(name.startswith("kontaktpflege") for name in names), file.name


def test_an_older_book_is_copied_and_brought_up_to_date(book: Path, next_version: Path) -> None:
    services = open_services(book, now, "DE")
    assert [row.name for row in services.address_book.summaries([1])] == ["Anna Weis"]
    assert services.safekeeping.check().ok
    services.close()
    assert [row[1] for row in rows(book, "diary")] == ["Anna Weis"]
    assert rows(book, "alembic_version") == [("next",)]
    (backup,) = list_backups(book)
    assert (backup.reason, backup.at, backup.contacts) == (BackupReason.MIGRATION, NOW, 1)
    assert rows(backup.path, "alembic_version") == [(THIS,)]


def test_the_history_ends_at_a_migration_and_says_so(book: Path, next_version: Path) -> None:
    services = open_services(book, now, "DE")
    assert services.history.undo_step() is None
    assert services.history.redo_step() is None
    assert services.history.ended() == NOW
    services.address_book.trash([1])
    step = services.history.undo_step()
    assert step
    services.history.undo(step.id)
    assert services.address_book.counts().all == 1
    services.close()


def test_a_new_book_has_no_ended_history(book: Path) -> None:
    services = open_services(book, now, "DE")
    assert services.history.ended() is None
    assert services.history.undo_step() is not None
    services.close()


@pytest.mark.parametrize(
    "fault",
    ["raise RuntimeError", "op.execute('INSERT INTO nowhere VALUES (1)')", "op.execute('DELETE FROM card')"],
    ids=["error", "sql", "broken reference"],
)
def test_a_migration_that_fails_leaves_the_book_as_it_was(book: Path, next_version: Path, fault: str) -> None:
    next_version.write_text(f"{NEXT}    {fault}\n")
    before, tables = layout(book), [row[1] for row in layout(book) if row[0] == "table"]
    content = {name: rows(book, str(name)) for name in tables if not str(name).startswith("search")}
    with pytest.raises((RuntimeError, BookError)):
        open_services(book, now, "DE")
    assert layout(book) == before
    assert {name: rows(book, str(name)) for name in content} == content
    assert len(list_backups(book)) == 1


def test_a_failed_migration_can_be_tried_again(book: Path, next_version: Path) -> None:
    next_version.write_text(f"{NEXT}    raise RuntimeError\n")
    with pytest.raises(RuntimeError):
        open_services(book, now, "DE")
    next_version.write_text(NEXT)
    services = open_services(book, now, "DE")
    assert services.address_book.counts().all == 1
    services.close()


def test_a_book_of_a_newer_program_is_left_alone(book: Path) -> None:
    with bare(book).connect() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = book.read_bytes()
    with pytest.raises(BookError) as caught:
        open_services(book, now, "DE")
    assert caught.value.code == "newer"
    assert book.read_bytes() == before
    assert list_backups(book) == []


def test_an_older_backup_is_restored_into_a_migrated_book(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    services = open_services(book, now, "DE")
    old = services.safekeeping.back_up(tmp_path / "old.backup").path
    services.close()
    untouched = old.read_bytes()
    request.getfixturevalue("next_version")
    services = open_services(book, now, "DE")
    services.address_book.trash([1])
    services.safekeeping.restore(old)
    assert services.address_book.counts().all == 1
    services.close()
    assert old.read_bytes() == untouched
    assert not list(tmp_path.glob("restore*"))


def test_undo_triggers_of_a_migrated_book_are_those_of_a_new_one(book: Path, next_version: Path) -> None:
    open_services(book, now, "DE").close()
    with bare(book).connect() as connection:
        found = list(findings(connection, "49", lambda done, total: None, lambda: False))
    assert [finding for finding in found if finding.code == "undo_log"] == []


def test_a_tilt_told_beyond_small_favours_is_told_beyond_those_of_the_middle_size(book: Path) -> None:
    services = open_services(book, now, "DE")
    (anna,) = services.address_book.list_ids(ContactQuery())
    services.care.choose([anna], 30)
    services.ledger.note([Favor(contact_id=anna, given=False, size=FavorSize.BIG, day=NOW.date())])
    services.close()
    with bare(book).begin() as connection:
        connection.exec_driver_sql("UPDATE pull SET kinds = kinds | 64")
        for later in ("tie", "own_card", "stranger", "tie_answer", "introduction", "kept_step", "picture"):
            connection.exec_driver_sql(f"DROP TABLE {later}")
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS log_{later}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0014'")
    open_services(book, now, "DE").close()
    with bare(book).connect() as connection:
        assert connection.exec_driver_sql("SELECT kinds & 64 FROM pull").scalars().all() == [0]
        assert pulls.stale(connection) == []
