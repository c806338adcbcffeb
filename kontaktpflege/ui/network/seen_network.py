"""The network as it is wished to be seen: read and worked out off the GUI thread, and changed by what the user does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from kontaktpflege.domain.network_report import Measure
from kontaktpflege.services import Services
from kontaktpflege.ui.network.composing import GROUPINGS, Grouping, Wish, sharing
from kontaktpflege.ui.network.network_reading import NetworkReading
from kontaktpflege.ui.network.portrait import Portrait, around_me
from kontaktpflege.ui.network.shown_network import ShownNetwork
from kontaktpflege.ui.network.sizing import Sizing

_KEPT_AFTER = 400
"""Milliseconds after the last change until places are written down."""


class SeenNetwork(QObject):
    """Holds the wish and what came of it; people are named by their place in the graph."""

    composed = Signal(object)
    """The `ShownNetwork` to be drawn from now on."""
    stood = Signal()
    """The picture was read and has settled."""
    wished = Signal()
    """Another `Wish` holds."""
    framed = Signal()
    """The picture lies elsewhere than before: all of it should come into view."""
    sizing = Signal(int, int)
    """(done, total) of the sizes that are being worked out."""
    listed = Signal(object)
    """Everybody by name: `Listed`."""
    failed = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._wish = Wish()
        self._net: ShownNetwork | None = None
        self._centre: int | None = None
        """The contact around whom rings are wished; None for the user."""
        self._keeping = QTimer(self, singleShot=True, interval=_KEPT_AFTER)
        self._keeping.timeout.connect(self._keep)
        self._sizing = Sizing(services, self)
        self._sizing.reckoned.connect(self._compose_again)
        self._sizing.progressed.connect(self.sizing)
        self._sizing.failed.connect(self.failed)
        self._reading = NetworkReading(services, self._sizing, self)
        self._reading.grown.connect(self._grow)
        self._reading.finished.connect(self._finish)
        self._reading.ringed.connect(self._take_rings)
        self._reading.grouped.connect(self._take_groups)
        self._reading.listed.connect(self.listed)
        self._reading.failed.connect(self.failed)

    def wish(self) -> Wish:
        """What is seen of the network."""
        return self._wish

    def is_reading(self) -> bool:
        """Whether the network itself is still to come."""
        return self._reading.is_reading()

    def busy(self) -> bool:
        """Whether anything is still to come."""
        return self._reading.busy() or self._sizing.busy()

    def read(self) -> None:
        """Read the book anew."""
        unkept = self._net.portrait if self._net is not None and self._keeping.isActive() else None
        self._reading.read(self._wish, self._centre, unkept)

    def use(self, wish: Wish) -> None:
        """See this of the network."""
        before, self._wish = self._wish, wish
        if not wish.rings:
            self._centre = None
        self.wished.emit()
        if self._net is None:
            return
        portrait = self._net.portrait
        if wish.measure is not before.measure:
            self._sizing.reckon(portrait.graph, wish.measure)
        what = sharing(wish.grouping)
        if what is not None and what not in portrait.shared:
            self._reading.group(portrait, self._wish, what)
        elif wish.rings and not before.rings:
            self.centre_on(portrait.centre)
        else:
            self._compose(portrait if wish.rings or not before.rings else around_me(portrait))
            if (wish.rings, wish.filters) != (before.rings, before.filters):
                self.framed.emit()

    def centre_on(self, place: int) -> None:
        """Show rings around somebody."""
        self._wish = replace(self._wish, rings=True)
        self.wished.emit()
        if self._net is not None:
            self._centre = self._net.contact_at(place)
            self._reading.ring(self._net.portrait, self._wish, place)

    def centre_on_me(self) -> None:
        """Show rings around the user."""
        if self._net is not None:
            self.centre_on(self._net.portrait.graph.me or 0)

    def unfold(self, places: Sequence[int]) -> None:
        """Open the bubbles in which these people are, or for which they stand."""
        if self._net is not None:
            self.use(replace(self._wish, open_groups=self._wish.open_groups | self._net.groups_with(places)))

    def bring_out(self, places: Sequence[int]) -> bool:
        """Let these people be seen: bubbles are opened and filters end; True if a filter ended."""
        if self._wish.grouping and not self._are_seen(places):
            self.unfold(places)
        if self._are_seen(places):
            return False
        self.use(self._wish.without_filters())
        return True

    def fold_again(self) -> None:
        """Fold all groups that were unfolded."""
        self.use(replace(self._wish, open_groups=frozenset()))

    def pin(self, place: int, x: float, y: float, *, pinned: bool = True) -> None:
        """Keep where somebody was carried to; in the free picture alone, since rings have places of their own."""
        if self._net is None:
            return
        if self._wish.rings or self._net.is_bubble(place):
            self._show(self._net)
            return
        portrait = self._net.portrait
        free, pins = portrait.free.copy(), portrait.pinned.copy()
        free[place], pins[place] = (x, y), pinned
        self._compose(replace(portrait, free=free, pinned=pins))
        self._keeping.start()

    def unpin(self, place: int) -> None:
        """Let somebody stand where the ties want it."""
        if self._net is not None:
            x, y = map(float, self._net.portrait.free[place])
            self.pin(place, x, y, pinned=False)

    def facts(self) -> dict[str, object]:
        """What is wished, to be remembered; filters are not."""
        wish = self._wish
        return {"rings": wish.rings, "grouping": wish.grouping, "measure": wish.measure.value}

    def restore(self, facts: Mapping[str, object]) -> None:
        """Wish so again."""
        grouping = facts.get("grouping")
        known: Grouping = next((one for one in GROUPINGS if one == grouping), "")
        measure = next((one for one in Measure if one == facts.get("measure")), Measure.TIES)
        self._wish = Wish(rings=facts.get("rings") is True, grouping=known, measure=measure)
        self.wished.emit()

    def _grow(self, net: ShownNetwork) -> None:
        """The picture while it settles, if it is still wanted."""
        if self._reading.is_reading() and not self._wish.rings:
            self._take(net)

    def _finish(self, net: ShownNetwork | None) -> None:
        if net is None:
            return
        if net is not self._net:
            self._take(net)
        self._keeping.start()
        self._reading.list(net.portrait.graph)
        self._work_out(net.portrait)
        self.stood.emit()

    def _work_out(self, portrait: Portrait) -> None:
        """Work out what the wish asks for beside the free picture."""
        self._sizing.reckon(portrait.graph, self._wish.measure)
        if self._wish.rings and portrait.ringed is None:
            self.centre_on(portrait.centre)
        if (what := sharing(self._wish.grouping)) is not None:
            self._reading.group(portrait, self._wish, what)

    def _take(self, net: ShownNetwork) -> None:
        if net.wish == self._wish:
            self._show(net)
        else:
            self._compose(net.portrait)

    def _take_rings(self, net: ShownNetwork) -> None:
        if self._net is not None and net.portrait.graph is self._net.portrait.graph:
            held = self._net.portrait
            if self._holds_still(net, "free", "pinned", "shared"):
                self._show(net)
            else:
                self._compose(replace(net.portrait, free=held.free, pinned=held.pinned))
            self.framed.emit()

    def _take_groups(self, net: ShownNetwork) -> None:
        if self._net is not None and net.portrait.graph is self._net.portrait.graph:
            if self._holds_still(net, "free", "pinned", "ringed", "steps"):
                self._show(net)
            else:
                self._compose(replace(self._net.portrait, shared=net.portrait.shared))

    def _holds_still(self, net: ShownNetwork, *parts: str) -> bool:
        """Whether a network is as it is wished, and these parts of its portrait are those that are seen."""
        as_wished = net.wish == self._wish and self._reading.is_up_to_date(net)
        held = None if self._net is None else self._net.portrait
        return as_wished and all(getattr(net.portrait, part) is getattr(held, part) for part in parts)

    def _compose_again(self) -> None:
        if self._net is not None:
            self._compose(self._net.portrait)

    def _compose(self, portrait: Portrait) -> None:
        self._show(self._reading.shown(portrait, self._wish))

    def _show(self, net: ShownNetwork) -> None:
        self._net = net
        self.composed.emit(net)

    def _are_seen(self, places: Sequence[int]) -> bool:
        return self._net is None or all(map(self._net.is_whole, places))

    def _keep(self) -> None:
        """Remember where everybody stands."""
        if self._net is not None and not self._reading.is_reading():
            self._reading.keep(self._net.portrait)
