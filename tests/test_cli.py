"""The command line, end to end: every command with real books, in this process where that shows the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kontaktpflege import bootstrap
from kontaktpflege.cli import main
from kontaktpflege.cli.arguments import parse
from kontaktpflege.wording import use_language
from tests.books import begin_book, vcard

ROOT = Path(__file__).parent.parent
FRIENDS = """BEGIN:VCARD\r
VERSION:3.0\r
UID:anna\r
FN:Anna Weiß\r
N:Weiß;Anna;;;\r
ORG:Gärtnerei Weiß;Verkauf\r
TEL;TYPE=CELL:0171 1234567\r
EMAIL:anna@example.org\r
CATEGORIES:Freunde\r
item1.URL:https://example.org\r
item1.X-ABLabel:Blog\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
UID:bert\r
FN:Bert Braun\r
N:Braun;Bert;;;\r
NOTE:kennt Anna Weiß\\naus Köln\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
UID:other-anna\r
FN:Anna Schwarz\r
N:Schwarz;Anna;;;\r
END:VCARD\r
"""
BROKEN = FRIENDS + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Half\r\n"
GENETICS = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\n20\t14370\trs6054257\tG\tA\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON it printed."""
        return json.loads(self.out)


Run = Callable[..., Outcome]


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


def program(*words: object, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    """Runs the program as a process of its own."""
    command = [sys.executable, "-m", "kontaktpflege", *map(str, words)]
    return subprocess.run(command, capture_output=True, check=False, cwd=ROOT, **settings)


def content(book: Path) -> bytes:
    """Everything in the book that an export gives."""
    return program("--book", book, "export").stdout


# import


def test_import_counts_every_card_in_json(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "broken.vcf"
    file.write_bytes(BROKEN.encode())
    done = run("import", file, "--json")
    assert done.status == 3
    unreadable = done.document.pop("unreadable")
    assert [(item["file"], item["line"], item["reason"]) for item in unreadable] == [("broken.vcf", 26, "unclosed")]
    assert done.document | {"unreadable": 1} == {
        "cards": 4, "new": 3, "same": 0, "updated": 0, "review": 0, "groups": 0, "unreadable": 1,
    }  # fmt: skip


def test_the_same_file_again_is_all_the_same(filled: Run, friends: Path) -> None:
    done = filled("import", friends, "--json")
    assert done.status == 0
    assert (done.document["cards"], done.document["same"]) == (3, 3)
    assert filled("undo", "--json").document["kind"] == "import"
    assert filled("undo", "--json").status == 1


def test_cards_in_the_trash_count_as_the_same(filled: Run, friends: Path, book: Path) -> None:
    from kontaktpflege.bootstrap import open_services
    from kontaktpflege.settings import Settings

    services = open_services(Settings(book=book))
    services.address_book.trash([2])
    services.close()
    found = filled("import", friends, "--json").document
    assert (found["cards"], found["same"]) == (3, 3)
    assert "in the trash: 1" in filled("import", friends).out


def test_import_takes_folders_several_files_and_standard_input(run: Run, tmp_path: Path, book: Path) -> None:
    cards = FRIENDS.split("BEGIN:VCARD\r\n")[1:]
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "one.vcf").write_text(f"BEGIN:VCARD\r\n{cards[0]}")
    (folder / "not a card.txt").write_text("BEGIN:VCARD")
    two = tmp_path / "two.vcf"
    two.write_text(f"BEGIN:VCARD\r\n{cards[1]}")
    assert run("import", folder, "--json", two).document["new"] == 2
    piped = program("import", "-", "--book", book, "--json", input=f"BEGIN:VCARD\r\n{cards[2]}".encode())
    assert json.loads(piped.stdout)["new"] == 1


def test_a_pipe_can_be_imported(book: Path, friends: Path) -> None:
    shell = f'"{sys.executable}" -m kontaktpflege import <(cat "{friends}") --book "{book}" --json'
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=True, cwd=ROOT)
    assert json.loads(done.stdout)["new"] == 3


def test_a_dry_run_says_what_would_happen_and_makes_no_book(run: Run, friends: Path, book: Path) -> None:
    done = run("import", "--dry-run", friends, "--json")
    assert (done.status, done.document["cards"], done.document["new"]) == (0, 3, 3)
    assert not book.exists()
    assert "Nothing was changed" in run("import", friends, "--dry-run").out


def test_a_dry_run_changes_nothing_in_a_book_and_lists_what_is_unreadable(
    filled: Run, tmp_path: Path, book: Path
) -> None:
    file = tmp_path / "broken.vcf"
    file.write_bytes(BROKEN.replace("Bert", "Berta").encode())
    before = book.read_bytes()
    done = filled("import", file, "--dry-run", "--json")
    assert done.status == 3
    assert [item["line"] for item in done.document["unreadable"]] == [26]
    assert book.read_bytes() == before


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (GENETICS.encode(), "genetics", "genetic variants"),
        (PNG, "no_card", "no contacts that can be read"),
        (b"", "empty", "is empty"),
        (b"\r\n \r\n", "empty", "is empty"),
    ],
    ids=["genetics", "picture", "empty", "blank"],
)
def test_a_file_without_cards_is_refused_with_a_sentence(
    filled: Run, tmp_path: Path, book: Path, data: bytes, code: str, words: str
) -> None:
    file = tmp_path / "wrong.vcf"
    file.write_bytes(data)
    before = book.read_bytes()
    done = filled("import", file)
    assert (done.status, done.out) == (1, "")
    assert "wrong.vcf" in done.err
    assert words in done.err
    assert filled("import", file, "--json").document["error"]["code"] == code
    assert book.read_bytes() == before


def test_a_file_without_cards_makes_no_book(run: Run, tmp_path: Path, book: Path) -> None:
    (tmp_path / "wrong.vcf").write_text(GENETICS)
    assert run("import", tmp_path / "wrong.vcf").status == 1
    assert run("import", tmp_path / "missing.vcf").status == 1
    (tmp_path / "folder").mkdir()
    assert run("import", tmp_path / "folder").status == 1
    assert not book.exists()


def test_a_wrong_file_among_others_is_reported_and_the_others_come_in(run: Run, tmp_path: Path, friends: Path) -> None:
    (tmp_path / "wrong.vcf").write_text(GENETICS)
    done = run("import", tmp_path / "wrong.vcf", friends, "--json")
    assert (done.status, done.document["new"]) == (3, 3)
    assert [(item["file"], item["reason"]) for item in done.document["unreadable"]] == [("wrong.vcf", "genetics")]


def test_file_names_that_are_no_text_are_imported_and_named(run: Run, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/M\xfcller.vcf"))
    path.write_bytes(BROKEN.encode())
    done = run("import", path, "--json")
    assert (done.status, done.document["new"]) == (3, 3)
    assert done.document["unreadable"][0]["file"] == "M\N{REPLACEMENT CHARACTER}ller.vcf"
    assert run("import", path.with_name(path.name + "x")).status == 1
    assert run("check").status == 0


def _slow_cards(path: Path) -> None:
    with path.open("w") as stream:
        for number in range(60_000):
            stream.write(f"BEGIN:VCARD\nVERSION:3.0\nUID:{number}\nFN:Person {number}\nEND:VCARD\n")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Processes that hear Ctrl+C; one that runs in the background may hand down that nobody does."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_control_c_stops_an_import_with_a_sentence_and_leaves_nothing_behind(tmp_path: Path, book: Path) -> None:
    _slow_cards(tmp_path / "many.vcf")
    command = [sys.executable, "-m", "kontaktpflege", "import", str(tmp_path / "many.vcf"), "--book", str(book)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as running:
        while not book.exists():  # it is made just before the reading begins
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert running.returncode == 1
    assert (out, err) == ("", "kontaktpflege: Cancelled. Nothing was changed.\n")
    assert content(book) == b""
    assert json.loads(program("check", "--book", book, "--json").stdout)["ok"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["many.vcf", "people.book"]


# export


def test_export_gives_the_cards_as_read(filled: Run, tmp_path: Path) -> None:
    assert filled("export").out.encode() == FRIENDS.encode()
    target = tmp_path / "out.vcf"
    done = filled("export", "-o", target, "--json")
    assert done.document == {"cards": 3, "files": 1, "bytes": len(FRIENDS.encode())}
    assert target.read_bytes() == FRIENDS.encode()
    assert filled("export", "-o", "-").out == filled("export").out


def test_export_takes_a_circle_and_numbers(filled: Run) -> None:
    assert filled("export", "--circle", "Friends").out.count("BEGIN") == 1
    assert filled("export", "--circle", "privat").out.count("BEGIN") == 1
    out = filled("export", 3, "--as", "original", 2).out
    assert out.index("Anna Schwarz") < out.index("Bert Braun")
    assert filled("export", "--circle", "Freunde", 2).out == ""


def test_export_converts_on_request(filled: Run) -> None:
    assert filled("export", "--as", "4.0").out.count("VERSION:4.0") == 3
    assert filled("export", "--as", "2.1").status == 2


def test_export_writes_one_file_each_into_a_folder(filled: Run, tmp_path: Path) -> None:
    done = filled("export", "--single-files", "-o", tmp_path / "cards", "--json")
    assert (done.document["cards"], done.document["files"]) == (3, 3)
    names = ["Anna Schwarz.vcf", "Anna Weiß.vcf", "Bert Braun.vcf"]
    assert sorted(path.name for path in (tmp_path / "cards").iterdir()) == names
    filled("export", 2, "-o", tmp_path / "cards")
    assert (tmp_path / "cards" / "Bert Braun (2).vcf").exists()


def test_one_file_each_leaves_out_neither_groups_nor_what_is_unreadable(run: Run, tmp_path: Path) -> None:
    group = "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Choir\r\nMEMBER:anna\r\nEND:VCARD\r\n"
    (tmp_path / "all.vcf").write_bytes((group + BROKEN).encode())
    run("import", tmp_path / "all.vcf")
    report = run("export", "--single-files", "-o", tmp_path / "cards", "--json").document
    assert (report["cards"], report["files"]) == (4, 5)
    assert (tmp_path / "cards" / "Choir.vcf").read_bytes() == group.encode()
    assert (tmp_path / "cards" / "all.vcf").read_bytes() == b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Half\r\n"


def test_export_of_what_is_not_there_fails_and_writes_nothing(filled: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.vcf"
    done = filled("export", 99, "-o", target)
    assert (done.status, done.err) == (1, "kontaktpflege: There is no contact with the number 99.\n")
    assert filled("export", "--circle", "Nowhere", "-o", target, "--json").document["error"]["code"] == "no_such_circle"
    assert filled("export", "-o", tmp_path / "missing" / "out.vcf").status == 1
    assert not target.exists()


def test_an_export_does_not_overwrite_the_book(filled: Run, book: Path) -> None:
    before = book.read_bytes()
    assert filled("export", "-o", book).status == 1
    assert filled("backup", book).status == 1
    assert book.read_bytes() == before


def test_one_file_each_needs_a_folder(filled: Run) -> None:
    assert filled("export", "--single-files").status == 2


def test_a_reader_that_goes_away_ends_an_export_quietly(run: Run, tmp_path: Path, book: Path) -> None:
    run("sample", "--contacts", 2000)
    shell = f'"{sys.executable}" -m kontaktpflege export --book "{book}" | head -1; echo ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=True, cwd=ROOT, text=True)
    assert (done.stdout, done.stderr) == ("BEGIN:VCARD\n1\n", "")


def test_a_reader_that_goes_away_does_not_turn_a_done_import_into_a_failed_one(book: Path, friends: Path) -> None:
    shell = f'"{sys.executable}" -m kontaktpflege import "{friends}" --book "{book}" | true; echo ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=True, cwd=ROOT, text=True)
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_standard_output_ends_in_a_sentence(filled: Run, book: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        for words in (("export",), ("find", "anna")):
            command = [sys.executable, "-m", "kontaktpflege", *words, "--book", str(book)]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT)
            assert done.returncode == 1
            assert done.stderr.startswith("kontaktpflege: ")
            assert "Traceback" not in done.stderr
            assert "unexpected" not in done.stderr


# find, show, circle


def test_find_answers_with_all_that_a_script_needs(filled: Run) -> None:
    done = filled("find", "weiss", "--json", "0171")
    assert done.document == {
        "contacts": [
            {
                "id": 1,
                "uid": "anna",
                "name": "Anna Weiß",
                "organisation": "Gärtnerei Weiß",
                "phones": ["0171 1234567"],
                "emails": ["anna@example.org"],
                "circles": ["Friends"],
            }
        ]
    }


def test_find_speaks_in_lines_too(filled: Run) -> None:
    assert filled("find", "köln").out == "2  Bert Braun\n"
    nothing = filled("find", "nobody at all")
    assert (nothing.status, nothing.out) == (0, "Nothing found.\n")
    assert filled("find", "nobody at all", "--json").document == {"contacts": []}
    assert filled("find", os.fsdecode(b"\xff")).status == 0


def test_show_takes_a_number_or_a_name(filled: Run) -> None:
    assert filled("show", 2).out.startswith("Bert Braun (2)\n")
    assert filled("show", "braun").out == filled("show", 2).out
    shown = filled("show", "weiß anna", "--json").document
    assert (shown["id"], shown["circles"], shown["trashed"]) == (1, ["Friends"], False)
    assert {"name": "URL", "label": "Blog", "value": "https://example.org"} in shown["fields"]
    lines = filled("show", 1).out.splitlines()
    assert "  Blog: https://example.org" in lines
    assert any(line.endswith(": Gärtnerei Weiß, Verkauf") for line in lines)


def test_show_gives_the_card_as_a_file_has_it(filled: Run) -> None:
    card = FRIENDS[FRIENDS.index("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:bert") :].partition("END:VCARD\r\n")[0]
    assert filled("show", "bert", "--vcard").out.splitlines() == [*card.splitlines(), "END:VCARD"]
    assert filled("show", 2, "--vcard", "--json").document == {"vcard": f"{card}END:VCARD\r\n"}


def test_an_ambiguous_name_fails_with_the_candidates(filled: Run) -> None:
    done = filled("show", "anna", "--json")
    assert done.status == 1
    assert done.document["error"]["code"] == "ambiguous_name"
    candidates = sorted((one["id"], one["name"]) for one in done.document["candidates"])
    assert candidates == [(1, "Anna Weiß"), (3, "Anna Schwarz")]
    assert "  3  Anna Schwarz" in filled("show", "anna").err.splitlines()


def test_a_name_in_somebody_elses_note_is_not_that_contacts_name(filled: Run) -> None:
    assert filled("show", "Köln", "--json").document["error"]["code"] == "no_such_contact"
    assert filled("show", 77, "--json").document["error"]["code"] == "contact_not_found"
    assert filled("show", "9" * 40).status == 1
    assert filled("show", "...").status == 1


def test_what_a_card_holds_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "evil.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:\x1b[31mRed\nNOTE:a\x1b]0;title\x07\x9bb\nEND:VCARD\n")
    run("import", file)
    for words in (("find", "red"), ("show", 1), ("show", 1, "--vcard")):
        out = run(*words).out
        assert "Red" in out
        assert not any(char in out for char in "\x1b\x07\x9b")


def test_circles_are_listed_filled_and_emptied(filled: Run) -> None:
    circles = {circle["key"]: circle for circle in filled("circle", "list", "--json").document["circles"]}
    assert (circles["private.friends"]["name"], circles["private.friends"]["contacts"]) == ("Friends", 1)
    assert circles["private.friends"]["parent"] == circles["private"]["id"]
    assert filled("circle", "add", "Kunden", 1, "--json", 2).document == {"changed": 2}
    assert [one["id"] for one in filled("circle", "list", "customers", "--json").document["contacts"]] == [2, 1]
    assert filled("circle", "add", "Kunden", 1).out == "0 contacts changed.\n"
    assert filled("circle", "remove", "professional", 1, "--json").document == {"changed": 1}
    assert "  Customers: 1" in filled("circle", "list").out.splitlines()


def test_circle_refuses_what_is_not_there(filled: Run) -> None:
    assert filled("circle", "add", "Nowhere", 1, "--json").document["error"]["code"] == "no_such_circle"
    assert filled("circle", "add", "Kunden", 1, 99).status == 1
    assert filled("circle", "list", "Kunden", "--json").document == {"contacts": []}
    assert filled("circle", "add", "Kunden").status == 2
    assert filled("circle", "add", "Kunden", "anna").status == 2
    assert filled("circle").status == 2


# sample, undo, redo, backup, restore, check


def test_the_sample_book_goes_into_an_empty_book_only(run: Run) -> None:
    done = run("sample", "--json")
    assert done.status == 0
    assert done.document["contacts"] >= 50
    assert run("check", "--json").document == {"ok": True, "contacts": done.document["contacts"], "findings": []}
    growth = run("reach", "--json").document["growth"]
    assert growth[0]["within"]["1"] < growth[-1]["within"]["1"] == 63, "they came by and by"
    assert run("sample", "--json").document["error"]["code"] == "not_empty"
    assert run("undo").status == 0
    assert run("find", "a", "--json").document["contacts"] == []


def test_made_up_people_are_the_same_for_the_same_seed(run: Run, book: Path, tmp_path: Path) -> None:
    assert run("sample", "--contacts", 30, "--seed", 7, "--json").document == {"contacts": 30}
    first = run("export").out
    assert main(["sample", "--contacts", "30", "--seed", "7", "--book", str(tmp_path / "second.book")]) == 0
    assert content(tmp_path / "second.book").decode() == first
    assert run("sample", "--contacts", 0).status == 2
    assert run("sample", "--contacts", "many").status == 2


def test_undo_and_redo_name_what_they_do(filled: Run) -> None:
    filled("circle", "add", "Kunden", 2)
    assert filled("undo", "--json").document["kind"] == "circle_add"
    assert filled("undo").out == "Undone: import of 3 contacts.\n"
    assert filled("find", "anna", "--json").document == {"contacts": []}
    nothing = filled("undo", "--json")
    assert (nothing.status, nothing.document["error"]["code"]) == (1, "nothing_to_do")
    assert filled("redo").out == "Done again: import of 3 contacts.\n"
    assert filled("redo", "--json").document["kind"] == "circle_add"
    assert filled("redo").status == 1
    assert filled("circle", "list", "Kunden", "--json").document["contacts"][0]["id"] == 2


def test_a_backup_brings_the_book_back_and_can_be_undone(filled: Run, tmp_path: Path) -> None:
    before = filled("export").out
    made = filled("backup", tmp_path / "copy", "--json").document
    assert (made["file"], made["contacts"]) == (str(tmp_path / "copy"), 3)
    assert Path(filled("backup", "--json").document["file"]).parent.name.endswith("backups")
    filled("undo")
    assert filled("restore", tmp_path / "copy", "--json").document["contacts"] == 3
    assert filled("export").out == before
    assert filled("restore", tmp_path / "copy", "--json").document["step"] is None
    assert filled("undo", "--json").document["kind"] == "restore_backup"
    assert filled("export").out == ""
    assert filled("check").status == 0


@pytest.mark.parametrize("ruin", ["at the front", "within"])
def test_restore_moves_a_book_aside_that_cannot_be_read(filled: Run, book: Path, tmp_path: Path, ruin: str) -> None:
    filled("backup", tmp_path / "copy")
    data = bytearray(book.read_bytes())
    spoiled = slice(0, 100) if ruin == "at the front" else slice(4096, None)
    data[spoiled] = b"x" * len(data[spoiled])
    book.write_bytes(data)
    assert filled("find", "anna").status == 1
    answer = filled("restore", tmp_path / "copy", "--json")
    assert Path(answer.document["kept"]).read_bytes() == data
    assert filled("find", "bert", "--json").document["contacts"]
    assert filled("check").status == 0
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".part")] == []


def test_a_ruined_backup_leaves_a_ruined_book_where_it_is(filled: Run, book: Path, tmp_path: Path) -> None:
    data = b"x" * 20_000
    book.write_bytes(data)
    (tmp_path / "copy").write_bytes(data)
    assert filled("restore", tmp_path / "copy").status == 1
    assert book.read_bytes() == data


def test_restore_refuses_what_is_no_backup(filled: Run, friends: Path, tmp_path: Path) -> None:
    before = filled("export").out
    assert filled("restore", friends, "--json").document["error"]["code"] == "not_a_book"
    assert filled("restore", tmp_path / "missing").status == 1
    assert filled("export").out == before


def test_check_tells_what_a_strict_reader_would_refuse_of_a_file(run: Run, book: Path, tmp_path: Path) -> None:
    cards = tmp_path / "phone.vcf"
    cards.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Eva\nN:;Eva;;;\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:4.0\nFN:Ole\nwhat is this\nEND:VCARD\nBEGIN:VCARD\nFN:Torn\n"
    )
    found = run("check", cards, "--json")
    assert (found.status, found.document["cards"]) == (1, 3)
    assert [(one["code"], one["line"]) for one in found.document["faults"]] == [("line", 9), ("unclosed", 11)]
    assert "phone.vcf, line 9: This line is no property of a vCard." in run("check", cards).out
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Eva\nN:;Eva;;;\nEND:VCARD\n")
    assert run("check", cards).status == 0
    assert not book.exists(), "no book is needed"


def test_check_finds_what_is_wrong(filled: Run, book: Path) -> None:
    from sqlcipher3 import dbapi2

    assert filled("check").out == "3 contacts were checked.\nEverything is as it should be.\n"
    with dbapi2.connect(str(book)) as connection:
        connection.execute("UPDATE contact SET name = 'Somebody else' WHERE id = 2")
    done = filled("check", "--json")
    assert (done.status, done.document["ok"]) == (1, False)
    assert {"code": "derived", "detail": "2"} in done.document["findings"]


# what holds for every command


@pytest.mark.parametrize(
    "words", [("find", "x"), ("export",), ("circle", "list"), ("check",), ("undo",), ("show", "x")]
)
def test_looking_into_a_book_that_is_not_there_does_not_make_one(run: Run, book: Path, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.status == (1 if words[0] in ("undo", "show") else 0)
    assert "There is no book at" in done.err
    assert list(book.parent.iterdir()) == []


def test_there_is_no_backup_of_a_book_that_is_not_there(run: Run, book: Path) -> None:
    assert run("backup", "--json").document["error"]["code"] == "no_book"
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


# desktop


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the desktop of a test looks; nothing else opens vCard files."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "system"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "etc"))
    return tmp_path / "data"


def test_the_program_goes_into_the_menu_and_out_again(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["desktop", "install"]) == 0
    said = capfd.readouterr().out.splitlines()
    assert said[:2] == ["Kontaktpflege is in the applications menu.", "vCard files open in Kontaktpflege."]
    assert str(home / "applications" / "kontaktpflege.desktop") in said
    assert main(["desktop", "remove", "--json"]) == 0
    document = json.loads(capfd.readouterr().out)
    assert document["installed"] is False
    assert len(document["files"]) == 5
    assert not home.exists()
    assert main(["desktop", "remove"]) == 0
    assert capfd.readouterr().out == "Kontaktpflege is not in the applications menu.\n"


def test_a_foreign_launcher_is_told_and_kept(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    foreign = home / "applications" / "kontaktpflege.desktop"
    foreign.parent.mkdir(parents=True)
    foreign.write_text("mine")
    assert main(["desktop", "install", "--default"]) == 1
    assert "did not write" in capfd.readouterr().err
    assert foreign.read_text() == "mine"


class TestTables:
    def test_a_table_comes_in_as_vcards_do(self, filled: Run, tmp_path: Path) -> None:
        path = tmp_path / "kunden.csv"
        path.write_text("Name;E-Mail\nZoe Zander;zoe@example.org\n", encoding="cp1252")
        assert filled("import", path, "--json").document["new"] == 1
        assert filled("import", path, "--json").document["same"] == 1

    def test_columns_are_mapped(self, filled: Run, tmp_path: Path) -> None:
        path = tmp_path / "kunden.csv"
        path.write_text("Wer;Wo\nZoe Zander;Bonn\n")
        assert "no_columns" in filled("import", path, "--json").out
        assert filled("import", path, "--map", "wer=name", "--map", "wo=city", "--json").document["new"] == 1
        assert "Zoe Zander" in filled("find", "zoe").out

    def test_a_column_that_is_not_there_is_named(self, filled: Run, tmp_path: Path) -> None:
        path = tmp_path / "kunden.csv"
        path.write_text("Wer;Wo\nZoe Zander;Bonn\n")
        done = filled("import", path, "--map", "Was=name")
        assert done.status == 1
        assert "There is no column “Was”. The columns are: Wer, Wo." in done.err

    @pytest.mark.parametrize("said", [("--map", "Wer=name"), ("--sheet", "2026")])
    def test_how_to_read_a_table_is_not_said_of_what_is_none(
        self, filled: Run, tmp_path: Path, said: tuple[str, str]
    ) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "kunden.csv").write_text("Wer;Wo\nZoe Zander;Bonn\n")
        (tmp_path / "in" / "one.vcf").write_bytes(vcard("Zoe Zander"))
        for source in (tmp_path / "in", tmp_path / "in" / "one.vcf"):
            done = filled("import", source, *said)
            assert done.status == 1
            assert "there is none among these files" in done.err
        assert filled("find", "zoe", "--json").document["contacts"] == []

    def test_a_field_that_is_not_there_is_wrong_usage(self, filled: Run, tmp_path: Path) -> None:
        done = filled("import", tmp_path, "--map", "Wer=nobody")
        assert done.status == 2
        assert "phone-work" in done.err


# new


def test_somebody_new_comes_from_a_line(filled: Run) -> None:
    done = filled("new", "Eva Müller, Siemens, 0170 1234567, Messe Köln,", "durch Bert", "--json")
    assert done.status == 0
    assert (done.document["id"], done.document["name"]) == (4, "Eva Müller")
    assert [part["kind"] for part in done.document["parts"]] == ["name", "company", "phone", "place", "through"]
    shown = filled("show", 4, "--json").document
    assert shown["origin"] == {"through": "Bert Braun", "through_id": 2, "place": "Messe Köln", "since": ""}
    assert "  Known through Bert Braun, Messe Köln" in filled("show", 4).out.splitlines()
    assert filled("undo").status == 0
    assert filled("show", 4).status == 1


def test_a_name_that_may_mean_two_is_kept_as_text(filled: Run) -> None:
    done = filled("new", "Eva Müller, durch Anna")
    assert done.out.splitlines() == [
        "Saved: Eva Müller (4)",
        "  Name: Eva Müller",
        "  Known through: Anna",
        "“Anna” may mean 2 contacts, so it was kept as text.",
    ]
    assert filled("show", 4, "--json").document["origin"]["through_id"] is None


def test_a_line_of_nothing_is_refused(filled: Run) -> None:
    done = filled("new", " , ")
    assert (done.status, done.out) == (1, "")
    assert "nothing in this line" in done.err


def test_the_first_line_begins_a_book(run: Run) -> None:
    assert run("new", "Eva").status == 0
    assert run("find", "eva").out == "1  Eva\n"


class TestHandOver:
    def test_what_changed_goes_out_once(self, filled: Run, tmp_path: Path) -> None:
        path = tmp_path / "kunden.csv"
        path.write_text("Name;E-Mail\nZoe Zander;zoe@example.org\n")
        filled("import", path)
        phone = tmp_path / "phone.vcf"
        document = filled("export", "--changed", "-o", phone, "--json").document
        assert (document["cards"], len(document["new"]), document["deleted"]) == (1, 1, [])
        assert b"FN:Zoe Zander" in phone.read_bytes()
        assert filled("export", "--changed", "-o", phone).out == "Nothing has changed here since.\n"

    def test_cards_go_to_standard_output_and_the_rest_beside_them(self, filled: Run, tmp_path: Path) -> None:
        path = tmp_path / "kunden.csv"
        path.write_text("Name;E-Mail\nZoe Zander;zoe@example.org\n")
        filled("import", path)
        done = filled("export", "--changed")
        assert done.out.startswith("BEGIN:VCARD")
        assert "1 new contact." in done.err

    def test_it_goes_with_no_circle(self, filled: Run) -> None:
        assert filled("export", "--changed", "--circle", "Freunde").status == 2


# care as of another day


def test_what_happened_is_logged_as_of_another_day(filled: Run) -> None:
    assert filled("care", 1, 60, "--date", "2030-01-01", "--json").document["due"] == "2030-01-01"
    logged = filled("log", 1, "--date", "2030-02-01", "--json").document
    assert logged["due"] == "2030-04-02"
    assert filled("log", 1, "--when", "2030-02-02", "--date", "2030-02-01").status == 1
    assert "in the future" in filled("log", 1, "--when", "2030-02-02T00:30", "--date", "2030-02-01").err
    assert filled("later", 1, "--date", "2030-04-02", "--json").document["until"] == "2030-04-03"
    assert filled("later", 1, "--until", "2030-04-02", "--date", "2030-04-02").status == 1
    assert filled("rest", 1, "--until", "2030-05-01", "--date", "2030-05-01").status == 1
    assert filled("rest", 1, "--until", "2030-05-02", "--date", "2030-05-01").status == 0


def test_whom_one_did_not_reach_comes_again_tomorrow_though_long_due(filled: Run) -> None:
    filled("care", 1, 60, "--date", "2030-01-01")
    tried = ("log", 1, "--outcome", "no_answer", "--date", "2030-02-01")
    assert filled(*tried, "--json").document["due"] == "2030-02-02"
    assert filled(*tried).out.strip().endswith("again on 2 February 2030.")


def test_on_the_last_day_there_is_nothing_breaks(filled: Run) -> None:
    last = ("--date", "9999-12-31")
    assert filled("care", 1, 60).status == 0
    assert [item["id"] for item in filled("today", *last, "--json").document["items"]] == [1]
    assert [item["id"] for item in filled("due", "--days", 3650, *last, "--json").document["items"]] == [1]
    assert "not ahead" in filled("later", 1, *last).err


def test_the_day_it_is_is_that_of_the_books_clock(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "now", lambda: datetime(2030, 5, 4, 9, tzinfo=UTC))
    assert filled("due", "--json").document["date"] == "2030-05-04"
    assert filled("later", 1, "--json").document["until"] == "2030-05-05"
    # noon is still to come: a day alone is this moment if it is today
    assert filled("log", 1, "--when", "2030-05-04").status == 0
    assert filled("log", 1, "--when", "2030-05-05").status == 1


@pytest.mark.parametrize("when", ["2026-02-30", "yesterday", "2026-03-14T25:00", "0001-01-01", "1899-12-31T09:00", ""])
def test_impossible_moments_are_wrong_usage(filled: Run, when: str) -> None:
    done = filled("log", 1, "--when", when)
    assert done.status == 2
    assert f"“{when}” is" in done.err


def test_favours_are_noted_and_weighed(filled: Run) -> None:
    taken = filled(
        "--json", "take", "1", "--kind", "gift", "--size", "big", "--date", "2026-03-14", "--note", "old map"
    )
    given = filled("--json",
        "give", "1", "--kind", "know_how", "--money", "12,50", "eur", "--minutes", "90", "--return-of",
        str(taken.document["id"]), "--date", "2026-03-14",
    )  # fmt: skip
    assert (taken.document["balance"], given.document["balance"]) == (-4, -2)
    assert filled("balance", "999").status == 1
    (row,) = filled("--json", "balance", "1").document["balances"]
    assert {key: row[key] for key in ("id", "given", "received", "balance")} == {
        "id": 1, "given": 2, "received": 4, "balance": -2,
    }  # fmt: skip
    assert row["words"] == "Given once, received once."
    assert filled("--json", "balance", "--tilted").document["balances"] == []
    assert [one["id"] for one in filled("--json", "balance").document["balances"]] == [1]
    listed = filled("--json", "ledger", "--since", "2026-03-01").document["favors"]
    assert [(one["direction"], one["kind"], one["size"]) for one in listed] == [
        ("given", "know_how", "help"), ("received", "gift", "big"),
    ]  # fmt: skip
    assert listed[0]["money"] == {"amount": "12.50", "currency": "EUR"}
    assert filled("--json", "ledger", "--since", "2026-04-01").document["favors"] == []


def test_who_knows_whom_is_told(filled: Run) -> None:
    assert filled("me").status == 1
    assert filled("--json", "me", "1").document == {"id": 1, "name": filled("--json", "me").document["name"]}
    told = filled(
        "--json", "tie", "2", "1", "--kind", "colleague", "--strength", "strong", "--since", "2019-05"
    ).document
    assert told == {
        "low": 1, "high": 2, "kind": "colleague", "strength": "strong", "since": "2019-05", "note": "",
    }  # fmt: skip
    assert filled("--json", "tie", "1", "2", "--note", "fair").document == {**told, "note": "fair"}
    assert filled("--json", "tie", "1", "2", "--remove").document == {"removed": [1, 2]}
    assert "no such tie" in filled("tie", "1", "2", "--remove").err
    assert "two different contacts" in filled("tie", "1", "1").err
    assert filled("tie", "1", "2", "--since", "lately").status == 2


def test_chains_of_people_are_found(filled: Run) -> None:
    filled("me", "3")
    filled("tie", "1", "2", "--strength", "strong", "--kind", "colleague")
    filled("log", "1")
    (best, second) = filled("--json", "path", "2").document["chains"]
    assert [step["id"] for step in best["steps"]] == [1, 2]
    assert [step["id"] for step in second["steps"]] == [2]
    assert best["cost"] < second["cost"]
    assert best["steps"][1] == {
        "id": 2, "name": "Bert Braun", "why": "Anna Weiß and Bert Braun are colleagues. The tie is strong.",
    }  # fmt: skip
    (only,) = filled("--json", "path", "2", "--to", "1").document["chains"]
    assert ([step["id"] for step in only["steps"]], only["cost"]) == ([1], 1.0)
    told = filled("path", "2", "--avoid", "1").out
    assert "You → Bert Braun" in told
    assert "Anna Weiß" not in told
    filled("tie", "1", "2", "--remove")
    assert filled("--json", "path", "3").status == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("give", "1", "--money", "ten", "EUR"), "This is no amount of money above 0"),
        (("give", "1", "--money", "10", "€"), "A currency has three letters"),
        (("take", "1", "--minutes", "0"), "“0” is no number of minutes"),
        (("take", "1", "--kind", " "), "A kind of favour has 1 to 60 letters."),
        (("give", "1", "--day", "2100-01-01"), "This lies in the future"),
        (("give", "1", "--return-of", "77"), "This is in return for what is no favour"),
        (("balance", "1", "--tilted"), "a contact goes with neither --circle nor --tilted"),
    ],
)
def test_what_is_wrong_with_a_favour_is_said(filled: Run, words: tuple[str, ...], said: str) -> None:
    answer = filled(*words)
    assert answer.status != 0
    assert said in answer.err
    assert filled("--json", "ledger").document["favors"] == []


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


def test_a_network_goes_out_as_graphml_and_comes_in(filled: Run, tmp_path: Path) -> None:
    path = tmp_path / "net.graphml"
    assert filled("tie", 1, 2, "--json").status == 0
    assert filled("network", "--out", path, "--json").document["ties"] == 1
    assert filled("tie", 1, 2, "--remove").status == 0
    done = filled("import", path, "--json")
    assert done.document["networks"][0]["ties"] == 1
    assert filled("network", "--out", tmp_path / "net.doc").status == 2
    path.write_text("<!DOCTYPE x><graphml/>")
    refused = filled("import", path, "--json")
    assert (refused.status, refused.document["error"]["code"]) == (1, "doctype")


@pytest.mark.parametrize(
    ("told", "added", "status", "said"),
    [
        ('<node id="x"/><node id="y"/>', [], 1, "The file tells of no ties."),
        (
            '<node id="x"/><node id="y"/><edge source="x" target="y"/>',
            [],
            1,
            "Nobody in the file was found in your book, so nothing was noted.",
        ),
        (
            '<node id="Anna Weiß"/><node id="y"/><edge source="Anna Weiß" target="y"/>',
            [],
            0,
            "No tie in the file is between two people of your book.",
        ),
        ('<node id="x"/><node id="y"/><edge source="x" target="y"/>', ["--add-people"], 0, "1 tie is new."),
    ],
)
def test_a_network_of_which_nothing_could_be_noted_says_why(
    filled: Run, tmp_path: Path, told: str, added: list[str], status: int, said: str
) -> None:
    path = tmp_path / "net.graphml"
    path.write_text(f"<graphml><graph>{told}</graph></graphml>", encoding="utf-8")
    done = filled("import", *added, path)
    assert (done.status, done.out.splitlines()[0]) == (status, said)
    assert ("With --add-people" in done.out) is not bool(added)


def test_a_chain_has_two_ends_that_cannot_be_avoided(filled: Run) -> None:
    assert filled("me", 1).status == 0
    assert filled("path", 1, "--json").document["error"]["code"] == "yourself"
    assert filled("path", 2, "--avoid", 2, "--json").document["error"]["code"] == "avoided"


def test_a_network_of_stars_says_so(filled: Run) -> None:
    found = filled("network", "--json").document
    assert found["starlike"] == {"people": 3, "ties": 3, "mine": 3}
    assert found["bridge"] == []
    assert "So far the picture is a star" in filled("network").out


def test_findings_and_reach_are_told_in_words_and_json(filled: Run, friends: Path) -> None:
    cards = friends.with_name("others.vcf")
    cards.write_bytes(b"".join(
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%b\r\nN:%b;;;;\r\nEND:VCARD\r\n" % (name, name) for name in (b"Dora", b"Eva")
    ))  # fmt: skip
    assert filled("import", "--of", 1, cards).status == 0
    assert filled("tie", 4, 5).status == 0
    found = filled("network", "--json").document
    (only,) = found["only_way"]
    assert only == {
        "words": "Only through Anna Weiß do you reach 2 people.",
        "people": [{"id": 1, "name": "Anna Weiß"}],
        "evidence": [{"group": None, "people": [{"id": 4, "name": "Dora"}, {"id": 5, "name": "Eva"}]}],
    }
    assert found["dependence"][0]["share"] == 1
    said = filled("network").out
    assert "Only through one person\n  Only through Anna Weiß do you reach 2 people.\n    Dora, Eva\n" in said
    reach = filled("reach", "--json").document
    assert reach["within"] == {"1": 3, "2": 5, "3": 5}
    assert {**reach["growth"][-1], "month": ""} == {"month": "", "within": reach["within"], "people": 5, "ties": 3}
    assert reach["acquaintances"] == []
    assert "you reach 3 people in one step, 5 in two and 5 in three." in filled("reach").out


def test_a_network_goes_out_as_a_picture(filled: Run, tmp_path: Path) -> None:
    path = tmp_path / "net.svg"
    said = program("--book", tmp_path / "people.book", "network", "--out", path, "--json")
    assert json.loads(said.stdout) == {"people": 4, "ties": 3, "file": str(path)}
    assert "<svg" in path.read_text()


def test_somebody_elses_contacts_come_in_as_such(filled: Run, tmp_path: Path) -> None:
    cards = tmp_path / "hers.vcf"
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ole Fern\nEND:VCARD\n")
    assert filled("import", cards, "--of", 1, "--json").document["new"] == 1
    assert filled("path", "Ole Fern", "--json").document["chains"][0]["steps"][-1]["name"] == "Ole Fern"
    assert filled("import", cards, "--of", "Nobody").status == 1
