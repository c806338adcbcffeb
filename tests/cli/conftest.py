"""Commands with real books, in this process where that shows the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kontaktpflege.cli import main
from kontaktpflege.wording import use_language
from tests.books import begin_book
from tests.cli.terminal import FRIENDS, Outcome, Run


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """English, no settings, and a home of its own."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("KONTAKTPFLEGE_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    yield
    use_language("en")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Where the book of a test lies; nothing is there yet."""
    return tmp_path / "people.book"


@pytest.fixture
def friends(tmp_path: Path) -> Path:
    """A file of three cards."""
    path = tmp_path / "friends.vcf"
    path.write_bytes(FRIENDS.encode())
    return path


@pytest.fixture
def run(book: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the book."""

    def carry_out(*words: object) -> Outcome:
        capfd.readouterr()
        try:
            status = main(["--book", str(book), *map(str, words)])
        except SystemExit as ended:
            status = int(ended.code or 0)
        said = capfd.readouterr()
        return Outcome(status, said.out, said.err)

    return carry_out


@pytest.fixture
def filled(run: Run, book: Path, friends: Path) -> Run:
    """Runs a command on the book with the three friends in it: 1 Anna Weiß, 2 Bert Braun, 3 Anna Schwarz."""
    begin_book(book)
    assert run("import", friends).status == 0
    return run
