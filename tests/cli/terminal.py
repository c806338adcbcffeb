"""The command line as a terminal has it: what a command printed, and how it ended."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FRIENDS = """BEGIN:VCARD\r
VERSION:3.0\r
UID:anna\r
FN:Anna Weiß\r
N:Weiß;Anna;;;\r
ORG:Gärtnerei Weiß;Verkauf\r
TEL;TYPE=CELL:0171 1234567\r
EMAIL:anna@example.org\r
CATEGORIES:Freunde\r
item1.URL:https://example.org\r
item1.X-ABLabel:Blog\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
UID:bert\r
FN:Bert Braun\r
N:Braun;Bert;;;\r
NOTE:kennt Anna Weiß\\naus Köln\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
UID:other-anna\r
FN:Anna Schwarz\r
N:Schwarz;Anna;;;\r
END:VCARD\r
"""
BROKEN = FRIENDS + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Half\r\n"


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON it printed."""
        return json.loads(self.out)


Run = Callable[..., Outcome]


def program(*words: object, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    """Runs the program as a process of its own."""
    command = [sys.executable, "-m", "kontaktpflege", *map(str, words)]
    return subprocess.run(command, capture_output=True, check=False, cwd=ROOT, **settings)


def content(book: Path) -> bytes:
    """Everything in the book that an export gives."""
    return program("--book", book, "export").stdout
