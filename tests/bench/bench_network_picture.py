"""The picture of the network: frames of its movements, how soon it is crisp and first there, how long it ever stands still."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bench.contest import Contest, Part, Row, contest
from tests.bench.workshop import Workshop

GENERATOR = Path(__file__).parents[3] / "shared" / "tools" / "generate_network.py"
SIZES = ((20_000, 80_000, 200, 100, 300, 200), (100_000, 300_000, 500, 200, 600, 300))
"""People, ties, and milliseconds: must and aim of crisp, must and aim of the first picture."""
MOVEMENTS = ("pan", "zoom", "drag", "lasso", "hover")
_FRAME, _STALL = (16, 8), (50, 20)
"""Milliseconds: must and aim."""


def network_file(work: Workshop, people: int, ties: int) -> Path:
    """A made-up network of about so many people and ties."""
    if not GENERATOR.exists():
        raise FileNotFoundError(f"{GENERATOR}: the tools beside the checkout make the networks")
    path = work.folder / f"network-{people}.npz"
    if not path.exists():
        counts = [str(work.count(people)), str(work.count(ties))]
        subprocess.run([sys.executable, str(GENERATOR), *counts, "1", str(path)], check=True, capture_output=True)
    return path


def _part(work: Workshop, people: int, ties: int, density: int) -> Part:
    def readings() -> dict[str, float]:
        # Read by Qt when the program starts; the scale between hands its surroundings on.
        os.environ["QT_SCALE_FACTOR"] = str(density)
        try:
            taken: dict[str, float] = json.loads(
                work.program("network_picture", network_file(work, people, ties)).output
            )
        finally:
            del os.environ["QT_SCALE_FACTOR"]
        return {f"{name}, {people}, {density}": value for name, value in taken.items()}

    return readings


def _rows(people: int, ties: int, crisp: tuple[int, int], first: tuple[int, int], density: int) -> list[Row]:
    many = f"{people:,} people, {ties:,} ties" + (", four times the pixels" if density > 1 else "")

    def row(title: str, reading: str, reference: str, bounds: tuple[int, int] | None) -> Row:
        must, aim = bounds or (None, None)
        named = (f"{name}, {people}, {density}" for name in (reading, reference))
        return Row(
            title=f"{title}, {many}",
            reading=next(named),
            reference=next(named),
            unit="ms",
            must=must,
            aim=aim,
            absolute=True,
        )

    return [
        *(
            row(f"{name}: frame, p95", name, f"{name}, {theirs}", _FRAME)
            for name in ("pan", "zoom")
            for theirs in ("GraphItem", "points and pairs")
        ),
        *(row(f"{name}: frame, p95", name, "machine", _FRAME) for name in MOVEMENTS),
        *(row(f"{name}: frame, p95, own computing", f"{name}, own", "machine, own", _FRAME) for name in MOVEMENTS),
        row("crisp after a movement", "crisp", "crisp at worst", crisp),
        row("longest stall of the window meanwhile", "stall", "machine at worst", _STALL),
        row("longest stall, own computing", "stall, own", "machine at worst", _STALL),
        row("first useful picture", "first picture", "first picture, cold", first),
    ]


def _contest(work: Workshop, density: int) -> Contest:
    return Contest(
        parts=[_part(work, people, ties, density) for people, ties, *_ in SIZES],
        rows=[
            made
            for people, ties, *bounds in SIZES
            for made in _rows(people, ties, (bounds[0], bounds[1]), (bounds[2], bounds[3]), density)
        ],
    )


@contest("network-picture")
def network_picture(work: Workshop) -> Contest:
    """On a screen of the usual density; pyqtgraph's own two ways beside it in the same process."""
    return _contest(work, 1)


@contest("network-picture-dense")
def network_picture_dense(work: Workshop) -> Contest:
    """The same on a screen with twice the pixels each way."""
    return _contest(work, 2)
