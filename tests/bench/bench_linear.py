"""Absurd files: sixteen times the size takes about sixteen times as long, a quadratic step 256 times."""

import time

from tests.bench.contest import Contest, Row, contest
from tests.bench.workshop import Workshop
from tests.exchange.vcard.shapes import GROWTH, SHAPES, work


def spent(data: bytes) -> float:
    """CPU milliseconds to work through a file."""
    begun = time.process_time()
    work(data)
    return (time.process_time() - begun) * 1000


@contest("linear", extra=True)
def absurd_files(_work: Workshop) -> Contest:
    """Every shape, small and large."""

    def readings() -> dict[str, float]:
        taken = {}
        for shape, (size, make) in SHAPES.items():
            work(make(size))
            taken[shape] = max(min(spent(make(size)) for _ in range(3)), 1.0)
            taken[f"{shape}, large"] = spent(make(size * GROWTH))
        return taken

    return Contest(
        parts=[readings],
        rows=[
            Row(
                title=f"{shape}, {GROWTH} times as long", reading=f"{shape}, large", reference=shape, unit="ms", must=64
            )
            for shape in SHAPES
        ],
    )
