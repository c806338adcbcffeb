"""What is seen of the network, and how: arrangement, measure, filter, folding, and finding somebody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.network_report import Measure
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.network.composing import Grouping, Wish
from kontaktpflege.ui.network.wish_menu import WishMenu
from kontaktpflege.ui.theme import S, dress
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.name_line import FindPeople, NameLine
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.ui.widgets.tool_button import menu_button, tool_button
from kontaktpflege.wording import _
from kontaktpflege.wording.findings import size_definition, size_names

_FIND_WIDTH = 140


class NetworkControls(QWidget):
    """Says what is wished; the page holds the wish."""

    wished = Signal(object)
    """A `Wish`."""
    found = Signal(int)
    """A contact's id: glide there."""
    fit_asked = Signal()
    zoom_asked = Signal(float)
    home_asked = Signal()
    """Rings around the user again."""
    tool_chosen = Signal(str)
    """What a drag on the ground does."""
    panel_toggled = Signal()
    """Whether the people are listed beside the picture."""

    def __init__(
        self,
        find_people: FindPeople,
        wish: Callable[[], Wish],
        circles: Callable[[], Sequence[Circle]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._wish = wish
        self.finder = NameLine(find_people, _("Find somebody"), _("Find somebody in the picture"), self)
        self.finder.setFixedWidth(_FIND_WIDTH)
        self.finder.chosen.connect(lambda contact, name: self.found.emit(contact))
        self._arranged = QButtonGroup(self)
        self.free = self._chip(_("Free"), _("Place people by whom they know"))
        self.rings = self._chip(_("Rings"), _("Place people in rings by degree"))
        self._sized = QActionGroup(self)
        self.measures = {measure: self._measure(measure, words) for measure, words in size_names().items()}
        self.grouping = ChoiceBox(
            {
                "": _("Nothing folded"),
                "circle": _("Circles folded"),
                "organisation": _("Organisations folded"),
                "address": _("Addresses folded"),
            },
            _("Which groups are folded into bubbles"),
            self,
        )
        self.grouping.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.grouping.chosen_anew.connect(self._fold)
        self.filter = push_button(_("Filter"), icon("list-filter", "muted"), "chip", self)
        self.filter.setMenu(WishMenu(wish, circles, self.wished.emit, self.filter))
        heading = QLabel(_("Network"), self)
        dress(heading, "name")
        row = FlowLayout(self, spacing=S)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (heading, self.free, self.rings, self.finder, self.filter, self.grouping):
            row.addWidget(widget)
        tools = QWidget(self)  # a row that is too narrow parts from all of them at once
        beside = QHBoxLayout(tools)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(S)
        for button in self._tools():
            beside.addWidget(button)
        row.addWidget(tools)
        self.renew()

    def renew(self) -> None:
        """Show what is wished now."""
        wish = self._wish()
        (self.rings if wish.rings else self.free).setChecked(True)
        self.grouping.choose(wish.grouping)
        self.measures[wish.measure].setChecked(True)
        words = _("Filter") if not wish.filters else _("Filter: {count}").format(count=wish.filters)
        self.filter.setText(words)

    def wants_panel(self) -> bool:
        """Whether people are to be listed beside the picture."""
        return self._panel.isChecked()

    def want_panel(self, *, wanted: bool) -> None:
        """List people beside the picture, or do not."""
        self._panel.setChecked(wanted)

    def offer_more(self, actions: Sequence[QAction]) -> None:
        """Offer these in the last menu, and what the size of a mark tells."""
        menu = QMenu(self.more)
        menu.setToolTipsVisible(True)
        menu.addActions(actions)
        menu.addSeparator()
        menu.addActions(list(self.measures.values()))
        self.more.setMenu(menu)

    def _chip(self, words: str, tip: str) -> PushButton:
        chip = push_button(words, kind="chip", parent=self)
        chip.setCheckable(True)
        chip.setToolTip(tip)
        self._arranged.addButton(chip)
        chip.clicked.connect(lambda checked=False: self._arrange())
        return chip

    def _measure(self, measure: Measure, words: str) -> QAction:
        action = QAction(words, self)
        action.setCheckable(True)
        action.setToolTip(size_definition(measure))
        action.setActionGroup(self._sized)
        action.triggered.connect(lambda checked=False: self.wished.emit(replace(self._wish(), measure=measure)))
        return action

    def _tools(self) -> list[QWidget]:
        fit = tool_button("users", _("Show everybody (Home)"), self)
        fit.clicked.connect(self.fit_asked)
        nearer = tool_button("zoom-in", _("Closer (+)"), self)
        nearer.clicked.connect(lambda: self.zoom_asked.emit(1.0))
        farther = tool_button("zoom-out", _("Farther (−)"), self)
        farther.clicked.connect(lambda: self.zoom_asked.emit(-1.0))
        self._lasso = tool_button("circle-dashed", _("Select with an outline (Ctrl+Shift+drag)"), self)
        self._lasso.setCheckable(True)
        self._lasso.toggled.connect(lambda on: self.tool_chosen.emit("lasso" if on else "move"))
        self._panel = tool_button("columns-3", _("List people beside the picture"), self)
        self._panel.setCheckable(True)
        self._panel.setChecked(True)
        self._panel.toggled.connect(lambda on: self.panel_toggled.emit())
        self.more = menu_button("menu", _("More"))
        self.more.setParent(self)
        return [fit, nearer, farther, self._lasso, self._panel, self.more]

    def _arrange(self) -> None:
        if self.rings.isChecked() and self._wish().rings:
            self.home_asked.emit()
        else:
            self.wished.emit(replace(self._wish(), rings=self.rings.isChecked()))

    def _fold(self, grouping: str) -> None:
        self.wished.emit(replace(self._wish(), grouping=cast("Grouping", grouping), open_groups=frozenset()))
