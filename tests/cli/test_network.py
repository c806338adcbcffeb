"""Ties, chains, findings, reach and pictures of the network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal import Run, program


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
