"""What stands over the list: its title, its filters, how many it lists, and the buttons that change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.filter import Filters
from kontaktpflege.ui.contacts.filter_bar import FilterBar
from kontaktpflege.ui.contacts.filter_menu import FilterMenu
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _


class ListHead(QWidget):
    """One line as long as the filters have room in it, so that the list stays where it is when one is set."""

    filters_chosen = Signal(object)
    """`Filters` to filter by instead."""

    def __init__(self, fill_columns: Callable[[QMenu], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters: Filters = ()
        self._circles: Sequence[Circle] = ()
        self._beside = False
        self._title = ElidedLabel()
        dress(self._title, "heading")
        self._count = QLabel()
        dress(self._count, "muted")
        self._columns = push_button(_("Columns"), icon("columns-3", "muted"), "quiet")
        menu = QMenu(self._columns)
        menu.aboutToShow.connect(lambda: fill_columns(menu))
        self._columns.setMenu(menu)
        self._columns.setToolTip(_("Choose and order columns"))
        self._menu = FilterMenu(lambda: self._filters, lambda: self._circles, self.filters_chosen.emit, self)
        self.filter_button = push_button(_("Filter"), icon("list-filter", "muted"), "quiet")
        self.filter_button.setMenu(self._menu)
        self._bar = FilterBar(self)
        self._bar.chosen.connect(self.filters_chosen)
        # Not to the table: a second Del would put somebody into the trash.
        self._bar.left.connect(self.filter_button.setFocus)
        self._lay_out()

    def show_title(self, title: str) -> None:
        """Show what is listed."""
        self._title.show_text(title)
        self._place_filters()

    def show_count(self, words: str) -> None:
        """Show how many are listed, in words."""
        self._count.setText(words)
        self._place_filters()

    def show_filters(self, filters: Filters, circles: Sequence[Circle]) -> None:
        """Show a chip for each filter."""
        self._filters, self._circles = filters, circles
        self._bar.show_filters(filters, circles)
        self._place_filters()

    def add_to_filter_menu(self, actions: Sequence[QAction]) -> None:
        """Let the menu of filters, and the first of these the row of chips, offer more."""
        self._menu.add_below(actions)
        self._bar.offer(actions[0])

    def offer_saving(self, offered: bool) -> None:
        """Offer beside the filters to save them, or not."""
        self._bar.offer_saving(offered)
        self._place_filters()

    def stops(self) -> list[QWidget]:
        """Where the tab key stops, from the columns on."""
        return [self._columns, *self._bar.stops()]

    def _lay_out(self) -> None:
        self._line = QHBoxLayout()
        self._line.setContentsMargins(L, M, S, S)
        self._line.setSpacing(S)
        self._line.addWidget(self._title, 1)
        for widget in (self._count, self.filter_button, self._columns):
            self._line.addWidget(widget)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addLayout(self._line)
        self._lines.addWidget(self._bar)

    def _place_filters(self) -> None:
        """Put the chips before the count where there is room for them, else below."""
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        others = sum(one.sizeHint().width() + S for one in (self._count, self.filter_button, self._columns))
        beside = L + title + M + self._bar.line_width() + others + S <= self.width()
        if beside == self._beside:
            return
        self._beside = beside
        if beside:
            self._line.insertWidget(1, self._bar)
        else:
            self._lines.addWidget(self._bar)
        self._bar.stand(beside=beside)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_filters()
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_filters()
