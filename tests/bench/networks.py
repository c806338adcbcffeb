"""Networks like those of the targets, and how to see whether a work would hold up a window."""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import igraph
import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.graph import Graph, graph_of
from tests.bench.workshop import Workshop

ME = 0
_GENERATOR = Path(__file__).parents[3] / "shared" / "tools" / "generate_network.py"
_STRONG = 0.3
_TICK = 0.002
TURN = 0.0005
"""So long a thread of the program keeps the interpreter while the window wants it (`ui/tasks.py`)."""


def generated(work: Workshop, people: int, ties: int) -> Path:
    """A file with a made-up network."""
    path = work.folder / f"network-{people}.npz"
    if not path.exists():
        work.run(_GENERATOR, str(work.count(people)), str(work.count(ties)), "1", path)
    return path


def read(path: Path) -> tuple[Graph, float]:
    """Its graph, some ties strong and others weak; and the milliseconds of CPU that making it took, rows included."""
    with np.load(path) as stored:
        people, pairs = int(stored["n"]), np.unique(np.sort(stored["E"].astype(np.int64), axis=1), axis=0)
    strong = np.random.default_rng(1).random(len(pairs)) < _STRONG
    cost = np.where(strong, 1, 2).astype(np.float32)
    ids = np.arange(people)
    begun = time.thread_time()
    graph = graph_of(ids, pairs, strong, cost, ME)
    graph.degree.sum()
    return graph, (time.thread_time() - begun) * 1000


def in_igraph(graph: Graph) -> igraph.Graph:
    """The same for igraph."""
    return igraph.Graph(graph.size, np.column_stack((graph.low, graph.high)).tolist())


def taken(act: Callable[[], object]) -> float:
    """Milliseconds of CPU of an act."""
    begun = time.thread_time()
    act()
    return (time.thread_time() - begun) * 1000


def late(act: Callable[[], object]) -> NDArray[np.float64]:
    """By how many milliseconds each tick of a ticking thread came late while an act went on in another."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    worker = threading.Thread(target=act)
    ticks = [time.perf_counter()]
    worker.start()
    while worker.is_alive():
        time.sleep(_TICK)
        ticks.append(time.perf_counter())
    sys.setswitchinterval(before)
    return (np.diff(ticks) - _TICK) * 1000
