"""What the user sees of the program: a window, made when it is first wanted, and the tray that outlives it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.theme import Theme
from kontaktpflege.ui.tidying import Tidying

if TYPE_CHECKING:
    from kontaktpflege.ui.main_window import MainWindow
    from kontaktpflege.ui.reminders import Reminders
    from kontaktpflege.ui.settings_keeper import SettingsKeeper

_TRAY_MILLISECONDS = 20_000
"""A desktop that is just starting may bring its tray so much later than the program."""
_TOLD = "tray/told"


class Front(QObject):
    """Lets the window come, go into the tray and come back."""

    left = Signal()
    """The user is done with the program."""
    day_changed = Signal()

    def __init__(self, services: Services, settings: Settings, theme: Theme, memory: QSettings) -> None:
        super().__init__()
        self._services = services
        self._settings = settings
        self._theme = theme
        self._memory = memory
        self._day = services.today()
        self._window: MainWindow | None = None
        self._keeper: SettingsKeeper | None = None
        self._reminders: Reminders | None = None
        self._tidying: Tidying | None = None

    def window(self) -> MainWindow:
        """The window, made if there is none yet, and perhaps still hidden."""
        if self._window is None:
            self._window = self._make_window()
        return self._window

    def shown_window(self) -> MainWindow:
        """The window, brought back if it was hidden: there is something to answer."""
        if not self.window().isVisible():
            self.come()
        return self.window()

    def settings(self) -> Settings:
        """What is set now."""
        return self._keeper.settings() if self._keeper is not None else self._settings

    def wants_fresh_window(self) -> bool:
        """Whether the window was closed only to come back, with a language or a country that it could not show."""
        return self._keeper is not None and self._keeper.wants_fresh_window()

    def begin(self, *, hidden: bool) -> None:
        """Show the window; or wait in the tray, if there will be one."""
        if not hidden:
            self.window().show()
        self._tidying = Tidying(self)
        if hidden:
            self._tidying.rest()
            QTimer.singleShot(_TRAY_MILLISECONDS, self, self._come_unless_in_tray)

    def remind(self) -> None:
        """From now on remind, and be in the tray."""
        from kontaktpflege.ui.day_agenda import DayAgenda
        from kontaktpflege.ui.reminders import Reminders

        reminders = Reminders(self._services, DayAgenda(self._services), self.settings(), self)
        reminders.window_asked.connect(self.come)
        reminders.contact_asked.connect(self.show_contact)
        reminders.settings_asked.connect(self._show_settings)
        reminders.quit_asked.connect(self._leave)
        reminders.told.connect(self._tell)
        reminders.timer.day_changed.connect(self._begin_day)
        self._reminders = reminders
        if reminders.timer.today() != self._day:  # midnight passed before there was a timer
            self._begin_day()

    def come(self, leave: str = "") -> None:
        """Bring the window to the front; `leave` is the desktop's to do so, or ""."""
        from kontaktpflege.ui.attention import come_to_front

        come_to_front(self.window(), leave)
        if self._tidying is not None:
            self._tidying.go_on()

    def open_files(self, files: Sequence[Path]) -> None:
        """Show these card files in the import preview."""
        self.shown_window().open_files(files)

    def show_contact(self, contact_id: int, leave: str = "") -> None:
        """Show a contact in the window."""
        self.come(leave)
        page = self.window().page
        page.navigation.show_contact(contact_id)
        if page.list.is_settled():
            page.list.take_focus()
        else:
            page.list.listed.connect(page.list.take_focus, Qt.ConnectionType.SingleShotConnection)

    def close(self) -> None:
        """Let go of everything; the book may be closed then."""
        if self._reminders is not None:
            self._reminders.close()
        if self._tidying is not None:
            self._tidying.end()
        if self._window is not None:
            self._window.deleteLater()
        self.deleteLater()

    def _make_window(self) -> MainWindow:
        from kontaktpflege.ui.main_window import MainWindow
        from kontaktpflege.ui.settings_keeper import SettingsKeeper

        window = MainWindow(self._services, self._settings, self._theme, self._memory)
        self._keeper = SettingsKeeper(window, self._settings)
        window.stays = self._can_stay
        window.went_to_tray.connect(self._rest)
        window.left.connect(self.left)
        window.settings_changed.connect(self._use)
        return window

    def _can_stay(self) -> bool:
        application = QApplication.instance()
        if isinstance(application, QApplication) and application.isSavingSession():
            return False  # the user logs out
        return self._reminders is not None and self._reminders.keeps_the_program()

    def _rest(self) -> None:
        """The window has gone into the tray."""
        self._services.rest()
        if self._tidying is not None:
            self._tidying.rest()
        if self._reminders is not None and self._memory.value(_TOLD) is None:
            self._memory.setValue(_TOLD, "yes")
            self._reminders.tell_of_tray()

    def _come_unless_in_tray(self) -> None:
        """Nothing is hidden into a tray that is not there."""
        if self._reminders is None or not self._reminders.tray.is_there():
            self.come()

    def _use(self, settings: Settings) -> None:
        if self._reminders is not None:
            self._reminders.use(settings)

    def _begin_day(self) -> None:
        self._services.announce_everything()
        self.day_changed.emit()

    def _show_settings(self) -> None:
        self.come()
        self.window().preferences.show()

    def _tell(self, sentence: str) -> None:
        self.shown_window().tell(sentence, undoable=False)

    def _leave(self) -> None:
        if self._window is None:
            self.left.emit()
        else:
            self._window.leave()
