"""A real book in a temporary folder, and the real window on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kontaktpflege import bootstrap
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.tasks import wait_for_all
from kontaktpflege.ui.theme import Theme
from kontaktpflege.wording import use_language
from tests.books import Clock, begin_book, open_book

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""When the window of the tests is opened."""

PEOPLE = """BEGIN:VCARD
VERSION:3.0
N:Weiß;Anna;;;
FN:Anna Weiß
ORG:Studio Weiß
TITLE:Fotografin
item1.TEL;TYPE=CELL:0170 1234567
item1.X-ABLabel:Sommerhaus
EMAIL;TYPE=WORK:anna@example.org
ADR;TYPE=HOME:;;Venloer Straße 12;Köln;;50823;Germany
BDAY:1980-05-01
X-SPOUSE:Bernd
X-FOO-BAR:kept as it came
NOTE:Mag <b>Tee</b>
CATEGORIES:Freunde
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Maier;Bernd;;;
FN:Bernd Maier
TEL:0221 998877
CATEGORIES:Kunden
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Müller;Eva;;;
FN:Eva Müller
ADR:;;;Berlin;;;
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Kolář;Čeněk;;;
FN:Čeněk Kolář
ORG:Sdružení
END:VCARD
"""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Tests read what the window says in English."""
    use_language("en")
    yield
    use_language("en")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(book=tmp_path / "contacts.book", theme="light", language="en")


@cache
def _book_of_people() -> bytes:
    """The file of a book into which people were taken in."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "people.book"
        services = open_book(path, Clock(NOW))
        services.transfer.take_in([PEOPLE.encode()])
        services.close()
        return path.read_bytes()


@pytest.fixture
def services(
    request: pytest.FixtureRequest, settings: Settings, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Services]:
    """An empty book, or one with people if the test asks for them, on a day that does not move."""
    monkeypatch.setattr(bootstrap, "now", Clock(NOW + timedelta(minutes=1)))
    begin_book(settings.book)
    if "people" in request.fixturenames:
        settings.book.write_bytes(_book_of_people())
    opened = bootstrap.open_services(settings)
    yield opened
    wait_for_all()
    opened.close()


@pytest.fixture
def people(services: Services) -> Services:
    """A book with Anna Weiß, Bernd Maier, Eva Müller and Čeněk Kolář; `services` began it so, as a copy."""
    return services


@pytest.fixture
def memory(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme."""
    # Closed windows of the test before wait for an event loop to delete them; till then each is dressed anew.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Theme(qapp, "light")
    yield made
    made.deleteLater()


@pytest.fixture
def open_window(
    services: Services, settings: Settings, memory: QSettings, theme: Theme, qtbot: QtBot
) -> Callable[[], MainWindow]:
    """Opens the window on the book and waits until its list and its counts are there."""

    def make() -> MainWindow:
        window = MainWindow(services, settings, theme, memory)
        qtbot.addWidget(window)
        with qtbot.waitSignals([window.page.list.listed, window.counted]):
            window.resize(1280, 800)
            window.show()
        window.activateWindow()
        return window

    return make


@pytest.fixture
def window(people: Services, open_window: Callable[[], MainWindow]) -> MainWindow:
    """The window on a book with four people."""
    return open_window()
