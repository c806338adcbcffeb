"""A plot with its words above and its figures as a table beside it; until there is one, or where there is none, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from kontaktpflege.ui.plots.figure import Figure
from kontaktpflege.ui.plots.figure_table import FigureTable
from kontaktpflege.ui.theme import XL, L, S, dress, grown
from kontaktpflege.ui.widgets.empty_state import EmptyState
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from kontaktpflege.ui.plots.chart import Chart


class FigureView(QStackedWidget):
    """Pointer and table follow each other; keys in the table move the plot."""

    place_clicked = Signal(int, int)
    """As the chart says it."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        """`upright`: the table stands below the plot, where there is little room beside it."""
        super().__init__(parent)
        self.chart: Chart | None = None
        self.table = FigureTable()
        if not upright:
            self.table.setFixedWidth(grown(14 * XL))
        self._sentence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._note = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        dress(self._note, "muted")
        waiting = QLabel(_("One moment …"), alignment=Qt.AlignmentFlag.AlignCenter)
        dress(waiting, "muted")
        self._empty = EmptyState("chart-column")
        self._told = QWidget()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside = QBoxLayout(down if upright else across)
        self._beside.setSpacing(L)
        self._beside.addWidget(self.table)
        column = QVBoxLayout(self._told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self._sentence)
        column.addWidget(self._note)
        column.addLayout(self._beside, 1)
        for page in (waiting, self._empty, self._told):
            self.addWidget(page)

    def show_figure(self, chart: type[Chart], figure: Figure, name: str) -> None:
        """Show this one; `chart` draws it, and `name` is what it is called."""
        if not figure.rows:
            self._empty.say(figure.sentence, figure.note)
            self.setCurrentWidget(self._empty)
            return
        shown = self.chart or self._make(chart)
        self._sentence.setText(figure.sentence)
        self._note.setText(figure.note)
        self._note.setVisible(bool(figure.note))
        shown.show_figure(figure, name)
        self.table.show_figure(figure, name)
        self.setCurrentWidget(self._told)

    def has_figures(self) -> bool:
        """Whether there are figures on screen, to put the keyboard on."""
        return self.currentWidget() is self._told

    def _make(self, chart: type[Chart]) -> Chart:
        self.chart = made = chart()
        made.place_pointed.connect(self.table.go_to)
        made.place_clicked.connect(self.place_clicked)
        self.table.place_chosen.connect(made.mark)
        self.table.focused.connect(made.tell)
        self.table.zoomed.connect(made.zoom)
        self._beside.insertWidget(0, made, 1)
        return made
