"""Copying contacts, and pasting them where text or cards are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.card import Card
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.clippings import line_of
from kontaktpflege.ui.contacts.contact_model import Index
from kontaktpflege.ui.contacts.detail_line import DetailLine
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.wording import use_language
from tests.books import vcard

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def emptied(qapp: object) -> Iterator[None]:
    """An empty clipboard, and again afterwards: Qt's offscreen one crashes at the end over what Python put into it."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def select(window: MainWindow, *names: str) -> None:
    """Select the rows of these names, and put the keyboard into the table."""
    table, model = window.page.list.table, window.page.list.model
    rows: dict[str, Index] = {model.index(row, 0).data(): model.index(row, 0) for row in range(model.rowCount())}
    ids = [model.id_at(rows[name].row()) for name in names]
    table.select_ids([found for found in ids if found is not None], ids[0])
    table.setFocus()


def copy(qtbot: QtBot, window: MainWindow, act: Callable[[], object]) -> str:
    """Do it, and hear what is said."""
    window.toast.close_toast()
    act()
    qtbot.waitUntil(lambda: window.toast.message() != "")
    return window.toast.message()


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> Callable[[], object]:
    return lambda: QTest.keyClick(window.focusWidget(), key, modifiers)


def test_rows_are_copied_as_names_and_mails_and_as_cards(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "Anna Weiß", "Bernd Maier")
    assert copy(qtbot, window, press(window, Qt.Key.Key_C)) == "2 contacts copied."
    assert clipboard().text() == "Bernd Maier\nAnna Weiß <anna@example.org>"
    for media_type in ("text/vcard", "text/x-vcard"):
        cards = bytes(clipboard().data(media_type).data())
        assert cards.count(b"BEGIN:VCARD") == 2
        assert b"X-FOO-BAR:kept as it came" in cards
    assert not clipboard().hasHtml()


def test_what_was_copied_can_be_pasted_into_the_program(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "Anna Weiß")
    assert copy(qtbot, window, press(window, Qt.Key.Key_C)) == "“Anna Weiß” copied."
    QTest.keyClick(window.page.list.table, Qt.Key.Key_V, CONTROL)
    assert window.import_flow.busy()
    window.import_flow._leave()


def test_pasting_into_the_search_stays_with_the_search(qtbot: QtBot, window: MainWindow) -> None:
    data = QMimeData()
    data.setText("Weiß")
    data.setData("text/vcard", vcard("Erika Muster"))
    QGuiApplication.clipboard().setMimeData(data)
    search = window.top_bar.search
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_V, CONTROL)
    assert search.text() == "Weiß"
    assert not window.import_flow.busy()


def test_copying_in_the_search_copies_what_is_marked_there(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "Anna Weiß")
    search = window.top_bar.search
    search.setText("Bernd")
    search.setFocus()
    search.selectAll()
    QTest.keyClick(search, Qt.Key.Key_C, CONTROL)
    assert clipboard().text() == "Bernd"
    assert not clipboard().hasFormat("text/vcard")


def test_copying_in_the_details_copies_the_line(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "Anna Weiß")
    details = window.page.details

    def lines() -> list[DetailLine]:
        return [line for line in details.findChildren(DetailLine) if line.shown().text == "anna@example.org"]

    qtbot.waitUntil(lambda: len(lines()) == 1)
    [line] = lines()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_C, CONTROL)
    assert clipboard().text() == "anna@example.org"
    assert not clipboard().hasFormat("text/vcard")


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "Bernd Maier's number copied."), ("de", "Nummer von Bernd Maier kopiert.")]
)
def test_the_number_of_the_first_selected_is_copied(
    qtbot: QtBot, window: MainWindow, language: Literal["en", "de"], sentence: str
) -> None:
    use_language(language)
    select(window, "Bernd Maier", "Anna Weiß")
    assert copy(qtbot, window, press(window, Qt.Key.Key_C, CONTROL | SHIFT)) == sentence
    assert clipboard().text() == "0221 998877"


def test_while_searching_the_number_is_that_of_the_first_hit(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "Bernd Maier")
    search = window.top_bar.search
    search.setFocus()
    search.setText("wei")  # the list still shows everybody when the key comes
    assert not window.page.list.is_settled()
    assert copy(qtbot, window, press(window, Qt.Key.Key_C, CONTROL | SHIFT)) == "Anna Weiß's number copied."
    assert clipboard().text() == "0170 1234567"


def test_who_has_no_number_is_told_and_the_clipboard_stays(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("before")
    select(window, "Eva Müller")
    assert copy(qtbot, window, press(window, Qt.Key.Key_C, CONTROL | SHIFT)) == "Eva Müller has no number."
    assert clipboard().text() == "before"


@pytest.mark.parametrize(
    ("title", "text", "sentence"),
    [
        ("Name", "Anna Weiß", "“Anna Weiß” copied."),
        ("Number\tCtrl+Shift+C", "0170 1234567", "Anna Weiß's number copied."),
        ("Mail address", "anna@example.org", "Anna Weiß's mail address copied."),
        ("Address", "Venloer Straße 12\n50823 Köln\nGermany", "Anna Weiß's address copied."),
    ],
)
def test_each_part_is_copied_by_the_menu(
    qtbot: QtBot, window: MainWindow, title: str, text: str, sentence: str
) -> None:
    select(window, "Anna Weiß")
    entries = {action.text(): action for action in submenu(window).actions()}
    assert copy(qtbot, window, entries[title].trigger) == sentence
    assert clipboard().text() == text


def test_the_card_is_copied_by_the_menu_as_text_too(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "Anna Weiß")
    entries = {action.text(): action for action in submenu(window).actions()}
    copy(qtbot, window, entries["vCard"].trigger)
    assert clipboard().text().startswith("BEGIN:VCARD")
    assert bytes(clipboard().data("text/vcard").data()).decode() == clipboard().text()


def test_parts_of_several_are_copied_one_a_line(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "Anna Weiß", "Bernd Maier", "Eva Müller")
    entries = {action.text(): action for action in submenu(window).actions()}
    assert copy(qtbot, window, entries["Number"].trigger) == "2 numbers copied."
    assert clipboard().text().splitlines() == ["0221 998877", "0170 1234567"]
    select(window, "Eva Müller", "Čeněk Kolář")
    assert copy(qtbot, window, entries["Mail address"].trigger) == "None of the selected contacts has that."


def submenu(window: MainWindow) -> QMenu:
    menus = [action.menu() for action in window.page.selection_menu().actions() if action.text() == "Copy"]
    [menu] = [menu for menu in menus if isinstance(menu, QMenu)]
    return menu


HOSTILE = {
    "Eve\\nrm -rf ~": "Eve rm -rf ~ <e@example.org>",
    "Eve\N{RIGHT-TO-LEFT OVERRIDE}anna": "Eveanna <e@example.org>",
    "Weiß, Anna <root@x>": '"Weiß, Anna <root@x>" <e@example.org>',
    'Say "x" \\\\o': '"Say \\"x\\" \\\\o" <e@example.org>',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_forges_neither_a_line_nor_an_address(services: Services, name: str) -> None:
    services.transfer.take_in([vcard(name, "EMAIL:e@example.org")])
    [contact] = services.address_book.contacts([1])
    assert line_of(contact) == HOSTILE[name]


def test_several_mail_addresses_make_a_list_that_mail_programs_read(services: Services) -> None:
    services.transfer.take_in([vcard("Anna Weiß", "EMAIL:a@example.org", "EMAIL;TYPE=pref:b@example.org")])
    [contact] = services.address_book.contacts([1])
    assert line_of(contact) == "Anna Weiß <b@example.org>, <a@example.org>"
    assert isinstance(contact.card, Card)
