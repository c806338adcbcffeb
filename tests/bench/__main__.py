"""Prints the table of benchmarks: `python -m tests.bench [--quick] [--rounds N] [NAME ...]`."""

import argparse
import importlib
import pkgutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.contest import CONTESTS, Contest, Row
from tests.bench.workshop import Workshop

ROUNDS = 5

Readings = dict[str, list[float]]


def play(contest: Contest, rounds: int) -> Readings:
    """Each reading of each round. The order turns, so that a drift of the machine hits all parts alike."""
    readings: Readings = {}
    for number in range(rounds):
        turn = number % len(contest.parts)
        for part in [*contest.parts[turn:], *contest.parts[:turn]]:
            for name, value in part().items():
                readings.setdefault(name, []).append(value)
    return readings


def ratio(row: Row, readings: Readings) -> float:
    """The median of the rounds' ratios."""
    pairs = zip(readings[row.reading], readings[row.reference], strict=True)
    return median(value / reference for value, reference in pairs)


def verdict(found: float, row: Row) -> str:
    """How a ratio stands against what was wanted of it."""
    if row.aim is not None and found <= row.aim:
        return "aim met"
    if row.must is None:
        return ""
    return "met" if found <= row.must else "**missed**"


def _bound(bound: float, row: Row) -> str:
    return f"{bound:g} {row.unit}" if row.absolute else f"{bound:g}"


def lines(contest: Contest, rounds: int, *, judged: bool = True) -> Iterator[str]:
    """The rows of a contest in Markdown."""
    readings = play(contest, rounds)
    for row in contest.rows:
        found = ratio(row, readings)
        took = median(readings[row.reading])
        cells = (
            row.title,
            f"{took:.3g} {row.unit}",
            f"{row.reference}: {median(readings[row.reference]):.3g} {row.unit}",
            f"{found:.3f}",
            *("" if bound is None else _bound(bound, row) for bound in (row.must, row.aim)),
            verdict(took if row.absolute else found, row) if judged else "",
        )
        yield f"| {' | '.join(cells)} |"


def load() -> None:
    """Import every module `bench_*`, so that their contests register."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.name.startswith("bench_"):
            importlib.import_module(f"tests.bench.{module.name}")


def main() -> int:
    """Run the contests that were named, or all but the extra ones."""
    load()
    parser = argparse.ArgumentParser(prog="packaging/bench", description="Prints the table of benchmarks.")
    parser.add_argument("name", nargs="*", help=f"any of: {', '.join(CONTESTS)}")
    parser.add_argument("--quick", action="store_true", help="everything twenty times smaller, one round")
    parser.add_argument("--rounds", type=int, help=f"rounds to take the median of (default: {ROUNDS})")
    choice = parser.parse_args()
    unknown = set(choice.name) - set(CONTESTS)
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    names = choice.name or [name for name, entry in CONTESTS.items() if not entry.extra]
    print("| what | takes | measured by | ratio | must | aim | |")
    print("|---|---|---|---|---|---|---|", flush=True)
    for name in names:
        with tempfile.TemporaryDirectory(prefix="kontaktpflege-bench-") as place:
            contest = CONTESTS[name].build(Workshop(Path(place), quick=choice.quick))
            rounds = choice.rounds or (1 if choice.quick else ROUNDS)
            # Of so few cards the program's start is most: nothing to hold against a bound.
            for line in lines(contest, rounds, judged=not choice.quick):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
