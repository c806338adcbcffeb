"""Changing a cell of the table on the spot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.errors import BookError
from kontaktpflege.services import Services
from kontaktpflege.storage.store import Store
from kontaktpflege.ui.contacts.cell_line import CellLine
from kontaktpflege.ui.contacts.columns import PLACES
from kontaktpflege.ui.editor.contact_editor import ContactEditor
from kontaktpflege.ui.main_window import MainWindow


def card_of(services: Services, words: str) -> Card:
    (contact,) = services.address_book.list_ids(ContactQuery(words=words))
    return services.address_book.contact(contact).card


def begin(window: MainWindow, name: str, column: str) -> CellLine:
    """F2 on a cell."""
    table, model = window.page.list.table, window.page.list.model
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == name)
    table.setColumnHidden(PLACES[column], False)
    table.go_to_row(row)
    # Not by the table, which would toggle the row if a key of an earlier test still counts as pressed.
    table.selectionModel().setCurrentIndex(model.index(row, PLACES[column]), QItemSelectionModel.SelectionFlag.NoUpdate)
    table.setFocus()
    window.page.contact_actions.edit_cell.trigger()
    line = window.page.cells.line()
    assert line is not None
    return line


def type_over(line: CellLine, text: str, key: Qt.Key) -> None:
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, key)


def test_f2_changes_one_property_as_one_step_of_undo(qtbot: QtBot, window: MainWindow) -> None:
    before = card_of(window._services, "weiß").text
    line = begin(window, "Anna Weiß", "phone")
    assert line.text() == "0170 1234567"
    with qtbot.waitSignals([window.notifier.changed, window.page.list.listed]):
        type_over(line, "0170 7", Qt.Key.Key_Return)
    assert card_of(window._services, "weiß").text == before.replace("0170 1234567", "0170 7")
    assert window.toast.message() == "Anna Weiß saved."
    with qtbot.waitSignal(window.notifier.changed):
        window.window_actions.undo.trigger()
    assert card_of(window._services, "weiß").text == before


def test_esc_leaves_the_cell_as_it_is(qtbot: QtBot, window: MainWindow) -> None:
    step = window._services.history.undo_step()
    line = begin(window, "Bernd Maier", "phone")
    type_over(line, "0170 7", Qt.Key.Key_Escape)
    assert window.page.cells.line() is None
    assert window.page.list.table.hasFocus()
    assert window._services.history.undo_step() == step


def test_tab_writes_and_goes_on_to_the_next_cell(qtbot: QtBot, window: MainWindow) -> None:
    window.page.list.table.setColumnHidden(PLACES["mail"], False)
    line = begin(window, "Bernd Maier", "phone")
    with qtbot.waitSignal(window.notifier.changed):
        type_over(line, "0221 5", Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: window.page.cells.line() is not None)
    mail = window.page.cells.line()
    assert mail is not None
    assert mail.cell == "mail"
    with qtbot.waitSignal(window.notifier.changed):
        type_over(mail, "b@example.org", Qt.Key.Key_Return)
    card = card_of(window._services, "maier")
    assert ([phone.text for phone in card.phones], [mail.text for mail in card.emails]) == (
        ["0221 5"],
        ["b@example.org"],
    )


def test_an_odd_value_is_hinted_at_and_kept(qtbot: QtBot, window: MainWindow) -> None:
    line = begin(window, "Bernd Maier", "mail")
    line.selectAll()
    QTest.keyClicks(line, "no mail")
    assert "e-mail" in line.accessibleDescription()
    with qtbot.waitSignal(window.notifier.changed):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert [mail.text for mail in card_of(window._services, "maier").emails] == ["no mail"]


def test_a_birthday_is_typed_as_one_writes_it_and_nonsense_stays_in_sight(qtbot: QtBot, window: MainWindow) -> None:
    line = begin(window, "Bernd Maier", "birthday")
    type_over(line, "next week", Qt.Key.Key_Return)
    assert window.page.cells.line() is line
    with qtbot.waitSignal(window.notifier.changed):
        type_over(line, "3 Feb 1975", Qt.Key.Key_Return)
    assert str(card_of(window._services, "maier").birthday) == "1975-02-03"


def test_a_name_is_changed_whole(qtbot: QtBot, window: MainWindow) -> None:
    line = begin(window, "Bernd Maier", "name")
    with qtbot.waitSignal(window.notifier.changed):
        type_over(line, "Bernd von Maier", Qt.Key.Key_Return)
    card = card_of(window._services, "maier")
    assert (card.formatted_name, card.get("N")[0].value) == ("Bernd von Maier", "von Maier;Bernd;;;")


def test_a_cell_that_is_not_one_field_opens_the_editor(qtbot: QtBot, window: MainWindow) -> None:
    table, model = window.page.list.table, window.page.list.model
    table.go_to_row(0)
    table.selectionModel().setCurrentIndex(model.index(0, PLACES["city"]), QItemSelectionModel.SelectionFlag.NoUpdate)
    table.setFocus()
    window.page.contact_actions.edit_cell.trigger()
    assert window.page.cells.line() is None
    assert len(window.findChildren(ContactEditor)) == 1


def test_what_cannot_be_written_stands_in_the_cell_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(store: Store, *args: object) -> None:
        raise BookError("locked")

    line = begin(window, "Bernd Maier", "phone")
    monkeypatch.setattr(Store, "_write", refuse)
    type_over(line, "0221 5", Qt.Key.Key_Return)
    assert line.isHidden()
    qtbot.waitUntil(line.isVisible)
    assert line.text() == "0221 5"
    assert window.page.cells.line() is line
