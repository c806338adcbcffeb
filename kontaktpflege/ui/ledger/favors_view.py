"""All favours: the table, the sum line under it, and what to say when there is nothing."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.ledger import FavorColumn, LedgerQuery, ListedFavor, Totals
from kontaktpflege.services import Services
from kontaktpflege.ui.ledger.favor_model import COLUMNS, MONEY, NOTE, TIME, FavorModel
from kontaktpflege.ui.ledger.ledger_filters import LedgerFilters
from kontaktpflege.ui.ledger.ledger_table import LedgerTable
from kontaktpflege.ui.ledger.row_menu import RowMenu
from kontaktpflege.ui.tasks import Control, Latest
from kontaktpflege.ui.theme import L, S, dress
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.empty_state import EmptyState
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.favor_lists import totals_words
from kontaktpflege.wording.ledger import kind_name

_FIRST = 64
"""Rows that are shown before all are known."""


@dataclass(frozen=True, slots=True)
class _Found:
    query: LedgerQuery
    ids: array[int]
    kinds: list[str]
    circles: tuple[Circle, ...]


class FavorsView(QWidget):
    """Reads the ids off the GUI thread, and anew whenever the book or the filters changed."""

    correction_asked = Signal(object)
    """A `Favor` to correct."""
    removal_asked = Signal(object)
    """The ids of favours to delete."""
    contact_asked = Signal(int)
    """Show this contact."""
    sheet_asked = Signal(int)
    """Open the call sheet of a contact."""
    listed = Signal()
    """The rows are those that were asked for."""

    def __init__(
        self, services: Services, today: Callable[[], date], filters: LedgerFilters, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._filters = filters
        self._sort: FavorColumn = "day"
        self._descending = True
        self._reading = Latest(self)
        self._reading.done.connect(self._show)
        self._reading.failed.connect(lambda error: show_error(self, error))
        self._glancing = Latest(self)
        self._glancing.done.connect(self._show_first)
        self._glancing.failed.connect(lambda error: None)  # reading all of them tells the same
        self._asked: LedgerQuery | None = None
        self._summing = Latest(self)
        self._summing.done.connect(self._show_totals)
        self._summing.failed.connect(lambda error: show_error(self, error))
        self._model = FavorModel(services.ledger.listed, today, self)
        self.table = LedgerTable(self._model, _("Favours"), wide=NOTE)
        self.table.show_sorting(self._sort, descending=self._descending)
        self.sum = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        dress(self.sum, "muted")
        self.sum.setContentsMargins(L, S, L, S)
        self._all_again = QAction(_("Show all favours"), self)
        self._all_again.triggered.connect(filters.clear)
        self._lay_out()
        self._connect()

    def query(self) -> LedgerQuery:
        """What is asked for, in its order."""
        return replace(self._filters.query(), sort=self._sort, descending=self._descending)

    def facts(self) -> dict[str, object]:
        """The order, to be taken up again."""
        return {"sort": self._sort, "descending": self._descending}

    def restore(self, facts: Mapping[str, object]) -> None:
        """Take up an order again before anything is shown."""
        known = next((column.sort for column in COLUMNS if column.sort and column.sort == facts.get("sort")), None)
        if known is not None:
            self._sort, self._descending = cast("FavorColumn", known), facts.get("descending") is True
            self.table.show_sorting(self._sort, descending=self._descending)

    def renew(self) -> None:
        """Read anew what is asked for."""
        query, services = self.query(), self._services

        def read(control: Control) -> _Found:
            ids = services.ledger.ids(query, cancel=control.cancelled)
            return _Found(query, ids, services.ledger.kinds(), services.circles.circles())

        self._reading.run(read)
        if query != self._asked:
            # Of a million favours the first rows are there long before all are in order.
            self._asked = query
            self._glancing.run(lambda control: services.ledger.listing(query, _FIRST))
        self._summing.run(lambda control: services.ledger.totals(query, cancel=control.cancelled))

    def current(self) -> ListedFavor | None:
        """The favour that the cursor stands on."""
        return self._model.row_at(self.table.currentIndex().row())

    def is_settled(self) -> bool:
        """Whether everything that was asked for is shown."""
        return not self._reading.busy() and not self._summing.busy()

    def take_focus(self) -> None:
        """Put the keyboard on the table, or on what stands instead of it."""
        if self._pages.currentWidget() is self._empty:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._empty.focus_first()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        waiting = QLabel(_("One moment …"), alignment=Qt.AlignmentFlag.AlignCenter)
        dress(waiting, "muted")
        self._empty = EmptyState("scale")
        self._pages = QStackedWidget()
        for page in (waiting, self._empty, self.table):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        table = QHBoxLayout()
        table.setContentsMargins(S, 0, 0, 0)
        table.addWidget(self._pages)
        column.addLayout(table, 1)
        column.addWidget(self.sum)

    def _connect(self) -> None:
        self.table.opened.connect(self._open)
        self.table.removal_asked.connect(self._remove)
        self.table.sorting_chosen.connect(self._sort_by)
        self.table.menu_asked.connect(self._show_menu)

    def _sort_by(self, key: FavorColumn, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self.table.show_sorting(key, descending=descending)
        self.renew()

    def _show_first(self, rows: list[ListedFavor]) -> None:
        if rows and self._reading.busy():
            had_keyboard, held = self._has_keyboard(), self.table.current_id()
            self._model.show_ids(array("q", (row.favor.id for row in rows)))
            self._pages.setCurrentWidget(self.table)
            self.table.stand_on(held, 0)
            if had_keyboard:
                self.table.setFocus()

    def _show(self, found: _Found) -> None:
        self._glancing.forget()
        self._filters.offer(found.kinds, found.circles)
        had_keyboard = self._has_keyboard()
        held, row = self.table.current_id(), self.table.currentIndex().row()
        self._model.show_ids(found.ids)
        if not found.ids:
            self._show_nothing()
        else:
            self._pages.setCurrentWidget(self.table)
            self.table.stand_on(held, row)
            if had_keyboard:
                self.table.setFocus()
        self.sum.setVisible(bool(found.ids))
        self.listed.emit()

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._pages.isAncestorOf(focused)

    def _show_nothing(self) -> None:
        if self._filters.narrows():
            self._empty.say(_("No favour like that"), _("Other times, kinds or people may have some."))
            self._empty.offer(self._all_again)
        else:
            self._empty.say(
                _("Nothing noted yet"),
                _(
                    "Ctrl+G notes what you gave somebody, Ctrl+B what you received: a tip, an introduction, help, a gift."
                ),
            )
            self._empty.offer()
        self._pages.setCurrentWidget(self._empty)

    def _show_totals(self, totals: Totals) -> None:
        self.table.hide_empty(_empty_columns(totals))
        words = totals_words(totals)
        if words != self.sum.text():
            self.sum.setText(words)
            announce(self.sum, words)

    def _open(self, row: int) -> None:
        if (found := self._model.row_at(row)) is not None:
            self.correction_asked.emit(found.favor)

    def _remove(self) -> None:
        if ids := self.table.selected_ids():
            self.removal_asked.emit(ids)

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu()
        if menu is not None:
            menu.popup(place)

    def menu(self) -> RowMenu | None:
        """What can be done with the current row; None if there is none."""
        found = self.current()
        if found is None:
            return None
        favor, name = found.favor, plain_line(found.name, 40) or _("Without a name")
        menu = RowMenu(self)
        menu.add("pencil", _("Correct …"), lambda: self.correction_asked.emit(favor), "Return")
        menu.addSeparator()
        menu.add("user", _("Show {name}").format(name=name), lambda: self.contact_asked.emit(favor.contact_id))
        menu.add("sticky-note", _("Call sheet"), lambda: self.sheet_asked.emit(favor.contact_id), "Ctrl+T")
        menu.addSeparator()
        menu.add(
            "list-filter",
            _("Only with {name}").format(name=name),
            lambda: self._filters.show_contact(favor.contact_id, found.name),
        )
        only = _("Only “{kind}”").format(kind=plain_line(kind_name(favor.kind), 40))
        menu.add("list-filter", only, lambda: self._filters.show_kind(favor.kind))
        menu.addSeparator()
        menu.add("trash-2", _("Delete"), self._remove, "Del")
        return menu


def _empty_columns(totals: Totals) -> list[int]:
    """Columns in which no favour of these has anything: most people note no money, and many no time."""
    money = totals.money_given or totals.money_received
    spent = totals.minutes_given or totals.minutes_received
    return [place for place, told in ((MONEY, money), (TIME, spent)) if not told]
