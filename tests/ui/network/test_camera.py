"""The view keeps its promises whatever the network and the screen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kontaktpflege.ui.network.camera import Camera, fitted

SIZES = st.integers(1, 4_000)
SPOTS = st.floats(-1e6, 1e6, width=32)
SCREENS = st.builds(Camera, x=SPOTS, y=SPOTS, scale=st.floats(1e-3, 1e3), width=SIZES, height=SIZES)
CLOUDS = st.integers(1, 40).flatmap(
    lambda count: arrays(np.float32, (count, 2), elements=st.floats(-1e4, 1e4, width=16))
)


@given(SCREENS, CLOUDS)
def test_nobody_is_outside_the_view_after_fit(screen: Camera, xy: np.ndarray) -> None:
    (left, top), (right, bottom) = xy.min(axis=0).tolist(), xy.max(axis=0).tolist()
    camera = fitted(screen, (left, top, right, bottom))
    at = camera.to_screen(xy)
    slack = 1e-2 * max(camera.width, camera.height)  # of positions as 32 bits
    assert (at >= -slack).all()
    assert (at[:, 0] <= camera.width + slack).all()
    assert (at[:, 1] <= camera.height + slack).all()


@given(SCREENS, st.floats(0.2, 5), st.floats(0, 1), st.floats(0, 1))
def test_the_point_under_the_pointer_stays_while_zooming(
    screen: Camera, factor: float, across: float, down: float
) -> None:
    x, y = screen.width * across, screen.height * down
    before = screen.to_world(x, y)
    zoomed = screen.zoomed(factor, x, y, (-1e4, -1e4, 1e4, 1e4))
    assert zoomed.point_to_screen(*before) == pytest.approx((x, y), abs=1e-3)


def test_zooming_ends_where_it_makes_no_sense() -> None:
    screen = fitted(Camera(width=800, height=600), (0, 0, 100, 100))
    far, near = screen, screen
    for _ in range(100):
        far, near = far.zoomed(0.5, 0, 0, (0, 0, 100, 100)), near.zoomed(2, 0, 0, (0, 0, 100, 100))
    assert screen.scale / 10 < far.scale < screen.scale < near.scale < screen.scale * 1e5


@given(SCREENS, SPOTS, SPOTS, st.floats(1e-3, 1e3))
def test_a_glide_begins_here_and_ends_there(screen: Camera, x: float, y: float, scale: float) -> None:
    goal = screen.centred(x, y, scale)
    for share, wanted in ((0.0, screen), (1.0, goal)):
        there = screen.towards(goal, share)
        assert (there.x, there.y, there.scale) == pytest.approx((wanted.x, wanted.y, wanted.scale), rel=1e-4, abs=1e-3)
