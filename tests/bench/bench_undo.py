"""Undo and redo of a large import, and what the log takes."""

import json

from tests.bench.contest import Contest, Row, contest
from tests.bench.workshop import Workshop

CARDS = 10_000


@contest("undo")
def undo_import(work: Workshop) -> Contest:
    """CPU in one process, start not counted; the log without photos, which are never in it."""
    cards, empty = work.cards(CARDS), work.book()

    def readings() -> dict[str, float]:
        taken: dict[str, float] = json.loads(work.program("undo_import", work.copy(empty), cards).output)
        return taken

    return Contest(
        parts=[readings],
        rows=[
            Row(
                title=f"undo of an import of {work.count(CARDS):,}",
                reading="undo",
                reference="import",
                must=0.4,
                aim=0.2,
            ),
            Row(title="redo of it", reading="redo", reference="import", must=0.4, aim=0.2),
            Row(title="the undo log", reading="log", reference="cards", unit="MB", must=0.2),
            Row(title="the same while it is undone", reading="log while undone", reference="cards", unit="MB"),
        ],
    )
