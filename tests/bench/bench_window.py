"""The window: keys, sorting, scrolling, details, start, memory, bulk changes, and how long it ever stands still."""

import json

from tests.bench.contest import Contest, Part, Row, contest
from tests.bench.workshop import Workshop

PEOPLE = 100_000
MANY = 10_000
SIZES = (10_000, 100_000, 500_000)


def _readings(work: Workshop, program: str, *arguments: object) -> dict[str, float]:
    taken: dict[str, float] = json.loads(work.program(program, *map(str, arguments)).output)
    return taken


@contest("window")
def window(work: Workshop) -> Contest:
    """What one waits for at each movement of the hand, in one process and warm."""
    book, people = work.book(work.cards(PEOPLE)), work.count(PEOPLE)
    many = f"{people:,} contacts"
    return Contest(
        parts=[lambda: _readings(work, "window", book, people)],
        rows=[
            Row(
                title=f"key to filtered rows on screen, {many}, 200 queries, p95",
                reading="key",
                reference="key, from memory",
                unit="ms",
                must=3,
                aim=1.5,
            ),
            Row(title="sort, the worst column", reading="sort", reference="sort, raw", unit="ms", must=3, aim=1.5),
            Row(
                title="scroll by step, page and end, p95",
                reading="scroll",
                reference="scroll, from memory",
                unit="ms",
                must=1.5,
                aim=1.2,
            ),
            Row(
                title="select a contact: details on screen, p95",
                reading="select",
                reference="select, details that stay",
                unit="ms",
                must=3,
                aim=1.5,
            ),
        ],
    )


@contest("start")
def start(work: Workshop) -> Contest:
    """CPU from nothing to the first painted rows, and the memory of the window, over a large and an empty book."""
    book, empty = work.book(work.cards(PEOPLE)), work.book()

    def first() -> dict[str, float]:
        return {"first rows": work.program("open_window", book, "first").cpu}

    def plain() -> dict[str, float]:
        return {"plain window": work.reference("plain_window").cpu}

    def large() -> dict[str, float]:
        return {"large book": work.program("open_window", book, "all").peak}

    def small() -> dict[str, float]:
        return {"empty book": work.program("open_window", work.copy(empty), "all").peak}

    return Contest(
        parts=[first, plain, large, small],
        rows=[
            Row(
                title=f"start to first painted rows, {work.count(PEOPLE):,} contacts, CPU",
                reading="first rows",
                reference="plain window",
                must=1.5,
                aim=1.2,
            ),
            Row(
                title="memory of the window, looked at from end to end",
                reading="large book",
                reference="empty book",
                unit="MB",
                must=1.5,
                aim=1.2,
            ),
        ],
    )


@contest("bulk")
def bulk(work: Workshop) -> Contest:
    """Changes of many contacts at once, undo log included, against bare statements on the same rows."""
    book, number = work.book(work.cards(PEOPLE)), work.count(MANY)
    return Contest(
        parts=[lambda: _readings(work, "bulk", work.copy(book), number)],
        rows=[
            Row(title=f"{act} {number:,} contacts", reading=act, reference=f"{act}, bare", unit="ms", must=5, aim=2)
            for act in ("tag", "trash", "restore")
        ],
    )


@contest("freeze")
def freeze(work: Workshop) -> Contest:
    """The longest time the window does not answer."""
    book, cards = work.book(work.cards(PEOPLE)), work.cards(MANY, first=PEOPLE)
    return Contest(
        parts=[lambda: _readings(work, "freeze", work.copy(book), cards)],
        rows=[
            Row(
                title=f"longest freeze of the window, {act}",
                reading=act,
                reference="idle",
                unit="ms",
                must=50,
                aim=20,
                absolute=True,
            )
            for act in ("import", "export", "bulk change")
        ],
    )


@contest("access", extra=True)
def access(work: Workshop) -> Contest:
    """What somebody waits for who hears the list; needs the programs of the desktop tests."""
    book = work.book(work.cards(PEOPLE))
    return Contest(
        parts=[lambda: _readings(work, "access", work.copy(book))],
        rows=[
            Row(
                title=f"arrow key to focus event, {work.count(PEOPLE):,} contacts, p95",
                reading="arrow to focus event",
                reference="median",
                unit="ms",
                must=100,
                aim=30,
                absolute=True,
            )
        ],
    )


@contest("window-growth", extra=True)
def window_growth(work: Workshop) -> Contest:
    """Keys, scrolling and opening in books of three sizes."""

    def measured(size: int) -> Part:
        def readings() -> dict[str, float]:
            book, count = work.book(work.cards(size)), work.count(size)
            taken = _readings(work, "window", book, count)
            return {f"{act} in {count:,}": taken[act] for act in ("key", "scroll", "select")}

        return readings

    smallest = work.count(SIZES[0])
    return Contest(
        parts=[measured(size) for size in SIZES],
        rows=[
            Row(
                title=f"{act} in a book of {work.count(size):,}, p95",
                reading=f"{act} in {work.count(size):,}",
                reference=f"{act} in {smallest:,}",
                unit="ms",
            )
            for act in ("key", "scroll", "select")
            for size in SIZES[1:]
        ],
    )
