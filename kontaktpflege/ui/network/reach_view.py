"""How far one reaches: three figures, whom to get to know, and how it grew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from kontaktpflege.domain.network_report import Grown, ReachReport
from kontaktpflege.services import Services
from kontaktpflege.ui.network.growth_figure import growth_figure
from kontaktpflege.ui.network.told_list import Told, ToldList
from kontaktpflege.ui.plots.figure_view import FigureView
from kontaktpflege.ui.tasks import Control, Latest
from kontaktpflege.ui.theme import M, S, dress, grown
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.reach import estimate_words, gain_definition, gain_words, reach_sentence, step_captions

if TYPE_CHECKING:
    from kontaktpflege.ui.plots.chart import Chart

_PLOT_HEIGHT = 480
_LONGEST_NAME = 60
_MOST_NAMED = 40

_Read = tuple["type[Chart]", ReachReport, Mapping[int, str], tuple[Grown, ...]]


class ReachView(QScrollArea):
    """Reckons off the GUI thread when it is asked to."""

    people_chosen = Signal(object)
    """Light these contacts up."""
    person_chosen = Signal(int)
    """Show where this contact stands."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._reckoning = Latest(self)
        self._reckoning.done.connect(self._show)
        self._reckoning.failed.connect(lambda error: show_error(self, error))
        self.figures = tuple(QLabel("…") for _caption in step_captions())
        self.list = ToldList(_("Whom to get to know"), self)
        self.list.people_chosen.connect(self.people_chosen)
        self.list.person_chosen.connect(self.person_chosen)
        self.list.height_changed.connect(self._fit_list)
        self.plot = FigureView(upright=True)
        self.plot.setMinimumHeight(grown(_PLOT_HEIGHT))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._lay_out())

    def renew(self) -> None:
        """Reckon anew; what is shown stays till then."""
        desk = self._services.network

        def work(control: Control) -> _Read:
            from kontaktpflege.ui.plots.chart import Chart  # here, where the window does not wait for it

            reach = desk.reach()
            names = desk.names(one for gain in reach.gains for one in (gain.person, *gain.people))
            return Chart, reach, {one: plain_line(name, _LONGEST_NAME) for one, name in names.items()}, desk.growth()

        self._reckoning.run(work)

    def forget(self) -> None:
        """Stop reckoning what is no longer so."""
        self._reckoning.forget()

    def busy(self) -> bool:
        """Whether something is still to be shown."""
        return self._reckoning.busy()

    def take_focus(self) -> None:
        """Put the keyboard on whom to get to know, or on the figures."""
        shown = self.list if self.list.topLevelItemCount() else self.plot.table
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> QWidget:
        inside = QWidget(self)
        row = QHBoxLayout()
        row.setSpacing(S)
        for figure, caption in zip(self.figures, step_captions(), strict=True):
            dress(figure, "number")
            figure.setToolTip(estimate_words())
            beneath = text_label(caption, "muted")
            beneath.setToolTip(estimate_words())
            box = QVBoxLayout()
            box.setSpacing(0)
            box.addWidget(figure)
            box.addWidget(beneath)
            row.addLayout(box, 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addLayout(row)
        column.addWidget(self.list)
        column.addWidget(self.plot, 1)
        return inside

    def _show(self, read: _Read) -> None:
        chart, reach, names, growth = read
        for figure, count in zip(self.figures, (reach.one, reach.two, reach.three), strict=True):
            figure.setText(number(count))
            figure.setAccessibleName(reach_sentence(reach))
            figure.setAccessibleDescription(estimate_words())
        gains = tuple(
            Told(
                words=gain_words(gain, names.get(gain.person, "")),
                tip=gain_definition(),
                ids=(gain.person, *(one for one in gain.people if one != gain.person)),
                below=tuple(
                    Told(words=names.get(one) or _("Without a name"), ids=(one,)) for one in gain.people[:_MOST_NAMED]
                ),
            )
            for gain in reach.gains
        )
        heading = Told(words=_("Whom to get to know"), tip=gain_definition(), below=gains)
        self.list.tell([heading] if gains else [])
        self.list.setVisible(bool(gains))
        self._fit_list()
        self.plot.show_figure(chart, growth_figure(growth), _("How the network grew"))

    def _fit_list(self) -> None:
        """The whole of it is there: the view scrolls, not the list."""
        self.list.setFixedHeight(max(1, self.list.height_of_lines()))
