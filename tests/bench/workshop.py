"""The workshop of a benchmark: a folder with card files and books, and a scale to run programs on."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.cards import write_cards, write_unbroken

_SCALE = Path(__file__).with_name("scale.py")
_REFERENCE = Path(__file__).with_name("reference")
_QUICK = 20


@dataclass(frozen=True, slots=True)
class Usage:
    """What a program took: CPU seconds of user and system, peak memory in MB, and what it printed."""

    cpu: float
    peak: float
    output: str


class Workshop:
    """Makes what a benchmark needs, once; `quick` makes everything twenty times smaller."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        self.folder = folder
        self.quick = quick

    def count(self, full: int) -> int:
        """How many to take instead of a full number."""
        return full // _QUICK if self.quick else full

    def cards(self, full: int, *, first: int = 0, changed: bool = False) -> Path:
        """A file of made-up cards, numbered from `first` on."""
        count = self.count(full)
        path = self.folder / f"cards-{first}-{count}{'-changed' if changed else ''}.vcf"
        if not path.exists():
            write_cards(path, count, first=first, changed=changed)
        return path

    def unbroken(self, cards: Path) -> Path:
        """The same cards, their quoted-printable lines joined."""
        path = cards.with_stem(f"{cards.stem}-unbroken")
        if not path.exists():
            write_unbroken(path, cards)
        return path

    def book(self, *imports: Path) -> Path:
        """A book with these files imported one after the other, to be copied before use; without any, no file yet."""
        path = self.folder / f"template-{'+'.join(file.stem for file in imports)}.book"
        if imports and not path.exists():
            making = self.copy(self.book(*imports[:-1]))
            self.kontaktpflege(making, "import", imports[-1])
            making.rename(path)
        return path

    def copy(self, template: Path) -> Path:
        """A fresh copy of a book in a folder of its own, of which there is one at a time."""
        path = self.folder / "copy" / "people.book"
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir()
        if template.exists():
            shutil.copyfile(template, path)
        return path

    def kontaktpflege(self, book: Path, *command: str | Path) -> Usage:
        """What the command line took for a command on a book."""
        return self.run("-m", "kontaktpflege", "--book", book, *command, "--json")

    def reference(self, script: str, *arguments: str | Path) -> Usage:
        """What a script of the folder `reference` took."""
        return self.run(_REFERENCE / f"{script}.py", *arguments)

    def program(self, script: str, *arguments: str | Path) -> Usage:
        """What a script of the folder `programs` took, which uses the package in process."""
        return self.run("-m", f"tests.bench.programs.{script}", *arguments)

    def run(self, *arguments: str | Path) -> Usage:
        """What this Python took with these arguments; raises if it fails."""
        command: Sequence[str] = [sys.executable, *map(str, arguments)]
        # The scale stands between, being small: the peak of a child starts at the size of who forked it.
        weighed = subprocess.run(
            [sys.executable, "-I", "-S", str(_SCALE), *command], check=True, capture_output=True, text=True
        )
        reading = json.loads(weighed.stdout)
        if reading["status"]:
            raise RuntimeError(f"{command} ended with {reading['status']}:\n{weighed.stderr}")
        return Usage(cpu=reading["cpu"], peak=reading["peak"], output=reading["output"])
