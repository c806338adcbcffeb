"""Keeps what is set in a window, and lets a fresh window show what an open one cannot."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from kontaktpflege.services import Services
from kontaktpflege.settings import Settings, load_settings, save_settings
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.tasks import Task
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.wording import _


class SettingsKeeper(QObject):
    """Saves what a window's user sets, and closes the window where only a fresh one can show it."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._begun_with = self._settings = settings
        self._closed = False
        window.settings_changed.connect(self._keep)

    def settings(self) -> Settings:
        """What is set now."""
        return self._settings

    def wants_fresh_window(self) -> bool:
        """Whether the window was closed only to come back."""
        return self._closed

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        try:
            # Which book this window shows may have been said for this once; the window sets all else.
            save_settings(replace(settings, book=load_settings().book))
        except OSError:
            sentence = _("The settings could not be saved; they hold until you close the window.")
            self._window.tell(sentence, undoable=False)
        begun = self._begun_with
        if (settings.language, settings.country) != (begun.language, begun.country):
            # Not from within the dialog that says so: it goes with the window.
            QTimer.singleShot(0, self, self._close)

    def _close(self) -> None:
        self._closed = self._window.leave()


def go_on(window: MainWindow, services: Services, *, new_country: bool) -> None:
    """Take up in a fresh window what the old one was closed in: the settings."""
    QTimer.singleShot(0, window, window.preferences.show)
    if not new_country:
        return
    task = Task(lambda control: services.address_book.derive_anew(control.progress))
    told: list[int] = []

    def tell(done: int, total: int) -> None:
        quarter = 4 * done // max(total, 1)
        if quarter not in told:
            told.append(quarter)
            sentence = _("Numbers are being read as of the new country: {percent} %")
            window.tell(sentence.format(percent=25 * quarter), undoable=False)

    task.progressed.connect(tell)
    task.done.connect(lambda count: window.tell(_("Numbers are read as of the new country now."), undoable=False))
    task.failed.connect(lambda error: show_error(window, error))
    task.start_writing()
