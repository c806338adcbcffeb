"""Many contacts changed in a dialog: nothing before it was shown, one undo for all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.bulk_change import BulkAct, BulkChange
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.merging.bulk_edit_dialog import BulkEditDialog


@pytest.fixture
def dialog(qtbot: QtBot, people: Services) -> BulkEditDialog:
    ids = people.address_book.list_ids(ContactQuery())
    made = BulkEditDialog(people.bulk_edit, ids, ["Kunden", "Vereine"])
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog: BulkEditDialog, act: BulkAct) -> None:
    dialog.form.act.setCurrentIndex(dialog.form.act.findData(act))


def organisations(services: Services) -> set[str]:
    book = services.address_book
    return {row.organisation for row in book.summaries(book.list_ids(ContactQuery()))}


def test_it_shows_how_many_change_and_how_before_anything_does(
    qtbot: QtBot, dialog: BulkEditDialog, people: Services
) -> None:
    assert not dialog.done_button.isEnabled()
    before = organisations(people)
    with qtbot.waitSignal(dialog.previewed):
        QTest.keyClicks(dialog.form.text, "Neue GmbH")
    assert dialog.count.text() == "4 of 4 contacts change."
    assert dialog.done_button.text() == "Change 4 contacts"
    assert "Organisation: Studio Weiß → Neue GmbH" in dialog.examples.lines()
    assert "Organisation: – → Neue GmbH" in dialog.examples.lines()
    assert organisations(people) == before


def test_ctrl_enter_does_it_as_one_step(qtbot: QtBot, dialog: BulkEditDialog, people: Services) -> None:
    before = organisations(people)
    with qtbot.waitSignal(dialog.previewed):
        dialog.form.text.setText("Neue GmbH")
    with qtbot.waitSignal(dialog.changed) as told:
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["4 contacts changed."]
    assert organisations(people) == {"Neue GmbH"}
    step = people.history.undo_step()
    assert step is not None
    people.history.undo(step.id)
    assert organisations(people) == before


def test_each_act_asks_for_what_it_needs(dialog: BulkEditDialog) -> None:
    form = dialog.form
    boxes = (form.field, form.text, form.new, form.only_empty, form.match_case)
    shown = {}
    for act in BulkAct:
        choose(dialog, act)
        shown[act] = [box.isVisible() for box in boxes]
        if form.text.isVisible():
            assert form.text.accessibleName()
    assert shown[BulkAct.SET] == [True, True, False, True, False]
    assert shown[BulkAct.CLEAR] == [True, False, False, False, False]
    assert shown[BulkAct.REPLACE] == [True, True, True, False, True]
    assert shown[BulkAct.NOTE] == [False, True, False, False, False]


def test_what_was_typed_for_another_act_does_not_slip_in(dialog: BulkEditDialog) -> None:
    choose(dialog, BulkAct.REPLACE)
    dialog.form.text.setText("a")
    dialog.form.new.setText("b")
    dialog.form.match_case.setChecked(True)
    choose(dialog, BulkAct.CLEAR)
    change = dialog.form.change()
    assert (change.text, change.new) == ("", "")
    choose(dialog, BulkAct.COUNTRY)
    assert dialog.form.change() == BulkChange(act=BulkAct.COUNTRY, text="a", match_case=True)


def test_what_changes_nobody_cannot_be_done(qtbot: QtBot, dialog: BulkEditDialog) -> None:
    choose(dialog, BulkAct.REPLACE)
    with qtbot.waitSignal(dialog.previewed):
        dialog.form.text.setText("steht nirgends")
    assert dialog.count.text() == "0 of 4 contacts change."
    assert not dialog.done_button.isEnabled()
    assert dialog.examples.lines() == []


def test_a_newer_word_makes_the_old_preview_worthless(qtbot: QtBot, dialog: BulkEditDialog) -> None:
    with qtbot.waitSignal(dialog.previewed):
        dialog.form.text.setText("Neue GmbH")
    dialog.form.text.setText("Neueste GmbH")
    assert not dialog.done_button.isEnabled()


def test_esc_leaves_without_a_change(qtbot: QtBot, dialog: BulkEditDialog, people: Services) -> None:
    step = people.history.undo_step()
    with qtbot.waitSignal(dialog.previewed):
        dialog.form.text.setText("Neue GmbH")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert people.history.undo_step() == step


def test_markup_in_a_card_is_shown_as_it_stands(qtbot: QtBot, dialog: BulkEditDialog) -> None:
    choose(dialog, BulkAct.REPLACE)
    dialog.form.new.setText("<i>x</i>")
    with qtbot.waitSignal(dialog.previewed):
        dialog.form.text.setText("<b>")
    assert dialog.examples.lines() == ["Note: Mag <b>Tee</b> → Mag <i>x</i>Tee</b>"]


def test_the_key_offers_it_for_several_and_the_toast_takes_it_back(
    qtbot: QtBot, window: MainWindow, people: Services
) -> None:
    table = window.page.list.table
    assert not window.page.contact_actions.bulk_edit.isEnabled()
    table.selectAll()
    assert window.page.contact_actions.bulk_edit in window.page.selection_menu().actions()
    QTest.keyClick(table, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    dialog = window.findChild(BulkEditDialog)
    assert dialog is not None
    choose(dialog, BulkAct.ADD_CATEGORY)
    with qtbot.waitSignal(dialog.previewed):
        dialog.form.text.setText("Kunden")
    with qtbot.waitSignals([window.page.list.listed, window.counted]):
        dialog.done_button.click()
    customers = people.circles.find("Kunden").id
    assert people.address_book.counts().circles[customers] == 4
    qtbot.waitUntil(lambda: window.toast.message() == "3 contacts changed.")
