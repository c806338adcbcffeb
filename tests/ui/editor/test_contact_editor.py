"""What a person does in the editor, by mouse and keys, and what the card is like afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.form.kinds import Kind
from kontaktpflege.domain.property import Property
from kontaktpflege.services import Services
from kontaktpflege.ui.editor.contact_editor import ContactEditor
from kontaktpflege.ui.editor.field_row import FieldRow
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.widgets.label_box import LabelBox

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def found(services: Services, words: str) -> int:
    (contact,) = services.address_book.list_ids(ContactQuery(words=words))
    return contact


def edit(window: MainWindow, words: str) -> ContactEditor:
    before = set(window.findChildren(ContactEditor))
    window.editors.edit(found(window._services, words))
    (editor,) = set(window.findChildren(ContactEditor)) - before
    return editor


def rows(editor: ContactEditor, kind: Kind) -> list[FieldRow]:
    """The rows of a kind, in the order on screen."""
    every = editor.form.findChildren(FieldRow)
    shown = [row for row in every if row.field().kind is kind and not row.isHidden()]
    return sorted(shown, key=lambda row: row.mapTo(editor.form, row.rect().topLeft()).y())


def lines(row: FieldRow) -> list[QLineEdit]:
    return [line for line in row.input.findChildren(QLineEdit) if line.isVisibleTo(row)]


def fill(row: FieldRow, text: str, place: int = 0) -> None:
    lines(row)[place].setText(text)


def activate(qtbot: QtBot, editor: ContactEditor) -> None:
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)


def save(qtbot: QtBot, editor: ContactEditor) -> None:
    activate(qtbot, editor)
    with qtbot.waitSignal(editor.finished):
        QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)


def card_of(services: Services, words: str) -> Card:
    return services.address_book.contact(found(services, words)).card


def question(editor: ContactEditor) -> QMessageBox:
    (box,) = (box for box in editor.findChildren(QMessageBox) if box.isVisible())
    return box


def answer(box: QMessageBox, verb: str) -> None:
    QTest.mouseClick(next(button for button in box.buttons() if button.text() == verb), Qt.MouseButton.LeftButton)


def test_enter_in_the_table_opens_the_editor_and_ctrl_enter_saves(qtbot: QtBot, window: MainWindow) -> None:
    before = card_of(window._services, "weiß").text
    window.page.list.table.go_to_row(3)
    QTest.keyClick(window.page.list.table, Qt.Key.Key_Return)
    (editor,) = window.findChildren(ContactEditor)
    assert editor.windowTitle() == "Edit Anna Weiß"
    fill(rows(editor, Kind.PHONE)[0], "0170 7654321")
    with qtbot.waitSignal(window.notifier.changed):
        save(qtbot, editor)
    assert card_of(window._services, "weiß").text == before.replace("0170 1234567", "0170 7654321")
    assert window.toast.message() == "Anna Weiß saved."


def test_a_double_click_f2_and_the_pencil_open_it_too_and_only_once(qtbot: QtBot, window: MainWindow) -> None:
    table = window.page.list.table
    table.go_to_row(3)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.currentIndex()).center())
    window.page.details.edit_asked.emit()
    window.page.contact_actions.edit.trigger()
    assert len(window.findChildren(ContactEditor)) == 1


def test_the_key_keeps_details_within_reach(qtbot: QtBot, window: MainWindow) -> None:
    window.page.list.table.go_to_row(3)
    qtbot.waitUntil(lambda: window.page.details.contact_id() is not None)
    QTest.keyClick(window.page.list.table, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.page.details.isAncestorOf(focused)


def test_saving_an_untouched_form_writes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "weiß")
    step = window._services.history.undo_step()
    assert not editor.is_changed()
    save(qtbot, editor)
    assert window._services.history.undo_step() == step


def test_esc_leaves_at_once_unless_something_was_changed(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    with qtbot.waitSignal(editor.finished):
        QTest.keyClick(editor, Qt.Key.Key_Escape)
    editor = edit(window, "maier")
    fill(rows(editor, Kind.TITLE)[0], "Schreiner")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    answer(question(editor), "Go on editing")
    assert editor.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    with qtbot.waitSignal(editor.finished):
        answer(question(editor), "Do not save")
    assert card_of(window._services, "maier").title == ""


def test_leaving_can_save(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    fill(rows(editor, Kind.TITLE)[0], "Schreiner")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    with qtbot.waitSignal(editor.finished):
        answer(question(editor), "Save")
    assert card_of(window._services, "maier").title == "Schreiner"


def test_an_empty_form_makes_no_contact(qtbot: QtBot, window: MainWindow) -> None:
    window.window_actions.new_contact.trigger()
    (editor,) = window.findChildren(ContactEditor)
    save(qtbot, editor)
    assert len(window._services.address_book.list_ids(ContactQuery())) == 4


def test_the_window_does_not_close_over_what_was_typed(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    fill(rows(editor, Kind.TITLE)[0], "Schreiner")
    assert not window.close()
    answer(question(editor), "Go on editing")
    save(qtbot, editor)
    assert window.close()


def test_a_new_contact_is_filled_in_and_the_shown_name_follows(qtbot: QtBot, window: MainWindow) -> None:
    window.window_actions.new_contact.trigger()
    (editor,) = window.findChildren(ContactEditor)
    (name,), (shown,) = rows(editor, Kind.NAME), rows(editor, Kind.SHOWN_NAME)
    fill(name, "Jana", 0)
    fill(name, "Novák", 1)
    fill(name, "Dr.", 2)
    assert shown.field().parts == ("Dr. Jana Novák",)
    fill(rows(editor, Kind.DATE)[0], "1.5.")
    with qtbot.waitSignal(window.notifier.changed):
        save(qtbot, editor)
    card = card_of(window._services, "novak")
    assert card.text.startswith("VERSION:3.0\nUID:urn:uuid:")
    assert card.text.split("\n")[2:] == [
        "FN:Dr. Jana Novák", "N:Novák;Jana;;Dr.;", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-01",
    ]  # fmt: skip
    assert window.toast.message() == "Dr. Jana Novák is in the book."


def test_a_shown_name_of_its_own_does_not_follow(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "weiß")
    (name,), (shown,) = rows(editor, Kind.NAME), rows(editor, Kind.SHOWN_NAME)
    fill(shown, "Die Anna")
    fill(name, "Hanna")
    assert shown.field().parts == ("Die Anna",)


def test_a_label_is_chosen_or_typed(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "weiß")
    (phone,), (mail,) = rows(editor, Kind.PHONE), rows(editor, Kind.MAIL)
    (box,) = phone.findChildren(LabelBox)
    assert box.currentText() == "Sommerhaus"
    box.fill()
    box.setCurrentIndex(box.findText("home"))
    (box,) = mail.findChildren(LabelBox)
    box.setEditText("Atelier")
    save(qtbot, editor)
    text = card_of(window._services, "weiß").text
    assert "item1.TEL;TYPE=home:0170 1234567" in text
    assert "item2.EMAIL;TYPE=WORK:anna@example.org\nitem2.X-ABLabel:Atelier" in text
    assert "Sommerhaus" not in text


def test_fields_are_added_moved_preferred_and_removed_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    activate(qtbot, editor)
    editor.form._add_new(Kind.PHONE, "")
    _first, second = rows(editor, Kind.PHONE)
    fill(second, "0171 1")
    lines(second)[0].setFocus()
    qtbot.waitUntil(lines(second)[0].hasFocus)
    QTest.keyClick(lines(second)[0], Qt.Key.Key_Up, CTRL | SHIFT)
    assert lines(second)[0].hasFocus()
    QTest.keyClick(lines(second)[0], Qt.Key.Key_P, CTRL | SHIFT)
    save(qtbot, editor)
    card = card_of(window._services, "maier")
    assert [phone.head for phone in card.get("TEL")] == ["TEL;TYPE=pref", "TEL"]
    assert [phone.text for phone in card.get("TEL")] == ["0171 1", "0221 998877"]
    editor = edit(window, "maier")
    activate(qtbot, editor)
    row = rows(editor, Kind.PHONE)[0]
    lines(row)[0].setFocus()
    qtbot.waitUntil(lines(row)[0].hasFocus)
    QTest.keyClick(lines(row)[0], Qt.Key.Key_Delete, CTRL | SHIFT)
    save(qtbot, editor)
    assert [phone.text for phone in card_of(window._services, "maier").phones] == ["0221 998877"]


def test_a_field_is_pulled_to_another_place_by_its_handle(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    for text in ("0171 1", "0171 2"):
        editor.form._add_new(Kind.PHONE, "")
        fill(rows(editor, Kind.PHONE)[-1], text)
    QApplication.processEvents()
    third = rows(editor, Kind.PHONE)[2]
    handle = third._buttons.handle
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    for _step in range(2):
        above = rows(editor, Kind.PHONE)[0]
        QTest.mouseMove(handle, handle.mapFromGlobal(above.mapToGlobal(above.rect().topLeft())))
        QApplication.processEvents()
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    save(qtbot, editor)
    card = card_of(window._services, "maier")
    assert [phone.text for phone in card.get("TEL")] == ["0171 2", "0221 998877", "0171 1"]


def test_the_handle_offers_what_can_be_done_by_menu(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    editor.form._add_new(Kind.PHONE, "")
    first, second = rows(editor, Kind.PHONE)
    fill(second, "0171 1")
    deeds = {action.text().partition("\t")[0]: action for action in second._buttons.menu().actions()}
    assert not deeds["Move down"].isEnabled()
    deeds["Move up"].trigger()
    deeds["Preferred"].trigger()
    drop = next(action for action in first._buttons.menu().actions() if action.text().startswith("Remove"))
    drop.trigger()
    assert [row.field().parts for row in rows(editor, Kind.PHONE)] == [("0171 1",)]
    assert second.field().preferred


def hint(row: FieldRow) -> str:
    return row._hint.text() if not row._hint.isHidden() else ""


@pytest.mark.parametrize(
    ("kind", "odd", "good"),
    [
        (Kind.PHONE, "wie Eva", "0170 1234567"),
        (Kind.MAIL, "anna@", "anna@example.org"),
        (Kind.WEB, "javascript:alert(1)", "https://example.org"),
    ],
)
def test_odd_values_are_hinted_at_and_kept(qtbot: QtBot, window: MainWindow, kind: Kind, odd: str, good: str) -> None:
    editor = edit(window, "maier")
    editor.form._add_new(kind, "")
    row = rows(editor, kind)[-1]
    fill(row, good)
    assert hint(row) == ""
    fill(row, odd)
    assert hint(row)
    save(qtbot, editor)
    assert odd in card_of(window._services, "maier").text


def test_a_date_is_read_back_while_it_is_typed(window: MainWindow) -> None:
    editor = edit(window, "weiß")
    (row,) = rows(editor, Kind.DATE)
    assert lines(row)[0].text() == "01/05/1980"
    fill(row, "29 Feb")
    assert (hint(row), row.field().parts) == ("29 February", ("--02-29",))
    fill(row, "30.2.1980")
    assert hint(row) == "Not read as a date. It is kept as written."


def test_an_own_field_is_named_by_its_user(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    editor.form._add_new(Kind.OWN, "")
    (row,) = rows(editor, Kind.OWN)
    (box,) = row.findChildren(LabelBox)
    box.setEditText("Kundennummer")
    fill(row, "4711")
    save(qtbot, editor)
    card = card_of(window._services, "maier")
    (item,) = card.get("X-CUSTOM")
    assert (card.label(item), item.text) == ("Kundennummer", "4711")


def test_a_name_that_belongs_to_the_format_stays_a_label(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    for name in ("x-kundennummer", "X-ABLabel"):
        editor.form._add_new(Kind.OWN, "")
        row = rows(editor, Kind.OWN)[-1]
        row.findChildren(LabelBox)[0].setEditText(name)
        fill(row, "4711")
    save(qtbot, editor)
    text = card_of(window._services, "maier").text
    assert "X-KUNDENNUMMER:4711\nitem1.X-CUSTOM:4711\nitem1.X-ABLabel:X-ABLabel\n" in text


def test_of_very_many_fields_the_name_is_shown_and_the_rest_kept(qtbot: QtBot, window: MainWindow) -> None:
    services = window._services
    contact = found(services, "maier")
    card = services.address_book.contact(contact).card
    many = Card([Property("TEL", f"0221 {number}") for number in range(400)])
    services.address_book.edit(contact, Card((*many.properties, *card.properties)))
    window.editors.edit(contact)
    editor = window.findChildren(ContactEditor)[-1]
    fill(rows(editor, Kind.NAME)[0], "Berndt")
    save(qtbot, editor)
    after = services.address_book.contact(contact).card
    assert after.formatted_name == "Berndt Maier"
    assert after.properties[:400] == many.properties


def test_a_huge_value_is_shown_in_part_and_kept_whole(qtbot: QtBot, window: MainWindow) -> None:
    services = window._services
    contact = found(services, "maier")
    huge = "x" * 1_000_000
    card = services.address_book.contact(contact).card
    services.address_book.edit(contact, card.with_value(card.get("FN")[0], huge))
    window.editors.edit(contact)
    editor = window.findChildren(ContactEditor)[-1]
    (shown,) = rows(editor, Kind.SHOWN_NAME)
    assert lines(shown)[0].isReadOnly()
    fill(rows(editor, Kind.TITLE)[0], "Schreiner")
    save(qtbot, editor)
    assert services.address_book.contact(contact).card.formatted_name == huge


def test_every_control_has_a_name(window: MainWindow) -> None:
    editor = edit(window, "weiß")
    nameless = [
        widget
        for kind in (QLineEdit, QPlainTextEdit)
        for widget in editor.findChildren(kind)
        if not widget.accessibleName() and not isinstance(widget.parent(), LabelBox)
    ]
    assert nameless == []
    assert lines(rows(editor, Kind.PHONE)[0])[0].accessibleName() == "Phone, Sommerhaus"


def row_of(widget: QWidget) -> QWidget:
    """The row that a widget belongs to, or the widget itself."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, FieldRow):
        above = above.parentWidget()
    return widget if above is None else above


def test_the_tab_key_goes_down_the_form(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "weiß")
    activate(qtbot, editor)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is lines(rows(editor, Kind.NAME)[0])[0])
    heights = []
    for _step in range(30):
        focused = QApplication.focusWidget()
        assert focused is not None
        if not editor.form.isAncestorOf(focused):
            break
        top = row_of(focused)
        heights.append(top.mapTo(editor.form, top.rect().topLeft()).y())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert len(heights) > 15
    assert heights == sorted(heights)
