"""The faint zones around somebody, one for each degree, and what stands on their borders."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.network.look import Look
from kontaktpflege.ui.network.scene import Scene
from kontaktpflege.ui.theme import mix

_TINTS = (0.34, 0.05)
"""So much of the borders' colour has the innermost zone, and the outermost one."""
_SIDE, _EDGE = 5, 1
"""Pixels of ground around the words."""

Box = tuple[float, float, float, float]


def draw_rings(painter: QPainter, scene: Scene, camera: Camera, look: Look) -> None:
    """Draw them beneath everything else."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(*camera.point_to_screen(0.0, 0.0))
    count = len(scene.rings)
    for number in reversed(range(count)):
        radius = scene.rings[number].radius * camera.scale
        share = _TINTS[0] + (_TINTS[1] - _TINTS[0]) * number / max(count - 1, 1)
        painter.setBrush(QColor(mix(look.ring, look.ground, share)))
        painter.setPen(QPen(QColor(look.ring), look.ratio))
        painter.drawEllipse(middle, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def draw_ring_words(painter: QPainter, scene: Scene, camera: Camera, look: Look) -> None:
    """Draw what stands on their borders, above lines and marks."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look.name_font)
    for words, box in _labels(scene, camera, look):
        around = QRectF(QPointF(*box[:2]), QPointF(*box[2:]))
        painter.setPen(QPen(QColor(look.ring), look.ratio))
        painter.setBrush(QColor(look.ground))
        painter.drawRoundedRect(around, around.height() / 2, around.height() / 2)
        painter.setPen(QColor(look.muted))
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, words)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def ring_labels(scene: Scene, camera: Camera, look: Look) -> list[Box]:
    """Where the words stand: left, top, right and bottom in pixels, each at the top of its border."""
    return [box for _, box in _labels(scene, camera, look)]


def _labels(scene: Scene, camera: Camera, look: Look) -> list[tuple[str, Box]]:
    """The words, from the innermost on, of those borders that leave room for them."""
    letters = QFontMetricsF(look.name_font)
    across, down = camera.point_to_screen(0.0, 0.0)
    half = letters.height() / 2 + _EDGE * look.ratio
    labels: list[tuple[str, Box]] = []
    for ring in scene.rings:
        wide, top = letters.horizontalAdvance(ring.words) / 2 + _SIDE * look.ratio, down - ring.radius * camera.scale
        if not labels or top + half < labels[-1][1][1]:
            labels.append((ring.words, (across - wide, top - half, across + wide, top + half)))
    return labels
