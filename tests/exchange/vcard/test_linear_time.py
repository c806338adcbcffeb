"""Nothing in a file makes reading or writing it take more than linear work; `packaging/bench linear` has the times."""

import pytest

from tests.exchange.effort import calls
from tests.exchange.vcard.shapes import GROWTH, SHAPES, work


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_no_faster_than_the_file(shape: str) -> None:
    size, make = SHAPES[shape]
    work(make(size))  # caches filled
    assert calls(lambda: work(make(size * GROWTH))) < 2 * GROWTH * calls(lambda: work(make(size)))
