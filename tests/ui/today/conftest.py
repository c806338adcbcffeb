"""A window on the evening of a day that does not move, over a book in which four people are cared for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.opener import Opener
from kontaktpflege.ui.tasks import wait_for_all
from kontaktpflege.ui.theme import Theme
from kontaktpflege.ui.today.today_page import TodayPage
from tests.books import Clock, open_book
from tests.ui.conftest import NOW, PEOPLE

DAY = NOW.date()


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def book(tmp_path: Path, clock: Clock, qapp: QApplication) -> Iterator[Services]:
    """Four people, cared for since a hundred days, never touched."""
    opened = open_book(tmp_path / "contacts.book", clock)
    opened.transfer.take_in([PEOPLE.encode()])
    clock.now -= timedelta(100)
    opened.care.choose(list(opened.address_book.list_ids(ContactQuery())), 60)
    clock.now += timedelta(100)
    yield opened
    wait_for_all()
    opened.close()


@pytest.fixture
def opened_urls() -> list[str]:
    return []


@pytest.fixture
def make_window(
    book: Services, settings: Settings, memory: QSettings, theme: Theme, qtbot: QtBot, opened_urls: list[str]
) -> Callable[[], MainWindow]:
    def open_url(url: object) -> bool:
        opened_urls.append(url.toString())  # type: ignore[attr-defined]
        return True

    def make() -> MainWindow:
        opener = Opener(open_url, lambda scheme: True)
        window = MainWindow(book, settings, theme, memory, opener)
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.counted):
            window.resize(1280, 800)
            window.show()
        window.activateWindow()
        return window

    return make


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    return make_window()


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> TodayPage:
    shown = window.pages.today
    assert shown is not None
    qtbot.waitUntil(lambda: shown.day() is not None)
    return shown
