"""Which ties are drawn, in which tone, and how thousands of lines get onto an image without holding everything up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from shiboken6 import Shiboken

from kontaktpflege.domain.network.ordering import order_of, rows_in_order
from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.network.look import Look
from kontaktpflege.ui.network.rows_by_key import rows_by_key
from kontaktpflege.ui.network.scene import FADED, HIDDEN, NO_HUE, Scene
from kontaktpflege.ui.theme import mix

Ends = NDArray[np.float32]
"""(k, 4): x and y of one end, x and y of the other."""
Turn = Callable[[], None]
"""Called every few milliseconds; may raise to stop the work, or wait."""

_STRONG_FIRST = 0.3
"""A strong tie is drawn before a weak one that is longer than so much of it."""
_LONG_TOO = 12
_SHORT, _MIDDLE = 90, 320
"""Pixels up to which a line counts as short, as neither."""
_QUIETER = (1.0, 0.62, 0.38)
"""What is left of the ink of short, middle and long lines: those show groups, these cross everything."""
_TURN, _FINE_TURN = 5_000, 2_000
"""Pixels drawn at a time, and smoothed: `drawLines` holds the interpreter, and the window waits for it."""
_AT_A_TIME = 20_000
"""Ties looked at between two turns."""
_STRONG_WIDTH = 1.7
_MY_LINES = 100
"""More lines of the user than so many take no more ink together: else nothing is seen of how the others are tied."""
_FAINT, _FAINTEST = 0.035, 0.012
"""The least that is left of the ink of a line, and of one of the user's."""
_SLACK = np.float32(64)
"""Pixels that lines reach beyond the screen."""


@dataclass(frozen=True, eq=False, slots=True)
class Ties:
    """All ties that can be seen at all, the most important first, so that a budget is a beginning of it.

    `ends` (k, 4) in units of the network, `tone` (k): 0 faded, 1 weak, 2 strong; `hue` (k): the circle that both ends
    share, else `NO_HUE`; `tie` (k): the number in the graph; `own` (k): those of the user, if there are so many that
    only a `quiet` share of their ink is left.
    """

    ends: Ends
    tone: NDArray[np.uint8]
    hue: NDArray[np.uint8]
    tie: NDArray[np.int64]
    own: NDArray[np.bool_]
    quiet: float


@dataclass(frozen=True, eq=False, slots=True)
class Lines:
    """The lines of one picture, in pixels of the screen, and the pixels that each of them takes."""

    ends: NDArray[np.float64]
    tone: NDArray[np.uint8]
    hue: NDArray[np.uint8]
    own: NDArray[np.bool_]
    quiet: float
    length: NDArray[np.float32]
    whole: bool
    """Whether these are all that cross the screen."""

    @property
    def ink(self) -> float:
        """The pixels of all of them together."""
        return float(self.length.sum())


def ties_of(scene: Scene, turn: Turn = lambda: None) -> Ties:
    """All ties of a scene in the order in which a budget takes them."""
    graph, xy = scene.graph, scene.xy
    low, high = graph.low, graph.high
    least = np.minimum(scene.presence[low], scene.presence[high])
    shown = np.flatnonzero(least > HIDDEN)
    low, high, strong = low[shown], high[shown], graph.strong[shown]
    turn()
    ends = np.concatenate((xy[low], xy[high]), axis=1)
    length = np.hypot(ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1])
    turn()
    order = _mixed(rows_in_order(order_of(np.where(strong, length * np.float32(_STRONG_FIRST), length))))
    turn()
    tone = np.where(least[shown] == FADED, 0, np.where(strong, 2, 1)).astype(np.uint8)
    hue = np.where(scene.hue[low] == scene.hue[high], scene.hue[low], NO_HUE).astype(np.uint8)
    own = np.zeros(len(shown), dtype=np.bool_) if graph.me is None else (low == graph.me) | (high == graph.me)
    quiet = min(_MY_LINES / max(int(own.sum()), 1), 1.0)
    if quiet == 1:
        own[:] = False
    hue[own] = NO_HUE
    turn()
    return Ties(ends[order], tone[order], hue[order], shown[order], own[order], quiet)


def _mixed(order: NDArray[np.int64]) -> NDArray[np.int64]:
    """Of an order from short to long, every `_LONG_TOO`th moved forward: a budget shows groups, and that they are tied."""
    sample = np.arange(0, len(order), _LONG_TOO)
    when = np.arange(len(order), dtype=np.float32)
    # The sample is spread over the first half, whatever its lengths.
    when[sample] = np.linspace(0, len(order) / 2, len(sample))
    return order[rows_in_order(order_of(when))]


def lines_in_view(
    ties: Ties,
    camera: Camera,
    budget: float,
    turn: Turn = lambda: None,
    left_out: NDArray[np.bool_] | None = None,
) -> Lines:
    """The most important ties that cross the screen, as many as `budget` pixels can show.

    `left_out`, by the number in the graph: those that are not drawn at all.
    """
    found = [(np.empty((0, 4), dtype=np.float32), np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32))]
    left, whole = budget, True
    for start in range(0, len(ties.tie), _AT_A_TIME):
        ends, rows = _crossing(ties, slice(start, start + _AT_A_TIME), camera, left_out)
        length = np.maximum(np.abs(ends[:, 2] - ends[:, 0]), np.abs(ends[:, 3] - ends[:, 1])) + 1
        reach = np.cumsum(length, dtype=np.float64)
        taken = int(np.searchsorted(reach, left, side="right"))
        found.append((ends[:taken], rows[:taken] + start, length[:taken]))
        turn()
        if whole := taken == len(rows):
            left -= float(reach[-1]) if taken else 0.0
        else:
            break
    ends, rows, length = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return Lines(ends.astype(np.float64), ties.tone[rows], ties.hue[rows], ties.own[rows], ties.quiet, length, whole)


def _crossing(
    ties: Ties, part: slice, camera: Camera, left_out: NDArray[np.bool_] | None
) -> tuple[Ends, NDArray[np.int64]]:
    """Those of a part of the ties that cross the screen: what of them is near it, and their rows in the part."""
    ends = camera.to_screen(ties.ends[part].reshape(-1, 2)).reshape(-1, 4)
    x1, y1, x2, y2 = ends.T
    crossing = (np.minimum(x1, x2) < camera.width) & (np.maximum(x1, x2) > 0)
    crossing &= (np.minimum(y1, y2) < camera.height) & (np.maximum(y1, y2) > 0)
    if left_out is not None:
        crossing &= ~left_out[ties.tie[part]]
    seen = np.flatnonzero(crossing)
    ends, stays = clipped(ends[seen], camera)
    return ends, seen[stays]


def clipped(ends: Ends, camera: Camera) -> tuple[Ends, NDArray[np.bool_]]:
    """What of these lines is near the screen, and which of them are at all: a budget counts what is seen."""
    low, high = -_SLACK, _SLACK
    start, stop = np.zeros(len(ends), dtype=np.float32), np.ones(len(ends), dtype=np.float32)
    ways, firsts = ends[:, 2:] - ends[:, :2], ends[:, :2]
    stays = np.ones(len(ends), dtype=np.bool_)
    with np.errstate(divide="ignore", invalid="ignore"):
        for axis, side in enumerate((camera.width, camera.height)):
            way, first = ways[:, axis], firsts[:, axis]
            one, other = (low - first) / way, (side + high - first) / way
            still = way == 0
            start = np.where(still, start, np.maximum(start, np.minimum(one, other)))
            stop = np.where(still, stop, np.minimum(stop, np.maximum(one, other)))
            stays &= ~still | ((first >= low) & (first <= side + high))
    stays &= start < stop
    first, way = firsts[stays], ways[stays]
    return np.concatenate((first + way * start[stays, None], first + way * stop[stays, None]), axis=1), stays


def draw(painter: QPainter, lines: Lines, look: Look, camera: Camera, turn: Turn, *, fine: bool) -> None:
    """Draw lines from the quiet to the strong ones; `fine`: smoothed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, fine)
    # Without a clip Qt 6.11 draws every pixel of a line as a span of its own, three to six times slower.
    painter.setClipRect(0, 0, camera.width, camera.height)
    density = lines.ink / (camera.width * camera.height) / look.ratio
    for chosen, pen in _pens(lines, look, density, wide=fine):
        painter.setPen(pen)
        _draw_in_turns(painter, lines.ends[chosen], lines.length[chosen], turn, _FINE_TURN if fine else _TURN)


def draw_lines(painter: QPainter, ends: NDArray[np.float64]) -> None:
    """Draw lines (k, 4) with the painter's pen, out of the memory of the array."""
    if len(ends):
        block = np.ascontiguousarray(ends)
        first = Shiboken.wrapInstance(block.ctypes.data, QLineF)
        painter.drawLines(first, len(block))  # type: ignore[call-overload]


def _pens(lines: Lines, look: Look, density: float, *, wide: bool) -> Iterator[tuple[NDArray[np.int64], QPen]]:
    """Groups of lines with the pen of each, the user's lowest: the denser the picture, the less ink each takes."""
    bins = np.searchsorted((_SHORT * look.ratio, _MIDDLE * look.ratio), lines.length).astype(np.int64)
    keys = (~lines.own * 9 + lines.tone.astype(np.int64) * 3 + (2 - bins)) * (NO_HUE + 1) + lines.hue
    share = 1 / (1 + 0.55 * density)
    for key, group in rows_by_key(keys):
        (tone, far), hue = divmod(key // (NO_HUE + 1) % 9, 3), key % (NO_HUE + 1)
        own = key // (NO_HUE + 1) < 9
        ink = (0.10, 0.42, 0.80)[tone] * _QUIETER[2 - far] * max(share, 0.22) * (lines.quiet if own else 1)
        colour = QColor(mix(look.hues[hue], look.line, 0.45) if hue != NO_HUE and tone else look.line)
        colour.setAlphaF(max(min(ink, 1.0), _FAINTEST if own else _FAINT))
        width = look.ratio * (_STRONG_WIDTH if tone == 2 and not own else 1.0) if wide else 1.0
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        yield group, pen


def _draw_in_turns(
    painter: QPainter, ends: NDArray[np.float64], length: NDArray[np.float32], turn: Turn, pixels: int
) -> None:
    marks = (np.cumsum(length, dtype=np.float64) // pixels).astype(np.int64)
    for start, stop in zip(*_runs(marks), strict=True):
        draw_lines(painter, ends[start:stop])
        turn()


def _runs(marks: NDArray[np.int64]) -> tuple[list[int], list[int]]:
    """Where each run of equal marks begins and ends."""
    starts = [0, *(np.flatnonzero(np.diff(marks)) + 1).tolist()]
    return starts, [*starts[1:], len(marks)]
