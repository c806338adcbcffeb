"""Who opens the door: from the key, and from the last letter typed, until one sees the chain."""

import json
from pathlib import Path

from tests.bench.contest import Contest, Row, contest
from tests.bench.networks import generated
from tests.bench.workshop import Workshop

PEOPLE, TIES = 100_000, 300_000


def tied_book(work: Workshop) -> Path:
    """A book whose contacts are tied as a made-up network has them, most of them strangers to the user."""
    book = work.folder / "network.book"
    if not book.exists():
        making = work.folder / "network-making.book"
        work.kontaktpflege(making, "sample", "--contacts", str(work.count(PEOPLE)), "--known", str(work.count(PEOPLE)))
        work.program("fill_network", making, generated(work, PEOPLE, TIES))
        making.rename(book)
    return book


@contest("door-seen")
def door_seen(work: Workshop) -> Contest:
    """By the clock, in a window."""
    book, size = tied_book(work), f"{work.count(PEOPLE):,} contacts, {work.count(TIES):,} ties"

    def readings() -> dict[str, float]:
        taken: dict[str, float] = json.loads(work.program("door", work.copy(book)).output)
        return taken

    def row(title: str, reading: str) -> Row:
        return Row(
            title=title, reading=reading, reference="repaint", unit="ms", must=100, aim=50, absolute=True,
        )  # fmt: skip

    return Contest(
        parts=[readings],
        rows=[
            row("Ctrl+K until the line to type in is there, p95", "key"),
            row(f"last letter of a name until the chain is drawn, {size}, p95", "person"),
            row("the same of a company, p95", "company"),
            row("the very first chain after the key", "first"),
        ],
    )
