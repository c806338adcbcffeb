"""How give and take stands with each circle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from kontaktpflege.domain.balance import Account, LedgerRules, Tilt, tilt_of_many
from kontaktpflege.domain.circle import Circle, uppermost
from kontaktpflege.services import Services
from kontaktpflege.ui.ledger.balance_model import leaning, tilt_words
from kontaktpflege.ui.ledger.scale_delegate import ScaleDelegate
from kontaktpflege.ui.tasks import Control, Latest
from kontaktpflege.ui.theme import S, dress, tokens
from kontaktpflege.ui.widgets.empty_state import EmptyState
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.rows_model import Column, RowsModel
from kontaktpflege.ui.widgets.rows_table import RowsTable
from kontaktpflege.ui.widgets.shapes import shape_icon
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.ledger import both_words, weights_words
from kontaktpflege.wording.numbers import number

_NAME, _SCALE, _WORDS = 0, 1, 2
_INSET = "      "


@dataclass(frozen=True, slots=True)
class CircleRow:
    """A circle with what was given to and received from everybody in it; `scale`: whether that is weighed."""

    circle: Circle
    people: int
    account: Account
    scale: bool
    rules: LedgerRules

    @property
    def name(self) -> str:
        """What it is called, subgroups set in."""
        return (_INSET if self.circle.parent_id else "") + plain_line(circle_name(self.circle), 60)


def _words(row: CircleRow) -> str:
    said, tilt = both_words(row.account), tilt_of_many(row.account, row.rules)
    one_way = not (row.account.given_count and row.account.received_count)
    if not row.scale or (one_way and tilt is Tilt.NONE):
        return said
    words = tilt_words(row.account, tilt)
    return f"{words[:1].upper()}{words[1:]}. {said}"


class CircleBalances(RowsModel[CircleRow]):
    """A circle a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns: tuple[Column[CircleRow], ...] = (
            Column(N_("Circle"), lambda row: row.name),
            Column(N_("Balance"), lambda row: ""),
            Column(N_("In words"), _words),
            Column(N_("People"), lambda row: number(row.people), numeric=True),
        )
        super().__init__(columns, parent)

    def facet(self, row: CircleRow, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DecorationRole and column == _NAME:
            return shape_icon(row.circle.shape, tokens().hues[row.circle.hue])
        if column != _SCALE:
            return None
        if role == Qt.ItemDataRole.UserRole and row.scale:
            return leaning(row.account, row.rules, of=row.account.given + row.account.received)
        if role == Qt.ItemDataRole.ToolTipRole and row.scale:
            return weights_words(row.account)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            tilt = tilt_of_many(row.account, row.rules)
            return tilt_words(row.account, tilt) if row.scale else _("no scale")
        return None


class CirclesView(QWidget):
    """Reads all circles off the GUI thread: there are few."""

    opened = Signal(int)
    """Show the favours with those in this circle."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._reading = Latest(self)
        self._reading.done.connect(self._show)
        self._reading.failed.connect(lambda error: show_error(self, error))
        self._model = CircleBalances(self)
        self.table = RowsTable(self._model, _("Balances of the circles"), wide=_WORDS)
        self.table.setFrameShape(RowsTable.Shape.NoFrame)
        self.table.setItemDelegateForColumn(_SCALE, ScaleDelegate(self.table))
        self.table.activated.connect(self._open)
        waiting = QLabel(_("One moment …"), alignment=Qt.AlignmentFlag.AlignCenter)
        dress(waiting, "muted")
        self._empty = EmptyState("scale")
        self._empty.say(_("Nothing noted yet"), _("Circles stand here once there are favours with somebody in them."))
        self._pages = QStackedWidget()
        for page in (waiting, self._empty, self.table):
            self._pages.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(S, 0, 0, 0)
        row.addWidget(self._pages)

    def renew(self) -> None:
        """Read anew."""
        self._reading.run(_reader(self._services))

    def is_settled(self) -> bool:
        """Whether everything that was asked for is shown."""
        return not self._reading.busy()

    def take_focus(self) -> None:
        """Put the keyboard on the table."""
        shown = self.table if self._pages.currentWidget() is self.table else self
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, rows: list[CircleRow]) -> None:
        row = self.table.currentIndex().row()
        self._model.show(rows)
        self._pages.setCurrentWidget(self.table if rows else self._empty)
        if rows:
            self.table.choose_row(min(max(row, 0), len(rows) - 1))

    def _open(self) -> None:
        row = self._model.row_at(self.table.currentIndex().row())
        if row is not None:
            self.opened.emit(row.circle.id)


def _reader(services: Services) -> Callable[[Control], list[CircleRow]]:
    def read(control: Control) -> list[CircleRow]:
        rules = services.ledger.rules()
        circles = services.circles.circles()
        held = {one.circle_id: one for one in services.ledger.circles()}
        return [
            CircleRow(circle, one.people, one.account, rules.weighs(uppermost(circles, circle)), rules)
            for circle in circles
            if (one := held.get(circle.id)) is not None
        ]

    return read
