"""Export of a whole book, as read."""

from tests.bench.contest import Contest, Row, contest
from tests.bench.workshop import Workshop

CARDS = 10_000


@contest("export")
def export_cards(work: Workshop) -> Contest:
    """CPU of the whole process, start included, against serialising alone."""
    cards = work.cards(CARDS)
    book, out = work.book(cards), work.folder / "out.vcf"
    return Contest(
        parts=[
            lambda: {"vobject, serialising only": float(work.reference("vobject_serialise", cards).output)},
            lambda: {"export": work.kontaktpflege(book, "export", "-o", out).cpu},
        ],
        rows=[
            Row(
                title=f"export of {work.count(CARDS):,} cards, as read",
                reading="export",
                reference="vobject, serialising only",
                must=0.35,
                aim=0.15,
            )
        ],
    )
