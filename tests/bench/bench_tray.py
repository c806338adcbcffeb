"""The program in the tray: what it weighs, and whether it lets the machine sleep."""

import json

from tests.bench.contest import Contest, Row, contest
from tests.bench.workshop import Workshop

PEOPLE = 10_000


@contest("tray", extra=True)
def tray(work: Workshop) -> Contest:
    """In a virtual desktop with a real tray; needs the programs of the desktop tests."""
    book = work.book(work.cards(PEOPLE))

    def readings() -> dict[str, float]:
        taken: dict[str, float] = json.loads(work.program("tray", work.copy(book)).output)
        return taken

    return Contest(
        parts=[readings],
        rows=[
            *(
                Row(title=title, reading=f"{way} in the tray", reference="bare tray", unit="MB", must=2, aim=1.5)
                for way, title in (
                    ("closed", "memory in the tray, window closed"),
                    ("hidden", "the same, started there without a window"),
                )
            ),
            *(
                Row(
                    title=f"times it wakes in 15 idle seconds, {way}",
                    reading=f"woken, {way}",
                    reference="one",
                    unit="",
                    must=0,
                    absolute=True,
                )
                for way in ("closed", "hidden")
            ),
        ],
    )
