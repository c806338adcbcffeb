"""The daily care: whom to call today, and noting that it was done."""

import json

from tests.bench.contest import Contest, Row, contest
from tests.bench.workshop import Workshop

PEOPLE = 100_000


@contest("care")
def care(work: Workshop) -> Contest:
    """In one process and warm, over a made-up book with two years of interactions, about a million."""
    people = work.count(PEOPLE)
    book = work.folder / "care.book"
    work.kontaktpflege(book, "sample", "--contacts", str(people))

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
            Row(title="the share in touch at each week's end", reading="in touch", reference="by week, raw", unit="ms"),
            Row(title="what came of a year's calls", reading="calls", reference="by week, raw", unit="ms"),
        ],
    )
