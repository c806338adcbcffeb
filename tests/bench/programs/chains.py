"""What chains take in a large network, in milliseconds of CPU, as JSON: NETWORK [igraph].

With `igraph` what its own search for one shortest way takes instead; apart, so that memory is told apart, too.
"""

import json
import sys
from collections.abc import Callable, Collection, Iterable
from functools import partial
from itertools import islice, pairwise
from pathlib import Path

import numpy as np

from kontaktpflege.domain.network.chains import Chain, Chains
from tests.bench.networks import ME, in_igraph, read, taken

MANY = 200
FEW = 20
graph, making = read(Path(sys.argv[1]))
people = np.random.default_rng(2).integers(1, graph.size, 2 * MANY).tolist()


def p95(acts: Iterable[Callable[[], object]]) -> float:
    """What nearly the longest of them takes."""
    return float(np.percentile([taken(act) for act in acts], 95))


def ours() -> dict[str, float]:
    """From me at once, and when the surroundings of me are known; between any two; avoiding; to a circle."""
    chains = Chains(graph)

    def ten(start: int, targets: Collection[int], avoid: Collection[int] = ()) -> list[Chain]:
        return [*islice(chains.between(start, targets, avoid), 10)]

    first = taken(partial(chains.best, ME, {people[0]}))
    ways = [(person, chains.best(ME, {person})) for person in people[:FEW]]
    avoided = [(person, way.places[1:-1]) for person, way in ways if way is not None]
    return {
        "made": making,
        "first": first,
        "one": p95(partial(chains.best, ME, {person}) for person in people[:MANY]),
        "ten": p95(partial(ten, ME, {person}) for person in people[:MANY]),
        "any": p95(partial(chains.best, one, {other}) for one, other in pairwise(people[:MANY])),
        "avoiding": p95(partial(ten, ME, {person}, avoid) for person, avoid in avoided),
        "circle": taken(partial(ten, ME, people)),
    }


def igraphs() -> dict[str, float]:
    """Dijkstra's, weighed alike, without a limit of steps."""
    network, costs = in_igraph(graph), graph.cost.tolist()
    return {
        "igraph": p95(partial(network.get_shortest_path, ME, person, weights=costs) for person in people[:FEW]),
        "igraph, made": taken(partial(in_igraph, graph)),
    }


print(json.dumps(igraphs() if sys.argv[2:] else ours()))
