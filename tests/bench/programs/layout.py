"""What it takes to lay a network out, as JSON: NETWORK [fa2] (.npz as the generator of the targets writes it).

Seconds of CPU, and milliseconds by which a ticking thread came late. Beside it igraph's own layout of many and, if it is
named, fa2's.
"""

import json
import random
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from fa2_modified import ForceAtlas2

from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.graph import graph_of
from kontaktpflege.domain.network.layout import frames, settled
from kontaktpflege.domain.network.renewal import renewed
from tests.bench.neighbourhood import neighbourhood_kept
from tests.bench.networks import ME, in_igraph, late, read, taken

ROUNDS_OF_FA2 = 100
MS_PER_SECOND = 1000

graph, _making = read(Path(sys.argv[1]))
told: dict[str, float] = {}


def drawn(name: str, draw: Callable[[], Points]) -> Points:
    """What somebody draws, the seconds of CPU noted under a name."""
    points: list[Points] = []
    told[name] = taken(lambda: points.append(draw())) / MS_PER_SECOND
    return points[0]


def last(pictures: Iterator[Points]) -> Points:
    """The last of them."""
    return deque(pictures, maxlen=1).pop()


steps = frames(graph, centre=ME)
drawn("first", lambda: next(steps))
points = drawn("settled", lambda: last(steps))
told["settled"] += told["first"]

fresh = np.array([[graph.size // 5, graph.size // 2]])
pairs = np.concatenate((np.column_stack((graph.low, graph.high)), fresh))
strong, cost = np.append(graph.strong, [True]), np.append(graph.cost, np.float32(1))
grown = graph_of(graph.ids, pairs, strong, cost, ME)
drawn("renewed", lambda: last(renewed(grown, points, changed=fresh.ravel(), centre=ME)))

their_graph = in_igraph(graph)
theirs = drawn("igraph, settled", lambda: np.array(their_graph.layout_fruchterman_reingold(grid="grid").coords))
told["igraph, lost"] = 1 - neighbourhood_kept(graph, theirs.astype(np.float32))
if "fa2" in sys.argv[2:]:
    random.seed(1)  # it begins anywhere
    fa2 = ForceAtlas2(barnesHutOptimize=True, verbose=False)
    theirs = drawn("fa2, settled", lambda: np.array(fa2.forceatlas2(graph.adjacency, iterations=ROUNDS_OF_FA2)))
    told["fa2, lost"] = 1 - neighbourhood_kept(graph, theirs.astype(np.float32))

stalls = late(lambda: settled(graph, centre=ME))
told |= {
    "lost": 1 - neighbourhood_kept(graph, points),
    "stall": float(stalls.max()),
    "stall, p95": float(np.percentile(stalls, 95)),
    "stall, idle": float(late(lambda: time.sleep(1)).max()),
}
print(json.dumps(told))
