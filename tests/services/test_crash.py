"""Killed at any moment: the book opens, it is sound, and the change is there whole or not at all.

KONTAKTPFLEGE_KILLS says how often each kind of work is killed.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from kontaktpflege.services import Services
from tests.books import Rows, contents, findings, open_book, redo, take_in, undo, vcard

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("KONTAKTPFLEGE_KILLS", "2"))

pytestmark = [pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX"), pytest.mark.slow]


def _people(first: int, last: int) -> bytes:
    photo = "PHOTO;ENCODING=b;TYPE=JPEG:" + "/9j/4AAQSkZJRgABAQAAAQABAADAAA" * 20
    return b"".join(
        vcard(f"Person {number}", f"NOTE:{'x' * 300}", *([photo] if number % 10 == 0 else []), uid=f"u{number}")
        for number in range(first, last)
    )


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a book, made once, and what the victims need."""
    folder = tmp_path_factory.mktemp("scene")
    book = open_book(folder / "a.book")
    take_in(book, _people(0, 300))
    made = book.safekeeping.back_up()
    shutil.copy(made.path, folder / "old.backup")
    take_in(book, _people(300, 1500))
    book.close()
    shutil.rmtree(made.path.parent)
    (folder / "more.vcf").write_bytes(_people(1400, 2600))
    undone = open_book(Path(shutil.copy(folder / "a.book", folder / "undone.book")))
    undo(undone)
    undone.close()
    return folder


def _start(what: str, book: Path, file: Path) -> subprocess.Popen[str]:
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.services.crash_victim", what, str(book), str(file)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    return program


def _finish(program: subprocess.Popen[str]) -> str:
    with program:
        assert program.stdout is not None
        return program.stdout.read()


def _arena(scene: Path, folder: Path, what: str) -> tuple[Path, Path]:
    """A fresh book, and the file that the work needs."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    book = folder / "a.book"
    shutil.copy(scene / ("undone.book" if what == "redo" else "a.book"), book)
    return book, scene / ("old.backup" if what == "restore" else "more.vcf")


def _looks(path: Path) -> Rows:
    """The contents, without what differs from run to run."""
    rows = contents(path)
    rows["contact"] = [(*row[:1], *row[2:]) for row in rows["contact"]]  # uuids are made up at import
    return rows


@pytest.mark.parametrize("what", ["import", "undo", "redo", "backup", "restore", "forget"])
def test_a_killed_program_leaves_a_sound_book(scene: Path, tmp_path: Path, what: str) -> None:
    folder = tmp_path / "arena"
    book, file = _arena(scene, folder, what)
    before = _looks(book)
    program = _start(what, book, file)
    started = time.monotonic()
    assert program.stdout is not None
    assert program.stdout.readline() == "done\n"
    lasts = time.monotonic() - started
    _finish(program)
    after = _looks(book)
    dice, outcomes = random.Random(f"kill {what}"), Counter[str]()
    for _ in range(KILLS):
        book, file = _arena(scene, folder, what)
        program = _start(what, book, file)
        time.sleep(dice.uniform(0, lasts * 1.5))
        program.send_signal(signal.SIGKILL)
        _finish(program)
        outcomes[_judge(book, before, after)] += 1
    if KILLS >= 50:  # else chance may have it that all kills come early, or late
        assert set(outcomes) == ({"same"} if what == "backup" else {"before", "after"}), outcomes


def _judge(path: Path, before: Rows, after: Rows) -> str:
    """Open the book as its owner would, check it, and say whether the change is there."""
    book = open_book(path)
    try:
        assert findings(book) == []
        rows = _looks(path)
        assert rows in (before, after)
        _check_backups(book)
        _check_history(book)
        return "same" if before == after else "before" if rows == before else "after"
    finally:
        book.close()


def _check_backups(book: Services) -> None:
    """Every file that is called a backup is one, whole."""
    folder = book.book.with_name(f"{book.book.name} backups")
    names = {path.name for path in folder.glob("*.backup")} if folder.is_dir() else set()
    listed = book.safekeeping.backups()
    assert {one.path.name for one in listed} == names
    for one in listed:
        copy = open_book(Path(shutil.copy(one.path, book.book.with_name("copy.book"))))
        assert findings(copy) == []
        copy.close()


def _check_history(book: Services) -> None:
    """Undo and redo still replay."""
    now = contents(book.book)
    if book.history.undo_step() is not None:
        undo(book)
        redo(book)
    assert contents(book.book) == now
