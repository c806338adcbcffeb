"""The window that shows how it goes: three plots, each with its figures as a table beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.circle import Circle
from kontaktpflege.services.statistics import StatisticsDesk
from kontaktpflege.ui.plots.figure import Figure, calls_figure, in_touch_figure, weeks_figure
from kontaktpflege.ui.plots.figure_view import FigureView
from kontaktpflege.ui.tasks import Control, Latest
from kontaktpflege.ui.theme import L, M, S
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name

if TYPE_CHECKING:
    from kontaktpflege.ui.plots.chart import Chart

Kind = Literal["weeks", "in_touch", "calls"]
_EVERYBODY = ""


class PlotsWindow(QDialog):
    """Stays open beside the main window; counting goes on behind it."""

    def __init__(self, statistics: StatisticsDesk, circles: Sequence[Circle], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._statistics = statistics
        self._kind: Kind = "weeks"
        self._figure = Figure(sentence="")
        self._reading = Latest(self)
        self._reading.done.connect(self._show)
        self._reading.failed.connect(lambda error: show_error(self, error))
        self.setWindowTitle(_("How it goes"))
        self._buttons = QButtonGroup(self)
        self._circle = ChoiceBox(_choices(circles), _("Circle"))
        self._circle.chosen_anew.connect(self.renew)
        self.view = FigureView()
        self.table = self.view.table
        self._lay_out()
        open_at(self, 1000, 600)
        self.renew()

    def renew(self) -> None:
        """Count anew."""
        self._reading.run(self._read())

    def figure(self) -> Figure:
        """What is shown now; without rows while it is still being counted."""
        return self._figure

    def choose(self, kind: Kind) -> None:
        """Show this plot."""
        self._kind = kind
        self.renew()

    def _read(self) -> Callable[[Control], tuple[type[Chart], Figure]]:
        kind, desk = self._kind, self._statistics
        circle = int(chosen) if (chosen := self._circle.chosen()) else None

        def read(control: Control) -> tuple[type[Chart], Figure]:
            from kontaktpflege.ui.plots.chart import Chart  # here, where the window does not wait for it

            if kind == "weeks":
                return Chart, weeks_figure(desk.weeks(circle, cancel=control.cancelled))
            if kind == "in_touch":
                return Chart, in_touch_figure(desk.in_touch(circle, cancel=control.cancelled))
            return Chart, calls_figure(desk.calls(circle, cancel=control.cancelled))

        return read

    def _show(self, read: tuple[type[Chart], Figure]) -> None:
        made, figure = read
        self._figure = figure
        name = next(button.text() for button in self._buttons.buttons() if button.isChecked()).replace("&", "")
        self.view.show_figure(made, figure, name)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(S)
        names: dict[Kind, str] = {"weeks": _("Week by week"), "in_touch": _("In touch"), "calls": _("Calls")}
        for kind, words in names.items():
            button = push_button(words, kind="chip")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(kind == self._kind)
            button.clicked.connect(lambda checked=False, kind=kind: self.choose(kind))
            self._buttons.addButton(button)
            self._head.addWidget(button)
        self._head.addStretch(1)
        self._head.addWidget(self._circle)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addLayout(self._head)
        column.addWidget(self.view, 1)
        close = PushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _choices(circles: Sequence[Circle]) -> dict[str, str]:
    """Everybody, and each circle with its subgroups under it."""
    inset = "   "
    names = {str(circle.id): (inset if circle.parent_id else "") + circle_name(circle) for circle in circles}
    return {_EVERYBODY: _("Everybody"), **names}
