"""What holds for every command: where the book is, usage, help, language, and books that cannot be opened."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kontaktpflege.cli import main
from kontaktpflege.cli.arguments import parse
from tests.cli.terminal import ROOT, Run, program


@pytest.mark.parametrize(
    "words", [("find", "x"), ("export",), ("circle", "list"), ("check",), ("undo",), ("show", "x")]
)
def test_looking_into_a_book_that_is_not_there_does_not_make_one(run: Run, book: Path, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.status == (1 if words[0] in ("undo", "show") else 0)
    assert "There is no book at" in done.err
    assert list(book.parent.iterdir()) == []


def test_book_and_json_stand_before_or_after_the_command(filled: Run, book: Path, capfd: Any) -> None:
    answers = set()
    for words in (
        ["--book", book, "--json", "find", "bert"],
        ["find", "bert", "--book", book, "--json"],
        ["--json", "find", "--book", book, "bert"],
        [f"--book={book}", "find", "--json", "bert"],
        ["--book", "elsewhere.book", "find", "bert", "--json", "--book", book],
    ):
        assert main([str(word) for word in words]) == 0
        answers.add(capfd.readouterr().out)
    assert len(answers) == 1


@pytest.mark.parametrize("words", [["--book", "a.book"], ["--book", "a.book", "find", "bert"]])
def test_the_book_named_stays_the_same_in_every_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert parse(words).book == tmp_path / "a.book"


@pytest.mark.parametrize(
    "words",
    [("nonsense",), ("find",), ("export", "--as", "5.0"), ("export", "x"), ("import",), ("show",), ("undo", "twice"),
     ("find", "a", "--unknown"), ("circle", "paint", "x"), ("--book",), ("restore",), ("find", "a", "--js")],
)  # fmt: skip
def test_wrong_usage_says_so_with_status_2(run: Run, words: tuple[str, ...], book: Path) -> None:
    done = run(*words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("usage: kontaktpflege")
    assert not book.exists()


@pytest.mark.parametrize("command", ["", "import", "export", "find", "show", "circle", "circle add", "sample", "check"])
def test_help_explains_every_command(run: Run, command: str) -> None:
    done = run(*command.split(), "-h")
    assert done.status == 0
    assert "--book FILE" in done.out
    assert "--json" in done.out


def test_the_language_follows_the_surroundings_and_the_settings(
    filled: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "  Friends: 1" in filled("circle", "list").out.splitlines()
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert "  Freunde: 1" in filled("circle", "list").out.splitlines()
    (tmp_path / "settings.toml").write_text('language = "en"\n')
    assert "  Friends: 1" in filled("circle", "list").out.splitlines()


def test_json_has_the_same_keys_and_codes_in_german(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    english = filled("show", "anna", "--json").document
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    german = filled("show", "anna", "--json").document
    assert german["candidates"] == english["candidates"]
    assert german["error"].keys() == english["error"].keys()
    assert german["error"]["code"] == english["error"]["code"]


@pytest.mark.skipif(not (ROOT / "resources" / "i18n" / "de.po").exists(), reason="no German catalogue yet")
def test_sentences_usage_and_help_are_german_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert run("find", "x").out == "Nichts gefunden.\n"
    assert run("find").err.startswith("Aufruf: kontaktpflege find")
    assert "Kontakte" in run("find", "-h").out
    assert "show this" not in run("-h").out


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_no_character_set_of_the_terminal_breaks_an_answer(filled: Run, book: Path, encoding: str) -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": encoding}
    asked = ("find", "weiß", "0171", "--book", book)
    document = json.loads(program(*asked, "--json", env=surroundings).stdout.decode(encoding))
    assert document["contacts"][0]["name"] == "Anna Weiß"
    line = program(*asked, env=surroundings).stdout.decode(encoding)
    assert line.startswith("1  Anna Wei?  " if encoding == "ascii" else "1  Anna Weiß  ")
    assert "Weiß" in program("export", "--book", book, env=surroundings).stdout.decode()


def test_without_a_screen_the_window_says_so(book: Path) -> None:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    unseen = {name: value for name, value in os.environ.items() if name not in screens}
    for words in ((), ("cards.vcf",), ("--book", book)):
        done = program(*words, env=unseen)
        assert done.returncode == 1
        assert b"kontaktpflege --help" in done.stderr


def test_a_book_that_is_none_is_left_alone(run: Run, book: Path, friends: Path) -> None:
    book.write_bytes(b"Dear diary, today I wrote a letter to everybody I know.\n" * 40)
    for words in (("find", "x"), ("import", friends), ("check",)):
        assert run(*words, "--json").document["error"]["code"] == "not_a_book"
    assert book.read_bytes().startswith(b"Dear diary")


def test_a_book_of_a_newer_program_is_left_alone(filled: Run, book: Path) -> None:
    from sqlcipher3 import dbapi2

    with dbapi2.connect(str(book)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = book.read_bytes()
    done = filled("find", "anna")
    assert (done.status, done.out) == (1, "")
    assert "newer version" in done.err
    assert book.read_bytes() == before


def test_a_book_where_none_can_be_ends_in_a_sentence(run: Run, tmp_path: Path, friends: Path) -> None:
    assert main(["find", "x", "--book", str(tmp_path)]) == 1
    assert main(["import", str(friends), "--book", str(friends / "a.book")]) == 1
    assert main(["import", str(friends), "--book", ""]) == 1


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ((), None), (("--tray",), None), (("--book", "a.book"), None), (("--book", "a.book", "--tray"), None),
        (("people.vcf",), None), (("--book", "a.book", "check"), "check"), (("check", "--book", "a.book"), "check"),
    ],
)  # fmt: skip
def test_without_a_command_the_window_is_meant(words: tuple[str, ...], command: str | None) -> None:
    options = parse(words)
    assert options.command == command
    assert options.book == (Path("a.book").absolute() if "a.book" in words else None)
    assert options.tray == ("--tray" in words)


@pytest.mark.parametrize("words", [("--book",), ("--book", "--tray"), ("--nothing",), ("--version",)])
def test_options_that_make_no_sense_open_no_window(words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit):
        parse(words)
