"""What is remembered of a picture, as it is taken up again."""

from __future__ import annotations

import numpy as np

from kontaktpflege.domain.network.memory import recalled, remembered, unpacked
from tests.domain.network.graphs import graph_with


def test_who_was_put_far_out_once_does_not_make_the_others_small() -> None:
    graph = graph_with(26, [(one, one + 1) for one in range(25)], me=0)
    points = np.stack(np.divmod(np.arange(26), 5), axis=1).astype(np.float32)
    pinned = np.isin(np.arange(26), (3, 7, 25))
    points[25] = (3_000, 4_000)
    found = recalled(graph, remembered(graph, points, pinned))
    assert (found.points[:25] == points[:25]).all()
    assert 5 < np.hypot(*found.points[25]) < 15
    assert (found.pinned == pinned).all()
    assert not len(found.changed)
    again = recalled(graph, remembered(graph, found.points, pinned))
    assert np.allclose(again.points, found.points, rtol=0.05)


def test_few_stay_where_they_were_put_nearby() -> None:
    graph = graph_with(3, [(0, 1), (1, 2)], me=0)
    points = np.array([(0, 0), (1, 0), (6, 4.5)], dtype=np.float32)
    pinned = np.array([False, False, True])
    assert (recalled(graph, remembered(graph, points, pinned)).points == points).all()


def test_what_was_never_packed_is_no_picture() -> None:
    ids, points, rest = remembered(graph_with(2, []), np.ones((2, 2), dtype=np.float32), np.zeros(2, np.bool_)).packed()
    assert unpacked(ids, points, rest) is not None
    assert unpacked(ids[8:] + ids[:8], points, rest) is None
    assert unpacked(ids, points[:-1], rest) is None
    assert unpacked(ids, points[:-4] + b"\x00\x00\x80\x7f", rest) is None
