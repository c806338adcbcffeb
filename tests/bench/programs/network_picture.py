"""What the picture of a network takes for its movements, in milliseconds, as JSON: NETWORK.npz.

Frames are real paint events at the pace of a screen, while images are made beside them; "crisp" is the time from the last
movement until the view is shown pixel by pixel. Beside it, in the same process, pyqtgraph's own two ways.

A reading has a twin "…, own": what the thread of the window computed itself. "machine" is what frames take that do
nothing but compute for some three milliseconds: more than that is what the machine does for others meanwhile.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy
import pyqtgraph
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from kontaktpflege.domain.network.graph import graph_of
from kontaktpflege.settings import Settings
from kontaktpflege.ui.app import make_application
from kontaktpflege.ui.network.network_canvas import NetworkCanvas
from kontaktpflege.ui.network.scene import HUES, Scene, scene_of
from kontaktpflege.ui.tasks import wait_for_all
from kontaktpflege.ui.theme import Theme
from tests.bench.programs.opened import wait
from tests.bench.programs.readings import p95, taken

FRAME = 1 / 60
MOVES = 90
ROUNDS = 3
THEIR_MOVES = 6
WHERE = QPoint(500, 380)
NO_KEY = Qt.KeyboardModifier.NoModifier

Taken = tuple[float, float]
"""Milliseconds by the clock, and of the thread's own computing."""

application = make_application(Settings(book=Path(sys.argv[1]).with_suffix(".book"), language="en", theme="light"))
theme = Theme(application, "light", application)


def scene_from(path: str) -> Scene:
    """The network with its communities on a spiral, in four circles."""
    loaded = numpy.load(path)
    people, pairs, community = int(loaded["n"]), loaded["E"].astype(numpy.int64), loaded["c"]
    draw = numpy.random.default_rng(1)
    number = numpy.arange(int(community.max()) + 1)
    angle, away = number * 2.399963, numpy.sqrt(number) * 9
    centre = numpy.stack((numpy.cos(angle) * away, numpy.sin(angle) * away), axis=1)
    xy = (centre[community] + draw.normal(size=(people, 2)) * 2.5).astype(numpy.float32)
    xy[0] = 0
    strong = draw.random(len(pairs)) < 0.3
    graph = graph_of(numpy.arange(people), pairs, strong, numpy.ones(len(pairs), dtype=numpy.float32), 0)
    hue = (community % 4).astype(numpy.uint8)
    assert len(HUES) > 4
    return scene_of(graph, xy, hue=hue, shape=hue, names=lambda places: [f"Vorname Nachname {one}" for one in places])


class Pulse:
    """Beats every millisecond while the window answers; the longest time between two beats is a stall."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last, self._own = time.perf_counter(), time.thread_time()
        self.longest = self.longest_own = 0.0
        self._timer.start()

    def _beat(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self.longest_own = max(self.longest_own, (own - self._own) * 1000)
        self._last, self._own = now, own

    def stop(self) -> Taken:
        """The longest stall, and the most that was computed between two beats."""
        self._beat()
        self._timer.stop()
        return self.longest, self.longest_own


def timed(act: Callable[[], object]) -> Taken:
    """What an act takes."""
    own = time.thread_time()
    by_the_clock = taken(act)
    return by_the_clock, (time.thread_time() - own) * 1000


def mouse(canvas: QWidget, kind: QEvent.Type, spot: QPoint) -> None:
    """Send a mouse event with the left button."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button, held = (none, left) if kind is QEvent.Type.MouseMove else (left, left)
    where = QPointF(spot)
    QApplication.sendEvent(canvas, QMouseEvent(kind, where, canvas.mapToGlobal(where), button, held, NO_KEY))


def turn(canvas: QWidget, notches: float) -> None:
    """Send a turn of the wheel."""
    where = QPointF(WHERE)
    none = Qt.MouseButton.NoButton
    delta = QPoint(0, round(120 * notches))
    wheel = QWheelEvent(
        where, canvas.mapToGlobal(where), QPoint(), delta, none, NO_KEY, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(canvas, wheel)


def paced(canvas: NetworkCanvas, acts: Iterator[Callable[[], object]]) -> list[Taken]:
    """Each act with its frame, one for each picture of a screen."""
    frames = []
    for act in acts:
        due = time.perf_counter() + FRAME

        def frame(act: Callable[[], object] = act) -> None:
            act()
            canvas.repaint_now()

        frames.append(timed(frame))
        # However late the frame is: a window turns to its events after each, and only what keeps it from them is a stall.
        QApplication.processEvents()
        while time.perf_counter() < due:
            time.sleep(0.0005)
            QApplication.processEvents()
    return frames


def longest_turn(until: Callable[[], bool]) -> Taken:
    """The longest turn of the event loop until something holds, what it paints for the first time included."""
    turns = [(0.0, 0.0)]
    while not until():
        turns.append(timed(QApplication.processEvents))
        time.sleep(0.0005)
    return max(by_the_clock for by_the_clock, _ in turns), max(own for _, own in turns)


def machine() -> list[Taken]:
    """Frames that compute and do nothing else."""
    frames = []
    for _ in range(4 * MOVES):
        due = time.perf_counter() + FRAME
        frames.append(timed(partial(sum, range(100_000))))
        while time.perf_counter() < due:
            time.sleep(0.0005)
    return frames


def crisp(canvas: NetworkCanvas) -> float:
    """Milliseconds until the view is crisp; then everything may settle."""
    begun = time.perf_counter()
    wait(canvas.is_crisp)
    found = (time.perf_counter() - begun) * 1000
    wait(canvas.is_settled)
    return found


def pan(canvas: NetworkCanvas) -> list[Taken]:
    """The picture drawn along, far beyond what the image holds."""
    mouse(canvas, QEvent.Type.MouseButtonPress, WHERE)
    spots = (WHERE + QPoint(7 * step, 3 * step) for step in range(1, MOVES))
    frames = paced(canvas, (partial(mouse, canvas, QEvent.Type.MouseMove, spot) for spot in spots))
    mouse(canvas, QEvent.Type.MouseButtonRelease, WHERE + QPoint(7 * MOVES, 3 * MOVES))
    return frames


def zoom(canvas: NetworkCanvas) -> list[Taken]:
    """Closer and back again."""
    turns = [0.4] * (MOVES // 3) + [-0.4] * (MOVES // 2)
    return paced(canvas, (partial(turn, canvas, notches) for notches in turns))


def carry(canvas: NetworkCanvas, place: int) -> list[Taken]:
    """Somebody with very many ties carried about, close by."""
    canvas.glide_to(place)
    wait(canvas.is_settled)
    canvas.focus_on(None)
    start = canvas.position_of(place)
    mouse(canvas, QEvent.Type.MouseButtonPress, start)
    spots = (start + QPoint(4 * step, 2 * step) for step in range(1, MOVES))
    frames = paced(canvas, (partial(mouse, canvas, QEvent.Type.MouseMove, spot) for spot in spots))
    mouse(canvas, QEvent.Type.MouseButtonRelease, start + QPoint(4 * MOVES, 2 * MOVES))
    return frames


def lasso(canvas: NetworkCanvas) -> list[Taken]:
    """A frame drawn over most of the picture."""
    canvas.set_tool("frame")
    mouse(canvas, QEvent.Type.MouseButtonPress, QPoint(60, 60))
    spots = (QPoint(60 + 11 * step, 60 + 7 * step) for step in range(1, MOVES))
    frames = paced(canvas, (partial(mouse, canvas, QEvent.Type.MouseMove, spot) for spot in spots))
    mouse(canvas, QEvent.Type.MouseButtonRelease, QPoint(60 + 11 * MOVES, 60 + 7 * MOVES))
    canvas.set_tool("move")
    return frames


def hover(canvas: NetworkCanvas, scene: Scene) -> list[Taken]:
    """The pointer on one after the other of the most important, each lit with all ties."""
    frames = []
    for place in scene.order[:12].tolist():
        spot = canvas.position_of(place)
        none = Qt.MouseButton.NoButton
        move = QMouseEvent(QEvent.Type.MouseMove, QPointF(spot), canvas.mapToGlobal(QPointF(spot)), none, none, NO_KEY)
        frames.append(timed(partial(QApplication.sendEvent, canvas, move)))
        frames.append(longest_turn(canvas.is_settled))
    leave = QEvent(QEvent.Type.Leave)
    QApplication.sendEvent(canvas, leave)
    wait(canvas.is_settled)
    return frames


def first_picture(scene: Scene) -> tuple[NetworkCanvas, float]:
    """A canvas of the usual size, and milliseconds from the scene to its first picture."""
    canvas = NetworkCanvas()
    canvas.resize(1280, 800)
    canvas.show()
    QApplication.processEvents()
    begun = time.perf_counter()
    canvas.show_scene(scene)
    wait(canvas.shows_something)
    canvas.repaint_now()
    return canvas, (time.perf_counter() - begun) * 1000


def ours(scene: Scene) -> dict[str, float]:
    """The readings of our own picture."""
    canvas, first = first_picture(scene)
    wait(canvas.is_settled)
    canvas.close()
    canvas, again = first_picture(scene)
    wait(canvas.is_settled)
    frames: dict[str, list[Taken]] = {}
    waits: dict[str, list[float]] = {}
    pulse = Pulse()
    hub = int(scene.order[1])
    acts: dict[str, Callable[[], list[Taken]]] = {
        "pan": partial(pan, canvas),
        "zoom": partial(zoom, canvas),
        "drag": partial(carry, canvas, hub),
        "lasso": partial(lasso, canvas),
        "hover": partial(hover, canvas, scene),
    }
    for _ in range(ROUNDS):
        for name, act in acts.items():
            frames.setdefault(name, []).extend(act())
            waits.setdefault(name, []).append(crisp(canvas))
            canvas.clear()
            canvas.fit()
            wait(canvas.is_settled)
    readings = {name: p95([by_the_clock for by_the_clock, _ in found]) for name, found in frames.items()}
    readings |= {f"{name}, own": p95([own for _, own in found]) for name, found in frames.items()}
    readings |= {f"{name} at worst": max(found)[0] for name, found in frames.items()}
    moved = [one for name in ("pan", "zoom") for one in waits[name]]
    readings |= {"crisp": median(moved), "crisp at worst": max(moved)}
    readings |= {"first picture": min(first, again), "first picture, cold": first}
    readings["stall"], readings["stall, own"] = pulse.stop()
    idle = machine()
    readings |= {"machine": p95([by_the_clock for by_the_clock, _ in idle]), "machine at worst": max(idle)[0]}
    readings["machine, own"] = p95([own for _, own in idle])
    canvas.close()
    return readings


def theirs(scene: Scene) -> dict[str, float]:
    """pyqtgraph's own graph, and its points with one curve of all ties."""
    xy = scene.xy.astype(float)
    pairs = numpy.stack((scene.graph.low, scene.graph.high), axis=1)
    graph = pyqtgraph.GraphItem(pos=xy, adj=pairs, size=4, pen=pyqtgraph.mkPen("#bbbbbb"), pxMode=True)
    points = pyqtgraph.ScatterPlotItem(x=xy[:, 0], y=xy[:, 1], size=4, pen=None)
    curve = pyqtgraph.PlotCurveItem(
        x=xy[pairs.ravel(), 0], y=xy[pairs.ravel(), 1], connect="pairs", pen=pyqtgraph.mkPen("#bbbbbb")
    )
    readings: dict[str, float] = {}
    for name, items in (("GraphItem", [graph]), ("points and pairs", [curve, points])):
        plot = pyqtgraph.PlotWidget()
        plot.resize(1280, 800)
        for item in items:
            plot.addItem(item)
        plot.show()
        QApplication.processEvents()
        box = plot.getPlotItem().vb
        (left, right), _ = box.viewRange()
        step = (right - left) / 200

        def move(box: pyqtgraph.ViewBox = box, step: float = step, plot: pyqtgraph.PlotWidget = plot) -> None:
            box.translateBy(x=step)
            plot.viewport().repaint()

        def closer(box: pyqtgraph.ViewBox = box, plot: pyqtgraph.PlotWidget = plot) -> None:
            box.scaleBy((0.97, 0.97))
            plot.viewport().repaint()

        readings[f"pan, {name}"] = p95([taken(move) for _ in range(THEIR_MOVES)])
        readings[f"zoom, {name}"] = p95([taken(closer) for _ in range(THEIR_MOVES)])
        plot.close()
    return readings


network = scene_from(sys.argv[1])
gc.disable()  # as in the program, which looks for garbage itself when nothing else is to be done
found = ours(network)
if "alone" not in sys.argv:
    found |= theirs(network)
wait_for_all()
print(json.dumps(found))
sys.stdout.flush()
os._exit(0)
