"""The picture as an image larger than the screen, made in a thread, with the names that stand on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from kontaktpflege.ui.network import lines as line_drawing
from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.network.look import Look, radii
from kontaktpflege.ui.network.marks import stamp, stamp_rings
from kontaktpflege.ui.network.names import NamePictures, Names, names_of
from kontaktpflege.ui.network.ring_drawing import draw_ring_words, draw_rings
from kontaktpflege.ui.network.scene import HIDDEN, Places, Points, Scene

MARGIN = 0.25
"""The image is larger than the screen by this share of it on each side."""
Stage = Literal["draft", "whole", "fine", "overview", "print"]
"""While the view moves; once it rests; with smoothed lines where that takes longer; of everybody, to lie under it; for a file."""

_EDGE = 40
"""Pixels that somebody beyond the edge may reach into the image."""
_INK: dict[Stage, float] = {"draft": 1.2e6, "whole": 6e6, "fine": 9e6, "overview": 1.2e6, "print": 25e6}
"""Pixels that lines may take."""
_SMOOTH = 0.7e6
"""Up to so many pixels lines are smoothed at once: it takes three times as long."""
_SMOOTH_AT_MOST = 9e6
"""More than so many are not smoothed at all, for on a dense screen, where one hardly sees it, that takes many seconds."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Job:
    """What is wanted: a scene, seen by a camera that has the margin already.

    `lifted`: who is left out with his ties, because he is being dragged; `ringed`: who has a ring, being selected,
    where they are too many to be drawn anew with each frame.
    """

    scene: Scene
    camera: Camera
    look: Look
    lifted: int | None = None
    ringed: Places | None = None


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Raster:
    """A finished image of a job, and the names on it; `fine`: nothing would be gained by doing it again."""

    job: Job
    image: QImage
    names: Names
    stage: Stage
    fine: bool


class Rasterer:
    """Makes images, one at a time, and keeps what serves the next one."""

    def __init__(self) -> None:
        self._ties: line_drawing.Ties | None = None
        self._ties_of: Scene | None = None
        self._pictures = NamePictures()

    def make(self, job: Job, stage: Stage, turn: line_drawing.Turn) -> Raster:
        """The image of a job; `turn` is called every few milliseconds and may raise to stop it."""
        ties = self._ties_for(job.scene, turn)
        lines = line_drawing.lines_in_view(ties, job.camera, _INK[stage], turn, _lifted_ties(job))
        smooth = stage in ("fine", "print") or (lines.whole and lines.ink <= _SMOOTH * job.look.ratio)
        image = _empty_image(job)
        # Ended whatever happens: a painter that outlives its image brings the program down.
        with QPainter(image) as painter:
            draw_rings(painter, job.scene, job.camera, job.look)
            line_drawing.draw(painter, lines, job.look, job.camera, turn, fine=smooth)
        turn()
        places, at = _in_view(job)
        turn()
        sizes = radii(job.scene, job.camera, job.look, places)
        stamp(image, job.scene, places, at, sizes, job.look, turn)
        if job.ringed is not None:
            ringed = np.isin(places, job.ringed)
            stamp_rings(image, at[ringed], sizes[ringed], job.look, turn)
        with QPainter(image) as painter:
            draw_ring_words(painter, job.scene, job.camera, job.look)
        names = names_of(job.scene, places, at, sizes, job.camera, job.look, self._pictures, turn)
        done = smooth or (stage == "whole" and lines.ink * job.look.ratio > _SMOOTH_AT_MOST)
        return Raster(job=job, image=image, names=names, stage=stage, fine=done)

    def _ties_for(self, scene: Scene, turn: line_drawing.Turn) -> line_drawing.Ties:
        if self._ties is None or self._ties_of is not scene:
            self._ties, self._ties_of = line_drawing.ties_of(scene, turn), scene
        return self._ties


def _empty_image(job: Job) -> QImage:
    """Ground and nothing else.

    Written by numpy, which lets the interpreter go meanwhile: the system has to find the memory as it is first written
    to, and with `QImage.fill` the window would wait for that.
    """
    image = QImage(job.camera.width, job.camera.height, QImage.Format.Format_RGB32)
    np.frombuffer(image.bits(), dtype=np.uint32)[:] = QColor(job.look.ground).rgba()
    return image


def _lifted_ties(job: Job) -> NDArray[np.bool_] | None:
    """By the number in the graph: the ties of who is lifted."""
    if job.lifted is None:
        return None
    graph = job.scene.graph
    lifted = np.zeros(graph.ties, dtype=np.bool_)
    lifted[graph.tie_of[graph.starts[job.lifted] : graph.starts[job.lifted + 1]]] = True
    return lifted


def _in_view(job: Job) -> tuple[Places, Points]:
    """Who is to be seen on the image, and at which pixels; some of those beyond its edges, too."""
    scene, edge = job.scene, _EDGE * job.look.ratio / job.camera.scale
    left, top, right, bottom = job.camera.seen()
    x, y = scene.xy[:, 0], scene.xy[:, 1]
    seen = (scene.presence > HIDDEN) & (x > left - edge) & (x < right + edge) & (y > top - edge) & (y < bottom + edge)
    if job.lifted is not None:
        seen[job.lifted] = False
    places = np.flatnonzero(seen).astype(np.int32)
    return places, job.camera.to_screen(scene.xy[places])
