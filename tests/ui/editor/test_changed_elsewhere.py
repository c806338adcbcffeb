"""Somebody else changes the contact that is being edited: nothing of either side is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.form.kinds import Kind
from kontaktpflege.domain.property import Property
from kontaktpflege.services import Services
from kontaktpflege.ui.editor.contact_editor import ContactEditor
from kontaktpflege.ui.editor.notice import Notice
from kontaktpflege.ui.main_window import MainWindow
from tests.ui.editor.test_contact_editor import activate, card_of, edit, fill, found, lines, rows, save


def change_elsewhere(services: Services, words: str, name: str, value: str) -> None:
    contact = services.address_book.contact(found(services, words))
    (old,) = contact.card.get(name) or (None,)
    new = Property(name, value)
    changed = contact.card.added(new) if old is None else contact.card.replaced(old, new)
    services.address_book.edit(contact.id, changed)


def notice(editor: ContactEditor) -> Notice:
    (found,) = editor.findChildren(Notice)
    return found


def press(editor: ContactEditor, verb: str) -> None:
    (button,) = (button for button in notice(editor).findChildren(QPushButton) if button.text() == verb)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_untouched_form_shows_the_newer_card(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    change_elsewhere(window._services, "maier", "TEL", "0221 1")
    qtbot.waitUntil(lambda: lines(rows(editor, Kind.PHONE)[0])[0].text() == "0221 1")
    assert notice(editor).isHidden()
    assert not editor.is_changed()


def test_both_changes_are_put_together_and_saved(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    fill(rows(editor, Kind.TITLE)[0], "Schreiner")
    change_elsewhere(window._services, "maier", "TEL", "0221 1")
    qtbot.waitUntil(notice(editor).isVisible)
    press(editor, "Put both together")
    save(qtbot, editor)
    card = card_of(window._services, "maier")
    assert (card.title, [phone.text for phone in card.phones]) == ("Schreiner", ["0221 1"])


def test_where_both_changed_the_same_the_user_decides(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    fill(rows(editor, Kind.PHONE)[0], "0221 mine")
    fill(rows(editor, Kind.TITLE)[0], "Schreiner")
    change_elsewhere(window._services, "maier", "TEL", "0221 theirs")
    qtbot.waitUntil(notice(editor).isVisible)
    press(editor, "Put both together")
    texts = [button.text() for button in notice(editor).findChildren(QRadioButton)]
    assert texts == ["here: 0221 mine", "elsewhere: 0221 theirs"]
    notice(editor).findChildren(QRadioButton)[1].click()
    press(editor, "Use these")
    save(qtbot, editor)
    card = card_of(window._services, "maier")
    assert (card.title, [phone.text for phone in card.phones]) == ("Schreiner", ["0221 theirs"])


def test_saving_over_a_newer_card_is_refused_and_explained(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    fill(rows(editor, Kind.TITLE)[0], "Schreiner")
    window.notifier.changed.disconnect(window.editors.look_again)
    change_elsewhere(window._services, "maier", "TEL", "0221 1")
    activate(qtbot, editor)
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(notice(editor).isVisible)
    assert card_of(window._services, "maier").title == ""
    press(editor, "Put both together")
    save(qtbot, editor)
    assert card_of(window._services, "maier").title == "Schreiner"


def test_a_contact_put_into_the_trash_can_be_put_back(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    contact = found(window._services, "maier")
    window._services.address_book.trash([contact])
    qtbot.waitUntil(notice(editor).isVisible)
    press(editor, "Put back")
    qtbot.waitUntil(notice(editor).isHidden)
    assert window._services.address_book.contact(contact).trashed is None


def test_a_contact_that_is_gone_can_be_saved_anew(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    fill(rows(editor, Kind.TITLE)[0], "Schreiner")
    window._services.address_book.forget([found(window._services, "maier")])
    qtbot.waitUntil(notice(editor).isVisible)
    with qtbot.waitSignal(editor.finished):
        press(editor, "Save it as a new contact")
    assert card_of(window._services, "maier").title == "Schreiner"
