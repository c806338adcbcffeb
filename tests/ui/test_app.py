"""The program around the window: language, lean start, the net under everything."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.errors import HistoryMoved
from kontaktpflege.services import Services
from kontaktpflege.ui.app import Net
from kontaktpflege.ui.crash_dialog import CrashDialog
from kontaktpflege.ui.main_window import MainWindow

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
    net = Net(window)
    error = HistoryMoved()
    net(type(error), error, None)
    [box] = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert box.text()
    assert not window.findChildren(CrashDialog)


def test_a_bug_shows_one_report_that_can_be_copied(
    qtbot: QtBot, window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    net = Net(window)
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
    window._undo_by_id(step.id)
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
