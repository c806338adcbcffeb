"""Holds the place of the network's page until what it draws with is loaded: that takes a second, off the GUI thread."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from kontaktpflege.ui.tasks import Latest
from kontaktpflege.ui.theme import dress
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from kontaktpflege.ui.network.network_page import NetworkPage

_PARTS = (
    "kontaktpflege.ui.network.network_page",
    *(f"kontaktpflege.services.{desk}" for desk in ("ties", "network", "capture")),
)
"""The page, and what it asks at once."""


class NetworkHolder(QStackedWidget):
    """Makes the page when it is shown first; what was asked of it before happens then."""

    made = Signal(object)
    """The `NetworkPage`, once: what it asks for may be connected."""

    def __init__(self, make: Callable[[QWidget], NetworkPage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._asked = False
        self._afterwards: list[Callable[[NetworkPage], None]] = []
        self.page: NetworkPage | None = None
        waiting = QLabel(_("One moment …"), self, alignment=Qt.AlignmentFlag.AlignCenter)
        dress(waiting, "muted")
        self.addWidget(waiting)
        self._loading = Latest(self)
        self._loading.done.connect(lambda done: self._begin())

    def with_page(self, act: Callable[[NetworkPage], None]) -> None:
        """Do this with the page, now or as soon as its picture stands."""
        if self.page is not None and self.page.shows_somebody():
            act(self.page)
        else:
            self._afterwards.append(act)

    def take_focus(self) -> None:
        """Put the keyboard on the picture."""
        if self.page is not None:
            self.page.take_focus()

    def current(self) -> int | None:
        """The contact that has the keyboard."""
        return self.page.current() if self.page is not None else None

    def selected_ids(self) -> Sequence[int]:
        """The contacts that are selected."""
        return self.page.selected_ids() if self.page is not None else ()

    def _begin(self) -> None:
        self.page = self._make(self)
        self.page.read.connect(self._catch_up)
        self.addWidget(self.page)
        had_keyboard = self.window().focusWidget() is None or self.hasFocus()
        self.setCurrentWidget(self.page)
        self.made.emit(self.page)
        if had_keyboard:
            self.page.take_focus()

    def _catch_up(self) -> None:
        waiting, self._afterwards = self._afterwards, []
        for act in waiting:
            if self.page is not None:
                act(self.page)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self._loading.run(lambda control: [importlib.import_module(part) for part in _PARTS])
