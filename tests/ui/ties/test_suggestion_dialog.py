"""The list of suggested ties: ticks, keys, keeping, declining, and taking back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.interaction import Channel, Interaction
from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.ties.suggestion_dialog import SuggestionDialog


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, people: Services) -> SuggestionDialog:
    """Three people were talked to at once: three ties are suggested."""
    contacts = tuple(people.address_book.list_ids(ContactQuery())[:3])
    people.journal.log(Interaction(at=people.journal.now(), channel=Channel.MEETING, contacts=contacts))
    window.window_actions.suggestions.trigger()
    found = window.findChild(SuggestionDialog)
    assert found is not None
    qtbot.waitUntil(lambda: found.table.model().rowCount() == 3)
    return found


def ties(people: Services) -> int:
    return sum(len(people.ties.ties_of(one)) for one in people.address_book.list_ids(ContactQuery())) // 2


def test_all_that_are_ticked_are_kept_at_once(qtbot: QtBot, dialog: SuggestionDialog, people: Services) -> None:
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.keep_all.text().replace("&", "") == "Keep 2 ticked ties"
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.listed):
        dialog.keep_all.click()
    assert (ties(people), dialog.table.model().rowCount()) == (2, 1)


def test_enter_keeps_one_and_delete_declines_one(qtbot: QtBot, dialog: SuggestionDialog, people: Services) -> None:
    with qtbot.waitSignal(dialog.listed):
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.listed):
        QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert (ties(people), dialog.table.model().rowCount()) == (1, 1)
    with qtbot.waitSignal(dialog.listed):
        QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.table.model().rowCount() == 2


def test_it_says_why_in_words_and_to_a_screen_reader(dialog: SuggestionDialog) -> None:
    model = dialog.table.model()
    assert "1 talk together, on " in model.index(0, 2).data()
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert ", ticked, Know each other, weak, 1 talk together" in spoken
