"""A book that is open here keeps its log, whatever else looks into the file."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kontaktpflege.domain.errors import BookError
from kontaktpflege.storage.store import Store

VISIT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import pytest

from kontaktpflege.domain.errors import BookError
from kontaktpflege.storage.store import Store
store = Store(Path(sys.argv[1]), lambda: datetime.now(UTC))
with store.reading() as connection:
    print(connection.exec_driver_sql("SELECT value FROM fact WHERE name = 'said'").scalar())
store.close()
"""


def say(store: Store, word: str) -> None:
    with store.unrecorded() as tx:
        tx.connection.exec_driver_sql("INSERT OR REPLACE INTO fact (name, value) VALUES ('said', ?)", (word,))


def visit(book: Path) -> str:
    """What another process reads in the book."""
    return subprocess.run(
        [sys.executable, "-c", VISIT, book], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_what_is_written_after_a_file_dialog_looked_into_the_book_is_kept(tmp_path: Path) -> None:
    book = tmp_path / "people.book"
    store = Store(book, lambda: datetime.now(UTC))
    say(store, "before")
    for file in tmp_path.iterdir():
        file.open("rb").close()  # by which SQLite loses its locks
    assert visit(book) == "before"
    say(store, "after")
    assert visit(book) == "after"
    store.close()
    assert visit(book) == "after"


def test_a_book_behind_a_link_is_guarded_too(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "people.book"
    link.symlink_to(tmp_path / "real" / "true.book")
    store = Store(link, lambda: datetime.now(UTC))
    assert store.path == tmp_path / "real" / "true.book"
    say(store, "before")
    store.path.open("rb").close()  # by which SQLite loses its locks
    assert visit(link) == "before"
    say(store, "after")
    assert visit(link) == "after"
    store.close()
    assert [file.name for file in store.path.parent.iterdir()] == ["true.book"]


def test_links_that_lead_in_a_circle_are_no_book(tmp_path: Path) -> None:
    (tmp_path / "a.book").symlink_to(tmp_path / "b.book")
    (tmp_path / "b.book").symlink_to(tmp_path / "a.book")
    with pytest.raises(BookError, match="cannot_open"):
        Store(tmp_path / "a.book", lambda: datetime.now(UTC))


def test_the_last_one_clears_up(tmp_path: Path) -> None:
    book = tmp_path / "people.book"
    store = Store(book, lambda: datetime.now(UTC))
    say(store, "something")
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["people.book"]
