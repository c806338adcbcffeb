"""The window that shows how it goes: three plots, each with its figures as a table beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.circle import Circle
from kontaktpflege.services.statistics import StatisticsDesk
from kontaktpflege.ui.plots.figure import Figure, calls_figure, in_touch_figure, weeks_figure
from kontaktpflege.ui.plots.figure_table import FigureTable
from kontaktpflege.ui.tasks import Control, Latest
from kontaktpflege.ui.theme import XL, L, M, S, dress, grown
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.empty_state import EmptyState
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
        self._chart: Chart | None = None
        self._reading = Latest(self)
        self._reading.done.connect(self._show)
        self._reading.failed.connect(lambda error: show_error(self, error))
        self.setWindowTitle(_("How it goes"))
        self._buttons = QButtonGroup(self)
        self._circle = ChoiceBox(_choices(circles), _("Circle"))
        self._circle.chosen_anew.connect(self.renew)
        self._sentence = QLabel(wordWrap=True)
        self._note = QLabel(wordWrap=True)
        dress(self._note, "muted")
        self.table = FigureTable()
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
        if not figure.rows:
            self._empty.say(figure.sentence, figure.note)
            self._pages.setCurrentWidget(self._empty)
            return
        if self._chart is None:
            self._chart = made()
            self._chart.place_pointed.connect(self.table.go_to)
            self.table.place_chosen.connect(self._chart.mark)
            self.table.focused.connect(self._chart.tell)
            self.table.zoomed.connect(self._chart.zoom)
            self._plots.insertWidget(0, self._chart, 1)
        name = next(button.text() for button in self._buttons.buttons() if button.isChecked()).replace("&", "")
        self._sentence.setText(figure.sentence)
        self._note.setText(figure.note)
        self._note.setVisible(bool(figure.note))
        self._chart.show_figure(figure, name)
        self.table.show_figure(figure, name)
        self._pages.setCurrentWidget(self._told)

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
        column.addWidget(self._pages_of_the_window(), 1)
        close = PushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _pages_of_the_window(self) -> QStackedWidget:
        self._pages = QStackedWidget()
        waiting = QLabel(_("One moment …"), alignment=Qt.AlignmentFlag.AlignCenter)
        dress(waiting, "muted")
        self._empty = EmptyState("chart-column")
        self._told = QWidget()
        column = QVBoxLayout(self._told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self._sentence)
        column.addWidget(self._note)
        self._plots = QHBoxLayout()
        self._plots.setSpacing(L)
        self.table.setFixedWidth(grown(14 * XL))
        self._plots.addWidget(self.table)
        column.addLayout(self._plots, 1)
        for page in (waiting, self._empty, self._told):
            self._pages.addWidget(page)
        return self._pages


def _choices(circles: Sequence[Circle]) -> dict[str, str]:
    """Everybody, and each circle with its subgroups under it."""
    inset = "   "
    names = {str(circle.id): (inset if circle.parent_id else "") + circle_name(circle) for circle in circles}
    return {_EVERYBODY: _("Everybody"), **names}
