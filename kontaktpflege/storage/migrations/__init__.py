"""Brings the tables of an older book up to date. Imported only then, since it takes Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from kontaktpflege.domain.errors import BookError
from kontaktpflege.storage import undo_log
from kontaktpflege.storage.database import begin_immediate, roll_back

_HERE = Path(__file__).resolve().parent

VERSIONS: tuple[Path, ...] = (_HERE / "versions",)
"""The folders of version files. Each spells its tables out as they were then and imports nothing of the package."""


def _config() -> Config:
    config = Config()
    for name, value in (
        ("script_location", str(_HERE)),
        ("path_separator", "newline"),
        ("version_locations", "\n".join(map(str, VERSIONS))),
    ):
        config.set_main_option(name, value.replace("%", "%%"))
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def known_revisions() -> frozenset[str]:
    """Every version of the tables that this program can bring up to date."""
    return frozenset(script.revision for script in _scripts().walk_revisions())


def head() -> str | None:
    """The version to which `upgrade` leads."""
    return _scripts().get_current_head()


def upgrade(connection: Connection, now: int) -> None:
    """Migrate to the newest version at `now` (UTC milliseconds): whole, or not at all if anything fails.

    The undo history ends here, since its rows have the shape of the old tables: its tables and triggers are laid
    out anew for those of today, and the fact "history_ended_at" keeps when that was.
    """
    run = connection.exec_driver_sql
    run(
        "PRAGMA foreign_keys = OFF"
    )  # without effect inside a transaction, and a table that is rebuilt is dropped first
    try:
        begin_immediate(connection)
        try:
            held = MigrationContext.configure(connection).get_current_revision()
            if held != head():  # another process may have been first
                _migrate(connection, None if held is None else now)
        except BaseException:
            roll_back(connection)
            raise
        run("COMMIT")
    finally:
        if not connection.invalidated:
            run("PRAGMA foreign_keys = ON")


def _migrate(connection: Connection, ended_at: int | None) -> None:
    """Take every step to the newest version; `ended_at` is None for an empty file, which has no history to end."""
    run = connection.exec_driver_sql
    if ended_at is not None:
        undo_log.take_down(connection)
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    undo_log.lay_out(connection)
    broken = run("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise BookError("damaged", None, f"{broken[0]} {broken[1]}")
    if ended_at is not None:
        conflict = "ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        run(f"INSERT INTO fact (name, value) VALUES ('history_ended_at', ?) {conflict}", (str(ended_at),))
