"""The window's program: Qt itself, theme, language, the net under everything, and the event loop."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from kontaktpflege import bootstrap
from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings, settings_file
from kontaktpflege.ui.contacts.hand_out import tidy_hand_outs
from kontaktpflege.ui.front import Front
from kontaktpflege.ui.icons import application_icon
from kontaktpflege.ui.mnemonics import watch_dialogs
from kontaktpflege.ui.tasks import Control, Task, wait_for_all
from kontaktpflege.ui.theme import Theme
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.wording import language, use_language
from kontaktpflege.wording.errors import explain

if TYPE_CHECKING:
    from kontaktpflege.single_start import Seat
    from kontaktpflege.ui.reception import Reception

_RECEPTION_AFTER = 100
"""Milliseconds from the first paint until later starts are heard, who wait: what hears them takes time to load."""
_TRAY_AFTER = 500
"""Milliseconds from the first paint to the tray and the reminders."""
_HOUSEKEEPING_AFTER = 3_000
"""Milliseconds from the first paint to the daily backup: nobody waits for it."""


def run(settings: Settings, files: Sequence[Path] = (), seat: Seat | None = None, *, hidden: bool = False) -> int:
    """Open the book in a window, with these card files in the import preview; returns the exit code.

    With a `seat`, later starts on this book hand their files to this window. A `hidden` start waits in the tray. Another
    language or country is a fresh window on the freshly opened book, in the same process.
    """
    application = make_application(settings)
    application.setQuitOnLastWindowClosed(False)  # the window says when it is over: it may only hide
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
        front = Front(services, settings, theme, memory)
        front.left.connect(application.quit)
        sys.excepthook = Net(front.shown_window)
        front.begin(hidden=hidden)
        QTimer.singleShot(0 if files else _RECEPTION_AFTER, front, partial(_receive, front, files, receptions, seat))
        QTimer.singleShot(0 if hidden else _TRAY_AFTER, front, front.remind)
        QTimer.singleShot(_HOUSEKEEPING_AFTER, front, partial(_keep_house, services, front))
        front.day_changed.connect(partial(_keep_house, services, front))
        if before is not None:
            from kontaktpflege.ui.settings_keeper import go_on

            go_on(front.window(), services, new_country=before.country != settings.country)
        code = application.exec()
        front.close()
        wait_for_all()
        if not front.wants_fresh_window():
            break
        with contextlib.suppress(KontaktpflegeError):
            # A book that was never read as of a country would take the new one for the old.
            services.address_book.derive_anew()
        services.close()
        before, settings, files, hidden = settings, front.settings(), (), False
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


def _receive(front: Front, files: Sequence[Path], receptions: list[Reception], seat: Seat | None) -> None:
    """Open the files this start was given, together with those that later starts bring at the same moment.

    The one reception of the program stays when a fresh window takes over; it is kept in `receptions`.
    """
    if seat is None or seat.listener is None:
        if files:
            front.open_files(files)
        return
    from kontaktpflege.ui.reception import Reception

    if not receptions:
        receptions.append(Reception(seat.listener))
    reception = receptions[0]
    # Methods of an object, which Qt lets go of together with it.
    reception.files_arrived.connect(front.open_files)
    reception.attention_asked.connect(front.come)
    reception.gather(files)


def _keep_house(services: Services, front: Front) -> None:
    """What is due once a day or after an update, without anybody waiting for it."""

    def work(control: Control) -> None:
        services.address_book.derive_anew()
        services.safekeeping.back_up_if_due()
        tidy_hand_outs()

    task = Task(work)
    task.failed.connect(lambda error: show_error(front.shown_window(), error))
    task.start_writing(may_stop=True)


class Net:
    """Catches what nobody caught: a known error becomes a sentence, a bug the crash dialog, one at a time."""

    def __init__(self, window: Callable[[], QWidget]) -> None:
        self._window = window
        self._showing = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, KontaktpflegeError):
            show_error(self._window(), error)
            return
        from kontaktpflege.ui.crash_dialog import CrashDialog, crash_report

        report = crash_report(kind, error, trace)
        sys.stderr.write(report)
        if not self._showing:
            self._showing = True
            dialog = CrashDialog(report, self._window())
            dialog.finished.connect(self._forget)
            dialog.open()

    def _forget(self) -> None:
        self._showing = False
