"""The image behind everything: what the painter has at hand at any moment, and when a new one is wanted."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace

from PySide6.QtCore import QObject, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter

from kontaktpflege.ui.network.camera import Bounds, Camera, fitted
from kontaktpflege.ui.network.look import Look
from kontaktpflege.ui.network.names import Names, no_names
from kontaktpflege.ui.network.raster import MARGIN, Job, Raster
from kontaktpflege.ui.network.raster_queue import RasterQueue
from kontaktpflege.ui.network.scene import Places, Scene

_DRIFT = 1.15
"""So much closer or farther than the image a movement may be, until the next one is asked for."""
_STILL = 1.0005
_LEFT = 0.08
"""When no more than this share of the screen is left beside the view, the next image is asked for."""


class Backdrop(QObject):
    """Holds the newest image of a scene, moves and stretches it to the view, and has it renewed.

    Under it lies an image of the whole network, so that nothing is ever blank. It is renewed when nothing else is to be.
    """

    renewed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = RasterQueue(self)
        self._queue.made.connect(self._take)
        self._queue.rested.connect(self._renew_overview)
        self._raster: Raster | None = None
        self._whole: Raster | None = None
        self._asked: Job | None = None
        self._looked_over: Job | None = None

    def look(
        self,
        scene: Scene,
        camera: Camera,
        look: Look,
        *,
        moving: bool,
        lifted: int | None = None,
        ringed: Places | None = None,
    ) -> None:
        """Have an image made of this view, unless the one that is there or under way serves."""
        wide = camera.with_margin(MARGIN)
        job = Job(scene=scene, camera=wide, look=look, lifted=lifted, ringed=ringed)
        if self._asked is None or not _serves(self._asked, job, camera, moving=moving):
            self._asked = job
            self._queue.ask(job, "draft" if moving else "whole")

    def at_rest(self) -> AbstractContextManager[None]:
        """While the window paints, no image is made."""
        return self._queue.at_rest()

    def paint(self, painter: QPainter, camera: Camera, look: Look) -> None:
        """Fill the view with what there is of it."""
        raster, view = self._raster, QRect(0, 0, camera.width, camera.height)
        covered = QRect()
        if raster is not None:
            covered = _target(raster, camera).toAlignedRect().adjusted(1, 1, -1, -1).intersected(view)
            _draw(painter, raster, camera, view)
        for strip in _beside(view, covered):
            painter.fillRect(strip, QColor(look.ground))
            if self._whole is not None and self._whole is not raster:
                _draw(painter, self._whole, camera, strip)

    def names_for(self, scene: Scene) -> Names:
        """The names on the image, the most important first; none while it still shows other people."""
        raster = self._raster
        return raster.names if raster is not None and raster.job.scene.graph is scene.graph else no_names()

    def scale(self) -> float:
        """At which scale those names stand right."""
        return 1.0 if self._raster is None else self._raster.job.camera.scale

    def is_there(self) -> bool:
        """Whether there is an image at all."""
        return self._raster is not None

    def is_crisp(self, camera: Camera) -> bool:
        """Whether the view is shown pixel by pixel, from an image that leaves nothing out but fineness."""
        raster = self._raster
        return (
            raster is not None
            and (raster.stage != "draft" or raster.fine)
            and raster.job is self._asked
            and _serves(raster.job, raster.job, camera, moving=False)
        )

    def is_settled(self) -> bool:
        """Whether nothing better is to come."""
        return self._queue.idle()

    def _take(self, raster: Raster) -> None:
        if raster.stage != "overview":
            self._raster = raster
        if raster.stage == "overview" or _within(raster.job.scene.bounds, raster.job.camera.seen()):
            self._whole = raster
        self.renewed.emit()

    def _renew_overview(self) -> None:
        """Once for each job, whatever becomes of it."""
        asked, whole = self._asked, self._whole
        if asked is None or asked is self._looked_over:
            return
        self._looked_over = asked
        if whole is None or not _shows_the_same(whole.job, asked):
            camera = fitted(asked.camera, asked.scene.bounds)
            self._queue.ask(replace(asked, camera=camera, lifted=None), "overview")


def _serves(there: Job, wanted: Job, camera: Camera, *, moving: bool) -> bool:
    """Whether the image of one job does for another that looks with this camera."""
    drift = max(there.camera.scale / camera.scale, camera.scale / there.camera.scale)
    return (
        _shows_the_same(there, wanted)
        and there.lifted == wanted.lifted
        and drift <= (_DRIFT if moving else _STILL)
        and _within(camera.seen(_LEFT), there.camera.seen())
    )


def _shows_the_same(one: Job, other: Job) -> bool:
    """Whether two jobs differ in nothing but where they look from, and in who is lifted."""
    if one.camera.corner != other.camera.corner:  # names keep clear of it
        return False
    return one.scene is other.scene and one.look == other.look and one.ringed is other.ringed


def _within(inner: Bounds, outer: Bounds) -> bool:
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _target(raster: Raster, camera: Camera) -> QRectF:
    """Where the whole of an image belongs in this view."""
    made = raster.job.camera
    left, top = camera.point_to_screen(*made.to_world(0, 0))
    factor = camera.scale / made.scale
    return QRectF(left, top, made.width * factor, made.height * factor)


def _beside(view: QRect, covered: QRect) -> list[QRect]:
    """The parts of a view that are not covered: above, below, left and right, none of them empty."""
    if covered.isEmpty():
        return [view]
    strips = (
        QRect(view.left(), view.top(), view.width(), covered.top() - view.top()),
        QRect(view.left(), covered.bottom() + 1, view.width(), view.bottom() - covered.bottom()),
        QRect(view.left(), covered.top(), covered.left() - view.left(), covered.height()),
        QRect(covered.right() + 1, covered.top(), view.right() - covered.right(), covered.height()),
    )
    return [strip for strip in strips if not strip.isEmpty()]


def _draw(painter: QPainter, raster: Raster, camera: Camera, strip: QRect) -> None:
    """Draw what of an image belongs in this part of the view: moved, or stretched too."""
    whole, factor = _target(raster, camera), camera.scale / raster.job.camera.scale
    if max(factor, 1 / factor) <= _STILL:
        left, top = round(whole.x()), round(whole.y())
        painter.drawImage(strip.topLeft(), raster.image, strip.translated(-left, -top))
        return
    # Only the part that is seen: of an image that is stretched widely, a few pixels.
    target = whole.intersected(QRectF(strip))
    part = QRectF(
        (target.x() - whole.x()) / factor,
        (target.y() - whole.y()) / factor,
        target.width() / factor,
        target.height() / factor,
    )
    painter.drawImage(target, raster.image, part)
