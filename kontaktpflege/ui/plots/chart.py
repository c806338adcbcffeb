"""Draws figures with pyqtgraph. Loading that takes most of a second: import this off the GUI thread, on first use."""

from __future__ import annotations

from typing import Any

import pyqtgraph
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kontaktpflege.ui.plots.bars import Bars
from kontaktpflege.ui.plots.figure import Figure, Look, Series
from kontaktpflege.ui.theme import XS, M, S, Tokens, dress, font, metrics, mix, tokens
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _
from kontaktpflege.wording.numbers import number

_SWATCH = 12
_FEW = 6
"""So many places at least are on screen; where there are no more, there is nothing to come closer to."""
_STEP = 1.5
_NEARLY = 1.01
_BESIDE = 30


class Chart(QWidget):
    """One figure, with what its looks mean above it; pointing at a place tells its figures.

    Where there are many places, dragging moves along them, and the wheel comes closer.
    """

    place_pointed = Signal(int)
    """The place under the pointer, when that is another one."""
    place_clicked = Signal(int, int)
    """The place of a click; -1 on the bars left of its middle, 1 on those right of it, 0 where there is no bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = Figure(sentence="")
        self._pointed = -1
        self._marked = 0
        self._whole = (0.0, 0.0)
        self._plot: Any = pyqtgraph.PlotWidget(self)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.scene().sigMouseMoved.connect(self._point)
        self._plot.scene().sigMouseClicked.connect(self._click)
        self._plot.getPlotItem().vb.sigXRangeChanged.connect(self._note_range)
        self._marker: Any = pyqtgraph.InfiniteLine(angle=90)
        self._tip = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self._tip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        dress(self._tip, "tip")
        self._tip.hide()
        self._legend = QHBoxLayout()
        self._legend.setSpacing(XS)
        self._closer = tool_button("zoom-in", _("Closer (+)"), self)
        self._farther = tool_button("zoom-out", _("Farther (−)"), self)
        self._closer.clicked.connect(lambda: self.zoom(1))
        self._farther.clicked.connect(lambda: self.zoom(-1))
        head = QHBoxLayout()
        head.setSpacing(XS)
        head.addLayout(self._legend, 1)
        for button in (self._closer, self._farther):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(head)
        column.addWidget(self._plot, 1)

    def show_figure(self, figure: Figure, name: str) -> None:
        """Draw this one instead; `name` is what a screen reader calls it, the figures stand in the table."""
        self._figure = figure
        self._pointed = -1
        self._tip.hide()
        self._plot.setAccessibleName(name)
        self._plot.setAccessibleDescription(f"{figure.sentence} {figure.note}".strip())
        self._draw()

    def mark(self, place: int) -> None:
        """Put the upright line on this place, and move along until one sees it."""
        self._marked = place
        self._marker.setPos(place)
        low, high = self.span()
        if not low <= place <= high:
            self._show_span(place - (high - low) / 2, place + (high - low) / 2)
        if self._tip.isVisible():
            self._tell(place)

    def tell(self, wanted: bool) -> None:
        """Show the figures at the upright line, or no longer."""
        if wanted:
            self._tell(self._marked)
        else:
            self._tip.hide()

    def zoom(self, steps: int) -> None:
        """Come closer to the upright line by so many steps; below 0 step back, at most until all is seen."""
        low, high = self.span()
        centre, scale = min(max(self._marked, low), high), _STEP**-steps
        telling = self._tip.isVisible()
        self._show_span(centre - (centre - low) * scale, centre + (high - centre) * scale)
        if telling:
            self._tell(self._marked)

    def span(self) -> tuple[float, float]:
        """From which place to which is on screen."""
        low, high = self._plot.getPlotItem().vb.viewRange()[0]
        return low, high

    def told(self) -> str:
        """The figures that are shown; "" for none."""
        return self._tip.text() if self._tip.isVisible() else ""

    def position_of(self, place: int) -> QPoint:
        """Where a place lies in this widget, at half the height of the drawing."""
        box = self._plot.getPlotItem().vb
        low, high = box.viewRange()[1]
        position: QPoint = self._plot.mapFromScene(box.mapViewToScene(QPointF(place, (low + high) / 2)))
        return self._plot.mapTo(self, position) if self._plot.isVisible() else position

    def _draw(self) -> None:
        shown = tokens(self.palette())
        item = self._plot.getPlotItem()
        item.clear()
        self._plot.setBackground(shown.surface)
        self._dress_axes(item, shown)
        for series in self._figure.series:
            item.addItem(_line(series, shown) if series.look == "line" else _bars(series, shown))
        self._marker.setPen(pyqtgraph.mkPen(shown.border, style=Qt.PenStyle.DashLine))
        self._marker.setPos(self._marked)
        item.addItem(self._marker, ignoreBounds=True)
        if self._bottom() < 0:
            item.addItem(pyqtgraph.InfiniteLine(0, 0, pyqtgraph.mkPen(shown.border)), ignoreBounds=True)
        places = max((len(series.values) for series in self._figure.series), default=1)
        self._limit(places)
        item.setYRange(self._bottom(), self._top(), padding=0.02)
        self._show_legend(shown)

    def _limit(self, places: int) -> None:
        """Show all places, unless as many were there before and one looked at some of them; never more than all."""
        before, self._whole = self._whole, (-0.6, places - 0.4)
        box = self._plot.getPlotItem().vb
        many = places > _FEW
        box.setMouseEnabled(x=many, y=False)
        box.setLimits(xMin=self._whole[0], xMax=self._whole[1], minXRange=min(_FEW, places))
        if before != self._whole:
            self._show_span(*self._whole)
        for button in (self._closer, self._farther):
            button.setVisible(many)

    def _show_span(self, low: float, high: float) -> None:
        self._plot.getPlotItem().vb.setXRange(low, high, padding=0)

    def _note_range(self) -> None:
        low, high = self.span()
        self._tip.hide()
        self._closer.setEnabled(high - low > _FEW * _NEARLY)
        self._farther.setEnabled((high - low) * _NEARLY < self._whole[1] - self._whole[0])

    def _dress_axes(self, item: Any, shown: Tokens) -> None:
        for side in ("left", "bottom"):
            axis = item.getAxis(side)
            axis.setPen(shown.border)
            axis.setTextPen(shown.muted)
            axis.setStyle(tickFont=font("small"), tickLength=-XS, hideOverlappingLabels=True)
        below = item.getAxis("bottom")
        below.setTicks([list(level) for level in (self._figure.ticks, *self._figure.fine_ticks)])
        two_lines = any("\n" in words for _place, words in self._figure.ticks)
        below.setHeight(2 * metrics("small").height() + S if two_lines else None)
        if two_lines:
            below.setStyle(hideOverlappingLabels=_BESIDE)  # pixels that a label may stand beside the plot
        heights = self._figure.heights or tuple((value, number(value)) for value in _steps(self._bottom(), self._top()))
        item.getAxis("left").setTicks([list(heights)])
        item.showGrid(y=True, alpha=0.15)

    def _top(self) -> float:
        if self._figure.heights:
            return self._figure.heights[-1][0]
        tops = [
            value + (series.base[place] if series.base else 0)
            for series in self._figure.series
            for place, value in enumerate(series.values)
        ]
        top = max((0, *tops))
        return top if top or self._bottom() else 1

    def _bottom(self) -> float:
        return min((0, *(value for series in self._figure.series for value in series.values)))

    def _show_legend(self, shown: Tokens) -> None:
        while (old := self._legend.takeAt(0)) is not None:
            if (gone := old.widget()) is not None:
                gone.deleteLater()
        for series in self._figure.series:
            swatch = QLabel()
            swatch.setPixmap(_swatch(series.look, shown, self.devicePixelRatioF()))
            words = QLabel(series.name)
            dress(words, "small")
            self._legend.addWidget(swatch)
            self._legend.addWidget(words)
            self._legend.addSpacing(M)
        self._legend.addStretch(1)

    def _point(self, position: QPointF) -> None:
        place = round(self._plot.getPlotItem().vb.mapSceneToView(position).x())
        if place == self._pointed and self._tip.isVisible():
            return
        self._pointed = place
        if self._tell(place):
            self.place_pointed.emit(place)

    def _click(self, event: Any) -> None:
        spot = self._plot.getPlotItem().vb.mapSceneToView(event.scenePos())
        place = round(spot.x())
        side = 1 if spot.x() > place else -1
        for series in self._figure.series:
            value = series.values[place] if 0 <= place < len(series.values) else 0
            if series.shift * side > 0 and 0 <= spot.y() <= value:
                self.place_clicked.emit(place, side)
                return
        self.place_clicked.emit(place, 0)

    def _tell(self, place: int) -> bool:
        """Show the figures of a place beside it; returns whether there are any."""
        tip = next((row.tip for row in self._figure.rows if row.place == place), "")
        self._tip.setText(tip)
        self._tip.setVisible(bool(tip))
        if tip:
            self._tip.adjustSize()
            spot = self.position_of(place)
            right = spot.x() + S
            left = spot.x() - S - self._tip.width()
            self._tip.move(right if right + self._tip.width() <= self.width() else max(0, left), self._plot.y() + S)
            self._tip.raise_()
        return bool(tip)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tip.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()


def _bars(series: Series, shown: Tokens) -> Any:
    brush, pen = _ink(series.look, shown)
    base = series.base or (0.0,) * len(series.values)
    places = [place for place, value in enumerate(series.values) if value]
    return Bars(
        x=[place + series.shift for place in places],
        y0=[base[place] for place in places],
        height=[series.values[place] for place in places],
        width=series.width,
        brush=brush,
        pen=pen,
    )


def _line(series: Series, shown: Tokens) -> Any:
    brush, pen = _ink("line", shown)
    return pyqtgraph.PlotCurveItem(
        x=list(range(len(series.values))), y=list(series.values), pen=pen, brush=brush, fillLevel=0, antialias=True
    )


def _ink(look: Look, shown: Tokens) -> tuple[QBrush, QPen]:
    """Bars one's own are full, the others hatched or only outlined; a line stands on a quiet ground."""
    accent = QColor(shown.accent)
    if look == "filled":
        return QBrush(accent), QPen(accent, 0)
    if look == "hatched":
        ink = QColor(shown.muted)
        return QBrush(ink, Qt.BrushStyle.BDiagPattern), QPen(ink, 0)
    if look == "open":
        return QBrush(QColor(shown.surface)), QPen(accent, 0)
    line = QPen(accent, 2)
    line.setCosmetic(True)  # two pixels, however the axes are scaled
    return QBrush(QColor(mix(shown.accent, shown.surface, 0.15))), line


def _swatch(look: Look, shown: Tokens, ratio: float) -> QPixmap:
    drawn = QPixmap(round(_SWATCH * ratio), round(_SWATCH * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    brush, pen = _ink(look, shown)
    painter.setBrush(brush)
    painter.setPen(pen)
    painter.drawRect(0, 0, _SWATCH - 1, _SWATCH - 1)
    painter.end()
    return drawn


def _steps(bottom: float, top: float) -> list[int]:
    """Round heights from the bottom (at most 0) to the top, about five of them."""
    height = top - bottom
    step = next(size for power in range(9) for size in (10**power, 2 * 10**power, 5 * 10**power) if height <= 5 * size)
    return list(range(-int(-bottom // step) * step, int(top) + 1, step))
