"""What the network says, and who opens the door: on networks like those of the targets, beside igraph's own calls."""

import json

from tests.bench.contest import Contest, Part, Row, contest
from tests.bench.networks import generated
from tests.bench.workshop import Workshop


@contest("measures")
def measures(work: Workshop) -> Contest:
    """In one thread, milliseconds of CPU; a stall by the clock."""
    network = generated(work, 100_000, 300_000)
    size = f"{work.count(100_000):,} people, {work.count(300_000):,} ties"

    def readings() -> dict[str, float]:
        taken: dict[str, float] = json.loads(work.program("measures", network).output)
        return taken

    def row(title: str, reading: str, must: float | None = None, aim: float | None = None, unit: str = "ms") -> Row:
        return Row(
            title=title,
            reading=reading,
            reference=f"igraph, {reading if reading != 'findings' else 'communities'}",
            unit=unit,
            must=must,
            aim=aim,
            absolute=must is not None,
        )

    return Contest(
        parts=[readings],
        rows=[
            row(f"rings, bridges, constraint for all, {size}", "three", 2000, 1000),
            row("of it rings from me", "rings"),
            row("of it articulation points, bridges, whom only one leads to", "blocks"),
            row("of it constraint", "constraint"),
            row("betweenness from 20 people", "betweenness"),
            row("communities", "communities", 5000, 1000),
            row("what they lack of modularity 1", "apart", unit=""),
            row("all findings, without circles", "findings"),
            row("longest stall of a ticking thread meanwhile", "stall", 50, 20),
        ],
    )


def _chains(work: Workshop, people: int, ties: int) -> tuple[list[Part], str]:
    network = generated(work, people, ties)

    def ours() -> dict[str, float]:
        usage = work.program("chains", network)
        return {**json.loads(usage.output), "peak": usage.peak}

    def igraphs() -> dict[str, float]:
        usage = work.program("chains", network, "igraph")
        return {**json.loads(usage.output), "igraph, peak": usage.peak}

    return [ours, igraphs], f"{work.count(people):,} people, {work.count(ties):,} ties"


def _rows(size: str, must: float, aim: float) -> list[Row]:
    def row(title: str, reading: str) -> Row:
        return Row(title=title, reading=reading, reference="igraph", unit="ms", must=must, aim=aim, absolute=True)

    return [
        row(f"chain from me to a person, p95, {size}", "one"),
        row("the very first, the surroundings of me looked at", "first"),
        row("the ten best, p95", "ten"),
        row("ten that avoid those of the best, p95", "avoiding"),
        row("between any two, p95", "any"),
        row("the ten best to a circle of 400", "circle"),
        Row(
            title="the graph made of ids and pairs, rows included", reading="made", reference="igraph, made", unit="ms"
        ),
    ]


@contest("chains")
def chains(work: Workshop) -> Contest:
    """Milliseconds of CPU."""
    parts, size = _chains(work, 100_000, 300_000)
    return Contest(parts=parts, rows=_rows(size, 50, 5))


@contest("chains-1m", extra=True)
def chains_among_a_million(work: Workshop) -> Contest:
    """The same of ten times as many, and what memory it takes."""
    parts, size = _chains(work, 1_000_000, 3_000_000)
    peak = Row(
        title="peak memory", reading="peak", reference="igraph, peak", unit="MB", must=2000, aim=1000, absolute=True
    )
    return Contest(parts=parts, rows=[*_rows(size, 100, 50), peak])
