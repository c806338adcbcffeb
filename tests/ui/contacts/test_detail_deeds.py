"""What happens when one acts on the details: by mouse, by key, and where the system has no program for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.contacts.detail_line import DetailLine
from kontaktpflege.ui.contacts.number_sheet import NumberSheet
from kontaktpflege.ui.contacts.photo_sheet import PhotoSheet
from kontaktpflege.ui.contacts.text_sheet import TextSheet
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.opener import Opener
from kontaktpflege.ui.theme import Theme

CARDS = """BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:a-1
N:Aaron;Berta;;;
FN:Berta Aaron
TEL;TYPE=cell:0170 1234567
EMAIL:berta.aaron.with.a.very.long.address@example.org
URL:javascript:alert(1)
ADR:;;Venloer Straße 12;Köln;;50823;
BDAY:19800501
RELATED;TYPE=spouse:urn:uuid:b-2
RELATED;TYPE=friend;VALUE=text:Dora Zander
RELATED;TYPE=friend;VALUE=text:Anna Zwilling
NOTE:Mag <b>Tee</b>
END:VCARD
BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:b-2
N:Aaron;Curt;;;
FN:Curt Aaron
END:VCARD
BEGIN:VCARD
VERSION:4.0
N:Zander;Dora;;;
FN:Dora Zander
PHOTO:data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==
END:VCARD
BEGIN:VCARD
VERSION:4.0
N:Zwilling;Anna;;;
FN:Anna Zwilling
END:VCARD
BEGIN:VCARD
VERSION:4.0
N:Zwilling;Anna;;;
FN:Anna Zwilling
NOTE:%s
END:VCARD
""" % ("x" * 1_000_000)

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Desktop:
    def __init__(self) -> None:
        self.opened: list[str] = []
        self.knows = True

    def open(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        return True


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def window(
    services: Services, settings: Settings, memory: QSettings, theme: Theme, qtbot: QtBot, desktop: Desktop
) -> MainWindow:
    services.transfer.take_in([CARDS.encode()])
    opener = Opener(desktop.open, lambda scheme: desktop.knows)
    made = MainWindow(services, settings, theme, memory, opener)
    qtbot.addWidget(made)
    with qtbot.waitSignals([made.page.list.listed, made.counted]):
        made.resize(1280, 800)
        made.show()
    made.activateWindow()
    return made


def go_to(qtbot: QtBot, window: MainWindow, row: int) -> None:
    window.page.list.table.go_to_row(row)
    wanted = window.page.list.table.current_id()
    qtbot.waitUntil(lambda: window.page.details.contact_id() == wanted)


def go_to_row(window: MainWindow, row: int) -> None:
    window.page.list.table.go_to_row(row)


def line(window: MainWindow, text: str) -> DetailLine:
    details = window.page.details
    found = (line for line in details.findChildren(DetailLine) if line.isVisibleTo(details))
    return next(line for line in found if line.shown().text.startswith(text))


def shown_name(window: MainWindow) -> str:
    contact = window.page.details.contact()
    return contact.card.formatted_name if contact is not None else ""


def sheet(window: MainWindow, kind: type[QWidget]) -> QWidget:
    return next(iter(window.page.findChildren(kind)))


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_a_click_and_enter_call_write_and_show_the_place(qtbot: QtBot, window: MainWindow, desktop: Desktop) -> None:
    go_to(qtbot, window, 0)
    click(line(window, "0170"))
    QTest.keyClick(line(window, "berta.aaron"), Qt.Key.Key_Return)
    QTest.keyClick(line(window, "Venloer"), Qt.Key.Key_Space)
    assert desktop.opened[:2] == [
        "tel:+491701234567",
        "mailto:berta.aaron.with.a.very.long.address@example.org",
    ]
    assert desktop.opened[2].startswith("https://www.openstreetmap.org/search?query=Venloer")


def test_a_script_in_a_field_is_text_and_nothing_opens(qtbot: QtBot, window: MainWindow, desktop: Desktop) -> None:
    go_to(qtbot, window, 0)
    script = line(window, "javascript:")
    click(script)
    QTest.keyClick(script, Qt.Key.Key_Return)
    assert desktop.opened == []
    assert script.accessibleDescription() == ""


def test_copying_says_whose_number_it_was_and_copies_exactly(qtbot: QtBot, window: MainWindow) -> None:
    go_to(qtbot, window, 0)
    line(window, "0170").setFocus()
    qtbot.waitUntil(lambda: line(window, "0170").hasFocus())
    QTest.keyClick(line(window, "0170"), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "0170 1234567"
    assert window.toast.message() == "Berta Aaron's number copied."
    mail = line(window, "berta.aaron")
    mail.copy_text()
    assert QGuiApplication.clipboard().text() == "berta.aaron.with.a.very.long.address@example.org"
    assert "\u200b" not in mail.accessibleName()


def test_without_a_phone_program_the_number_is_copied_and_stands_large(
    qtbot: QtBot, window: MainWindow, desktop: Desktop
) -> None:
    go_to(qtbot, window, 0)
    desktop.knows = False
    click(line(window, "0170"))
    assert desktop.opened == []
    assert QGuiApplication.clipboard().text() == "0170 1234567"
    assert "copied" in window.toast.message()
    large = sheet(window, NumberSheet)
    assert large.isVisible()
    QTest.keyClick(large, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.page.findChildren(NumberSheet))


def test_the_number_stands_large_by_key_and_can_be_called_from_there(
    qtbot: QtBot, window: MainWindow, desktop: Desktop
) -> None:
    go_to(qtbot, window, 0)
    QTest.keyClick(window.page.list.table, Qt.Key.Key_G, CONTROL_SHIFT)
    large = sheet(window, NumberSheet)
    click(next(button for button in large.findChildren(QPushButton) if button.text() == "&Call"))
    assert desktop.opened == ["tel:+491701234567"]
    qtbot.waitUntil(large.isActiveWindow)  # until then the keyboard is the table's
    QTest.keyClick(large, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "0170 1234567"


def test_the_number_stands_large_where_the_details_are_folded_away_too(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(900, 600)
    assert not window.page.details.isVisible()
    go_to_row(window, 1)
    go_to_row(window, 0)
    QTest.keyClick(window.page.list.table, Qt.Key.Key_G, CONTROL_SHIFT)
    assert sheet(window, NumberSheet).windowTitle() == "Berta Aaron"


def test_somebody_without_a_number_still_has_a_code(qtbot: QtBot, window: MainWindow) -> None:
    go_to(qtbot, window, 1)
    window.page.show_number()
    shown = [b.text() for b in sheet(window, NumberSheet).findChildren(QPushButton) if b.isVisible()]
    assert shown == ["Close"]


def test_the_number_of_somebody_nobody_sees_stays_away(qtbot: QtBot, window: MainWindow) -> None:
    go_to(qtbot, window, 0)
    window.page.be_away(away=True)
    window.window_actions.number.trigger()
    assert not window.findChildren(NumberSheet)


def test_while_one_searches_the_first_hits_number_stands_large(qtbot: QtBot, window: MainWindow) -> None:
    large = window.page.details._large
    go_to(qtbot, window, 0)
    assert not large.isVisible()
    with qtbot.waitSignal(window.page.list.listed):
        window.top_bar.search.setText("berta")
    qtbot.waitUntil(large.isVisible)
    assert large.text() == "0170 1234567"
    assert large.font().pixelSize() >= 28
    with qtbot.waitSignal(window.page.list.listed):
        window.top_bar.search.clear()
    qtbot.waitUntil(lambda: not large.isVisible())


def test_related_people_are_links_by_uid_or_by_a_name_that_is_theirs_alone(qtbot: QtBot, window: MainWindow) -> None:
    go_to(qtbot, window, 0)
    assert line(window, "Anna Zwilling").shown().contact is None
    click(line(window, "Curt Aaron"))
    qtbot.waitUntil(lambda: shown_name(window) == "Curt Aaron")
    go_to(qtbot, window, 0)
    QTest.keyClick(line(window, "Dora Zander"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown_name(window) == "Dora Zander")


def test_a_link_leads_out_of_a_search(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page.list.listed):
        window.top_bar.search.setText("berta")
    qtbot.waitUntil(lambda: shown_name(window) == "Berta Aaron")
    with qtbot.waitSignal(window.page.list.listed):
        click(line(window, "Curt Aaron"))
    qtbot.waitUntil(lambda: shown_name(window) == "Curt Aaron")
    assert window.top_bar.search.text() == ""
    assert window.page.list.model.rowCount() == 5


def test_a_photo_opens_large_and_initials_do_not(qtbot: QtBot, window: MainWindow) -> None:
    avatar = window.page.details._avatar
    go_to(qtbot, window, 0)
    click(avatar)
    assert not window.page.findChildren(PhotoSheet)
    go_to(qtbot, window, 2)
    click(avatar)
    assert sheet(window, PhotoSheet).isVisible()


def test_a_note_of_a_million_letters_is_cut_and_shown_whole_on_demand(qtbot: QtBot, window: MainWindow) -> None:
    go_to(qtbot, window, 4)
    note = line(window, "xxx")
    assert len(note.shown().text) < 2_000
    click(note)
    text = sheet(window, TextSheet).findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText().count("x") == 1_000_000


def test_a_birthday_tells_the_age(qtbot: QtBot, window: MainWindow) -> None:
    go_to(qtbot, window, 0)
    assert line(window, "1 May 1980").shown().label == "46 years old"
