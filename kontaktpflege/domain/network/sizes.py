"""The measures that the size of a mark in the picture can tell."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kontaktpflege.domain.long_work import Cancel, Progress, never, silent
from kontaktpflege.domain.network.centrality import betweenness
from kontaktpflege.domain.network.graph import Floats, Graph, Places
from kontaktpflege.domain.network.groups import groups_of
from kontaktpflege.domain.network.triangles import constraint
from kontaktpflege.domain.network_report import Measure


def sizes(
    graph: Graph,
    measure: Measure,
    groups: Sequence[Places],
    cancelled: Cancel = never,
    progress: Progress = silent,
) -> Floats:
    """(n): the measure of each; `groups` are the different circles, as places.

    I stand among all and between most: where I am known I am drawn like the greatest of the others. Raises Cancelled.
    """
    if measure is Measure.BETWEEN:
        values = betweenness(graph, cancelled, progress).values.astype(np.float32)
    elif measure is Measure.WORLDS:
        values = np.diff(groups_of(graph, groups).known.indptr).astype(np.float32)
    elif measure is Measure.GAPS:
        values = np.nan_to_num(1 / constraint(graph, cancelled)).astype(np.float32)
    else:
        values = graph.degree.astype(np.float32)
    if graph.me is not None:
        values[graph.me] = 0
        values[graph.me] = values.max(initial=0)
    return values
