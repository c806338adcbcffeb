"""What it takes to lay a network out, as JSON: NETWORK (.npz as the generator of the targets writes it).

Seconds of CPU, and milliseconds by which a ticking thread came late. Beside it igraph's own layout of many.
"""

import json
import sys
import threading
import time
from collections import deque
from collections.abc import Callable

import igraph
import numpy as np

from kontaktpflege.domain.network.graph import Graph, graph_of
from kontaktpflege.domain.network.layout import frames, settled
from kontaktpflege.domain.network.renewal import renewed
from tests.bench.neighbourhood import neighbourhood_kept
from tests.bench.networks import TURN

TICK = 0.002
ME = 0


def network(pairs: np.ndarray, people: int) -> Graph:
    """The graph of these ties, all alike."""
    return graph_of(
        np.arange(people), pairs, np.ones(len(pairs), dtype=np.bool_), np.ones(len(pairs), dtype=np.float32), ME
    )


def late(act: Callable[[], object]) -> np.ndarray:
    """By how many milliseconds each tick came late while an act went on in another thread."""
    worker = threading.Thread(target=act)
    ticks = [time.perf_counter()]
    worker.start()
    while worker.is_alive():
        time.sleep(TICK)
        ticks.append(time.perf_counter())
    return (np.diff(ticks) - TICK) * 1000


sys.setswitchinterval(TURN)
with np.load(sys.argv[1]) as stored:
    people, pairs = int(stored["n"]), stored["E"].astype(np.int64)
graph = network(pairs, people)

begun = time.thread_time()
shown = frames(graph, centre=ME)
points = next(shown)
first = time.thread_time() - begun
points = deque(shown, maxlen=1).pop()
took = time.thread_time() - begun

fresh = np.array([[people // 5, people // 2]])
grown = network(np.concatenate((pairs, fresh)), people)
begun = time.thread_time()
deque(renewed(grown, points, changed=fresh.ravel(), centre=ME), maxlen=1)
renewing = time.thread_time() - begun

other = igraph.Graph(n=people, edges=pairs)
begun = time.thread_time()
coordinates = other.layout_fruchterman_reingold(grid="grid").coords
igraph_took = time.thread_time() - begun

stalls = late(lambda: settled(graph, centre=ME))
print(
    json.dumps(
        {
            "first": first,
            "settled": took,
            "renewed": renewing,
            "igraph, settled": igraph_took,
            "lost": 1 - neighbourhood_kept(graph, points),
            "igraph, lost": 1 - neighbourhood_kept(graph, np.array(coordinates, dtype=np.float32)),
            "stall": float(stalls.max()),
            "stall, p95": float(np.percentile(stalls, 95)),
            "stall, idle": float(late(lambda: time.sleep(1)).max()),
        }
    )
)
