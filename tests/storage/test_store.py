"""The store under bad weather: locks, full disks, several processes, and books that are none."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.errors import BookError, Cancelled, CircleProblem, KontaktpflegeError
from kontaktpflege.domain.history import Step
from kontaktpflege.services import Services, open_services
from kontaktpflege.storage import database
from kontaktpflege.storage.backup import is_covered
from kontaktpflege.storage.schema import undoable_tables
from kontaktpflege.storage.store import Store
from tests.books import Clock, connect, contents, findings, ids, names, open_book, take_in, undo, vcard

ROOT = Path(__file__).parents[2]
PEOPLE = b"".join(vcard(f"Person {number}", f"NOTE:{'x' * 400}", uid=f"u{number}") for number in range(3000))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    book = open_services(tmp_path / "a.book", Clock(), "DE")  # laid out by the program, not copied
    take_in(book, vcard("Anna Weiß", uid="anna"), vcard("Bert", uid="bert"))
    yield book
    book.close()


_CHANGES: dict[str, Callable[[Services], object]] = {
    "import": lambda book: book.transfer.take_in([PEOPLE]),
    "edit": lambda book: book.address_book.edit(1, book.address_book.contact(2).card),
    "trash": lambda book: book.address_book.trash([1]),
    "forget": lambda book: book.address_book.forget([1]),
    "undo": undo,
    "circle": lambda book: book.circles.create("Choir"),
}


@pytest.mark.parametrize("change", _CHANGES)
def test_a_book_locked_by_another_program_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    monkeypatch.setattr(database, "LOCK_SECONDS", 0.05)
    book = open_book(tmp_path / "a.book")
    take_in(book, vcard("Anna Weiß"), vcard("Bert"))
    before = contents(book.book)
    other = connect(book.book)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BookError, match="locked"):
        _CHANGES[change](book)
    assert names(book) == ["Bert", "Anna Weiß"]  # reading goes on
    other.execute("ROLLBACK")
    other.close()
    assert contents(book.book) == before
    _CHANGES[change](book)
    assert findings(book) == []
    book.close()


def test_a_short_lock_is_waited_for(book: Services) -> None:
    other = connect(book.book)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, lambda: None)
    timer.start()
    writer = threading.Thread(target=book.address_book.trash, args=([1],))
    writer.start()
    timer.join()
    assert writer.is_alive()
    other.execute("COMMIT")
    other.close()
    writer.join()
    assert names(book) == ["Bert"]


def test_readers_see_the_book_as_it_was_while_a_write_runs(book: Services) -> None:
    seen: list[list[str]] = []
    store = book._store
    with store.transaction("test") as tx:
        tx.connection.exec_driver_sql("DELETE FROM contact")
        reader = threading.Thread(target=lambda: seen.append(names(book)))
        reader.start()
        reader.join()
    assert seen == [["Bert", "Anna Weiß"]]
    assert ids(book) == []
    undo(book)


def test_writers_of_one_process_queue(book: Services) -> None:
    def write(number: int) -> None:
        book.circles.create(f"circle {number}")

    writers = [threading.Thread(target=write, args=(number,)) for number in range(12)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sum(circle.name.startswith("circle") for circle in book.circles.circles()) == 12
    assert len(book.history.steps()) == 13


def test_window_and_command_line_work_on_one_book(book: Services) -> None:
    heard: list[frozenset[type]] = []
    book.subscribe(heard.append)
    other = open_book(book.book)
    other.address_book.trash([1])
    assert heard == []
    assert names(book) == ["Bert"]
    book.look_for_others()
    assert heard == [frozenset({*undoable_tables().values(), Step})]
    book.look_for_others()
    assert len(heard) == 1
    other.close()


def test_what_this_process_writes_is_not_taken_for_news_of_others(book: Services) -> None:
    heard: list[frozenset[type]] = []
    book.subscribe(heard.append)
    book.circles.create("Choir")
    book.look_for_others()
    assert heard == [frozenset({Circle, Step})]


def test_what_others_wrote_while_a_change_waited_is_told_with_it(book: Services) -> None:
    heard: list[frozenset[type]] = []
    book.subscribe(heard.append)
    other = open_book(book.book)
    other.address_book.trash([1])
    other.close()
    book.circles.create("Choir")
    assert heard == [frozenset({*undoable_tables().values(), Step})]


def test_rules_that_others_set_are_told_though_they_are_no_step(book: Services) -> None:
    heard: list[frozenset[type]] = []
    book.subscribe(heard.append)
    steps = book.history.steps()
    other = open_book(book.book)
    other.ledger.set_rules(replace(other.ledger.rules(), half_life=180))
    other.close()
    assert book.history.steps() == steps
    book.look_for_others()
    assert len(heard) == 1


def test_a_change_that_failed_leaves_the_news_to_the_next(book: Services) -> None:
    heard: list[frozenset[type]] = []
    book.subscribe(heard.append)
    other = open_book(book.book)
    other.address_book.trash([1])
    other.close()
    with pytest.raises(CircleProblem):
        book.circles.create("")
    assert heard == []
    book.look_for_others()
    assert len(heard) == 1


_LOOKS: dict[str, Callable[[Services], object]] = {
    "a look": lambda book: book.circles.circles(),
    "a change": lambda book: book.circles.create("Choir"),
    "a look for others": lambda book: book.look_for_others(),
    "a backup": lambda book: book.safekeeping.back_up_if_due(),
    "a daily backup's question": lambda book: is_covered(book._store.engine, book.book),
    "a forgetting": lambda book: book._store.compact(),
}


@pytest.mark.parametrize("look", _LOOKS)
def test_a_book_that_went_while_the_window_rested_is_said_to_be_gone(tmp_path: Path, look: str) -> None:
    (tmp_path / "stick").mkdir()
    book = open_book(tmp_path / "stick" / "a.book")
    take_in(book, vcard("Anna"))
    book.rest()
    (tmp_path / "stick").rename(tmp_path / "pulled out")
    (tmp_path / "stick").mkdir()  # a mount point stays
    with pytest.raises(BookError, match="cannot_open"):
        _LOOKS[look](book)
    assert list((tmp_path / "stick").iterdir()) == []
    (tmp_path / "stick").rmdir()
    (tmp_path / "pulled out").rename(tmp_path / "stick")
    assert names(book) == ["Anna"]
    book.close()


def test_a_failure_that_the_driver_tells_in_a_change_has_a_code(book: Services) -> None:
    before = contents(book.book)
    with pytest.raises(BookError, match="failed"), Store(book.book, Clock()).transaction("edit") as tx:
        database.ask(tx.connection, "SELECT * FROM nowhere")
    assert contents(book.book) == before


@pytest.mark.parametrize(
    ("said", "code"), [("database or disk is full", "disk_full"), ("disk I/O error", "disk_fails")]
)
def test_a_disk_that_fails_is_not_said_to_be_full(said: str, code: str) -> None:
    assert database.book_error(database.DriverError(said)).code == code


def test_two_processes_may_begin_the_same_book_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kontaktpflege.services import open_services\n"
        "from tests.books import Clock, take_in, vcard\n"
        "sys.stdin.read(1)\n"
        "book = open_services(Path(sys.argv[1]), Clock(), 'DE'); take_in(book, vcard(sys.argv[2])); book.close()"
    )
    path = tmp_path / "new" / "a.book"
    programs = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name], cwd=ROOT, stdin=subprocess.PIPE)
        for name in ("Anna", "Bert", "Cem")
    ]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write(b"x")
        program.stdin.close()
    assert [program.wait(60) for program in programs] == [0, 0, 0]
    book = open_book(path)
    assert names(book) == ["Anna", "Bert", "Cem"]
    assert findings(book) == []
    book.close()


def test_a_long_search_can_be_called_off(book: Services) -> None:
    take_in(book, PEOPLE)
    query = ContactQuery(words="xxxx xxx xx", sort="city")
    with pytest.raises(Cancelled):
        book.address_book.list_ids(query, cancel=lambda: True)
    assert len(book.address_book.list_ids(query, cancel=lambda: False)) == 3000
    assert findings(book) == []


class TestAFullDisk:
    @pytest.fixture
    def narrow(self, tmp_path: Path) -> Iterator[Services]:
        """A book whose file may not grow any more."""
        book = open_book(tmp_path / "a.book")
        take_in(book, vcard("Anna Weiß"), vcard("Bert"))
        book._store.engine.dispose()

        def limit(connection: Any, _record: object) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 5}")

        event.listen(book._store.engine, "connect", limit)
        yield book
        book.close()

    def test_an_import_leaves_nothing(self, narrow: Services) -> None:
        before = contents(narrow.book)
        with pytest.raises(BookError, match="disk_full"):
            narrow.transfer.take_in([PEOPLE])
        assert contents(narrow.book) == before
        assert findings(narrow) == []

    def test_a_restore_leaves_nothing(self, narrow: Services, tmp_path: Path) -> None:
        big = open_book(tmp_path / "big.book")
        take_in(big, PEOPLE)
        big.close()
        before = contents(narrow.book)
        with pytest.raises(BookError, match="disk_full"):
            narrow.safekeeping.restore(tmp_path / "big.book")
        assert contents(narrow.book) == before
        assert findings(narrow) == []

    @pytest.fixture
    def small_disk(self, tmp_path: Path) -> Iterator[Path]:
        if os.name != "posix" or os.geteuid() != 0 or not shutil.which("mount"):
            pytest.skip("only root can mount a small disk")
        disk = tmp_path / "disk"
        disk.mkdir()
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], check=False)
        if made.returncode:
            pytest.skip("mounting is not allowed here")
        yield disk
        subprocess.run(["umount", "-l", str(disk)], check=True)

    def test_a_disk_that_really_is_full_loses_nothing(self, small_disk: Path) -> None:
        book = open_book(small_disk / "a.book")
        take_in(book, vcard("Anna Weiß"), vcard("Bert"))
        before = contents(book.book)
        for change in (
            lambda: book.transfer.take_in([PEOPLE]),
            lambda: [book.safekeeping.back_up(small_disk / "x" / f"{number}.backup") for number in range(20)],
            lambda: [book.safekeeping.back_up() for _ in range(20)],
        ):
            with pytest.raises(KontaktpflegeError) as caught:
                change()
            assert caught.value.code in ("disk_full", "cannot_write")
            assert contents(book.book) == before
        assert findings(book) == []
        assert not list(small_disk.rglob("*.part"))
        book.close()
        again = open_book(small_disk / "a.book")
        assert names(again) == ["Bert", "Anna Weiß"]
        again.close()

    def test_export_to_a_full_disk_leaves_no_half_file(self, small_disk: Path, book: Services) -> None:
        from kontaktpflege.domain.errors import FileProblem

        take_in(book, PEOPLE)
        for single_files, target in ((False, small_disk / "all.vcf"), (True, small_disk / "each")):
            with pytest.raises(FileProblem, match="cannot_write"):
                book.transfer.export(ContactQuery(), target, single_files=single_files)
            assert not [path for path in small_disk.rglob("*") if path.is_file()]


class TestWhatIsNoBook:
    @pytest.mark.parametrize(
        "data",
        [
            b"hello",
            b"hello " * 5000,
            vcard("Anna"),
            vcard("Anna") * 100,
            b"\0" * 4096,
            b"SQLite format 3\0" + b"x" * 900,
        ],
    )
    def test_another_file_is_refused_and_left_alone(self, tmp_path: Path, data: bytes) -> None:
        path = tmp_path / "notes.txt"
        path.write_bytes(data)
        with pytest.raises(BookError) as caught:
            Store(path, Clock())
        assert caught.value.code in ("not_a_book", "damaged")
        assert path.read_bytes() == data
        assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"]

    def test_another_programs_database_is_refused_and_left_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "other.db"
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE contact (id INTEGER PRIMARY KEY)")
        connection.close()
        data = path.read_bytes()
        with pytest.raises(BookError, match="not_a_book"):
            Store(path, Clock())
        assert path.read_bytes() == data

    def test_an_empty_file_becomes_an_empty_book(self, tmp_path: Path) -> None:
        path = tmp_path / "a.book"
        path.touch()
        book = open_book(path)
        assert findings(book) == []
        book.close()

    def test_a_damaged_book_is_said_to_be(self, tmp_path: Path) -> None:
        book = open_book(tmp_path / "a.book")
        take_in(book, PEOPLE)
        book.close()
        data = bytearray((tmp_path / "a.book").read_bytes())
        for page in range(1, len(data) // 4096):
            data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
        (tmp_path / "a.book").write_bytes(data)
        with pytest.raises(BookError) as caught:  # noqa: PT012 - opening may do, or the first look
            damaged = open_book(tmp_path / "a.book")
            names(damaged)
        assert caught.value.code in ("damaged", "not_a_book")

    @pytest.mark.parametrize("where", ["folder", "file/a.book", "x" * 300])
    def test_a_place_where_no_book_can_be_is_said(self, tmp_path: Path, where: str) -> None:
        (tmp_path / "folder").mkdir()
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(BookError, match="cannot_open"):
            Store(tmp_path / where, Clock())

    def test_a_book_of_a_newer_program_is_refused_and_left_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "a.book"
        open_book(path).close()
        connection = connect(path)
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.close()
        data = path.read_bytes()
        with pytest.raises(BookError, match="newer"):
            Store(path, Clock())
        assert path.read_bytes() == data


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX here")
class TestRights:
    def test_a_book_is_for_its_owner_alone(self, book: Services) -> None:
        for path in book.book.parent.glob("a.book*"):
            assert path.stat().st_mode & 0o077 == 0, path
        made = book.safekeeping.back_up()
        assert made.path.stat().st_mode & 0o077 == 0
        assert made.path.parent.stat().st_mode & 0o077 == 0

    @pytest.mark.parametrize("what", ["file", "folder", "unreadable", "hidden"])
    def test_a_book_that_may_not_be_written_stays_as_it_is(self, tmp_path: Path, what: str) -> None:
        folder = tmp_path / "books"
        folder.mkdir()
        path = folder / "a.book"
        book = open_book(path)
        take_in(book, vcard("Anna"))
        book.close()
        data = path.read_bytes()
        path.chmod({"file": 0o444, "folder": 0o666, "unreadable": 0o000, "hidden": 0o666}[what])
        folder.chmod({"file": 0o777, "folder": 0o555, "unreadable": 0o777, "hidden": 0o000}[what])

        def try_to_write() -> str:
            try:
                book = open_services(path, Clock(), "DE")
                take_in(book, vcard("Cem"))
            except KontaktpflegeError as error:
                return error.code
            return "written"

        try:
            assert _as_nobody(try_to_write, tmp_path) in ("read_only", "cannot_open")
        finally:
            folder.chmod(0o755)
            path.chmod(0o600)
        assert path.read_bytes() == data


def _as_nobody(work: Callable[[], str], folder: Path) -> str:
    """Do something in a process without root's power to write everywhere; returns what it returned."""
    for parent in (folder, *folder.parents):
        if "pytest" in parent.name:
            parent.chmod(0o755)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            os.write(writing, work().encode())
        except BaseException as error:  # noqa: BLE001 - the child must never come back into pytest
            os.write(writing, repr(error).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as stream:
        return stream.read()
