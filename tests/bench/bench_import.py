"""Import: of new cards, into a large book, of the same again, of changed ones."""

from pathlib import Path

from tests.bench.contest import Contest, Part, Row, contest
from tests.bench.workshop import Workshop

CARDS = 10_000
LARGE = 100_000


@contest("import")
def import_cards(work: Workshop) -> Contest:
    """CPU of the whole process, start included."""
    cards, changed = work.cards(CARDS), work.cards(CARDS, changed=True)
    full = work.book(cards)

    def imported(name: str, book: Path, file: Path) -> Part:
        return lambda: {name: work.kontaktpflege(work.copy(book), "import", file).cpu}

    return Contest(
        parts=[
            lambda: {"vobject, parsing only": work.reference("vobject_parse", cards).cpu},
            imported("the first import", work.book(), cards),
            imported("into a large book", work.book(work.cards(LARGE, first=CARDS)), cards),
            imported("again", full, cards),
            imported("changed", full, changed),
        ],
        rows=[
            Row(
                title=f"import of {work.count(CARDS):,} cards",
                reading="the first import",
                reference="vobject, parsing only",
                must=0.35,
                aim=0.25,
            ),
            Row(
                title=f"the same into a book of {work.count(LARGE):,}",
                reading="into a large book",
                reference="the first import",
                must=1.2,
                aim=1.0,
            ),
            Row(
                title="the same file again, unchanged",
                reading="again",
                reference="the first import",
                must=0.4,
                aim=0.2,
            ),
            Row(
                title="the same file with every card changed",
                reading="changed",
                reference="the first import",
                must=1.5,
                aim=1.2,
            ),
        ],
    )
