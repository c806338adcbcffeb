"""From a key until everything that is open shows what it did."""

import json
from pathlib import Path

from tests.bench.contest import Contest, Row
from tests.bench.workshop import Workshop


def until_seen(work: Workshop, book: Path, act: str, people: int, *arguments: str) -> Contest:
    """By the clock, in a window, of an act that `arguments` choose (see the program `log_seen`)."""

    def readings() -> dict[str, float]:
        taken: dict[str, float] = json.loads(work.program("log_seen", work.copy(book), *arguments).output)
        return taken

    return Contest(
        parts=[readings],
        rows=[
            Row(
                title=f"{act} until {shown} show it, {people:,} contacts, p95",
                reading=f"logged, {scene}",
                reference=f"repaint, {scene}",
                unit="ms",
                must=3,
                aim=1.5,
            )
            for scene, shown in (("day", "the day and what is beside it"), ("list", "list, details and timeline"))
        ],
    )
