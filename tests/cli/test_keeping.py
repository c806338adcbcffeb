"""The book is kept: sample, undo, backup, restore and check."""

from __future__ import annotations

from pathlib import Path

import pytest

from kontaktpflege.cli import main
from tests.cli.terminal import Run, content


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


def test_there_is_no_backup_of_a_book_that_is_not_there(run: Run, book: Path) -> None:
    assert run("backup", "--json").document["error"]["code"] == "no_book"
    assert list(book.parent.iterdir()) == []
