"""New acquaintances from a line: read with the book at hand, kept in one step."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kontaktpflege.domain.capture.parts import Kind
from kontaktpflege.domain.origin import Origin
from kontaktpflege.services import Services
from tests.books import contents, findings, names, open_book, take_in, undo, vcard


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    """Bernd Maier (1), Anna Weiß (2), Anna Schulz (3), Bernd Maier-Roth (4), Cem of Weiß (5)."""
    book = open_book(tmp_path / "a.book")
    take_in(
        book,
        vcard("Bernd Maier", "ORG:Siemens", "TEL:0170 7654321"),
        vcard("Anna Weiß"),
        vcard("Anna Schulz", "EMAIL:anna@x.de"),
        vcard("Bernd Maier-Roth", "NOTE:Anna"),
        vcard("Cem Özdemir", "ORG:Weiß"),
    )
    yield book
    assert findings(book) == []
    book.close()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Bernd Maier", [1]),
        ("bernd", [1, 4]),
        ("Maier, Bernd", [1]),
        ("Bernd Siemens", [1]),
        ("Siemens", []),
        ("Anna", [3, 2]),
        ("Anna W", [2]),
        ("Weiss", [2]),
        ("ernd", []),
        ("471", []),
        ("", []),
    ],
)
def test_whom_a_name_means(book: Services, said: str, meant: list[int]) -> None:
    assert [one.id for one in book.capture.people(said)] == meant


def test_names_are_found_before_all_the_cards_that_mention_them(book: Services) -> None:
    take_in(book, *(vcard(f"Aaron {number}", "NOTE:Zacharias Zimmer", uid=f"n{number}") for number in range(60)))
    take_in(book, vcard("Zacharias Zimmer"))
    assert [one.name for one in book.capture.people("Zacharias")] == ["Zacharias Zimmer"]
    assert [one.name for one in book.capture.people("zim")] == ["Zacharias Zimmer"]


def test_those_in_the_trash_are_not_meant(book: Services) -> None:
    book.address_book.trash([2])
    assert [one.id for one in book.capture.people("Anna")] == [3]


def test_a_line_is_read_with_the_book_at_hand(book: Services) -> None:
    line = "Eva Müller, durch Bernd Maier, #Freunde #Nirgends"
    parts = book.capture.look(line, {"Eva Müller": Kind.COMPANY}).parts
    assert [part.kind for part in parts] == [Kind.COMPANY, Kind.THROUGH, Kind.CIRCLE, Kind.CIRCLE]
    assert [one.id for one in parts[1].people] == [1]
    assert [part.circle_id for part in parts[2:]] == [3, None]


def test_somebody_new_is_kept_in_one_step(book: Services) -> None:
    before = contents(book.book)
    line = "Eva Müller, Siemens, 0170 1234567, Messe Köln, durch Bernd Maier, #Freunde"
    contact = book.address_book.contact(book.capture.keep(book.capture.look(line).gathered))
    assert (contact.card.formatted_name, contact.card.organisation, contact.circles) == (
        "Eva Müller",
        ("Siemens",),
        (3,),
    )
    assert book.origins.origin(contact.id) == Origin(through_id=1, through="Bernd Maier", place="Messe Köln")
    assert "Eva Müller" in names(book, "messe köln maier")
    assert undo(book) == "create"
    assert contents(book.book) == before


def test_more_circles_can_be_joined(book: Services) -> None:
    made = book.capture.keep(book.capture.look("Eva, #Freunde").gathered, joined=[15, 3])
    assert book.address_book.contact(made).circles == (3, 15)


def test_whom_a_name_means_can_be_said(book: Services) -> None:
    line = "Eva Müller, durch Anna"
    assert book.capture.look(line).gathered.origin == Origin(through="Anna")
    assert book.capture.look(line, meant={"Anna": 3}).gathered.origin == Origin(through_id=3, through="Anna Schulz")
    nobody = book.capture.look(line, meant={"Anna": None})
    assert (nobody.parts[1].people, nobody.gathered.origin) == ((), Origin(through="Anna"))


def test_a_line_that_says_nothing_is_empty(book: Services) -> None:
    assert book.capture.look(" , ").gathered.empty


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Bernd Maier", [1]),
        ("maier, bernd", [1]),
        ("Eva Müller, 0049 170 7654321", [1]),
        ("Bernd Maier, anna@x.de", [1, 3]),
        ("Eva Müller", []),
        ("0221 471012", []),
        ("", []),
    ],
)
def test_who_may_be_in_the_book_already(book: Services, line: str, found: list[int]) -> None:
    assert [row.id for row in book.capture.look(line).namesakes] == found


def test_the_reader_is_not_loaded_before_the_first_line() -> None:
    code = "import sys, kontaktpflege.services; print('kontaktpflege.domain.capture.reading' in sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=root)
    assert done.stdout.strip() == "False"
