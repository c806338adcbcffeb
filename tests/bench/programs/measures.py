"""What measures of a large network take, in milliseconds of CPU, as JSON: NETWORK. Beside each igraph's own call."""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import igraph
import numpy as np

from kontaktpflege.domain.network.blocks import Blocks, blocks
from kontaktpflege.domain.network.centrality import dependency
from kontaktpflege.domain.network.communities import communities
from kontaktpflege.domain.network.findings import findings
from kontaktpflege.domain.network.steps import steps_from
from kontaktpflege.domain.network.triangles import constraint
from tests.bench.networks import ME, in_igraph, late, read, taken

SOURCES = range(1, 21)
graph, _ = read(Path(sys.argv[1]))
other = in_igraph(graph)
without_me = in_igraph(graph)
without_me.delete_edges(without_me.incident(ME))
igraph.set_random_number_generator(Random(1))


def hung() -> tuple[object, ...]:
    """Everything that hangs by one person or tie."""
    found: Blocks = blocks(graph)
    return found.articulation, found.bridges, found.cut_off


ours: dict[str, Callable[[], object]] = {
    "rings": partial(steps_from, graph, np.array([ME])),
    "blocks": hung,
    "constraint": partial(constraint, graph),
    "betweenness": lambda: [dependency(graph, source) for source in SOURCES],
    "communities": partial(communities, graph),
    "findings": partial(findings, graph, ()),
}
leiden = partial(without_me.community_leiden, "modularity", n_iterations=2)
igraphs: dict[str, Callable[[], object]] = {
    "rings": partial(other.distances, ME),
    "blocks": lambda: (other.articulation_points(), other.bridges()),
    "constraint": other.constraint,
    "betweenness": partial(other.betweenness, sources=[*SOURCES]),
    "communities": leiden,
}
told = {name: taken(act) for name, act in ours.items()}
told |= {f"igraph, {name}": taken(act) for name, act in igraphs.items()}
three = ("rings", "blocks", "constraint")
told["three"] = sum(told[name] for name in three)
told["igraph, three"] = sum(told[f"igraph, {name}"] for name in three)
told["apart"] = 1 - without_me.modularity(communities(graph).tolist())
told["igraph, apart"] = 1 - without_me.modularity(leiden())
told["stall"] = float(max(late(act).max() for act in ours.values()))
told["igraph, stall"] = float(max(late(act).max() for act in igraphs.values()))
print(json.dumps(told))
