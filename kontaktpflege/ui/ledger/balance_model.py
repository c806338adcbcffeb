"""The rows of the balances: a name, a scale that leans, and the same in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from kontaktpflege.domain.balance import CLEAR, Account, LedgerRules, Tilt
from kontaktpflege.domain.ledger import ListedAccount
from kontaktpflege.ui.ledger.window_model import LedgerColumn, WindowModel
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.dates import day_ago
from kontaktpflege.wording.ledger import balance_words, both_words, figures_words
from kontaktpflege.wording.numbers import number

COLUMNS: Final = (
    LedgerColumn(heading=N_("Name"), width=176, sort="name"),
    LedgerColumn(heading=N_("Balance"), width=96, sort="balance"),
    LedgerColumn(heading=N_("In words"), width=280),
    LedgerColumn(heading=N_("Given"), width=84, sort="given", falls=True, spare=True, numeric=True),
    LedgerColumn(heading=N_("Received"), width=104, sort="received", falls=True, spare=True, numeric=True),
    LedgerColumn(heading=N_("Last favour"), width=124, sort="favor", falls=True),
)
NAME, SCALE, WORDS = 0, 1, 2
_GIVEN, _RECEIVED = 3, 4


class BalanceModel(WindowModel[ListedAccount]):
    """A contact a row; the cell of the scale has the balance as `UserRole`, None where there are memories only."""

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], dict[int, ListedAccount]],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(COLUMNS, fetch, parent)
        self._today = today
        self._rules = LedgerRules()

    def use_rules(self, rules: LedgerRules) -> None:
        """Tell tilts by these."""
        self._rules = rules

    def facet(self, row: ListedAccount, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.UserRole:
            return leaning(row.account, self._rules) if column == SCALE and row.scale and row.account.count else None
        if role == Qt.ItemDataRole.ToolTipRole:
            if column in (SCALE, WORDS) and row.scale and row.account.count:
                return figures_words(row.account, self._rules, self._today())
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return None
        if column == SCALE:
            return self._tilt(row) if role == Qt.ItemDataRole.AccessibleTextRole else ""
        return self._text(row, column)

    def words(self, row: ListedAccount) -> str:
        """How give and take stands, or what there was."""
        if row.scale or not row.account.count:
            return balance_words(shown_name(row.name), row.account, self._rules, self._today())
        return both_words(row.account)

    def _text(self, row: ListedAccount, column: int) -> str:
        account = row.account
        if column == NAME:
            return shown_name(row.name)
        if column == WORDS:
            return self.words(row)
        if column in (_GIVEN, _RECEIVED):
            count = account.given_count if column == _GIVEN else account.received_count
            return number(count) if count else ""
        last = max((day for day in (account.given_on, account.received_on) if day is not None), default=None)
        return day_ago(last, self._today()) if last is not None else ""

    def _tilt(self, row: ListedAccount) -> str:
        if not row.scale or not row.account.count:
            return _("no scale")
        return tilt_words(row.account, row.account.tilt(self._rules))


def leaning(account: Account, rules: LedgerRules, of: int = 0) -> float:
    """How far a scale leans: -1 to 1, above 0 to the side of what was given; twice the slack is all of it.

    `of` is all the weight there is, where many are weighed together.
    """
    full = 2 * max(rules.slack, CLEAR * of)
    return max(-1.0, min(1.0, account.balance / full))


def tilt_words(account: Account, tilt: Tilt) -> str:
    """To which side an account tilts, spoken; in balance is only what went both ways."""
    match tilt:
        case Tilt.GIVEN:
            return _("more given")
        case Tilt.RECEIVED:
            return _("more received")
    if account.given_count and account.received_count:
        return _("in balance")
    return _("a little more given") if account.given_count else _("a little more received")


def shown_name(name: str) -> str:
    """A name as it may be shown."""
    return plain_line(name) or _("Without a name")
