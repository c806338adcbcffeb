"""A real book in a temporary folder, and cards to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from kontaktpflege.services import Services, open_services
from kontaktpflege.ui.tasks import wait_for_all
from kontaktpflege.wording import use_language
from tests.books import Clock, begin_book
from tests.ui.conftest import NOW


def card(*lines: str) -> str:
    """One vCard 3.0."""
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


PHONE = (
    card("UID:u1", "N:Weiß;Anna;;;", "FN:Anna Weiß", "ORG:Studio W", "TEL;TYPE=CELL:0170 1234567")
    + card("UID:u2", "N:Maier;Bernd;;;", "FN:Bernd Maier", "ORG:Maier GmbH")
    + card("UID:u3", "N:Müller;Eva;;;", "FN:Eva Müller", "EMAIL:eva@example.org", "BDAY:1980-05-01")
)
"""What the phone held at first."""

PHONE_LATER = (
    card("UID:u1", "N:Weiß;Anna;;;", "FN:Anna Weiß", "ORG:Studio Weiß", "TEL;TYPE=CELL:0170 1234567")
    + card("UID:u2", "N:Maier;Bernd;;;", "FN:Bernd Maier", "ORG:Maier GmbH")
    + card("N:Mueller;Eva;;;", "FN:Eva Mueller", "EMAIL:eva@example.org", "TEL:0171 5556677", "BDAY:1980-05-02")
    + card("UID:n1", "N:Neu;Frieda;;;", "FN:Frieda Neu")
    + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Abgeschnitten\r\nTEL:0221 47"
)
"""An update, nothing new, maybe the same person, somebody new, and a card without an end."""


@pytest.fixture(autouse=True)
def english() -> None:
    """Whatever language the machine speaks."""
    use_language("en")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """The services of an empty book."""
    opened = open_services(begin_book(tmp_path / "contacts.book"), Clock(NOW), "DE")
    yield opened
    wait_for_all()
    opened.close()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """A window to open dialogs over."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def write_cards(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a card file; gives its path."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode())
        return path

    return write
