"""Cards, tables and folders come in, and what is none is refused with a sentence."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.books import vcard
from tests.cli.terminal import BROKEN, FRIENDS, ROOT, Run, content, program

GENETICS = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\n20\t14370\trs6054257\tG\tA\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"


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


def test_a_reader_that_goes_away_does_not_turn_a_done_import_into_a_failed_one(book: Path, friends: Path) -> None:
    shell = f'"{sys.executable}" -m kontaktpflege import "{friends}" --book "{book}" | true; echo ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=True, cwd=ROOT, text=True)
    assert (done.stdout, done.stderr) == ("0\n", "")


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


def test_somebody_elses_contacts_come_in_as_such(filled: Run, tmp_path: Path) -> None:
    cards = tmp_path / "hers.vcf"
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ole Fern\nEND:VCARD\n")
    assert filled("import", cards, "--of", 1, "--json").document["new"] == 1
    assert filled("path", "Ole Fern", "--json").document["chains"][0]["steps"][-1]["name"] == "Ole Fern"
    assert filled("import", cards, "--of", "Nobody").status == 1
