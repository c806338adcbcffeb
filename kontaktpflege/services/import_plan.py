"""An import between the look and the deed: place, length, digest and verdict of every card, never the cards."""

from __future__ import annotations

import io
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.errors import FileProblem
from kontaktpflege.domain.importing import VERDICTS, PreviewRow, Verdict
from kontaktpflege.domain.names import fold, split_words
from kontaktpflege.exchange.card_format import VCARDS, CardFormat

DIGEST_SIZE = 16
_NUMBER = {verdict: number for number, verdict in enumerate(VERDICTS)}
_CHOICES = {
    Verdict.NEW: (Verdict.NEW, Verdict.SKIP),
    Verdict.SAME: (Verdict.SAME, Verdict.NEW),
    Verdict.UPDATE: (Verdict.UPDATE, Verdict.NEW, Verdict.SKIP),
    Verdict.REVIEW: (Verdict.REVIEW, Verdict.NEW, Verdict.SKIP),
    Verdict.TRASH: (Verdict.TRASH, Verdict.UPDATE, Verdict.NEW),
    Verdict.GROUP: (Verdict.GROUP, Verdict.SKIP),
    Verdict.UNREADABLE: (Verdict.UNREADABLE,),
}
"""What the user may choose for a card, by what was found; that comes first."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or text that was pasted or dropped."""

    name: str
    path: Path | None
    data: bytes = b""
    format: CardFormat = VCARDS
    refusal: str = ""
    """The code of a NotAVCardFile, where it holds no contacts."""
    searched: bool = False
    """Whether it was found in a folder, so that nobody said what it is."""
    is_table: bool = False
    given: Path | bytes = b""
    """What the user gave it as, by which choices name it."""

    def open(self) -> BinaryIO:
        """A stream of its bytes; raises FileProblem."""
        if self.path is None:
            return io.BytesIO(self.data)
        try:
            return self.path.open("rb")
        except OSError as error:
            raise FileProblem("cannot_read", str(self.path), error.strerror or str(error)) from error


class Place(NamedTuple):
    """Where a card stands: number of its source, byte offset and length there, 1-based line, digest of its bytes."""

    source: int
    offset: int
    length: int
    line: int
    digest: bytes


class ImportPlan:
    """Every card of an import with its verdict, compact: about a hundred bytes a card, name included."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = tuple(sources)
        self.chosen: dict[int, tuple[int, Card]] = {}
        self.history: object = None
        """Where the book's history stood when the cards were looked at."""
        self.of: int | None = None
        """Whose contacts these are; None for the user's own."""
        self._verdicts = bytearray()
        self._reasons: list[str] = []
        self._names: list[str] = []
        self._source = array("l")
        self._offset = array("q")
        self._length = array("q")
        self._line = array("q")
        self._target = array("q")
        self._digests = bytearray()
        self._found: dict[int, Verdict] = {}

    def has_tables(self) -> bool:
        """Whether the user gave a table, whose columns may want explaining."""
        return any(source.is_table and not source.searched for source in self.sources)

    def __len__(self) -> int:
        return len(self._verdicts)

    def append(self, place: Place, name: str, verdict: Verdict, reason: str, target: int | None) -> int:
        """Add a card; returns its index."""
        self._source.append(place.source)
        self._offset.append(place.offset)
        self._length.append(place.length)
        self._line.append(place.line)
        self._digests += place.digest
        self._names.append(name)
        self._reasons.append(reason)
        self._target.append(-1 if target is None else target)
        self._verdicts.append(_NUMBER[verdict])
        return len(self._verdicts) - 1

    def place(self, index: int) -> Place:
        """Where a card stands."""
        start = index * DIGEST_SIZE
        return Place(
            self._source[index],
            self._offset[index],
            self._length[index],
            self._line[index],
            bytes(self._digests[start : start + DIGEST_SIZE]),
        )

    def verdict(self, index: int) -> Verdict:
        """What the import will do with a card."""
        return VERDICTS[self._verdicts[index]]

    def found(self, index: int) -> Verdict:
        """The verdict that the look gave, whatever the user chose since."""
        return self._found.get(index, self.verdict(index))

    def reason(self, index: int) -> str:
        """Why: a Reason, or the reader's code for an unreadable card."""
        return self._reasons[index]

    def target(self, index: int) -> int | None:
        """The contact that a card belongs to, or is perhaps the same person as."""
        return None if self._target[index] < 0 else self._target[index]

    def row(self, index: int) -> PreviewRow:
        """A card as a row of the preview."""
        return PreviewRow(
            index=index,
            name=self._names[index],
            verdict=self.verdict(index),
            reason=self._reasons[index],
            file=self.sources[self._source[index]].name,
            line=self._line[index],
            contact_id=self.target(index),
        )

    def rows(self, start: int, stop: int) -> list[PreviewRow]:
        """The cards of a stretch, in the order of the files."""
        return [self.row(index) for index in range(start, min(stop, len(self)))]

    def counts(self) -> dict[Verdict, int]:
        """How many cards have each verdict; verdicts without cards are left out."""
        return {VERDICTS[number]: count for number, count in sorted(Counter(self._verdicts).items())}

    def indices(self, verdict: Verdict | None = None, words: str = "") -> array[int]:
        """The cards with a verdict (None: any) whose names have all the words in them."""
        wanted = None if verdict is None else _NUMBER[verdict]
        needles = split_words(fold(words))
        return array(
            "q",
            (
                index
                for index, number in enumerate(self._verdicts)
                if wanted in (None, number) and all(needle in fold(self._names[index]) for needle in needles)
            ),
        )

    def allowed(self, index: int) -> tuple[Verdict, ...]:
        """The verdicts among which the user may choose for a card; the first is what was found."""
        found = self.found(index)
        choices = _CHOICES[found]
        if self.verdict(index) is Verdict.MERGE:
            return (Verdict.MERGE, *choices)
        return choices

    def set_verdict(self, indices: Iterable[int], verdict: Verdict) -> int:
        """Choose a verdict for cards; those that do not allow it stay as they are. Returns how many changed."""
        changed = 0
        for index in indices:
            if verdict in self.allowed(index) and verdict is not self.verdict(index):
                self._remember(index)
                self.chosen.pop(index, None)
                self._verdicts[index] = _NUMBER[verdict]
                changed += 1
        return changed

    def choose_merge(self, index: int, target: int, card: Card) -> None:
        """Let a card go into the contact `target`, which then has this card."""
        self._remember(index)
        self.chosen[index] = (target, card)
        self._target[index] = target
        self._verdicts[index] = _NUMBER[Verdict.MERGE]

    def _remember(self, index: int) -> None:
        self._found.setdefault(index, self.verdict(index))
