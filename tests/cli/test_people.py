"""Contacts are found, shown, made from a line, and put into circles."""

from __future__ import annotations

import os
from pathlib import Path

from tests.cli.terminal import FRIENDS, Run


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
