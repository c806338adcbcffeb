"""The window's program: Qt itself, theme, language, the net under everything, and the event loop."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from kontaktpflege import bootstrap
from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings, settings_file
from kontaktpflege.ui.attention import come_to_front
from kontaktpflege.ui.contacts.hand_out import tidy_hand_outs
from kontaktpflege.ui.icons import application_icon
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.mnemonics import watch_dialogs
from kontaktpflege.ui.settings_keeper import SettingsKeeper, go_on
from kontaktpflege.ui.tasks import Control, Task, wait_for_all
from kontaktpflege.ui.theme import Theme
from kontaktpflege.ui.tidying import Tidying
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.wording import language, use_language
from kontaktpflege.wording.errors import explain

if TYPE_CHECKING:
    from kontaktpflege.hand_over import Seat
    from kontaktpflege.ui.reception import Reception

_RECEPTION_AFTER = 100
"""Milliseconds from the first paint until later starts are heard, who wait: what hears them takes time to load."""
_HOUSEKEEPING_AFTER = 3_000
"""Milliseconds from the first paint to the daily backup: nobody waits for it."""


def run(settings: Settings, files: Sequence[Path] = (), seat: Seat | None = None) -> int:
    """Open the book in a window, with these card files in the import preview; returns the exit code.

    With a `seat`, later starts on this book hand their files to this window. Another language or country is a fresh
    window on the freshly opened book, in the same process.
    """
    application = make_application(settings)
    theme = Theme(application, settings.theme, application, percent=settings.font_size)
    application.focusChanged.connect(watch_dialogs)
    memory = QSettings(str(settings_file().with_name("window.ini")), QSettings.Format.IniFormat)
    receptions: list[Reception] = []
    before: Settings | None = None
    while True:
        try:
            services = bootstrap.open_services(settings)
        except KontaktpflegeError as error:
            if seat is not None:
                seat.leave()
            return refuse(settings, error)
        window = MainWindow(services, settings, theme, memory)
        keeper = SettingsKeeper(window, settings)
        sys.excepthook = Net(window)
        window.show()
        QTimer.singleShot(0 if files else _RECEPTION_AFTER, window, partial(_receive, window, files, receptions, seat))
        QTimer.singleShot(_HOUSEKEEPING_AFTER, window, partial(_keep_house, services, window))
        if before is not None:
            go_on(window, services, new_country=before.country != settings.country)
        tidying = Tidying(window)
        code = application.exec()
        wait_for_all()
        tidying.end()
        if not keeper.wants_fresh_window():
            break
        with contextlib.suppress(KontaktpflegeError):
            # A book that was never read as of a country would take the new one for the old.
            services.address_book.derive_anew()
        services.close()
        before, settings, files = settings, keeper.settings(), ()
        window.deleteLater()
        make_application(settings)
    services.close()
    for reception in receptions:
        reception.close()
    if seat is not None:
        seat.leave()
    return code


def refuse(settings: Settings, error: KontaktpflegeError) -> int:
    """Say why no window opens; returns the exit code."""
    make_application(settings)
    explanation = explain(error)
    QMessageBox.critical(None, "Kontaktpflege", f"{explanation.what}\n\n{explanation.advice}")
    return 1


def make_application(settings: Settings) -> QApplication:
    """The QApplication, in the user's language, Qt's own texts and formats included."""
    use_language(settings.language)
    QApplication.setApplicationName("kontaktpflege")
    QApplication.setApplicationDisplayName("Kontaktpflege")
    QApplication.setDesktopFileName("kontaktpflege")
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        application = existing
        for old in application.findChildren(QTranslator):
            application.removeTranslator(old)
            old.deleteLater()
    else:
        policy = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        QApplication.setHighDpiScaleFactorRoundingPolicy(policy)
        application = QApplication(["kontaktpflege"])
    application.setWindowIcon(application_icon())
    german = language() == "de"
    QLocale.setDefault(
        QLocale(QLocale.Language.German, QLocale.Country.Germany)
        if german
        else QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    )
    if german:
        translator = QTranslator(application)
        if translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            application.installTranslator(translator)
    return application


class _Bell(QObject):
    """Brings its window to the front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ring(self, token: str) -> None:
        come_to_front(self._window, token)


def _receive(window: MainWindow, files: Sequence[Path], receptions: list[Reception], seat: Seat | None) -> None:
    """Open the files this start was given, together with those that later starts bring at the same moment.

    The one reception of the program stays when a fresh window takes over; it is kept in `receptions`.
    """
    if seat is None or seat.listener is None:
        window.open_files(files)
        return
    from kontaktpflege.ui.reception import Reception

    if not receptions:
        receptions.append(Reception(seat.listener))
    reception = receptions[0]
    # Methods of a window and of its child, which Qt lets go of together with a window that was closed.
    reception.files_arrived.connect(window.open_files)
    reception.attention_asked.connect(_Bell(window).ring)
    reception.gather(files)


def _keep_house(services: Services, window: MainWindow) -> None:
    """What is due once a day or after an update, without anybody waiting for it."""

    def work(control: Control) -> None:
        services.address_book.derive_anew()
        services.safekeeping.back_up_if_due()
        tidy_hand_outs()

    task = Task(work)
    task.failed.connect(lambda error: show_error(window, error))
    task.start_writing()


class Net:
    """Catches what nobody caught: a known error becomes a sentence, a bug the crash dialog, one at a time."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._showing = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, KontaktpflegeError):
            show_error(self._window, error)
            return
        from kontaktpflege.ui.crash_dialog import CrashDialog, crash_report

        report = crash_report(kind, error, trace)
        sys.stderr.write(report)
        if not self._showing:
            self._showing = True
            dialog = CrashDialog(report, self._window)
            dialog.finished.connect(self._forget)
            dialog.open()

    def _forget(self) -> None:
        self._showing = False
