"""Several contacts become one in a dialog: what stays is chosen, what gets lost is said, one undo takes it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.property import Property
from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.merging.merge_dialog import MergeDialog

FIRST = "VERSION:3.0\nFN:Anna Weiß\nN:Weiß;Anna;;;\nTEL:0221 4710\nNOTE:alt\nTITLE:Fotografin\nUID:first"
SECOND = "VERSION:3.0\nFN:Anna Weiss-Maier\nN:Weiss-Maier;Anna;;;\nTEL:+49 221 4710\nEMAIL:a@x.de\nNOTE:<b>neu</b>"


@pytest.fixture
def pair(services: Services) -> list[int]:
    return [services.address_book.create(Card.from_text(text)) for text in (FIRST, SECOND)]


@pytest.fixture
def dialog(qtbot: QtBot, services: Services, pair: list[int]) -> MergeDialog:
    made = MergeDialog(services.address_book, services.address_book.contacts(pair))
    qtbot.addWidget(made)
    made.show()
    return made


def button(dialog: MergeDialog, name: str) -> QAbstractButton:
    found = [one for one in dialog._grid.findChildren(QAbstractButton) if one.accessibleName() == name]
    assert len(found) == 1, [one.accessibleName() for one in dialog._grid.findChildren(QAbstractButton)]
    return found[0]


def struck_out(dialog: MergeDialog) -> list[str]:
    return [label.text() for label in dialog._grid.findChildren(QLabel) if label.font().strikeOut()]


def test_the_proposal_loses_nothing_and_notes_what_cannot_stay(dialog: MergeDialog) -> None:
    card = dialog.card()
    assert card.formatted_name == "Anna Weiß"
    assert card.notes == ("alt\n\n<b>neu</b>\n\nName as shown: Anna Weiss-Maier",)
    assert [phone.text for phone in card.phones] == ["0221 4710"]
    assert card.uid == "first"
    assert dialog._fate.text() == "Nothing gets lost."


def test_without_the_note_the_loss_is_said(dialog: MergeDialog) -> None:
    dialog._note.click()
    assert dialog._fate.text() == "2 values will be dropped."
    assert "Weiss-Maier" not in dialog.card().text
    assert "Anna Weiss-Maier" in struck_out(dialog)


def test_what_goes_into_the_note_is_not_struck_out(dialog: MergeDialog) -> None:
    assert struck_out(dialog) == []


def test_the_parts_of_a_name_go_with_the_name_as_shown(dialog: MergeDialog) -> None:
    button(dialog, "Name as shown, Anna Weiss-Maier: Anna Weiss-Maier").click()
    name = dialog.card().name
    assert name is not None
    assert name.family == "Weiss-Maier"


def test_what_is_dropped_is_counted_struck_out_and_gone_from_the_result(dialog: MergeDialog) -> None:
    box = button(dialog, "E-mail, Anna Weiss-Maier: a@x.de")
    box.click()
    assert dialog._fate.text() == "1 value will be dropped."
    assert not any(text == "a@x.de" for _name, text in dialog._result.lines())
    assert struck_out(dialog) == ["a@x.de"]
    box.click()
    assert ("E-mail", "a@x.de") in dialog._result.lines()


def test_another_spelling_is_pale_and_can_stay_instead(dialog: MergeDialog) -> None:
    button(dialog, "Phone, Anna Weiss-Maier: +49 221 4710").click()
    button(dialog, "Phone, Anna Weiß: 0221 4710").click()
    assert [phone.text for phone in dialog.card().phones] == ["+49 221 4710"]
    assert dialog._fate.text() == "Nothing gets lost."


def test_another_card_can_go_first(dialog: MergeDialog) -> None:
    button(dialog, "Anna Weiss-Maier goes first").click()
    assert dialog.card().formatted_name == "Anna Weiss-Maier"
    assert dialog.card().uid != "first"


def test_ctrl_enter_merges_and_one_undo_brings_both_back(
    qtbot: QtBot, dialog: MergeDialog, services: Services, pair: list[int]
) -> None:
    with qtbot.waitSignal(dialog.merged) as told:
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [pair[0], "2 contacts are one now: “Anna Weiß”."]
    assert list(services.address_book.list_ids(ContactQuery())) == pair[:1]
    step = services.history.undo_step()
    assert step is not None
    services.history.undo(step.id)
    assert [one.card.formatted_name for one in services.address_book.contacts(pair)] == [
        "Anna Weiß",
        "Anna Weiss-Maier",
    ]


def test_a_card_that_moved_on_is_not_overwritten(
    qtbot: QtBot, dialog: MergeDialog, services: Services, pair: list[int]
) -> None:
    newer = services.address_book.contact(pair[1]).card.added(Property("URL", "x.de"))
    services.address_book.edit(pair[1], newer)
    with qtbot.waitSignal(dialog.rejected):
        dialog._done.click()
    assert services.address_book.contact(pair[1]).card == newer
    assert len(services.address_book.list_ids(ContactQuery())) == 2
    for box in dialog.findChildren(QMessageBox):
        box.reject()


def test_tab_leads_through_the_choice_in_reading_order_and_then_to_the_buttons(
    qtbot: QtBot, dialog: MergeDialog
) -> None:
    dialog.activateWindow()
    controls = dialog._grid.controls()
    qtbot.waitUntil(lambda: dialog.focusWidget() is controls[0])
    reached: list[object] = []
    while dialog._done not in reached:
        reached.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    boxes = [one for one in controls if isinstance(one, QCheckBox)]
    assert [one for one in reached if one in boxes] == boxes
    assert reached.index(dialog._leave) == reached.index(dialog._done) - 1
    assert reached.index(dialog._leave) > reached.index(boxes[-1])


def test_markup_in_a_card_is_shown_as_it_stands(dialog: MergeDialog) -> None:
    label = next(one for one in dialog._grid.findChildren(QLabel) if "neu" in one.text())
    assert label.text() == "<b>neu</b>"
    assert label.textFormat().name == "PlainText"


def test_the_key_offers_it_for_two_to_eight_contacts(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    table = window.page.list.table
    deed = window.page.contact_actions.merge
    assert not deed.isEnabled()
    table.selectAll()
    assert deed.isEnabled()
    assert deed in window.page.selection_menu().actions()
    QTest.keyClick(table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(MergeDialog)
    assert dialog is not None
    with qtbot.waitSignal(window.page.list.listed):
        dialog._done.click()
    assert people.address_book.counts().all == 1
    qtbot.waitUntil(lambda: window.toast.message().startswith("4 contacts are one now"))


def test_it_stays_until_it_is_written(dialog: MergeDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.merged):
        dialog._done.click()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.isVisible())
