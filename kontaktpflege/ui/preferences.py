"""What the user has set, while the window is open: changed by dialog, menu and keys, shown at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.settings import FONT_SIZES, Settings
from kontaktpflege.ui.theme import Theme

if TYPE_CHECKING:
    from kontaktpflege.services.ledger import LedgerDesk


class Preferences(QObject):
    """Holds the settings; colours and size of the letters follow by themselves, the window does the rest."""

    changed = Signal(object, object)
    """The settings as they were and as they are."""

    def __init__(self, settings: Settings, theme: Theme, window: QWidget, ledger: Callable[[], LedgerDesk]) -> None:
        """`ledger` holds what is set for the book and not for the program."""
        super().__init__(window)
        self._ledger = ledger
        self._settings = settings
        self._theme = theme
        self._window = window

    def settings(self) -> Settings:
        """What is set now."""
        return self._settings

    def use(self, settings: Settings) -> None:
        """Set this."""
        if settings == self._settings:
            return
        before, self._settings = self._settings, settings
        if (before.theme, before.font_size) != (settings.theme, settings.font_size):
            self._theme.show(settings.theme, settings.font_size)
        self.changed.emit(before, settings)

    def use_compact_rows(self, compact: bool) -> None:
        """One line a row, or two."""
        self.use(replace(self._settings, compact=compact))

    def log_by_letter(self) -> bool:
        """Whether L alone logs a talk, where no list has the keyboard."""
        return self._settings.log_by_letter

    def ask_ties(self) -> bool:
        """Whether the end of the day may bring a question who knows whom."""
        return self._settings.ask_ties

    def use_ask_ties(self, wanted: bool) -> None:
        """Ask who knows whom at the end of the day, or never."""
        self.use(replace(self._settings, ask_ties=wanted))

    def use_log_by_letter(self, wanted: bool) -> None:
        """Let L alone log a talk, or not."""
        self.use(replace(self._settings, log_by_letter=wanted))

    def enlarge(self) -> None:
        """Letters one step larger."""
        larger = (size for size in FONT_SIZES if size > self._settings.font_size)
        self.use(replace(self._settings, font_size=next(larger, FONT_SIZES[-1])))

    def reduce(self) -> None:
        """Letters one step smaller."""
        smaller = [size for size in FONT_SIZES if size < self._settings.font_size]
        self.use(replace(self._settings, font_size=smaller[-1] if smaller else FONT_SIZES[0]))

    def use_normal_size(self) -> None:
        """Letters as large as the system has them."""
        self.use(replace(self._settings, font_size=FONT_SIZES[0]))

    def show(self) -> None:
        """Open the dialog."""
        from kontaktpflege.ui.settings_dialog import SettingsDialog

        SettingsDialog(self, self._ledger(), self._window).open()
