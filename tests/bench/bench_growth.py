"""How cost grows with the book: import by the card, search by the query. Takes long; run when named."""

import json

from tests.bench.contest import Contest, Part, Row, contest
from tests.bench.workshop import Workshop

SIZES = (10_000, 100_000, 500_000)


@contest("growth", extra=True)
def growth(work: Workshop) -> Contest:
    """CPU a card of the import, and the p95 of search, against those of the smallest book."""

    def measured(size: int) -> Part:
        def readings() -> dict[str, float]:
            count, cards = work.count(size), work.cards(size)
            book = work.copy(work.book())
            seconds = work.kontaktpflege(book, "import", cards).cpu
            cards.unlink()
            taken = json.loads(work.program("search", book, str(count)).output)
            return {f"import of {count:,}": seconds / count * 1e6, f"search in {count:,}": taken["search"]}

        return readings

    smallest = work.count(SIZES[0])
    counts = [work.count(size) for size in SIZES[1:]]
    return Contest(
        parts=[measured(size) for size in SIZES],
        rows=[
            *(
                Row(
                    title=f"import of {count:,}, by the card",
                    reading=f"import of {count:,}",
                    reference=f"import of {smallest:,}",
                    unit="µs",
                )
                for count in counts
            ),
            *(
                Row(
                    title=f"search in {count:,}, p95",
                    reading=f"search in {count:,}",
                    reference=f"search in {smallest:,}",
                    unit="ms",
                )
                for count in counts
            ),
        ],
    )
