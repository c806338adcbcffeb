"""Lights somebody up a moment after the hand or the keyboard came to him, without ever holding the window up."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kontaktpflege.ui.network.lit_layer import LitLayer, Steps, lit_layer
from kontaktpflege.ui.network.names import NamePictures
from kontaktpflege.ui.network.view import View

_DWELL_MILLISECONDS = 50
"""So long somebody has to be meant until he is lit: crossing the picture shall not make it flicker."""
_SLICE = 0.003
"""Seconds that are worked on a layer in one turn of the event loop."""


class Lighting(QObject):
    """Holds the layer of who is lit in a view; `wanted` says who should be."""

    changed = Signal()

    def __init__(
        self, view: View, wanted: Callable[[], int | None], pictures: NamePictures, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view, self._wanted, self._pictures = view, wanted, pictures
        self._layer: LitLayer | None = None
        self._steps: Steps | None = None
        self._dwell = QTimer(self, singleShot=True, interval=_DWELL_MILLISECONDS)
        self._dwell.timeout.connect(self._begin)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)
        view.changed.connect(self._follow)

    def layer(self) -> LitLayer | None:
        """What is to be laid over the view as it is now."""
        view, layer = self._view, self._layer
        return layer if layer is not None and layer.fits(view.scene, view.camera, view.look) else None

    def look_again(self) -> None:
        """In a moment, light who is to be."""
        self._dwell.start()

    def put_out(self) -> None:
        """Light nobody, at once."""
        self._end()
        if self._layer is not None:
            self._layer = None
            self.changed.emit()

    def is_settled(self) -> bool:
        """Whether nothing is about to be lit or to go out."""
        return self._steps is None and not self._dwell.isActive()

    def _begin(self) -> None:
        view, wanted = self._view, self._wanted()
        self._end()
        if wanted is None or view.scene is None:
            self.put_out()
        elif self._layer is None or self._layer.place != wanted:
            self._steps = lit_layer(wanted, view.scene, view.camera, view.look, self._pictures)
            self._turn.start()

    def _go_on(self) -> None:
        until = time.perf_counter() + _SLICE
        with self._view.backdrop.at_rest():
            try:
                while self._steps is not None and time.perf_counter() < until:
                    next(self._steps)
            except StopIteration as finished:
                self._end()
                self._take(finished.value)

    def _take(self, layer: LitLayer) -> None:
        view = self._view
        if layer.place == self._wanted() and layer.fits(view.scene, view.camera, view.look):
            self._layer = layer
            self.changed.emit()
        else:
            self._dwell.start()

    def _end(self) -> None:
        self._steps = None
        self._turn.stop()

    def _follow(self) -> None:
        """Nobody is lit in a view for which he was not; he is again when it rests."""
        if self._layer is not None and self.layer() is None:
            self._layer = None
            self._dwell.start()
