"""The page of give and take: what was given and what received."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kontaktpflege.services import Services
from kontaktpflege.ui.favor_deeds import FavorDeeds
from kontaktpflege.ui.ledger.favors_view import FavorsView
from kontaktpflege.ui.ledger.ledger_filters import LedgerFilters
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.wording import _


class LedgerPage(QWidget):
    """Shows what is on screen only; the rest is read when it comes up."""

    contact_asked = Signal(int)
    """Show this contact among all."""
    sheet_asked = Signal(int)
    """Open the call sheet of a contact."""

    def __init__(
        self, services: Services, deeds: FavorDeeds, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._stale = True
        self.setAccessibleName(_("Give and take"))
        self.filters = LedgerFilters(today, services.capture.people)
        self.favors = FavorsView(services, today, self.filters)
        self._heading = QLabel(_("Give and take"))
        dress(self._heading, "name")
        self._lay_out()
        self._connect()

    def renew(self) -> None:
        """The book changed: read anew, now or when the page is shown."""
        self._stale = True
        if self.isVisible():
            self._read()

    def current(self) -> int | None:
        """The contact of the row on which the cursor stands."""
        found = self.favors.current()
        return found.favor.contact_id if found is not None else None

    def take_focus(self) -> None:
        """Put the keyboard on what is shown."""
        self.favors.take_focus()

    def select_all(self) -> None:
        """Select every row."""
        self.favors.table.selectAll()

    def is_settled(self) -> bool:
        """Whether everything that was asked for is shown."""
        return not self._stale and self.favors.is_settled()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(S)
        self._head.addWidget(self._heading)
        self._head.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(L, M, L, S)
        top.setSpacing(M)
        top.addLayout(self._head)
        top.addWidget(self.filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.favors, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._read)
        self.favors.contact_asked.connect(self.contact_asked)
        self.favors.sheet_asked.connect(self.sheet_asked)
        self.favors.correction_asked.connect(self._deeds.ask_to_correct)
        self.favors.removal_asked.connect(self._deeds.delete)

    def _read(self) -> None:
        self._stale = False
        self.favors.renew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()
