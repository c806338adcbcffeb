"""What stands beside the picture: its people, what it says, how far one reaches; one of them at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QStackedWidget, QVBoxLayout, QWidget

from kontaktpflege.services import Services
from kontaktpflege.ui.network.findings_view import FindingsView
from kontaktpflege.ui.network.people_table import Names, PeopleTable
from kontaktpflege.ui.network.person_panel import PersonPanel
from kontaktpflege.ui.network.reach_view import ReachView
from kontaktpflege.ui.theme import XS, M, S, dress
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.ui.widgets.tab_order import tab_into
from kontaktpflege.wording import _

Side = Literal["people", "findings", "reach"]


class SidePanel(QWidget):
    """Findings and reach are made and reckoned once they are looked at, and the picture stands."""

    people_lit = Signal(object)
    """Light these contacts up in the picture."""
    person_asked = Signal(int)
    """Show where this contact stands."""
    ties_asked = Signal()
    """Ask who knows whom."""
    suggestions_asked = Signal()
    """Show suggested ties."""

    def __init__(self, services: Services, names: Names, sentence: Callable[[int], str], parent: QWidget) -> None:
        super().__init__(parent)
        chips = self._make_chips()
        self.person = PersonPanel(self)
        self.person.hide()
        self.people = PeopleTable(names, sentence, self)
        self.count = QLabel(self)
        dress(self.count, "muted")
        self._services = services
        self._side: Side = "people"
        self._made: list[FindingsView | ReachView] = []
        self._stands = False
        self._stale: set[Side] = set()
        self._lay_out(chips)

    @cached_property
    def findings(self) -> FindingsView:
        """What the network says, made when it is looked at first."""
        made = FindingsView(self._services, self)
        made.ties_asked.connect(self.ties_asked)
        made.suggestions_asked.connect(self.suggestions_asked)
        self._take_in(made)
        return made

    @cached_property
    def reach(self) -> ReachView:
        """How far one reaches, made when it is looked at first."""
        made = ReachView(self._services, self)
        self._take_in(made)
        return made

    def _take_in(self, view: FindingsView | ReachView) -> None:
        view.people_chosen.connect(self.people_lit)
        view.person_chosen.connect(self.person_asked)
        self._stack.addWidget(view)
        tab_into(self.people, view)
        self._made.append(view)

    def side(self) -> Side:
        """What is shown."""
        return self._side

    def show_side(self, side: Side) -> None:
        """Show this."""
        self._side = side
        self._stack.setCurrentWidget(self._people_side if side == "people" else self._reckoned(side))
        self._chips[side].setChecked(True)
        self._reckon()

    def let_go(self) -> None:
        """The picture is made anew: what was reckoned of it is no longer so."""
        self._stands = False
        for view in self._made:
            view.forget()

    def stand(self) -> None:
        """The picture stands."""
        self._stands = True
        self._stale = {"findings", "reach"}
        self._reckon()

    def busy(self) -> bool:
        """Whether something is still to be shown."""
        return any(view.busy() for view in self._made)

    def _reckoned(self, side: Literal["findings", "reach"]) -> FindingsView | ReachView:
        return self.findings if side == "findings" else self.reach

    def _reckon(self) -> None:
        side = self._side
        if self._stands and side != "people" and side in self._stale:
            self._stale.discard(side)
            self._reckoned(side).renew()

    def _make_chips(self) -> QWidget:
        chips = QWidget(self)
        row = FlowLayout(chips, spacing=XS)
        row.setContentsMargins(0, 0, 0, 0)
        group = QButtonGroup(self)
        words: dict[Side, str] = {"people": _("People"), "findings": _("What it says"), "reach": _("Reach")}
        self._chips: dict[Side, PushButton] = {}
        for side in words:
            chip = push_button(words[side], kind="chip", parent=chips)
            chip.setCheckable(True)
            chip.clicked.connect(lambda checked=False, side=side: self.show_side(side))
            group.addButton(chip)
            row.addWidget(chip)
            self._chips[side] = chip
        self._chips["people"].setChecked(True)
        return chips

    def _lay_out(self, chips: QWidget) -> None:
        self._stack = QStackedWidget(self)
        self._people_side = QWidget(self)
        column = QVBoxLayout(self._people_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.person)
        column.addWidget(self.count)
        column.addWidget(self.people, 1)
        self._stack.addWidget(self._people_side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(S, 0, M, M)
        whole.setSpacing(S)
        whole.addWidget(chips)
        whole.addWidget(self._stack, 1)
