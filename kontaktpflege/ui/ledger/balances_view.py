"""How give and take stands with each contact."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from kontaktpflege.domain.balance import LedgerRules
from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.ledger import BalanceColumn, BalanceQuery, Lean
from kontaktpflege.services import Services
from kontaktpflege.ui.ledger.balance_model import SCALE, WORDS, BalanceModel
from kontaktpflege.ui.ledger.circle_choices import circle_choices
from kontaktpflege.ui.ledger.ledger_table import LedgerTable
from kontaktpflege.ui.ledger.row_menu import RowMenu
from kontaktpflege.ui.ledger.scale_delegate import ScaleDelegate
from kontaktpflege.ui.tasks import Control, Latest
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.empty_state import EmptyState
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number


@dataclass(frozen=True, slots=True)
class _Found:
    ids: array[int]
    rules: LedgerRules
    circles: tuple[Circle, ...]


class BalancesView(QWidget):
    """Reads the ids off the GUI thread; who it is about is chosen above the table."""

    opened = Signal(int, str)
    """Show the favours with this contact; the id and the name."""
    contact_asked = Signal(int)
    """Show this contact."""
    sheet_asked = Signal(int)
    """Open the call sheet of a contact."""
    favor_asked = Signal(object, bool)
    """Note a favour: the contacts' ids, and whether it was given."""

    def __init__(self, services: Services, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._sort: BalanceColumn = "balance"
        self._descending = False
        self._reading = Latest(self)
        self._reading.done.connect(self._show)
        self._reading.failed.connect(lambda error: show_error(self, error))
        self._model = BalanceModel(services.ledger.balances_of, today, self)
        self.table = LedgerTable(self._model, _("Balances"), wide=WORDS)
        self.table.setItemDelegateForColumn(SCALE, ScaleDelegate(self.table))
        self.table.show_sorting(self._sort, descending=self._descending)
        leans = {
            Lean.ALL: _("Everybody with favours"),
            Lean.TILTED: _("Clearly to one side"),
            Lean.RECEIVED: _("Helped me and got nothing back"),
            Lean.NOTHING_GIVEN: _("Give first: cared for, nothing given yet"),
        }
        self.lean = ChoiceBox({lean.value: words for lean, words in leans.items()}, _("Which balances"))
        self.circle = ChoiceBox({"": _("Everybody")}, _("Circle"))
        self.count = QLabel()
        dress(self.count, "muted")
        self._circles: tuple[Circle, ...] = ()
        self._lay_out()
        self._connect()

    def renew(self) -> None:
        """Read anew what is asked for."""
        query, services = self.query(), self._services

        def read(control: Control) -> _Found:
            ids = services.ledger.balance_ids(query, cancel=control.cancelled)
            return _Found(ids, services.ledger.rules(), services.circles.circles())

        self._reading.run(read)

    def query(self) -> BalanceQuery:
        """What is asked for, in its order."""
        circle = self.circle.chosen()
        return BalanceQuery(
            lean=Lean(self.lean.chosen()),
            circle=int(circle) if circle else None,
            sort=self._sort,
            descending=self._descending,
        )

    def current(self) -> int | None:
        """The contact on whose row the cursor stands."""
        return self.table.current_id()

    def is_settled(self) -> bool:
        """Whether everything that was asked for is shown."""
        return not self._reading.busy()

    def take_focus(self) -> None:
        """Put the keyboard on the table, or on the choice above it."""
        shown = self.table if self._pages.currentWidget() is self.table else self.lean
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(L, 0, L, S)
        head.setSpacing(S)
        for box in (self.lean, self.circle):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
            head.addWidget(box)
        head.addSpacing(M)
        head.addWidget(self.count)
        head.addStretch(1)
        waiting = QLabel(_("One moment …"), alignment=Qt.AlignmentFlag.AlignCenter)
        dress(waiting, "muted")
        self._empty = EmptyState("scale")
        self._pages = QStackedWidget()
        for page in (waiting, self._empty, self.table):
            self._pages.addWidget(page)
        table = QHBoxLayout()
        table.setContentsMargins(S, 0, 0, 0)
        table.addWidget(self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(table, 1)

    def _connect(self) -> None:
        for box in (self.lean, self.circle):
            box.chosen_anew.connect(self.renew)
        self.table.opened.connect(self._open)
        self.table.sorting_chosen.connect(self._sort_by)
        self.table.menu_asked.connect(self._show_menu)

    def _sort_by(self, key: BalanceColumn, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self.table.show_sorting(key, descending=descending)
        self.renew()

    def _show(self, found: _Found) -> None:
        self._offer(found.circles)
        self._model.use_rules(found.rules)
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self._pages.isAncestorOf(focused)
        held, row = self.table.current_id(), self.table.currentIndex().row()
        self._model.show_ids(found.ids)
        if found.ids:
            self._pages.setCurrentWidget(self.table)
            self.table.stand_on(held, row)
        else:
            self._empty.say(*self._nothing())
            self._pages.setCurrentWidget(self._empty)
        if had_keyboard:
            self.take_focus()
        words = ngettext("{count} contact", "{count} contacts", len(found.ids)).format(count=number(len(found.ids)))
        if words != self.count.text():
            self.count.setText(words)
            announce(self.count, words)

    def _offer(self, circles: Sequence[Circle]) -> None:
        if tuple(circles) != self._circles:
            self._circles = tuple(circles)
            held = self.circle.chosen()
            self.circle.offer(circle_choices(circles))
            self.circle.choose(held)

    def _nothing(self) -> tuple[str, str]:
        """Why nobody stands here."""
        return {
            Lean.ALL: (_("Nothing noted yet"), _("Ctrl+G notes what you gave somebody, Ctrl+B what you received.")),
            Lean.TILTED: (_("All in balance"), _("With nobody here give and take is clearly to one side.")),
            Lean.RECEIVED: (_("Nobody waits for something back"), _("Whoever helped you got something back.")),
            Lean.NOTHING_GIVEN: (_("Everybody got something"), _("You gave something to all whom you care for.")),
        }[Lean(self.lean.chosen())]

    def _open(self, row: int) -> None:
        if (found := self._model.row_at(row)) is not None:
            self.opened.emit(found.contact_id, found.name)

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu()
        if menu is not None:
            menu.popup(place)

    def menu(self) -> RowMenu | None:
        """What can be done with the current row; None if there is none."""
        found = self._model.row_at(self.table.currentIndex().row())
        if found is None:
            return None
        contact, name = found.contact_id, plain_line(found.name, 40) or _("Without a name")
        menu = RowMenu(self)
        menu.add(
            "scale", _("Favours with {name}").format(name=name), lambda: self.opened.emit(contact, found.name), "Return"
        )
        menu.add("arrow-up", _("Note what I gave …"), lambda: self.favor_asked.emit([contact], True))
        menu.add("arrow-down", _("Note what I received …"), lambda: self.favor_asked.emit([contact], False))
        menu.addSeparator()
        menu.add("user", _("Show {name}").format(name=name), lambda: self.contact_asked.emit(contact))
        menu.add("sticky-note", _("Call sheet"), lambda: self.sheet_asked.emit(contact), "Ctrl+T")
        return menu
