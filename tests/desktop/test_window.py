"""The program as a person meets it: real window, mouse, keys, and files from elsewhere."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop import drag_source
from tests.desktop.virtual_desktop import VirtualDesktop

PROGRAM = (sys.executable, "-m", "kontaktpflege")
CARDS = b"".join(
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:%s;%s;;;\r\nFN:%s %s\r\nTEL:%s\r\nEND:VCARD\r\n"
    % (family, given, given, family, phone)
    for given, family, phone in (
        (b"Erika", b"Muster", b"0171 5550001"),
        ("Jürgen".encode(), "Öz".encode(), b"0171 5550002"),
    )
)


class Person:
    """Somebody at the desktop with the program open, in English, on a new book."""

    def __init__(self, desktop: VirtualDesktop, folder: Path) -> None:
        self.desktop = desktop
        self.folder = folder
        self.book = folder / "people.book"
        self.settings = folder / "settings.toml"
        self.settings.write_text(f'book = "{self.book}"\nlanguage = "en"\ntheme = "light"\n')

    def find(self, *words: str) -> list[str]:
        """The names that the command line finds in the book, while the window is open."""
        answer = subprocess.run(
            [*PROGRAM, "find", *words, "--json"],
            env={**self.desktop.environment, "KONTAKTPFLEGE_SETTINGS": str(self.settings)},
            capture_output=True,
            check=True,
        )
        return [contact["name"] for contact in json.loads(answer.stdout)["contacts"]]


@pytest.fixture
def person(desktop: VirtualDesktop, tmp_path: Path) -> Iterator[Person]:
    sitting = Person(desktop, tmp_path)
    log = tmp_path / "log"
    with desktop.program(*PROGRAM, log=log, KONTAKTPFLEGE_SETTINGS=str(sitting.settings)) as program:
        desktop.window("Kontaktpflege")
        yield sitting
        assert program.poll() is None, log.read_text()
    assert log.read_text() == ""


def test_cards_dropped_from_another_program_are_previewed_imported_and_undone(person: Person) -> None:
    desktop = person.desktop
    phone = person.folder / "Mein Telefon ä.vcf"
    phone.write_bytes(CARDS)
    with desktop.program(sys.executable, drag_source.__file__, str(phone), log=person.folder / "source"):
        desktop.drag(desktop.window(drag_source.TITLE).center, desktop.window("Kontaktpflege").center)
        desktop.widget("push button", "Import 2 contacts").press()
    desktop.wait("the cards in the book", lambda: len(person.find("0171555")) == 2)
    assert sorted(person.find("0171555")) == ["Erika Muster", "Jürgen Öz"]
    desktop.keys("Escape")
    desktop.keys("ctrl+z")
    desktop.wait("undo", lambda: person.find("0171555") == [])


def test_a_search_is_typed_and_shows_who_is_meant(person: Person) -> None:
    desktop = person.desktop
    phone = person.folder / "phone.vcf"
    phone.write_bytes(CARDS)
    subprocess.run(
        [*PROGRAM, "import", str(phone)],
        env={**desktop.environment, "KONTAKTPFLEGE_SETTINGS": str(person.settings)},
        check=True,
        capture_output=True,
    )
    desktop.wait("two rows", lambda: "Jürgen Öz" in names(person))
    desktop.keys("ctrl+f")
    desktop.type("juergen")
    desktop.wait("one row", lambda: "Jürgen Öz" in names(person) and "Erika Muster" not in names(person))


def names(person: Person) -> str:
    return " ".join(node.name for node in person.desktop.widget("table").children() if node.role == "cell")
