"""Search as one types, by a fixed list of two hundred queries."""

import json

from tests.bench.contest import Contest, Row, contest
from tests.bench.workshop import Workshop

PEOPLE = 100_000


@contest("search")
def search_contacts(work: Workshop) -> Contest:
    """The slowest but one in twenty, in one process and warm."""
    book, people = work.book(work.cards(PEOPLE)), work.count(PEOPLE)

    def readings() -> dict[str, float]:
        taken: dict[str, float] = json.loads(work.program("search", book, str(people)).output)
        return taken

    title = f"first 50 rows of a search, {people:,} contacts, p95"
    return Contest(
        parts=[readings],
        rows=[
            Row(title=title, reading="search", reference="its SQL, raw", unit="ms", must=2, aim=1.3),
            Row(title=title, reading="search", reference="LIKE scan", unit="ms", must=0.3, aim=0.1),
        ],
    )
