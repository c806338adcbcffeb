"""Peak memory of a large import, the preview of the window included."""

from tests.bench.contest import Contest, Row, contest
from tests.bench.workshop import Workshop

CARDS = 50_000


@contest("memory")
def import_memory(work: Workshop) -> Contest:
    """Peak of the whole process."""
    cards, empty = work.cards(CARDS), work.book()
    unbroken = work.unbroken(cards)
    return Contest(
        parts=[
            lambda: {"vobject, nothing kept": work.reference("vobject_parse", unbroken, "--default").peak},
            lambda: {"import": work.program("import_with_preview", work.copy(empty), cards).peak},
        ],
        rows=[
            Row(
                title=f"peak memory, importing {work.count(CARDS):,} cards with preview",
                reading="import",
                reference="vobject, nothing kept",
                unit="MB",
                must=0.4,
                aim=0.2,
            )
        ],
    )
