"""What the size of a mark tells, reckoned off the GUI thread where it takes long."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kontaktpflege.domain.network.graph import Graph
from kontaktpflege.domain.network_report import Measure
from kontaktpflege.services import Services
from kontaktpflege.ui.network.scene import Sizes
from kontaktpflege.ui.tasks import Control, Latest


class Sizing(QObject):
    """Holds the last measure that was reckoned; ties are counted by whoever draws."""

    reckoned = Signal()
    progressed = Signal(int, int)
    """(done, total) of what takes long."""
    failed = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._held: tuple[Graph, Measure, Sizes] | None = None
        self._reckoning = Latest(self)
        self._reckoning.done.connect(self._take)
        self._reckoning.progressed.connect(self.progressed)
        self._reckoning.failed.connect(self.failed)

    def reckon(self, graph: Graph, measure: Measure) -> None:
        """Reckon this measure; one that is no longer wanted is called off."""
        desk = self._services.network
        if measure is Measure.TIES:
            self._reckoning.forget()
            return

        def work(control: Control) -> tuple[Graph, Measure, Sizes]:
            return graph, measure, desk.sizes(graph, measure, control.cancelled, control.progress)

        self._reckoning.run(work)

    def sizes(self, graph: Graph, measure: Measure) -> Sizes | None:
        """(n): the measure of each; None for ties, and until it is reckoned."""
        held = self._held
        return held[2] if held is not None and held[0] is graph and held[1] is measure else None

    def busy(self) -> bool:
        """Whether something is still to come."""
        return self._reckoning.busy()

    def _take(self, reckoned: tuple[Graph, Measure, Sizes]) -> None:
        self._held = reckoned
        self.reckoned.emit()
