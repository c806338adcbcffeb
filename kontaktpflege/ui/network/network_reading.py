"""Reads and works out for the page of the network what takes long, off the GUI thread."""

from __future__ import annotations

from math import inf
from time import monotonic

import numpy as np
from PySide6.QtCore import QObject, Signal

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.network.graph import Graph
from kontaktpflege.services import Services
from kontaktpflege.ui.network.composing import Wish
from kontaktpflege.ui.network.people_table import Listed
from kontaktpflege.ui.network.portrait import Portrait, Sharing, in_rings, read_portraits, with_shared
from kontaktpflege.ui.network.shown_network import ShownNetwork
from kontaktpflege.ui.network.sizing import Sizing
from kontaktpflege.ui.tasks import Control, Latest, Task

_FRAME = 1 / 60
"""Seconds: a few people settle in more steps than a screen can show."""


class NetworkReading(QObject):
    """A newer wish makes older ones of its kind fall silent."""

    grown = Signal(object)
    """A `ShownNetwork` that still settles."""
    finished = Signal(object)
    """The `ShownNetwork` as it stands; None if it was called off."""
    ringed = Signal(object)
    """The `ShownNetwork` in rings."""
    grouped = Signal(object)
    """The `ShownNetwork` that knows who shares what."""
    listed = Signal(object)
    """Everybody by name: `Listed`."""
    failed = Signal(object)

    def __init__(self, services: Services, sizing: Sizing, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._sizing = sizing
        self._network, self._rings = Latest(self), Latest(self)
        self._groups, self._list = Latest(self), Latest(self)
        for work, done in (
            (self._network, self.finished),
            (self._rings, self.ringed),
            (self._groups, self.grouped),
            (self._list, self.listed),
        ):
            work.done.connect(done)
            work.failed.connect(self.failed)

    def is_reading(self) -> bool:
        """Whether the network itself is still to come."""
        return self._network.busy()

    def busy(self) -> bool:
        """Whether anything is still to come."""
        return any(work.busy() for work in (self._network, self._rings, self._groups, self._list))

    def read(self, wish: Wish, centre: int | None, unkept: Portrait | None) -> None:
        """Read the book anew, and let the picture settle; `centre`: the contact around whom rings are wanted.

        Places that are not kept yet are kept first.
        """
        services, grown = self._services, self.grown

        def work(control: Control) -> ShownNetwork | None:
            last: ShownNetwork | None = None
            portrait: Portrait | None = None
            told = -inf
            if unkept is not None:
                services.network.remember(unkept.graph, unkept.free, unkept.pinned)
            for portrait in read_portraits(services, control.cancelled):
                if monotonic() - told >= _FRAME:
                    last = self._prepared(portrait, wish)
                    grown.emit(last)
                    told = monotonic()
            if portrait is not None and (last is None or last.portrait is not portrait):
                last = self._prepared(portrait, wish)
            return self._in_rings(last, centre) if last is not None and wish.rings else last

        self._network.run(work)

    def _in_rings(self, net: ShownNetwork, centre: int | None) -> ShownNetwork:
        place = None if centre is None else net.place_of(centre)
        return self._prepared(in_rings(net.portrait, net.centre if place is None else place), net.wish)

    def ring(self, portrait: Portrait, wish: Wish, centre: int) -> None:
        """Work out the rings around somebody."""
        self._rings.run(lambda control: self._prepared(in_rings(portrait, centre), wish))

    def group(self, portrait: Portrait, wish: Wish, what: Sharing) -> None:
        """Find out who shares an organisation, or an address."""
        services = self._services

        def work(control: Control) -> ShownNetwork:
            return self._prepared(with_shared(services, portrait, what, control.cancelled), wish)

        self._groups.run(work)

    def list(self, graph: Graph) -> None:
        """Order everybody by name."""
        services = self._services

        def work(control: Control) -> Listed:
            ids = np.array(services.address_book.list_ids(ContactQuery()), dtype=np.int64)
            named = graph.places_of(ids)
            named = named[named >= 0]
            rest = np.setdiff1d(np.arange(graph.size), named)
            return Listed(graph, np.concatenate((rest, named)).astype(np.int32))

        self._list.run(work)

    def shown(self, portrait: Portrait, wish: Wish) -> ShownNetwork:
        """A portrait as it is wished to be seen, people as large as their measure."""
        sizes = self._sizing.sizes(portrait.graph, wish.measure)
        return ShownNetwork(portrait, wish, self._services.network.names, sizes)

    def is_up_to_date(self, net: ShownNetwork) -> bool:
        """Whether people are as large in it as their measure is known to be by now."""
        return net.sizes is self._sizing.sizes(net.portrait.graph, net.wish.measure)

    def _prepared(self, portrait: Portrait, wish: Wish) -> ShownNetwork:
        made = self.shown(portrait, wish)
        made.prepare()
        return made

    def keep(self, portrait: Portrait) -> None:
        """Remember where everybody stands."""
        desk = self._services.network
        Task(lambda control: desk.remember(portrait.graph, portrait.free, portrait.pinned)).start_writing()
