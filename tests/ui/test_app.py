"""The program around the window: language, lean start, the net under everything."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.errors import HistoryMoved
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings, load_settings, save_settings
from kontaktpflege.ui.app import Net
from kontaktpflege.ui.crash_dialog import CrashDialog
from kontaktpflege.ui.main_window import MainWindow
from tests.books import open_book, take_in, vcard

HEAVY = ("pyqtgraph", "numpy", "scipy", "igraph", "keyring", "alembic", "babel", "vobject", "holidays", "jinja2")


def test_the_window_starts_without_what_the_first_paint_does_not_need() -> None:
    code = f"import sys; import kontaktpflege.ui.app; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("language", "text", "decimal"), [("de", "Abbrechen", ","), ("en", "Cancel", ".")])
def test_qt_speaks_the_language_of_the_program(language: str, text: str, decimal: str) -> None:
    code = (
        "from pathlib import Path; from PySide6.QtCore import QCoreApplication, QLocale;"
        "from kontaktpflege.settings import Settings; from kontaktpflege.ui.app import make_application;"
        f"make_application(Settings(book=Path('x'), language={language!r}));"
        "print(QCoreApplication.translate('QPlatformTheme', 'Cancel'), QLocale().decimalPoint())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [text, decimal]


def test_a_known_error_that_nobody_caught_becomes_a_sentence(qtbot: QtBot, window: MainWindow) -> None:
    net = Net(lambda: window)
    error = HistoryMoved()
    net(type(error), error, None)
    [box] = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert box.text()
    assert not window.findChildren(CrashDialog)


def test_a_bug_shows_one_report_that_can_be_copied(
    qtbot: QtBot, window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    net = Net(lambda: window)
    for _ in range(3):
        error = ZeroDivisionError("by nought")
        net(type(error), error, error.__traceback__)
    [dialog] = window.findChildren(CrashDialog)
    dialog.copy_report()
    assert "ZeroDivisionError: by nought" in QGuiApplication.clipboard().text()
    assert "ZeroDivisionError" in capsys.readouterr().err
    dialog.accept()


def test_an_undo_that_came_too_late_is_explained(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    step = people.history.undo_step()
    assert step is not None
    people.history.undo(step.id)
    window.turning_back.undo(step.id)
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))


FRESH_WINDOW = """
import json, sys
from dataclasses import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kontaktpflege.settings import load_settings
from kontaktpflege.ui.app import run
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.settings_dialog import SettingsDialog
seen = []
def windows():
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
def look():
    found = windows()
    if not found:
        return
    window = found[0]
    if not seen:
        seen.append(window.window_actions.quit.text())
        window.preferences.use(replace(window.preferences.settings(), language="de", country="AT"))
    elif window.findChildren(SettingsDialog) and "jetzt" in window.toast.message():
        seen.append(window.window_actions.quit.text())
        seen.append(window.findChildren(SettingsDialog)[0].windowTitle())
        clock.stop()
        window.close()
clock = QTimer(interval=20)
clock.timeout.connect(look)
clock.start()
code = run(load_settings())
print(json.dumps([code, *seen]))
"""


def test_another_language_and_country_show_in_a_fresh_window_and_read_numbers_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "people.book"
    services = open_book(book)
    take_in(services, vcard("Anna Weiß", "TEL:01 5880"))
    services.close()
    monkeypatch.setenv("KONTAKTPFLEGE_SETTINGS", str(tmp_path / "settings.toml"))
    save_settings(Settings(book=book, language="en"))
    program = "from PySide6.QtCore import QCoreApplication\nfrom PySide6.QtWidgets import QApplication\n"
    program += "application = QApplication(['kontaktpflege'])\n" + FRESH_WINDOW
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == [0, "Quit", "Beenden", "Einstellungen"]
    assert load_settings().country == "AT"
    again = open_book(book, country="AT")
    assert list(again.address_book.list_ids(ContactQuery(words="+43 1 5880")))
    again.close()
