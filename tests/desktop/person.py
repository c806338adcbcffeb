"""Somebody at the desktop, with a book and settings of their own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kontaktpflege.services import Services, open_services
from tests.desktop.virtual_desktop import ROOT, VirtualDesktop

PROGRAM = (sys.executable, "-m", "kontaktpflege")
CARDS = b"".join(
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:%s;%s;;;\r\nFN:%s %s\r\nTEL:%s\r\nEND:VCARD\r\n"
    % (family, given, given, family, phone)
    for given, family, phone in (
        (b"Erika", b"Muster", b"0171 5550001"),
        ("Jürgen".encode(), "Öz".encode(), b"0171 5550002"),
    )
)


def complaints(log: Path) -> list[str]:
    """What a program printed that ought to print nothing.

    That the accessibility bus took more than a tenth of a second over a key is the busy machine's fault, and Qt's to tell.
    """
    return [line for line in log.read_text().splitlines() if not line.startswith("QSpiApplication::")]


class Person:
    """Somebody at the desktop with the program open, in English, on a new book."""

    def __init__(self, desktop: VirtualDesktop, folder: Path) -> None:
        self.desktop = desktop
        self.folder = folder
        self.book = folder / "people.book"
        self.settings = folder / "settings.toml"
        self.settings.write_text(f'book = "{self.book}"\nlanguage = "en"\ntheme = "light"\n')

    def fill(self, cards: bytes = CARDS) -> None:
        """Import cards by the command line, while the window is open."""
        phone = self.folder / "phone.vcf"
        phone.write_bytes(cards)
        self._run("import", str(phone))

    def come_to_erika(self) -> None:
        """Take in two people while the window is open, and come to the row of one of them by keys alone."""
        self.fill()
        self.desktop.widget("label", "2 contacts")
        self.desktop.keys("ctrl+f")
        self.desktop.type("erika")
        self.desktop.widget("label", "1 hit")
        self.desktop.keys("Return")

    def circle_of(self, *words: str) -> list[list[str]]:
        """The circles of the contacts that the command line finds."""
        return [contact["circles"] for contact in self.found(*words)]

    def found(self, *words: str) -> list[dict[str, Any]]:
        """What the command line tells of the contacts that it finds in the book, while the window is open or not."""
        contacts: list[dict[str, Any]] = json.loads(self._run("find", *words, "--json"))["contacts"]
        return contacts

    @contextmanager
    def book_open(self) -> Iterator[Services]:
        """The book itself, beside the window or without it; quicker than the command line."""
        with closing(open_services(self.book, self.now, "DE")) as services:
            yield services

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    @contextmanager
    def at_work(self) -> Iterator[subprocess.Popen[bytes]]:
        """Have the window open. What the program prints is a complaint."""
        log = self.folder / "log"
        with self.desktop.program(*self.program, log=log, **self.environment) as program:
            self.desktop.window("Kontaktpflege")
            yield program
        assert not complaints(log), complaints(log)

    @property
    def program(self) -> tuple[str | Path, ...]:
        """How the program is started."""
        return PROGRAM

    @property
    def environment(self) -> dict[str, str]:
        """What programs need to know besides what the desktop tells them."""
        return {"KONTAKTPFLEGE_SETTINGS": str(self.settings), "PYTHONPATH": str(ROOT)}

    def _run(self, *command: str) -> bytes:
        finished = subprocess.run(
            [*PROGRAM, *command], env={**self.desktop.environment, **self.environment}, capture_output=True, check=True
        )
        return finished.stdout

    def is_asked_to_drop(self) -> bool:
        """Whether the window says that what is over it may be dropped."""
        overlay = "Drop it, I'll only look first."
        return any(program.find("filler", overlay) for program in self.desktop.programs())

    def find(self, *words: str) -> list[str]:
        """The names that the command line finds in the book, while the window is open."""
        return [contact["name"] for contact in self.found(*words)]
