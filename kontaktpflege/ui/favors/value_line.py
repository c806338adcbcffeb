"""What a favour was worth in money and in time, where that is known: amount, currency, minutes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from kontaktpflege.domain.errors import LedgerProblem
from kontaktpflege.domain.favor import MOST_MINUTES, Money, money_of
from kontaktpflege.ui.theme import M, S, grown
from kontaktpflege.wording import _, language

_AMOUNT_WIDTH, _CURRENCY_WIDTH, _MINUTES_WIDTH = 120, 60, 72
_LONGEST = 30


class ValueLine(QWidget):
    """All of it may stay empty."""

    changed = Signal()

    def __init__(self, money: Money | None, minutes: int | None, currency: str, parent: QWidget | None = None) -> None:
        """`currency` is the usual one."""
        super().__init__(parent)
        self.amount = QLineEdit(_written(money) if money is not None else "")
        self.currency = QLineEdit(money.currency if money is not None else currency)
        self.minutes = QLineEdit(str(minutes) if minutes is not None else "")
        self.amount.setPlaceholderText(_("e.g. 12.50"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        for line, name, width in (
            (self.amount, _("Amount of money"), _AMOUNT_WIDTH),
            (self.currency, _("Currency"), _CURRENCY_WIDTH),
            (self.minutes, _("Minutes"), _MINUTES_WIDTH),
        ):
            line.setAccessibleName(name)
            line.setFixedWidth(grown(width))
            line.setMaxLength(3 if line is self.currency else _LONGEST)
            line.textChanged.connect(self.changed)
        label = QLabel(_("Minutes"))
        label.setBuddy(self.minutes)
        row.addWidget(self.amount)
        row.addWidget(self.currency)
        row.addSpacing(M)
        row.addWidget(label)
        row.addWidget(self.minutes)
        row.addStretch(1)
        self.setFocusProxy(self.amount)

    def lines(self) -> tuple[QLineEdit, ...]:
        """Where it is typed."""
        return self.amount, self.currency, self.minutes

    def money(self) -> Money | None:
        """The amount; None without one. Raises LedgerProblem ("money", "currency")."""
        return money_of(self.amount.text(), self.currency.text()) if self.amount.text().strip() else None

    def spent(self) -> int | None:
        """The minutes; None without any. Raises LedgerProblem ("minutes")."""
        typed = self.minutes.text().strip()
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit() and 0 < int(typed) <= MOST_MINUTES):
            raise LedgerProblem("minutes")
        return int(typed)


def _written(money: Money) -> str:
    amount = f"{money.amount:f}"
    return amount.replace(".", ",") if language() == "de" else amount
