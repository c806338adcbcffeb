"""The view of a scene: from where it is looked at, how that moves, and that the image behind keeps up with it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QPainter

from kontaktpflege.ui.network.backdrop import Backdrop
from kontaktpflege.ui.network.camera import Camera, fitted
from kontaktpflege.ui.network.framing import beside_corner, framed
from kontaktpflege.ui.network.glide import Glide
from kontaktpflege.ui.network.look import Look
from kontaktpflege.ui.network.scene import Places, Scene
from kontaktpflege.ui.network.stage import Stage

_REST_MILLISECONDS = 90
"""After so long without a movement the view is at rest."""
_NEAR = 42.0
"""Pixels between people that one sees well, as when gliding to somebody."""
_EDGE = 0.08
"""Who is nearer to the edge than this share of the screen is brought further in."""


class View(QObject):
    """Holds a scene and the camera before it, and keeps the backdrop up to date."""

    changed = Signal()
    """Something else is to be painted."""
    moved = Signal()
    """The camera looks from elsewhere."""
    rested = Signal()
    """Nothing has moved for a moment."""

    def __init__(self, stage: Stage, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._stage.range_changed.connect(self._follow)
        self.scene: Scene | None = None
        self.camera = Camera()
        self.look = look
        self._whole = True
        self._cover = QSize(0, 0)
        self._placing = False
        self._lifted: int | None = None
        self._ringed: Places | None = None
        self._backdrop = Backdrop(self)
        self._backdrop.renewed.connect(self.changed)
        self._glide = Glide(self)
        self._glide.moved.connect(self._go)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self._settle)

    @property
    def backdrop(self) -> Backdrop:
        """The image of it."""
        return self._backdrop

    def show(self, scene: Scene) -> None:
        """Look at this scene: from where one looks, or at all of it if one did."""
        first, self.scene = self.scene is None, scene
        if self._whole:
            self._place(framed(self.camera, scene))
        self._renew(moving=True)
        if first:
            self.moved.emit()

    def dress(self, look: Look) -> None:
        """Draw in other colours, or for a screen of another density."""
        self.look = look
        self._renew(moving=False)

    def resize(self, size: QSize) -> None:
        """Look through a screen of another size, in units of Qt."""
        width, height = (round(side * self.look.ratio) for side in (size.width(), size.height()))
        camera = self._covered(self.camera.resized(width, height), self._cover)
        if self._whole and self.scene is not None:
            camera = framed(camera, self.scene)
        self.camera = camera
        self._stage.resize(size)
        self._place(camera)
        self._renew(moving=True)

    def keep_clear(self, cover: QSize) -> None:
        """So much, in units of Qt, lies over the lower left corner: nobody stands there where all are seen."""
        if cover != self._cover:
            self._cover = cover
            self.camera = self._covered(self.camera, cover)
            if self._whole and self.scene is not None:
                self._glide.stop()
                self._go(framed(self.camera, self.scene))

    def can_clear(self, cover: QSize) -> bool:
        """Whether all can be seen beside that, and hardly smaller."""
        return self.scene is None or beside_corner(self._covered(self.camera, cover), self.scene) is not None

    def move(self, across: float, down: float) -> None:
        """Draw the picture along by so many pixels."""
        self._glide.stop()
        self._whole = False
        self._go(self.camera.moved(across, down))

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Come so many times closer, around a pixel."""
        if self.scene is not None:
            self._glide.stop()
            self._whole = False
            self._go(self.camera.zoomed(factor, x, y, self.scene.bounds))

    def fit(self) -> None:
        """Show everybody."""
        if self.scene is not None:
            self._glide.go(self.camera, framed(self.camera, self.scene))
            self._whole = True

    def glide_to(self, place: int) -> None:
        """Bring somebody into the middle, close enough to see who stands around."""
        if self.scene is not None:
            x, y = map(float, self.scene.xy[place])
            close = max(self.camera.scale, _NEAR * self.look.ratio / self.scene.way)
            self._whole = False
            self._glide.go(self.camera, self.camera.centred(x, y, close))

    def bring_in(self, *places: int) -> None:
        """Move no more than is needed to see these people; step back where they stand too far apart."""
        if self.scene is None or not places:
            return
        spots = self.scene.xy[list(places)]
        left, top, right, bottom = self.camera.seen(-_EDGE)
        (west, north), (east, south) = spots.min(axis=0).tolist(), spots.max(axis=0).tolist()
        if west >= left and north >= top and east <= right and south <= bottom:
            return
        self._whole = False
        if east - west > right - left or south - north > bottom - top:
            self._glide.go(self.camera, fitted(self.camera, (west, north, east, south), 2 * _EDGE))
            return
        x = self.camera.x + max(0.0, east - right) - max(0.0, left - west)
        y = self.camera.y + max(0.0, south - bottom) - max(0.0, top - north)
        self._glide.go(self.camera, self.camera.centred(x, y))

    def mark(self, lifted: int | None, ringed: Places | None) -> None:
        """Leave out who is lifted, and ring those in the image itself who are too many for anything else."""
        if lifted != self._lifted or ringed is not self._ringed:
            self._lifted, self._ringed = lifted, ringed
            self._renew(moving=False)

    def put(self, place: int, x: float, y: float) -> None:
        """Let somebody stand elsewhere in the network."""
        if self.scene is not None:
            self.scene = self.scene.with_person_at(place, x, y)
            self._lifted = None
            self._renew(moving=True)

    def paint(self, painter: QPainter) -> None:
        """Paint the image of it."""
        self._backdrop.paint(painter, self.camera, self.look)

    def is_crisp(self) -> bool:
        """Whether the view is shown pixel by pixel, with all its lines."""
        return self._backdrop.is_crisp(self.camera)

    def is_settled(self) -> bool:
        """Whether nothing moves and nothing finer is to come."""
        return self._backdrop.is_settled() and not (self._rest.isActive() or self._glide.is_running())

    def _go(self, camera: Camera) -> None:
        with self._backdrop.at_rest():
            self._place(camera)
            self._renew(moving=True)
            self.moved.emit()

    def _place(self, camera: Camera) -> None:
        """Look from there; what is seen then is the range of the stage."""
        self._placing = True
        self._stage.look_from(camera)
        self._placing = False
        self.camera = replace(self._stage.camera(camera.width, camera.height), corner=camera.corner)

    def _covered(self, camera: Camera, cover: QSize) -> Camera:
        ratio = self.look.ratio
        return replace(camera, corner=(cover.width() * ratio / camera.width, cover.height() * ratio / camera.height))

    def _follow(self) -> None:
        """Somebody else changed the range of the stage."""
        if not self._placing:
            camera = self.camera
            self.camera = replace(self._stage.camera(camera.width, camera.height), corner=camera.corner)
            self._renew(moving=True)
            self.moved.emit()

    def _renew(self, *, moving: bool) -> None:
        if self.scene is None:
            return
        self._backdrop.look(self.scene, self.camera, self.look, moving=moving, lifted=self._lifted, ringed=self._ringed)
        if moving:
            self._rest.start()
        self.changed.emit()

    def _settle(self) -> None:
        with self._backdrop.at_rest():
            moving = self._glide.is_running()
            self._renew(moving=moving)
            if not moving:
                self.rested.emit()
