"""How give and take went: month by month, added up, by kinds; a click shows the favours behind a bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kontaktpflege.domain.circle import uppermost
from kontaktpflege.domain.ledger import LedgerQuery
from kontaktpflege.services import Services
from kontaktpflege.ui.ledger.figures import LedgerFigure, balance_figure, flow_figure, kinds_figure, nothing
from kontaktpflege.ui.ledger.ledger_filters import LedgerFilters
from kontaktpflege.ui.plots.figure import Figure
from kontaktpflege.ui.plots.figure_view import FigureView
from kontaktpflege.ui.tasks import Control, Latest
from kontaktpflege.ui.theme import L, M, S
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from kontaktpflege.ui.plots.chart import Chart

Plot = Literal["flow", "balance", "kinds"]


class PlotsView(QWidget):
    """Counts off the GUI thread what the filters leave."""

    month_chosen = Signal(object, object)
    """Show the favours of a month (its first day): given, received, or (None) both."""
    kind_chosen = Signal(str, object)
    """Show the favours of a kind: given, received, or (None) both."""

    def __init__(self, services: Services, filters: LedgerFilters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._filters = filters
        self._plot: Plot = "flow"
        self._buttons: dict[Plot, QPushButton] = {}
        self._shown = LedgerFigure(Figure(sentence=""))
        self._reading = Latest(self)
        self._reading.done.connect(self._show)
        self._reading.failed.connect(lambda error: show_error(self, error))
        self.view = FigureView()
        self.view.place_clicked.connect(self.choose_place)
        self.table = self.view.table
        self.table.cellActivated.connect(lambda row, column: self._choose_row(row))
        self._lay_out()

    def renew(self) -> None:
        """Count anew."""
        self._reading.run(_reader(self._services, self._plot, self._filters.query()))

    def figure(self) -> Figure:
        """What is shown now."""
        return self._shown.figure

    def choose(self, plot: Plot) -> None:
        """Show this plot."""
        self._plot = plot
        self.renew()

    def is_settled(self) -> bool:
        """Whether everything that was asked for is shown."""
        return not self._reading.busy()

    def take_focus(self) -> None:
        """Put the keyboard on the figures."""
        shown = self.table if self.view.has_figures() else self._buttons[self._plot]
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_place(self, place: int, side: int = 0) -> None:
        """Show what stands at a place: on the left side of it what was given, on the right what was received, 0: both."""
        given = {-1: True, 0: None, 1: False}[side]
        if 0 <= place < len(self._shown.months):
            self.month_chosen.emit(self._shown.months[place], given if self._plot == "flow" else None)
        elif 0 <= place < len(self._shown.kinds):
            self.kind_chosen.emit(self._shown.kinds[place], given)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(S)
        group = QButtonGroup(self)
        names: dict[Plot, str] = {
            "flow": _("Month by month"),
            "balance": _("Running balance"),
            "kinds": _("By kind"),
        }
        for plot, words in names.items():
            button = push_button(words, kind="chip")
            button.setCheckable(True)
            button.setChecked(plot == self._plot)
            button.clicked.connect(lambda checked=False, plot=plot: self.choose(plot))
            group.addButton(button)
            self._buttons[plot] = button
            head.addWidget(button)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, 0, L, M)
        column.setSpacing(M)
        column.addLayout(head)
        column.addWidget(self.view, 1)

    def _show(self, read: tuple[type[Chart], LedgerFigure]) -> None:
        made, self._shown = read
        self.view.show_figure(made, self._shown.figure, self._buttons[self._plot].text().replace("&", ""))

    def _choose_row(self, row: int) -> None:
        if 0 <= row < len(self._shown.figure.rows):
            self.choose_place(self._shown.figure.rows[row].place)


def _reader(
    services: Services, plot: Plot, query: LedgerQuery
) -> Callable[[Control], tuple[type[Chart], LedgerFigure]]:
    def read(control: Control) -> tuple[type[Chart], LedgerFigure]:
        from kontaktpflege.ui.plots.chart import Chart  # here, where the window does not wait for it

        return Chart, _figure(services, plot, query)

    return read


def _figure(services: Services, plot: Plot, query: LedgerQuery) -> LedgerFigure:
    desk = services.ledger
    if plot == "kinds":
        counts = desk.kind_counts(query)
        return kinds_figure(counts) if counts else nothing()
    rules = desk.rules()
    if plot == "balance" and not _weighs(services, query):
        words = _("With friends, family and neighbours there are memories, and no scale.")
        return LedgerFigure(Figure(sentence=_("No scale here"), note=words))
    flows = desk.flow(query)
    if not flows:
        return nothing()
    return flow_figure(flows, rules.weights) if plot == "flow" else balance_figure(flows, rules.weights)


def _weighs(services: Services, query: LedgerQuery) -> bool:
    """Whether those whom the filters leave have a scale."""
    if query.contact is not None and not services.ledger.has_scale(query.contact):
        return False
    rules, circles = services.ledger.rules(), services.circles.circles()
    return all(rules.weighs(uppermost(circles, circle)) for circle in circles if circle.id == query.circle)
