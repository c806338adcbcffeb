"""Where people stand in the picture of the network: how soon, how well, and whether the window stays awake."""

import json
from collections.abc import Iterator
from pathlib import Path

from tests.bench.contest import Contest, Row, contest
from tests.bench.workshop import Workshop

_GENERATOR = Path(__file__).parents[3] / "shared" / "tools" / "generate_network.py"


def _rows(people: str, *, settled: tuple[float, float], lost: tuple[float, float]) -> Iterator[Row]:
    """What is read of a network; `lost` bounds what neighbourhoods lose, 1 − np."""
    yield Row(
        title=f"layout settled, {people}, against igraph's Fruchterman-Reingold with a grid",
        reading="settled",
        reference="igraph, settled",
        must=settled[0],
        aim=settled[1],
        absolute=True,
    )
    yield Row(
        title="the same, the first picture",
        reading="first",
        reference="igraph, settled",
        must=0.6,
        aim=0.3,
        absolute=True,
    )
    yield Row(
        title="neighbours who are not among the nearest (1 − np)",
        reading="lost",
        reference="igraph, lost",
        unit="",
        must=lost[0],
        aim=lost[1],
        absolute=True,
    )
    yield Row(
        title="longest stall of a ticking thread meanwhile",
        reading="stall",
        reference="stall, idle",
        unit="ms",
        must=50,
        aim=20,
        absolute=True,
    )
    yield Row(title="the same, p95", reading="stall, p95", reference="stall, idle", unit="ms", must=20, absolute=True)
    yield Row(
        title="a new tie taken into a stored picture",
        reading="renewed",
        reference="igraph, settled",
        must=2,
        absolute=True,
    )


def _contest(work: Workshop, people: int, ties: int, rows: Iterator[Row]) -> Contest:
    """On a network like those of the targets. fa2 is not measured: it is not among what this program is made of."""
    network = work.folder / "network.npz"
    work.run(_GENERATOR, str(work.count(people)), str(work.count(ties)), "1", network)

    def readings() -> dict[str, float]:
        taken: dict[str, float] = json.loads(work.program("layout", network).output)
        return taken

    return Contest(parts=[readings], rows=list(rows))


@contest("layout-10k")
def layout_of_ten_thousand(work: Workshop) -> Contest:
    """In one thread, seconds of CPU."""
    rows = _rows("10,000 people, 40,000 ties", settled=(2, 0.8), lost=(0.94, 0.88))
    return _contest(work, 10_000, 40_000, rows)


@contest("layout-100k")
def layout_of_hundred_thousand(work: Workshop) -> Contest:
    """The same of ten times as many."""
    rows = _rows("100,000 people, 300,000 ties", settled=(5, 2), lost=(0.98, 0.95))
    return _contest(work, 100_000, 300_000, rows)
