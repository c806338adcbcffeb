"""Where people stand in the picture of the network: how soon, how well, and whether the window stays awake."""

import json
from collections.abc import Iterable, Iterator

from tests.bench.contest import Contest, Row, contest
from tests.bench.networks import generated
from tests.bench.workshop import Workshop


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


def _fa2_rows() -> Iterator[Row]:
    """The same readings, measured by fa2."""
    yield Row(title="layout settled, against fa2 (Barnes-Hut, 100 rounds)", reading="settled", reference="fa2, settled")
    yield Row(title="neighbours who are not among the nearest", reading="lost", reference="fa2, lost", unit="")


def _contest(work: Workshop, people: int, ties: int, rows: Iterable[Row], *beside: str) -> Contest:
    """On a network like those of the targets."""
    network = generated(work, people, ties)

    def readings() -> dict[str, float]:
        taken: dict[str, float] = json.loads(work.program("layout", network, *beside).output)
        return taken

    return Contest(parts=[readings], rows=list(rows))


@contest("layout-10k")
def layout_of_ten_thousand(work: Workshop) -> Contest:
    """In one thread, seconds of CPU."""
    rows = _rows("10,000 people, 40,000 ties", settled=(2, 0.8), lost=(0.94, 0.88))
    return _contest(work, 10_000, 40_000, [*rows, *_fa2_rows()], "fa2")


@contest("layout-100k")
def layout_of_hundred_thousand(work: Workshop) -> Contest:
    """The same of ten times as many. fa2 would take more than a minute a round, and is left out."""
    rows = _rows("100,000 people, 300,000 ties", settled=(5, 2), lost=(0.98, 0.95))
    return _contest(work, 100_000, 300_000, rows)
