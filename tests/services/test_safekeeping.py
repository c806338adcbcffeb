"""Backups: whole, verified, kept by rule, and taken back as one step."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import FileIO
from pathlib import Path
from typing import Any

import pytest

from kontaktpflege.domain.backups import BackupReason
from kontaktpflege.domain.contact import Scope
from kontaktpflege.domain.errors import BookError, FileProblem
from kontaktpflege.domain.property import Property
from kontaktpflege.services import Services
from kontaktpflege.storage import backup, database
from tests.books import Clock, connect, contents, findings, ids, names, open_book, redo, take_in, undo, vcard

PHOTO = "PHOTO;ENCODING=b;TYPE=JPEG:" + "/9j/4AAQSkZJRgABAQAAAQABAADAAA" * 40


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(tmp_path: Path, clock: Clock) -> Iterator[Services]:
    book = open_book(tmp_path / "a.book", clock)
    take_in(book, vcard("Anna", PHOTO, "CATEGORIES:Familie", uid="a"), vcard("Bert", uid="b"), vcard("Cem", uid="c"))
    yield book
    assert findings(book) == []
    book.close()


def reasons(book: Services) -> list[BackupReason]:
    return [one.reason for one in book.safekeeping.backups()]


class TestMaking:
    def test_a_backup_is_a_whole_book(self, book: Services) -> None:
        made = book.safekeeping.back_up()
        assert (made.contacts, made.reason, made.size) == (3, BackupReason.MANUAL, made.path.stat().st_size)
        assert contents(made.path) == contents(book.book)
        copy = open_book(Path(shutil.copy(made.path, book.book.with_name("copy.book"))))
        assert findings(copy) == []
        assert undo(copy) == "import"
        copy.close()

    def test_a_copy_that_is_gone_before_it_is_told_of_is_no_success(
        self, book: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_copy = backup.write_copy

        def on_a_stick_that_is_pulled_out(engine: Any, target: Path) -> None:
            write_copy(engine, target)
            target.unlink()

        monkeypatch.setattr(backup, "write_copy", on_a_stick_that_is_pulled_out)
        with pytest.raises(FileProblem, match="cannot_write"):
            book.safekeeping.back_up(tmp_path / "copy")

    def test_it_goes_where_one_wants_it(self, book: Services, tmp_path: Path) -> None:
        made = book.safekeeping.back_up(tmp_path / "stick" / "my copy")
        assert contents(tmp_path / "stick" / "my copy") == contents(book.book)
        assert made.contacts == 3
        assert reasons(book) == []

    @pytest.mark.parametrize("ending", ["", "-wal", "-shm"])
    def test_it_never_goes_over_the_book_itself(self, book: Services, ending: str) -> None:
        before = contents(book.book)
        with pytest.raises(FileProblem, match="cannot_write"):
            book.safekeeping.back_up(book.book.with_name(book.book.name + ending))
        assert contents(book.book) == before
        book.address_book.trash([1])
        book.close()
        again = open_book(book.book)
        assert names(again) == ["Bert", "Cem"]
        again.close()

    def test_where_nothing_can_be_written_it_says_so(self, book: Services, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(FileProblem, match="cannot_write"):
            book.safekeeping.back_up(tmp_path / "file" / "copy")

    def test_a_write_by_somebody_else_meanwhile_does_no_harm(
        self, book: Services, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        verify = backup._verify
        other = open_book(book.book)

        def verify_late(*arguments: Any) -> None:
            card = other.address_book.contact(1).card
            other.address_book.edit(1, card.added(Property("NOTE", str(len(card.properties)))))
            verify(*arguments)

        monkeypatch.setattr(backup, "_verify", verify_late)
        made = book.safekeeping.back_up()
        other.close()
        assert made.contacts == 3

    def test_a_copy_that_differs_by_a_byte_is_not_kept(
        self, book: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Worn(FileIO):
            def write(self, data: Any, /) -> int:
                return super().write(bytes(data[:-1]) + bytes([data[-1] ^ 1])) or 0

        monkeypatch.setattr(Path, "open", lambda path, mode, buffering=-1: Worn(path, mode))
        with pytest.raises(BookError, match="damaged"):
            book.safekeeping.back_up(tmp_path / "copy")
        assert not (tmp_path / "copy").exists()
        assert not list(tmp_path.glob("*.part"))

    def test_a_copy_made_while_others_read_that_lacks_a_row_is_not_kept(
        self, book: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        verify = backup._verify

        def verify_less(source: Any, copy: Any, target: Path) -> None:
            copy.execute("DELETE FROM contact WHERE id = 1")
            verify(source, copy, target)

        monkeypatch.setattr(backup, "_verify", verify_less)
        with book._store.reading() as connection:
            connection.exec_driver_sql("SELECT 1 FROM contact").first()
            book.address_book.trash([1])  # the log cannot be emptied while a reader needs what was before
            with pytest.raises(BookError, match="damaged"):
                book.safekeeping.back_up(tmp_path / "copy")
        assert not (tmp_path / "copy").exists()

    def test_it_is_daily_while_the_book_is_used(self, book: Services, clock: Clock) -> None:
        assert book.safekeeping.back_up_if_due()
        assert not book.safekeeping.back_up_if_due()
        clock.now += timedelta(days=2)
        assert not book.safekeeping.back_up_if_due()  # nothing has changed
        book.address_book.trash([1])
        assert book.safekeeping.back_up_if_due()
        assert reasons(book) == [BackupReason.DAILY] * 2

    def test_it_comes_before_an_import_into_a_book_that_holds_something(self, book: Services) -> None:
        assert reasons(book) == []
        take_in(book, vcard("Dora"))
        take_in(book, vcard("Emil"))
        assert reasons(book) == [BackupReason.IMPORT] * 2
        assert [one.contacts for one in book.safekeeping.backups()] == [4, 3]

    def test_an_import_that_changes_nothing_needs_none(self, book: Services) -> None:
        take_in(book, vcard("Bert", uid="b"))
        assert reasons(book) == []

    def test_books_side_by_side_have_backups_of_their_own(self, book: Services, tmp_path: Path) -> None:
        book.safekeeping.back_up()
        other = open_book(tmp_path / "a.other")
        assert other.safekeeping.backups() == []
        take_in(other, vcard("Zora"))
        take_in(other, vcard("Yves"))
        assert reasons(other) == [BackupReason.IMPORT]
        other.close()

    def test_a_new_book_under_an_old_name_does_not_rely_on_the_old_ones_backups(
        self, tmp_path: Path, book: Services, clock: Clock
    ) -> None:
        book.safekeeping.back_up()
        book.close()
        for path in tmp_path.glob("a.book*"):
            if path.is_file():
                path.unlink()
        clock.now += timedelta(hours=1)
        new = open_book(tmp_path / "a.book", clock)
        take_in(new, vcard("Zora"))
        take_in(new, vcard("Yves"))
        assert reasons(new) == [BackupReason.IMPORT, BackupReason.MANUAL]
        new.close()

    def test_older_ones_go_by_rule(self, book: Services, clock: Clock) -> None:
        clock.now = datetime(2025, 1, 1, 12, tzinfo=UTC)
        for day in range(120):
            book.circles.change(1, None, ("teal", "rose")[day % 2], "star")
            assert book.safekeeping.back_up_if_due()
            clock.now += timedelta(days=1, minutes=1)
        held = [one.at for one in book.safekeeping.backups()]
        assert len(held) <= 7 + 4 + 12
        newest = held[0]
        assert {(newest - at).days for at in held} >= set(range(7))
        assert {at.month for at in held} == {1, 2, 3, 4} | {newest.month}

    def test_what_was_left_by_a_killed_one_is_tidied_up(self, book: Services) -> None:
        book.safekeeping.back_up()
        folder = backup.folder_of(book.book)
        made = "20260101T120000000000-daily.backup"
        old, new = folder / f"{made}.1.part", folder / f"{made}.2.part"
        own = [folder / name for name in ("restored people.book", "film.part", f"{made}.part")]
        for path in (old, new, *own):
            path.write_bytes(b"")
        copy = folder / ".kontaktpflege-restore-123"
        copy.mkdir()
        for path in (old, copy, *own):
            os.utime(path, (0, 0))
        book.safekeeping.back_up()
        assert not old.exists()
        assert not copy.exists()
        assert new.exists()
        assert all(path.exists() for path in own)


class TestTakingBack:
    def test_the_book_is_what_it_was(self, book: Services) -> None:
        made = book.safekeeping.back_up()
        before = contents(book.book)
        book.address_book.trash([2])
        book.address_book.empty_trash()
        book.circles.create("Chor")
        take_in(book, vcard("Dora"))
        book.address_book.edit(1, book.address_book.contact(3).card)
        changed = contents(book.book)
        assert book.safekeeping.restore(made.path) is not None
        assert contents(book.book) == before
        assert names(book, "anna") == ["Anna"]
        assert undo(book) == "restore_backup"
        assert contents(book.book) == changed
        redo(book)
        assert contents(book.book) == before

    def test_the_backup_itself_stays_as_it_is(self, book: Services) -> None:
        made = book.safekeeping.back_up()
        data = made.path.read_bytes()
        book.address_book.trash([2])
        book.safekeeping.restore(made.path)
        assert made.path.read_bytes() == data
        assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]

    def test_nothing_to_take_back_is_no_step(self, book: Services) -> None:
        made = book.safekeeping.back_up()
        assert book.safekeeping.restore(made.path) is None

    def test_what_was_swept_or_forgotten_since_comes_back(self, book: Services, clock: Clock) -> None:
        made = book.safekeeping.back_up()
        before = contents(book.book)
        book.address_book.forget([1, 2, 3])
        assert ids(book) == []
        book.safekeeping.restore(made.path)
        assert contents(book.book) == before
        digest = book.address_book.summaries(ids(book, "Anna"))[0].photo
        assert book.address_book.photo(digest)

    def test_a_book_of_another_origin_takes_the_place_of_this_one(self, book: Services, tmp_path: Path) -> None:
        other = open_book(tmp_path / "other.book")
        take_in(other, vcard("Zora", PHOTO, "TEL:0221 471012", uid="z"), vcard("Yves", "CATEGORIES:Freunde", uid="y"))
        take_in(other, vcard("Chor", "KIND:group", "MEMBER:z", uid="g"), b"junk\r\n")
        other.address_book.trash(ids(other, "Yves"))
        before, wanted = contents(book.book), contents(other.book)
        made = other.safekeeping.back_up()
        other.close()
        book.safekeeping.restore(made.path)
        assert names(book) == ["Zora"]
        assert names(book, "471") == ["Zora"]
        assert names(book, "anna") == []
        assert names(book, scope=Scope.TRASH) == ["Yves"]
        assert _without_card_ids(contents(book.book)) == _without_card_ids(wanted)
        assert findings(book) == []
        take_in(book, vcard("Dora"))
        undo(book)
        undo(book)
        assert contents(book.book) == before

    def test_a_book_that_is_in_use_is_taken_with_its_latest_changes(self, book: Services, tmp_path: Path) -> None:
        other = open_book(tmp_path / "other.book")
        take_in(other, vcard("Zora"))
        book.safekeeping.restore(other.book)
        assert names(book) == ["Zora"]
        take_in(other, vcard("Yves"))
        other.close()

    def test_its_numbers_are_read_as_of_the_country_here(self, book: Services, tmp_path: Path) -> None:
        book.address_book.derive_anew()
        swiss = open_book(tmp_path / "swiss.book", country="CH")
        swiss.address_book.derive_anew()
        take_in(swiss, vcard("Urs", "TEL:044 668 18 00"))
        made = swiss.safekeeping.back_up()
        swiss.close()
        book.safekeeping.restore(made.path)
        assert names(book, "+49 44 668") == ["Urs"]
        assert findings(book) == []

    @pytest.mark.parametrize("kind", ["empty", "text", "vcard", "torn", "scrambled", "missing", "folder"])
    def test_what_is_no_backup_is_refused(self, book: Services, tmp_path: Path, kind: str) -> None:
        take_in(book, *(vcard(f"Person {number}", "NOTE:" + "x" * 500) for number in range(300)))
        good = book.safekeeping.back_up().path.read_bytes()
        middle = len(good) // 8192 * 4096
        data = {
            "empty": b"",
            "text": b"no book at all",
            "vcard": vcard("Anna") * 50,
            "torn": good[: len(good) // 2],
            "scrambled": good[:middle] + os.urandom(16384) + good[middle + 16384 :],
        }
        path = tmp_path / "bad.backup"
        if kind == "folder":
            path.mkdir()
        elif kind != "missing":
            path.write_bytes(data[kind])
        before = contents(book.book)
        with pytest.raises((BookError, FileProblem)) as caught:
            book.safekeeping.restore(path)
        assert (
            caught.value.code
            in {
                "empty": ("not_a_book",),
                "text": ("not_a_book",),
                "vcard": ("not_a_book",),
                "torn": ("damaged",),
                "scrambled": ("damaged",),
                "missing": ("cannot_read",),
                "folder": ("cannot_read",),
            }[kind]
        )
        assert contents(book.book) == before

    def test_one_of_a_newer_program_is_refused(self, book: Services) -> None:
        made = book.safekeeping.back_up()
        connection = connect(made.path)
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.close()
        with pytest.raises(BookError, match="newer") as caught:
            book.safekeeping.restore(made.path)
        assert caught.value.path == made.path

    def test_a_locked_book_stays_as_it_is(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(database, "LOCK_SECONDS", 0.05)
        book = open_book(tmp_path / "b.book")
        take_in(book, vcard("Anna"))
        made = book.safekeeping.back_up()
        book.address_book.trash([1])
        before = contents(book.book)
        other = connect(book.book)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookError, match="locked"):
            book.safekeeping.restore(made.path)
        other.close()
        assert contents(book.book) == before
        assert book.safekeeping.restore(made.path) is not None
        book.close()


def _without_card_ids(rows: dict[str, list[tuple[Any, ...]]]) -> dict[str, Any]:
    """Contents with every card id replaced by the card's text."""
    texts = dict(rows["card"])
    places = {"contact": 2, "base": 2, "group_card": 1}
    return {
        table: sorted(
            (
                tuple(texts[value] if at == places.get(table) else value for at, value in enumerate(row))
                for row in found
            ),
            key=repr,
        )
        for table, found in rows.items()
        if table != "card"
    }


class TestDerivingAnew:
    def test_another_country_reads_numbers_otherwise_also_after_undo(self, tmp_path: Path) -> None:
        book = open_book(tmp_path / "c.book", country="DE")
        book.address_book.derive_anew()
        take_in(book, vcard("Urs", "TEL:044 668 18 00"))
        book.address_book.edit(
            1, book.address_book.contact(1).card.with_value(book.address_book.contact(1).card.phones[0], "1")
        )
        book.close()
        book = open_book(tmp_path / "c.book", country="CH")
        book.address_book.derive_anew()
        undo(book)
        assert names(book, "+41 44 668") == ["Urs"]
        assert names(book, "+49 44 668") == []
        assert findings(book) == []
        book.close()

    def test_what_older_rules_derived_is_derived_anew(self, tmp_path: Path) -> None:
        book = open_book(tmp_path / "c.book")
        take_in(book, vcard("Anna Weiß", "BDAY:1980-05-01"), vcard("Bert"))
        connection = connect(book.book)
        connection.execute("DELETE FROM card_day")
        connection.execute("UPDATE contact SET derivation = 0, name = 'wrong', by_last = 'wrong'")
        connection.execute("UPDATE haystack SET words = ' wrong'")
        connection.close()
        assert book.address_book.derive_anew() == 2
        assert names(book) == ["Bert", "Anna Weiß"]
        assert names(book, "weiss") == ["Anna Weiß"]
        assert findings(book) == []
        step = book.history.undo_step()
        assert step is not None
        assert step.kind == "import"
        book.close()


class TestChecking:
    @pytest.mark.parametrize(
        ("harm", "code"),
        [
            ("DROP TRIGGER log_contact_update", "undo_log"),
            ("ALTER TABLE contact ADD COLUMN new TEXT", "undo_log"),
            ("UPDATE recording SET step_id = 1", "recording"),
            ("UPDATE contact SET name = 'x' WHERE id = 1", "derived"),
            ("UPDATE haystack SET words = ' x'", "derived"),
            ("DELETE FROM haystack", "derived"),
            ("UPDATE card_day SET year = 1981", "derived"),
            ("INSERT INTO greeting VALUES ('christmas', 2026, 99, NULL)", "reference"),
            ("DELETE FROM search", "search"),
            ("INSERT INTO membership VALUES (99, 1)", "reference"),
            ("INSERT INTO membership VALUES (1, 99)", "reference"),
            ("UPDATE base SET card_id = 99", "reference"),
            ("UPDATE contact SET card_id = 99", "reference"),
            ("DELETE FROM step", "undo_log"),
            ("DELETE FROM blob", "blob"),
            ("DROP INDEX contact_by_last", "integrity"),
        ],
    )
    def test_it_finds_what_is_wrong(self, tmp_path: Path, harm: str, code: str) -> None:
        book = open_book(tmp_path / "c.book")
        take_in(book, vcard("Anna Weiß", PHOTO, "BDAY:1980-05-01"))
        assert findings(book) == []
        connection = connect(book.book)
        connection.execute(harm)
        connection.close()
        assert code in {found for found, _ in findings(book)}
        book.close()


def test_a_backup_does_not_let_go_of_the_book(book: Services) -> None:
    """Closing any handle of a file gives up all POSIX locks of the process on it, SQLite's included: then the next

    program that leaves (here one with an older SQLite) takes itself for the last and removes the log we go on writing to.
    """
    code = (
        "import sqlite3, sys; connection = sqlite3.connect(sys.argv[1])\n"
        "print(connection.execute('SELECT count(*) FROM contact').fetchone()[0]); connection.close()"
    )

    def another_program() -> str:
        command = [sys.executable, "-c", code, str(book.book)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    book.safekeeping.back_up()
    assert another_program() == "3"
    take_in(book, vcard("Emil"))
    assert another_program() == "4"
