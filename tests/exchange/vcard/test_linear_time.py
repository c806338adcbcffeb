"""Nothing in a file makes reading or writing it take more than linear work; `packaging/bench linear` has the times."""

import sys
from types import FrameType

import pytest

from tests.exchange.vcard.shapes import GROWTH, SHAPES, work


def calls(data: bytes) -> int:
    """How many functions, Python's and C's, are called to work through a file: a measure that no busy machine shifts."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work(data)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_no_faster_than_the_file(shape: str) -> None:
    size, make = SHAPES[shape]
    work(make(size))  # caches filled
    assert calls(make(size * GROWTH)) < 2 * GROWTH * calls(make(size))
