"""Somebody at the desktop, with a book and settings of their own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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

    def circle_of(self, *words: str) -> list[list[str]]:
        """The circles of the contacts that the command line finds."""
        return [contact["circles"] for contact in self.found(*words)]

    def found(self, *words: str) -> list[dict[str, Any]]:
        """What the command line tells of the contacts that it finds in the book, while the window is open or not."""
        contacts: list[dict[str, Any]] = json.loads(self._run("find", *words, "--json"))["contacts"]
        return contacts

    @contextmanager
    def at_work(self) -> Iterator[subprocess.Popen[bytes]]:
        """Have the window open. What the program prints is a complaint."""
        log = self.folder / "log"
        with self.desktop.program(*PROGRAM, log=log, **self.environment) as program:
            self.desktop.window("Kontaktpflege")
            yield program
        assert log.read_text() == ""

    @property
    def environment(self) -> dict[str, str]:
        """What programs need to know besides what the desktop tells them."""
        return {"KONTAKTPFLEGE_SETTINGS": str(self.settings), "PYTHONPATH": str(ROOT)}

    def _run(self, *command: str) -> bytes:
        finished = subprocess.run(
            [*PROGRAM, *command], env={**self.desktop.environment, **self.environment}, capture_output=True, check=True
        )
        return finished.stdout

    def find(self, *words: str) -> list[str]:
        """The names that the command line finds in the book, while the window is open."""
        return [contact["name"] for contact in self.found(*words)]
