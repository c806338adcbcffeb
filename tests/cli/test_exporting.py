"""Cards go out: all, some, converted, one file each, or what has changed since."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import BROKEN, FRIENDS, ROOT, Run


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
