"""The page of give and take: all favours, how the scales stand, how it went."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from kontaktpflege.services import Services
from kontaktpflege.ui.favor_deeds import FavorDeeds
from kontaktpflege.ui.ledger.balances_view import BalancesView
from kontaktpflege.ui.ledger.circles_view import CirclesView
from kontaktpflege.ui.ledger.favors_view import FavorsView
from kontaktpflege.ui.ledger.ledger_filters import LedgerFilters
from kontaktpflege.ui.ledger.plots_view import PlotsView
from kontaktpflege.ui.ledger.table_export import TableExport
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _


class LedgerPage(QWidget):
    """Reads what is on screen; the other views when they come up."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    contact_asked = Signal(int)
    """Show this contact among all."""
    sheet_asked = Signal(int)
    """Open the call sheet of a contact."""

    def __init__(
        self, services: Services, deeds: FavorDeeds, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._deeds = deeds
        self.setAccessibleName(_("Give and take"))
        self.filters = LedgerFilters(today, services.capture.people)
        self.favors = FavorsView(services, today, self.filters)
        self.balances = BalancesView(services, today)
        self.circles = CirclesView(services)
        self.plots = PlotsView(services, self.filters)
        self._views = (self.favors, self.balances, self.circles, self.plots)
        self.export = TableExport(services.ledger, self.favors.query, self)
        self._stale: set[QWidget] = set(self._views)
        self._lay_out()
        self._connect()

    def facts(self) -> dict[str, object]:
        """What is looked at, of this book: the view, the filters, the order."""
        shown = {"book": str(self._services.book), "view": self._shown.currentIndex()}
        return {**shown, **self.filters.facts(), **self.favors.facts()}

    def restore(self, facts: Mapping[str, object]) -> None:
        """Look at that again, before the page is shown; at another book as if for the first time."""
        if facts.get("book") != str(self._services.book):
            return
        self.filters.offer(self._services.ledger.kinds(), self._services.circles.circles())
        self.filters.restore(facts)
        self.favors.restore(facts)
        place = facts.get("view")
        if isinstance(place, int) and 0 <= place < len(self._views):
            self.show_view(self._views[place])

    def renew(self) -> None:
        """The book changed: read anew, now or when it is shown."""
        self._stale = set(self._views)
        if self.isVisible():
            self._read()

    def show_view(self, view: FavorsView | BalancesView | CirclesView | PlotsView) -> None:
        """Bring up one of the views, with the keyboard if the page has it."""
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self._shown.isAncestorOf(focused)
        self.buttons.button(self._views.index(view)).setChecked(True)
        self._shown.setCurrentWidget(view)
        self.filters.setVisible(view in (self.favors, self.plots))
        self.export.offer(wanted=view is self.favors)
        self._read()
        if had_keyboard:
            view.take_focus()

    def view(self) -> QWidget:
        """The view that is on screen."""
        return self._views[self._shown.currentIndex()]

    def current(self) -> int | None:
        """The contact of the row on which the cursor stands."""
        if self.view() is self.favors:
            found = self.favors.current()
            return found.favor.contact_id if found is not None else None
        return self.balances.current() if self.view() is self.balances else None

    def take_focus(self) -> None:
        """Put the keyboard on what is shown."""
        self._views[self._shown.currentIndex()].take_focus()

    def select_all(self) -> None:
        """Select every favour."""
        if self.view() is self.favors:
            self.favors.table.selectAll()

    def is_settled(self) -> bool:
        """Whether everything that was asked for is shown."""
        return self.view() not in self._stale and all(view.is_settled() for view in self._views)

    def _lay_out(self) -> None:
        heading = QLabel(_("Give and take"))
        dress(heading, "name")
        self._head = QHBoxLayout()
        self._head.setSpacing(S)
        self._head.addWidget(heading)
        self._head.addSpacing(L)
        self.buttons = QButtonGroup(self)
        self._shown = QStackedWidget()
        names = (_("Favours"), _("By contact"), _("By circle"), _("Over time"))
        for place, (view, words) in enumerate(zip(self._views, names, strict=True)):
            button = push_button(words, kind="chip")
            button.setCheckable(True)
            button.setChecked(not place)
            button.clicked.connect(lambda checked=False, view=view: self.show_view(view))
            self.buttons.addButton(button, place)
            self._head.addWidget(button)
            self._shown.addWidget(view)
        self._head.addStretch(1)
        self._head.addWidget(self.export.button)
        top = QVBoxLayout()
        top.setContentsMargins(L, M, L, M)
        top.setSpacing(M)
        top.addLayout(self._head)
        top.addWidget(self.filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._shown, 1)

    def _connect(self) -> None:
        self.export.told.connect(self.told)
        self.filters.changed.connect(self._follow_filters)
        for view in (self.favors, self.balances):
            view.contact_asked.connect(self.contact_asked)
            view.sheet_asked.connect(self.sheet_asked)
        self.favors.correction_asked.connect(self._deeds.ask_to_correct)
        self.favors.removal_asked.connect(self._deeds.delete)
        self.balances.favor_asked.connect(lambda ids, given: self._deeds.ask(ids, given=given))
        self.balances.opened.connect(self._show_contact)
        self.circles.opened.connect(self._show_circle)
        self.plots.month_chosen.connect(self._show_month)
        self.plots.kind_chosen.connect(self._show_kind)

    def _follow_filters(self) -> None:
        self._stale |= {self.favors, self.plots}
        self._read()

    def _read(self) -> None:
        view = self._views[self._shown.currentIndex()]
        if view in self._stale:
            self._stale.discard(view)
            view.renew()

    def _lead_to_favors(self) -> None:
        """Bring up the favours with the keyboard, also for whom a click led there."""
        self.show_view(self.favors)
        self.favors.take_focus()

    def _show_contact(self, contact_id: int, name: str) -> None:
        self._lead_to_favors()
        self.filters.clear()
        self.filters.show_contact(contact_id, name)

    def _show_circle(self, circle_id: int) -> None:
        self._lead_to_favors()
        self.filters.clear()
        self.filters.show_circle(circle_id)

    def _show_month(self, month: date, given: bool | None) -> None:
        self._lead_to_favors()
        self.filters.show_month(month, given=given)

    def _show_kind(self, kind: str, given: bool | None) -> None:
        self._lead_to_favors()
        self.filters.show_kind(kind, given=given)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()
