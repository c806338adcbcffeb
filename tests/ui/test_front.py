"""The window goes into the tray and comes back; where there is no tray it is not hidden in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui import notifications
from kontaktpflege.ui.front import Front
from kontaktpflege.ui.settings_dialog import SettingsDialog
from kontaktpflege.ui.tasks import wait_for_all
from kontaktpflege.ui.theme import Theme
from tests.books import ids
from tests.ui.popup_service import PopupService

# What Qt says of a platform without a tray.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[PopupService]:
    running = PopupService()
    monkeypatch.setattr(notifications, "connect", lambda address: running.line())
    yield running
    running.end()


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Says whether the desktop has a tray."""

    def there(is_there: bool) -> None:
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: is_there)

    there(True)
    return there


@pytest.fixture
def front(
    people: Services,
    settings: Settings,
    memory: QSettings,
    service: PopupService,
    tray: Callable[[bool], None],
    theme: Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Front]:
    monkeypatch.setenv("KONTAKTPFLEGE_SETTINGS", str(tmp_path / "settings.toml"))
    made = Front(people, settings, theme, memory)
    yield made
    made.close()
    wait_for_all()


def test_the_window_closes_into_the_tray_says_so_once_and_comes_back(
    qtbot: QtBot, front: Front, service: PopupService
) -> None:
    front.begin(hidden=False)
    front.remind()
    window = front.window()
    with qtbot.waitSignal(window.went_to_tray):
        window.close()
    assert not window.isVisible()
    qtbot.waitUntil(lambda: [title for title, _text in service.history] == ["Kontaktpflege goes on in the tray"])
    front.come()
    assert window.isVisible()
    with qtbot.waitSignal(window.went_to_tray):
        window.close()
    assert len(service.history) == 1


def test_quit_ends_it_wherever_the_window_is(qtbot: QtBot, front: Front) -> None:
    front.begin(hidden=False)
    front.remind()
    front.window().close()
    with qtbot.waitSignal(front.left):
        front._reminders.quit_asked.emit()  # type: ignore[union-attr]


def test_ctrl_q_does_not_stay_in_the_tray(qtbot: QtBot, front: Front) -> None:
    front.begin(hidden=False)
    front.remind()
    with qtbot.waitSignal(front.left):
        front.window().window_actions.quit.trigger()
    assert not front.window().isVisible()


def test_nothing_is_hidden_into_a_tray_that_is_not_there(
    qtbot: QtBot, front: Front, tray: Callable[[bool], None]
) -> None:
    tray(False)
    front.begin(hidden=False)
    front.remind()
    with qtbot.waitSignal(front.left):
        front.window().close()


def test_a_hidden_start_makes_no_window_until_one_is_wanted(qtbot: QtBot, front: Front) -> None:
    front.begin(hidden=True)
    front.remind()
    front._come_unless_in_tray()
    assert front._window is None
    front.come("token")
    assert front.window().isVisible()


def test_a_hidden_start_without_a_tray_shows_the_window(
    qtbot: QtBot, front: Front, tray: Callable[[bool], None]
) -> None:
    tray(False)
    front.begin(hidden=True)
    front.remind()
    front._come_unless_in_tray()
    assert front.window().isVisible()


def test_a_hidden_program_quits_without_a_window(qtbot: QtBot, front: Front) -> None:
    front.begin(hidden=True)
    front.remind()
    with qtbot.waitSignal(front.left):
        front._reminders.quit_asked.emit()  # type: ignore[union-attr]


def test_the_tray_leads_to_a_contact_and_to_the_settings(qtbot: QtBot, front: Front, people: Services) -> None:
    front.begin(hidden=True)
    front.remind()
    last = ids(people)[-1]
    front.window().resize(1280, 800)
    front.show_contact(last)
    qtbot.waitUntil(lambda: front.window().page.details.contact_id() == last)
    front._reminders.settings_asked.emit()  # type: ignore[union-attr]
    [dialog] = front.window().findChildren(SettingsDialog)
    dialog.reminders._boxes["stay_in_tray"].click()
    dialog.reject()
    with qtbot.waitSignal(front.left):
        front.window().close()


def test_a_window_in_the_tray_leaves_no_clock_ticking(qtbot: QtBot, front: Front) -> None:
    front.begin(hidden=False)
    front.remind()
    front.window().close()
    assert front._tidying is not None
    assert not front._tidying._timer.isActive()
    front.come()
    assert front._tidying._timer.isActive()


def test_a_midnight_before_there_is_a_timer_is_told_when_there_is_one(qtbot: QtBot, front: Front) -> None:
    front._day -= timedelta(1)
    with qtbot.waitSignal(front.day_changed):
        front.remind()
