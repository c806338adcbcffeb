"""The page of the network: the picture, what is seen of it, and beside it the same facts to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.network.caption import Caption
from kontaktpflege.ui.network.legend import Legend
from kontaktpflege.ui.network.network_canvas import NetworkCanvas
from kontaktpflege.ui.network.network_controls import NetworkControls
from kontaktpflege.ui.network.people_table import Listed
from kontaktpflege.ui.network.picture_output import PictureOutput
from kontaktpflege.ui.network.seen_network import SeenNetwork
from kontaktpflege.ui.network.shown_network import ShownNetwork
from kontaktpflege.ui.network.side_panel import SidePanel
from kontaktpflege.ui.theme import L, M, S
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.empty_state import EmptyState
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.wording import _
from kontaktpflege.wording.network import selected_words, sizing_words

_PANEL_WIDTH = 360
_LEGENDS_HIGH = 4
"""In a picture less high than so many legends the legend is folded; so it is where people could not be seen beside it."""
_PANEL_FROM = 760
"""A narrower page has no room for the panel beside the picture."""


class NetworkPage(QWidget):
    """Shows what is seen of the network, and asks for what is wanted of those in it."""

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
        self._net: ShownNetwork | None = None
        self._listed: Listed | None = None
        self._panel_when_wide: bool | None = None
        self._stale = True
        self.setAccessibleName(_("Network"))
        self.seen = SeenNetwork(services, self)
        self.controls = NetworkControls(services.capture.people, self.seen.wish, self._circles, self)
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
        self.side = SidePanel(services, self._names, self._sentence, self)
        self.person, self.people, self.count = self.side.person, self.side.people, self.side.count
        self.output = PictureOutput(self.canvas.scene, lambda: self._caption(services.today()), self)
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
        return self._net.contacts_at(self.canvas.selected()) if self._net is not None else []

    def shows_somebody(self) -> bool:
        """Whether the picture stands."""
        return self._net is not None and not self.seen.is_reading()

    def is_settled(self) -> bool:
        """Whether everything that was asked for is shown."""
        return not (self._stale or self.seen.busy() or self.side.busy()) and self.canvas.is_settled()

    def go_to(self, contact_id: int) -> None:
        """Glide to a contact and show its card, even if it was filtered out or folded away."""
        for place in self._brought_out([contact_id]):
            self.canvas.select([place])
            self.canvas.glide_to(place)
            self._describe(place)

    def show_people(self, ids: Sequence[int]) -> None:
        """Light these contacts up."""
        self.canvas.show_people(self._brought_out(ids))

    def show_chain(self, ids: Sequence[int]) -> None:
        """Draw a chain of contacts."""
        self.canvas.show_chain(self._brought_out(ids))

    def facts(self) -> dict[str, object]:
        """How one looks at the network, to be remembered."""
        wanted = self.controls.wants_panel() if self._panel_when_wide is None else self._panel_when_wide
        return {**self.seen.facts(), "legend": self.legend.wanted(), "panel": wanted}

    def restore(self, facts: Mapping[str, object]) -> None:
        """Look at it so again."""
        self.seen.restore(facts)
        legend = facts.get("legend")
        self.legend.want(open_=legend if isinstance(legend, bool) else None)
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
        seen, controls, canvas = self.seen, self.controls, self.canvas
        seen.composed.connect(self._show)
        seen.stood.connect(self.side.stand)
        seen.stood.connect(self._place_legend)
        seen.stood.connect(self.read)
        seen.wished.connect(controls.renew)
        seen.framed.connect(canvas.fit)
        seen.sizing.connect(self._say_sizing)
        seen.listed.connect(self._take_list)
        seen.failed.connect(lambda error: show_error(self, error))
        self.output.told.connect(self.told)
        controls.wished.connect(seen.use)
        controls.fit_asked.connect(canvas.fit)
        controls.zoom_asked.connect(canvas.zoom_by)
        controls.tool_chosen.connect(canvas.set_tool)
        controls.found.connect(self._go_to_found)
        controls.panel_toggled.connect(self._fold_panel)
        controls.home_asked.connect(seen.centre_on_me)
        canvas.pointed.connect(self._describe)
        canvas.selection_changed.connect(self._follow_selection)
        canvas.clicked.connect(self._open_bubble)
        canvas.opened.connect(self._open)
        canvas.centred.connect(seen.centre_on)
        canvas.moved.connect(seen.pin)
        canvas.dropped_on.connect(self._offer_tie)
        canvas.menu_wanted.connect(self._show_menu)
        canvas.resized.connect(self._place_legend)
        self._connect_side()

    def _connect_side(self) -> None:
        side = self.side
        self.people.chosen.connect(self._choose_in_picture)
        self.people.opened.connect(self._open)
        side.people_lit.connect(self.show_people)
        side.person_asked.connect(self.go_to)
        side.ties_asked.connect(lambda: self.ties_asked.emit(self.selected_ids()))
        side.suggestions_asked.connect(self.suggestions_asked)
        self.person.shown.connect(self.contact_asked)
        self.person.sheet_asked.connect(self.sheet_asked)
        self.person.door_asked.connect(self.door_asked)
        self.person.ties_asked.connect(lambda contact: self.ties_asked.emit([contact]))
        self.person.centre_asked.connect(self._centre_on)

    def _read(self) -> None:
        self._stale = False
        self.side.let_go()
        self.seen.read()

    def _show(self, net: ShownNetwork) -> None:
        """Show the network as it is composed now; who is held stays held, whatever the places are."""
        before, self._net = self._net, net
        is_new = before is None or before.portrait.graph is not net.portrait.graph
        if before is not None and is_new:
            graph = before.portrait.graph
            self.canvas.renumber(lambda places: net.portrait.graph.places_of(graph.ids[places]))
        self.canvas.show_scene(net.scene)
        self._say_count(len(self.selected_ids()))
        self._describe_again()
        self._stage.setCurrentWidget(self.canvas if net.scene.graph.size > 1 else self._nobody)
        self._show_list()
        if before is None or is_new or before.looks() != net.looks():
            self.legend.explain(net.legend())
            self._place_legend()

    def _take_list(self, listed: Listed) -> None:
        self._listed = listed
        self._show_list()

    def _show_list(self) -> None:
        net, listed = self._net, self._listed
        if net is not None and listed is not None and listed.graph is net.portrait.graph:
            self.people.show_people(net.portrait, listed.by_name, net.shown(), net.ties())
            self.people.follow(self.canvas.selected())

    def _names(self, places: Sequence[int]) -> list[str]:
        return self._net.names(places) if self._net is not None else [""] * len(places)

    def _sentence(self, place: int) -> str:
        return self._net.sentence(place) if self._net is not None else ""

    def _caption(self, today: date) -> Caption:
        return self._net.caption(today) if self._net is not None else Caption()

    def _circles(self) -> Sequence[Circle]:
        return self._net.portrait.belonging.circles if self._net is not None else ()

    def _describe(self, place: int) -> None:
        """Show the card of somebody; of nobody the last one stays."""
        net = self._net
        if net is not None and 0 <= place < net.portrait.graph.size:
            self.person.show_person(net.contact_at(place), net.name(place), net.words(place))
            self.person.show()

    def _describe_again(self) -> None:
        """Say of the same contact what holds now, if it is still a person of the picture."""
        net, contact = self._net, self.person.contact()
        place = net.place_of(contact) if net is not None and contact is not None else None
        if net is not None and place is not None and not net.is_bubble(place):
            self._describe(place)
        else:
            self.person.hide()

    def _brought_out(self, ids: Sequence[int]) -> list[int]:
        """Where these contacts stand, all of whom are seen now."""
        net = self._net
        places = [place for one in ids if (place := net.place_of(one)) is not None] if net is not None else []
        if self.seen.bring_out(places):
            self.told.emit(_("The filter is off, so that everybody who is meant is seen."), False)
        return places

    def _go_to_found(self, contact_id: int) -> None:
        self.go_to(contact_id)
        self.canvas.setFocus()

    def _centre_on(self, contact_id: int) -> None:
        place = self._net.place_of(contact_id) if self._net is not None else None
        if place is not None:
            self.seen.centre_on(place)

    def _open(self, place: int) -> None:
        if self._net is None:
            return
        if self._net.is_bubble(place):
            self.canvas.select(())
            self.seen.unfold([place])
        elif (contact := self._net.contact_at(place)) is not None:
            self.contact_asked.emit(contact)

    def _open_bubble(self, place: int) -> None:
        if self._net is not None and self._net.is_bubble(place):
            self._open(place)

    def _offer_tie(self, one: int, other: int) -> None:
        ends = [self._net.contact_at(place) if self._net is not None else None for place in (one, other)]
        if ends[0] is not None and ends[1] is not None:
            self.tie_drawn.emit(ends[0], ends[1])

    def _follow_selection(self) -> None:
        chosen, count = self.canvas.selected(), len(self.selected_ids())
        self._say_count(count)
        if len(chosen) == 1:
            self._describe(int(chosen[0]))
        elif len(chosen) and self.canvas.hasFocus():
            announce(self.canvas, selected_words(count))
        self.people.follow(chosen)

    def _say_count(self, count: int) -> None:
        if self._net is None:
            return
        words = self._net.counted
        self.count.setText(f"{words} · {selected_words(count)}" if count > 1 else words)

    def _say_sizing(self, done: int, total: int) -> None:
        """Say how far the sizes are, until the picture shows them."""
        if self._net is not None and done < total:
            self.count.setText(sizing_words(done, total))

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
        self._add_deeds_on(menu, place)
        if self.seen.wish().open_groups:
            menu.addAction(icon("users"), _("Fold all groups again"), self.seen.fold_again)
        menu.addAction(icon("zoom-out"), _("Show everybody"), self.canvas.fit)
        if ids:
            menu.addSeparator()
            self.menu_shown.emit(menu, ids)
        menu.popup(point)

    def _add_deeds_on(self, menu: QMenu, place: int) -> None:
        """What can be done with a person's place; while the menu is open, people may come to stand elsewhere."""
        net = self._net
        if net is None or place < 0 or net.is_bubble(place):
            return
        contact = net.contact_at(place) or 0
        menu.addAction(icon("refresh-cw"), _("Rings around this person"), lambda: self._centre_on(contact))
        if net.portrait.pinned[place]:
            menu.addAction(icon("map-pin"), _("Let go of the pin"), lambda: self._let_go_of(contact))

    def _let_go_of(self, contact_id: int) -> None:
        place = self._net.place_of(contact_id) if self._net is not None else None
        if place is not None:
            self.seen.unpin(place)

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
        legend, canvas, around = self.legend, self.canvas, QSize(3 * S, 3 * S)
        whole = legend.whole_size()
        has_room = canvas.height() >= _LEGENDS_HIGH * whole.height() and canvas.can_clear(whole + around)
        legend.fit_in(cramped=not has_room)
        legend.move(S, canvas.height() - legend.height() - S)
        is_seen = canvas.height() > 2 * legend.height()
        legend.setVisible(is_seen)
        canvas.keep_clear(legend.size() + around if is_seen else QSize(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()
