"""Drawing lots, the same ones again for the same seed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

_T = TypeVar("_T")


class Chance:
    """A seeded source of choices. `draw` gives evenly spread numbers from 0 up to 1."""

    __slots__ = ("_bits", "draw")

    def __init__(self, seed: int) -> None:
        random = Random(seed)  # noqa: S311 (people, not secrets)
        self.draw = random.random
        self._bits = random.getrandbits

    def pick(self, choices: Sequence[_T]) -> _T:
        """One of the choices, each as likely as the others."""
        return choices[int(self.draw() * len(choices))]

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.draw() * (high - low + 1))

    def digits(self, length: int) -> str:
        """So many decimal digits."""
        return f"{int(self.draw() * 10**length):0{length}d}"

    def filled(self, pattern: str) -> str:
        """A pattern with its # replaced by digits."""
        digits = iter(self.digits(pattern.count("#")))
        return "".join(next(digits) if sign == "#" else sign for sign in pattern)

    def uuid(self) -> str:
        """A random UUID (version 4)."""
        bits = f"{self._bits(128):032x}"
        return f"{bits[:8]}-{bits[8:12]}-4{bits[13:16]}-a{bits[17:20]}-{bits[20:]}"


def weighted(names: Sequence[str], flattening: int, most: int) -> tuple[str, ...]:
    """Each name as often as its rank deserves (Zipf, flattened), for a plain draw to prefer the common."""
    return tuple(
        name
        for rank, name in enumerate(names)
        for _ in range(max(1, round(most * (1 + flattening) / (rank + 1 + flattening))))
    )
