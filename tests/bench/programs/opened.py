"""A window on a book as the program opens it, offscreen, in English and light, with nothing remembered."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from kontaktpflege.bootstrap import open_services
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.app import make_application
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.theme import Theme
from kontaktpflege.ui.tidying import Tidying


class Opened(NamedTuple):
    """What a program needs of it; `folder` goes with the last reference to it."""

    application: QApplication
    services: Services
    window: MainWindow
    folder: TemporaryDirectory[str]


_BEAT_MILLISECONDS = 5


def wait(until: Callable[[], bool]) -> None:
    """Let events run until something holds.

    Asleep between them, as the program is: a loop that keeps asking would take the interpreter from the threads at work.
    """
    beat = QTimer(interval=_BEAT_MILLISECONDS, timerType=Qt.TimerType.PreciseTimer)
    beat.start()
    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def opened(book: Path) -> Opened:
    """Open a book in a window and show it."""
    settings = Settings(book=book, language="en", theme="light")
    application = make_application(settings)
    theme = Theme(application, "light", application)
    services = open_services(settings)
    folder = TemporaryDirectory()
    memory = QSettings(str(Path(folder.name) / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(services, settings, theme, memory)
    window.resize(1280, 800)
    window.show()
    Tidying(window)  # as the program does: Python's own looks for garbage would halt the window
    return Opened(application, services, window, folder)
