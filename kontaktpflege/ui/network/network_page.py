"""The page of the network: the picture, what is seen of it, and beside it the same facts to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast, get_args

from PySide6.QtCore import QPoint, QTimer, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.network.surroundings import standing
from kontaktpflege.domain.network_report import Measure
from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.network.composing import Grouping, Wish
from kontaktpflege.ui.network.legend import Legend
from kontaktpflege.ui.network.network_canvas import NetworkCanvas
from kontaktpflege.ui.network.network_controls import NetworkControls
from kontaktpflege.ui.network.network_reading import NetworkReading
from kontaktpflege.ui.network.people_table import Listed
from kontaktpflege.ui.network.picture_output import PictureOutput
from kontaktpflege.ui.network.portrait import Portrait
from kontaktpflege.ui.network.shown_network import ShownNetwork
from kontaktpflege.ui.network.side_panel import SidePanel
from kontaktpflege.ui.network.sizing import Sizing
from kontaktpflege.ui.theme import L, M, S
from kontaktpflege.ui.widgets.empty_state import EmptyState
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.wording import _
from kontaktpflege.wording.findings import size_words

_PANEL_WIDTH = 360
_PANEL_FROM = 760
"""A narrower page has no room for the panel beside the picture."""
_KEPT_AFTER = 400
"""Milliseconds after the last change until places are written down."""


class NetworkPage(QWidget):
    """Reads off the GUI thread."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    contact_asked = Signal(int)
    """Show this contact."""
    sheet_asked = Signal(int)
    """Open the call sheet of a contact."""
    ties_asked = Signal(object)
    """Ids: ask whom the contact knows, or how these know each other."""
    suggestions_asked = Signal()
    """Show suggested ties."""
    tie_drawn = Signal(int, int)
    """A contact was carried onto another one: they know each other."""
    door_asked = Signal(int)
    """Who opens the door to this contact?"""
    menu_shown = Signal(QMenu, object)
    """A menu about these contacts' ids is about to open and wants to be filled."""
    read = Signal()
    """The picture stands."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = Wish()
        self._net: ShownNetwork | None = None
        self._listed: Listed | None = None
        self._described: int | None = None
        self._panel_when_wide: bool | None = None
        self._stale = True
        self._keeping = QTimer(self, singleShot=True, interval=_KEPT_AFTER)
        self.setAccessibleName(_("Network"))
        self.canvas = NetworkCanvas(self)
        self.canvas.setAccessibleName(_("Picture of the network"))
        self.canvas.speak_with(self._sentence)
        self.legend = Legend(self.canvas)
        self.legend.turned.connect(self._place_legend)
        self._nobody = EmptyState("waypoints", self)
        self._nobody.say(
            _("Nobody is here yet."),
            _("Import contacts or add somebody, then say in the details who knows whom."),
        )
        self._stage = QStackedWidget(self)
        self._sizing = Sizing(services, self)
        self._reading = NetworkReading(services, self._sizing, self)
        self.controls = NetworkControls(services.capture.people, self.wish, self._circles, self)
        self.side = SidePanel(services, self._names, self._sentence, self)
        self.person, self.people, self.count = self.side.person, self.side.people, self.side.count
        self.output = PictureOutput(self.canvas.scene, self)
        self.controls.offer_more([self.output.save, self.output.print])
        self._lay_out()
        self._connect()

    def renew(self) -> None:
        """The book changed: read anew, now or when it is shown."""
        self._stale = True
        if self.isVisible():
            self._read()

    def take_focus(self) -> None:
        """Put the keyboard on the picture."""
        self.canvas.setFocus()

    def current(self) -> int | None:
        """The only contact that is selected, else the one that has the keyboard."""
        chosen = self.selected_ids()
        place = self.canvas.focused()
        if not chosen and place is not None and self._net is not None:
            return self._net.contact_at(place)
        return chosen[0] if len(chosen) == 1 else None

    def selected_ids(self) -> list[int]:
        """The contacts that are selected, those in bubbles included."""
        return self._net.contacts_at(self.canvas.selection()) if self._net is not None else []

    def shows_somebody(self) -> bool:
        """Whether the picture stands."""
        return self._net is not None and not self._reading.is_reading()

    def is_settled(self) -> bool:
        """Whether everything that was asked for is shown."""
        busy = any(work.busy() for work in (self._reading, self.side, self._sizing))
        return not self._stale and not busy and self.canvas.is_settled()

    def go_to(self, contact_id: int) -> None:
        """Glide to a contact and show its card."""
        place = self._net.place_of(contact_id) if self._net is not None else None
        if place is not None:
            self.canvas.select([place])
            self.canvas.glide_to(place)
            self._describe(place)

    def show_people(self, ids: Sequence[int]) -> None:
        """Light these contacts up."""
        if self._net is not None:
            self.canvas.show_people(standing(self._net.portrait.graph, ids).tolist())

    def show_chain(self, ids: Sequence[int]) -> None:
        """Draw a chain of contacts."""
        if (net := self._net) is not None:
            self.canvas.show_chain([place for one in ids if (place := net.place_of(one)) is not None])

    def wish(self) -> Wish:
        """What is seen of the network."""
        return self._wish

    def use(self, wish: Wish) -> None:
        """See this of the network."""
        before, self._wish = self._wish, wish
        self.controls.renew()
        if self._net is None:
            return
        portrait = self._net.portrait
        if wish.measure is not before.measure:
            self._sizing.reckon(portrait.graph, wish.measure)
            self._explain()
        if wish.grouping == "organisation" and portrait.organisation is None:
            self._reading.group(portrait)
        elif wish.rings and not before.rings:
            self.centre_on(self._net.centre)
        else:
            self._compose(self._net.portrait)
            if (wish.rings, wish.filters) != (before.rings, before.filters):
                self.canvas.fit()

    def centre_on(self, place: int) -> None:
        """Show rings around somebody."""
        self._wish = replace(self._wish, rings=True)
        self.controls.renew()
        if self._net is not None:
            self._reading.ring(self._net.portrait, place)

    def facts(self) -> dict[str, object]:
        """How one looks at the network, to be remembered."""
        wish = self._wish
        return {
            "rings": wish.rings,
            "grouping": wish.grouping,
            "measure": wish.measure.value,
            "legend": not self.legend.is_folded(),
            "panel": self.controls.wants_panel() if self._panel_when_wide is None else self._panel_when_wide,
        }

    def restore(self, facts: Mapping[str, object]) -> None:
        """Look at it so again."""
        grouping = facts.get("grouping")
        known = cast("Grouping", grouping) if grouping in get_args(Grouping) else ""
        measure = next((one for one in Measure if one == facts.get("measure")), Measure.TIES)
        self._wish = Wish(rings=facts.get("rings") is True, grouping=known, measure=measure)
        self.controls.renew()
        self.legend.fold(folded=facts.get("legend") is False)
        wanted = facts.get("panel") is not False
        if self._panel_when_wide is None:
            self.controls.want_panel(wanted=wanted)
        else:
            self._panel_when_wide = wanted

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(L, M, L, S)
        head.addWidget(self.controls)
        self._panes = QSplitter(self)
        for shown in (self.canvas, self._nobody):
            self._stage.addWidget(shown)
        self._panes.addWidget(self._stage)
        self._panes.addWidget(self.side)
        self._panes.setStretchFactor(0, 1)
        self._panes.setChildrenCollapsible(False)
        self._panes.setSizes([10_000, _PANEL_WIDTH])
        self.canvas.setMinimumSize(240, 200)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._panes, 1)

    def _connect(self) -> None:
        reading = self._reading
        reading.grown.connect(self._show_growth)
        reading.finished.connect(self._finish)
        reading.ringed.connect(self._show_rings)
        reading.grouped.connect(self._show_groups)
        reading.listed.connect(self._take_list)
        reading.failed.connect(lambda error: show_error(self, error))
        self._sizing.reckoned.connect(self._resize_marks)
        self._sizing.failed.connect(lambda error: show_error(self, error))
        self._keeping.timeout.connect(self._keep)
        self.output.told.connect(self.told)
        canvas, controls, person = self.canvas, self.controls, self.person
        canvas.pointed.connect(self._describe)
        canvas.selection_changed.connect(self._follow_selection)
        canvas.opened.connect(self._open)
        canvas.centred.connect(self.centre_on)
        canvas.moved.connect(self._pin)
        canvas.dropped_on.connect(self._offer_tie)
        canvas.menu_wanted.connect(self._show_menu)
        controls.wished.connect(self.use)
        controls.fit_asked.connect(canvas.fit)
        controls.zoom_asked.connect(canvas.zoom_by)
        controls.tool_chosen.connect(canvas.set_tool)
        controls.found.connect(self.go_to)
        controls.panel_toggled.connect(self._fold_panel)
        controls.home_asked.connect(self._centre_on_me)
        self.people.chosen.connect(self._choose_in_picture)
        self.people.opened.connect(self._open)
        self.side.people_lit.connect(self.show_people)
        self.side.person_asked.connect(self.go_to)
        self.side.ties_asked.connect(lambda: self.ties_asked.emit(self.selected_ids()))
        self.side.suggestions_asked.connect(self.suggestions_asked)
        for asked, wanted in (
            (person.shown, self.contact_asked),
            (person.sheet_asked, self.sheet_asked),
            (person.door_asked, self.door_asked),
        ):
            asked.connect(lambda wanted=wanted: self._ask_for(wanted))
        person.ties_asked.connect(self._ask_for_ties)
        person.centre_asked.connect(self._centre_on_described)

    def _read(self) -> None:
        self._stale = False
        self.side.let_go()
        self._reading.read(self._wish)

    def _show_growth(self, net: ShownNetwork) -> None:
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
        self.side.stand()
        self._show_more(net.portrait)
        self.read.emit()

    def _show_more(self, portrait: Portrait) -> None:
        """Work out what the wish asks for beside the free picture."""
        self._sizing.reckon(portrait.graph, self._wish.measure)
        if self._wish.rings:
            self.centre_on(portrait.centre)
        if self._wish.grouping == "organisation":
            self._reading.group(portrait)

    def _take(self, net: ShownNetwork) -> None:
        """Show a network that was read; people keep their selection, whatever their places are now."""
        before, graph = self._net, net.portrait.graph
        held = before.contacts_at(self.canvas.selection()) if before is not None else []
        if net.wish == self._wish:
            self._show_net(net)
        else:
            self._compose(net.portrait)
        if before is not None and before.portrait.graph is not graph:
            self.canvas.show_chain(())
            self.canvas.select(standing(graph, held).tolist())
        self._explain()

    def _explain(self) -> None:
        """Say what the looks of the picture mean."""
        if self._net is not None:
            self.legend.show_circles(self._net.circles(), size_words(self._wish.measure))
            self._place_legend()

    def _resize_marks(self) -> None:
        """The measure is reckoned, or another one is wanted."""
        if self._net is not None:
            self._compose(self._net.portrait)
            self._explain()

    def _show_rings(self, portrait: Portrait) -> None:
        if self._net is not None and portrait.graph is self._net.portrait.graph:
            self._compose(replace(portrait, free=self._net.portrait.free, pinned=self._net.portrait.pinned))
            self.canvas.fit()

    def _show_groups(self, portrait: Portrait) -> None:
        if self._net is not None and portrait.graph is self._net.portrait.graph:
            held = self._net.portrait
            self._compose(replace(held, organisation=portrait.organisation, organisations=portrait.organisations))

    def _compose(self, portrait: Portrait) -> None:
        self._show_net(self._reading.shown(portrait, self._wish))

    def _show_net(self, net: ShownNetwork) -> None:
        self._net = net
        self.canvas.show_scene(net.scene)
        self.count.setText(net.count_words())
        self._stage.setCurrentWidget(self.canvas if net.scene.graph.size > 1 else self._nobody)
        self._show_list()

    def _take_list(self, listed: Listed) -> None:
        self._listed = listed
        self._show_list()

    def _show_list(self) -> None:
        net, listed = self._net, self._listed
        if net is not None and listed is not None and listed.graph is net.portrait.graph:
            self.people.show_people(net.portrait, listed.by_name, net.shown())

    def _names(self, places: Sequence[int]) -> list[str]:
        return self._net.names(places) if self._net is not None else [""] * len(places)

    def _sentence(self, place: int) -> str:
        return self._net.sentence(place) if self._net is not None else ""

    def _circles(self) -> Sequence[Circle]:
        return self._net.portrait.belonging.circles if self._net is not None else ()

    def _describe(self, place: int) -> None:
        """Show the card of somebody; of nobody the last one stays."""
        if self._net is not None and 0 <= place < self._net.portrait.graph.size:
            self._described = place
            contact = self._net.contact_at(place)
            self.person.show_person(self._net.name(place), self._net.words(place), can_act=contact is not None)
            self.person.show()

    def _described_contact(self) -> int | None:
        if self._net is None or self._described is None:
            return None
        return self._net.contact_at(self._described)

    def _ask_for(self, wanted: SignalInstance) -> None:
        if (contact := self._described_contact()) is not None:
            wanted.emit(contact)

    def _ask_for_ties(self) -> None:
        if (contact := self._described_contact()) is not None:
            self.ties_asked.emit([contact])

    def _centre_on_described(self) -> None:
        if self._described is not None:
            self.centre_on(self._described)

    def _centre_on_me(self) -> None:
        if self._net is not None:
            self.centre_on(self._net.portrait.graph.me or 0)

    def _open(self, place: int) -> None:
        if self._net is None:
            return
        group = self._net.group_at(place)
        if group is not None:
            self.use(replace(self._wish, open_groups=self._wish.open_groups | {group}))
        elif (contact := self._net.contact_at(place)) is not None:
            self.contact_asked.emit(contact)

    def _pin(self, place: int, x: float, y: float, *, pinned: bool = True) -> None:
        """Keep where somebody was carried to; in the free picture alone, since rings have places of their own."""
        if self._net is None or self._wish.rings or self._net.is_bubble(place):
            return
        portrait = self._net.portrait
        free, pins = portrait.free.copy(), portrait.pinned.copy()
        free[place], pins[place] = (x, y), pinned
        self._compose(replace(portrait, free=free, pinned=pins))
        self._keeping.start()

    def _unpin(self, place: int) -> None:
        if self._net is not None:
            x, y = map(float, self._net.portrait.free[place])
            self._pin(place, x, y, pinned=False)

    def _keep(self) -> None:
        """Remember where everybody stands."""
        if self._net is not None and not self._reading.is_reading():
            self._reading.keep(self._net.portrait)

    def _offer_tie(self, one: int, other: int) -> None:
        ends = [self._net.contact_at(place) if self._net is not None else None for place in (one, other)]
        if ends[0] is not None and ends[1] is not None:
            self.tie_drawn.emit(ends[0], ends[1])

    def _follow_selection(self) -> None:
        chosen = self.canvas.selection()
        self.people.follow(chosen)
        if len(chosen) == 1 and self._net is not None:
            self._describe(chosen[0])
            if self._net.is_bubble(chosen[0]):
                self._open(chosen[0])

    def _choose_in_picture(self, places: Sequence[int]) -> None:
        self.canvas.select(places)
        if len(places) == 1:
            self.canvas.focus_on(places[0])

    def _show_menu(self, place: int, point: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        ids = self.selected_ids()
        contact = self._net.contact_at(place) if self._net is not None else None
        if contact is not None and contact not in ids:
            ids = [contact]
        if place >= 0:
            menu.addAction(icon("refresh-cw"), _("Rings around this person"), lambda: self.centre_on(place))
            if self._net is not None and self._net.portrait.pinned[place]:
                menu.addAction(icon("map-pin"), _("Let go of the pin"), lambda: self._unpin(place))
        if self._wish.open_groups:
            menu.addAction(icon("users"), _("Fold all groups again"), self._fold_again)
        menu.addAction(icon("zoom-out"), _("Show everybody"), self.canvas.fit)
        if ids:
            menu.addSeparator()
            self.menu_shown.emit(menu, ids)
        menu.popup(point)

    def _fold_again(self) -> None:
        self.use(replace(self._wish, open_groups=frozenset()))

    def _fold_panel(self) -> None:
        self.side.setVisible(self.controls.wants_panel())

    def _make_room(self) -> None:
        """Where there is little room, the panel goes until it is asked for."""
        narrow = self.width() < _PANEL_FROM
        if narrow and self._panel_when_wide is None:
            self._panel_when_wide = self.controls.wants_panel()
            self.controls.want_panel(wanted=False)
        elif not narrow and self._panel_when_wide is not None:
            wanted, self._panel_when_wide = self._panel_when_wide, None
            self.controls.want_panel(wanted=wanted)

    def _place_legend(self) -> None:
        self.legend.move(S, self.canvas.height() - self.legend.height() - S)
        self.legend.setVisible(self.canvas.height() > 2 * self.legend.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        self._place_legend()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()
