"""The daily care: whom to call today, and noting that it was done."""

import json

from tests.bench.contest import Contest, Row, contest
from tests.bench.seen import until_seen
from tests.bench.workshop import Workshop

PEOPLE = 100_000
TALKS = 5_000


@contest("care")
def care(work: Workshop) -> Contest:
    """In one process and warm, everybody in a made-up book cared for, with about a million interactions in two years."""
    people = work.count(PEOPLE)
    book = work.folder / "care.book"
    work.kontaktpflege(book, "sample", "--contacts", str(people), "--known", str(people))

    def readings() -> dict[str, float]:
        taken: dict[str, float] = json.loads(work.program("care", work.copy(book)).output)
        return taken

    raw = "100 rows, raw"
    return Contest(
        parts=[readings],
        rows=[
            Row(
                title=f"the names of today, {people:,} contacts, asked again",
                reading="today, asked again",
                reference=raw,
                unit="ms",
                must=20,
                aim=5,
            ),
            Row(title="the same, drawn first", reading="today, drawn", reference=raw, unit="ms", must=20, aim=5),
            Row(title="a call logged, p95", reading="log", reference=raw, unit="ms"),
            Row(
                title="interactions of a year week by week",
                reading="weeks",
                reference="by week, raw",
                unit="ms",
                must=2,
                aim=1.2,
            ),
            Row(
                title="the share in touch at each week's end",
                reading="in touch",
                reference="by week, raw",
                unit="ms",
                must=2,
                aim=1.2,
            ),
            Row(
                title="what came of a year's calls",
                reading="calls",
                reference="by week, raw",
                unit="ms",
                must=2,
                aim=1.2,
            ),
        ],
    )


@contest("log-seen")
def log_seen(work: Workshop) -> Contest:
    """By the clock, in a window: from the key that logs a call until everything that is open shows it."""
    people = work.count(PEOPLE)
    book = work.folder / "care.book"
    work.kontaktpflege(book, "sample", "--contacts", str(people), "--known", str(people))
    return until_seen(work, book, "log a call", people)


@contest("talks")
def talks(work: Workshop) -> Contest:
    """What one waits for around a call with somebody whom one has known for long; in one process, CPU of all its threads."""
    book = work.folder / "talks.book"
    work.kontaktpflege(book, "sample", "--contacts", "1000")
    count = work.count(TALKS)
    of_many = f"timeline of a contact with {count:,} interactions"

    def readings() -> dict[str, float]:
        taken: dict[str, float] = json.loads(work.program("talks", work.copy(book), str(count)).output)
        return taken

    return Contest(
        parts=[readings],
        rows=[
            *(
                Row(
                    title=f"{of_many}: {act}, p95",
                    reading=act,
                    reference=f"{act}, still",
                    unit="ms",
                    must=2,
                    aim=1.3,
                )
                for act in ("open", "scroll")
            ),
            Row(
                title="call sheet opens, p95",
                reading="sheet",
                reference="sheet, repainted",
                unit="ms",
                must=100,
                absolute=True,
            ),
            Row(title="the first of them", reading="sheet, first", reference="sheet, repainted", unit="ms"),
        ],
    )
