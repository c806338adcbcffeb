"""All are seen, and beside the legend where there is room for both."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kontaktpflege.domain.network.graph import graph_of
from kontaktpflege.ui.network.camera import Camera, fitted
from kontaktpflege.ui.network.framing import beside_corner, framed
from kontaktpflege.ui.network.scene import Scene, scene_of

CLOUDS = st.integers(2, 30).flatmap(
    lambda count: arrays(np.float32, (count, 2), elements=st.floats(-100, 100, width=16))
)
CORNERS = st.tuples(st.floats(0.01, 0.4), st.floats(0.01, 0.4))
SCREEN = Camera(width=900, height=600)


def scene_at(xy: np.ndarray) -> Scene:
    none = np.empty(0, dtype=np.float32)
    return scene_of(graph_of(np.arange(len(xy)), np.empty((0, 2), dtype=np.int64), none > 0, none, 0), xy)


def under(camera: Camera, xy: np.ndarray) -> np.ndarray:
    x, y = camera.to_screen(xy).T
    left, low = camera.corner[0] * camera.width, (1 - camera.corner[1]) * camera.height
    return np.asarray((x < left - 0.1) & (y > low + 0.1))


@given(CLOUDS, CORNERS)
def test_nobody_is_outside_the_view_or_under_the_corner_where_both_can_be(
    xy: np.ndarray, corner: tuple[float, float]
) -> None:
    scene, screen = scene_at(xy), replace(SCREEN, corner=corner)
    camera, whole = framed(screen, scene), fitted(screen, scene.bounds)
    at = camera.to_screen(xy)
    assert (at >= -1).all()
    assert (at <= (camera.width + 1, camera.height + 1)).all()
    assert camera.scale >= 0.879 * whole.scale
    if beside_corner(screen, scene) is not None:
        assert not under(camera, xy).any()
    if not under(whole, xy).any():
        assert abs(camera.scale - whole.scale) < 1e-3 * whole.scale


def test_where_there_is_room_aside_all_move_there_as_large_as_they_were() -> None:
    square = scene_at(np.array([(-1, -1), (1, -1), (-1, 1), (1, 1)], dtype=np.float32))
    screen = replace(SCREEN, corner=(0.2, 0.2))
    whole, camera = fitted(screen, square.bounds), framed(screen, square)
    assert under(whole, square.xy).any() != under(camera, square.xy).any()
    assert camera.scale == whole.scale
    assert camera.x < 0
    wide = scene_at(square.xy * (1.5, 1.0))
    assert beside_corner(replace(SCREEN, corner=(0.3, 0.3)), wide) is None


def test_nobody_is_carried_so_far_that_all_others_become_small() -> None:
    scene = scene_at(np.array([(0, 0), (3, 0), (0, 4), (-3, 0), (0, -4)], dtype=np.float32))
    assert scene.within_reach(5, 2) == (5, 2)
    far = scene.within_reach(3_000, 4_000)
    assert np.isclose(far[1] / far[0], 4 / 3)
    assert 5 < np.hypot(*far) < 12
    again = scene.with_person_at(1, *far)
    assert np.hypot(*again.within_reach(3_000, 4_000)) < 12


@given(CLOUDS)
def test_whom_nobody_is_left_of_and_below(xy: np.ndarray) -> None:
    points = {(float(x), float(y)) for x, y in xy}
    wanted = sorted(
        (x, y) for x, y in points if not any(other != (x, y) and other[0] <= x and other[1] >= y for other in points)
    )
    assert list(map(tuple, scene_at(xy).lower_left.tolist())) == wanted
