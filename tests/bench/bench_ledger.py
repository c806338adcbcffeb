"""Give and take: balances, sums and orders of very many favours, and a new one until everything open shows it."""

import json
from pathlib import Path

from tests.bench.contest import Contest, Row, contest
from tests.bench.seen import until_seen
from tests.bench.workshop import Workshop

PEOPLE = 100_000
FAVORS = 1_000_000


def _book(work: Workshop) -> Path:
    book = work.folder / "ledger.book"
    if not book.exists():
        making = work.folder / "ledger-making.book"
        work.kontaktpflege(making, "sample", "--contacts", str(work.count(PEOPLE)), "--known", str(work.count(PEOPLE)))
        work.program("fill_favors", making, str(work.count(FAVORS)))
        making.rename(book)
    return book


@contest("ledger")
def ledger(work: Workshop) -> Contest:
    """In one process and warm; what of it a view of the page asks for it does off the window's thread."""
    book, favors = _book(work), f"{work.count(FAVORS):,} favours"

    def readings() -> dict[str, float]:
        taken: dict[str, float] = json.loads(work.program("ledger", work.copy(book)).output)
        return taken

    raw = "aggregate, raw"
    return Contest(
        parts=[readings],
        rows=[
            Row(
                title=f"balances of {work.count(PEOPLE):,} contacts from {favors}, the page's first rows",
                reading="balances",
                reference=raw,
                unit="ms",
                must=3,
                aim=1.3,
            ),
            *(
                Row(title=title, reading=reading, reference=raw, unit="ms", must=3, aim=1.3)
                for title, reading in (
                    (f"sum line of {favors}, with time and money", "sums"),
                    ("given and received month by month", "months"),
                    ("how many of each kind", "kinds"),
                    ("balances of all circles", "circles"),
                )
            ),
            *(
                Row(
                    title=f"sort {favors} by {column}",
                    reading=f"by {column}",
                    reference=f"by {column}, raw",
                    unit="ms",
                    must=3,
                    aim=1.3,
                )
                for column in ("day", "kind")
            ),
            Row(title="60 rows anywhere among them, p95", reading="screen", reference=raw, unit="ms"),
        ],
    )


@contest("favour-seen")
def favour_seen(work: Workshop) -> Contest:
    """By the clock, in a window: from the key that notes a favour until everything that is open shows it."""
    return until_seen(work, _book(work), "note a favour", work.count(PEOPLE), "favour")


@contest("ledger-page")
def ledger_page(work: Workshop) -> Contest:
    """In a window: the list of favours filtered and scrolled, and a plot that one moves along."""
    book, favors = _book(work), f"{work.count(FAVORS):,} favours"

    def readings() -> dict[str, float]:
        taken: dict[str, float] = json.loads(work.program("ledger_page", work.copy(book)).output)
        return taken

    return Contest(
        parts=[readings],
        rows=[
            *(
                Row(title=title, reading=act, reference=f"{act}, from memory", unit="ms", must=3, aim=1.3)
                for act, title in (
                    ("filter", f"filter {favors} to rows on screen, p95"),
                    ("scroll", "scroll by step, page and end, p95"),
                )
            ),
            *(
                Row(title=title, reading=act, reference=f"{act}, pyqtgraph", unit="ms", must=0.5, aim=0.1)
                for act, title in (
                    ("pan", f"move along the plot of {favors}, p95"),
                    ("zoom", "come closer and back, p95"),
                )
            ),
        ],
    )
