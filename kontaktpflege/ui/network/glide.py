"""Gliding from one view to another."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.theme import motion

_TIMES_A_MOVEMENT = 2
"""A glide crosses the whole picture: it takes as long as two usual movements."""


class Glide(QObject):
    """Moves a camera to another view, at once where the system asks for no motion."""

    moved = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start = self._goal = Camera()
        self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._motion.valueChanged.connect(self._step)
        self._motion.finished.connect(self.ended)

    def go(self, start: Camera, goal: Camera) -> None:
        """Begin a glide; one under way ends where it is."""
        self.stop()
        self._start, self._goal = start, goal
        milliseconds = motion() * _TIMES_A_MOVEMENT
        if not milliseconds:
            self.moved.emit(goal)
            self.ended.emit()
            return
        self._motion.setDuration(milliseconds)
        self._motion.start()

    def stop(self) -> None:
        """Stay where one is."""
        self._motion.stop()

    def is_running(self) -> bool:
        """Whether a glide is under way."""
        return self._motion.state() == QVariantAnimation.State.Running

    def _step(self, share: float) -> None:
        self.moved.emit(self._goal if share >= 1 else self._start.towards(self._goal, share))
