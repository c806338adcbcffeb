"""What was sent and may have been a favour is offered once, quietly; and the rules of the ledger in the settings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.balance import LedgerRules, Weights
from kontaktpflege.domain.favor import FavorKind, FavorSize
from kontaktpflege.domain.template import Purpose
from kontaktpflege.services import Services
from kontaktpflege.ui.drafts.draft_window import DraftWindow
from kontaktpflege.ui.favors.offer_bar import OfferBar
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.settings_dialog import SettingsDialog

ANNA = 1


def use(window: MainWindow, purpose: Purpose) -> None:
    window.dialogs.drafts().write(ANNA, purpose)
    (draft,) = (one for one in window.findChildren(DraftWindow) if one.isVisible())
    draft.tell_used("copy", "Copied.")
    draft.reject()


def test_a_tip_that_was_sent_is_offered_once_as_a_favour(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    use(window, Purpose.LONG_TIME)
    assert not window.findChildren(OfferBar)
    use(window, Purpose.TIP)
    (bar,) = window.findChildren(OfferBar)
    offered = bar.favor()
    assert offered is not None
    assert (offered.kind, offered.size, offered.given) == (FavorKind.INFORMATION, FavorSize.SMALL, True)
    assert people.ledger.account(ANNA).count == 0
    bar.note.click()
    qtbot.waitUntil(lambda: people.ledger.account(ANNA).given_count == 1)
    assert bar.isHidden()
    assert people.ledger.favors_with(ANNA)[0].note == offered.note != ""
    use(window, Purpose.TIP)
    assert bar.isHidden()


def test_it_goes_unanswered_and_gives_the_keyboard_back(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    use(window, Purpose.INTRODUCTION)
    (bar,) = window.findChildren(OfferBar)
    qtbot.waitUntil(window.isActiveWindow)
    bar.take_focus()
    QTest.keyClick(bar.note, Qt.Key.Key_Escape)
    assert bar.favor() is None
    assert window.page.list.table.hasFocus()
    assert people.ledger.account(ANNA).count == 0


def test_the_rules_of_the_ledger_hold_for_the_book(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    window.window_actions.settings.trigger()
    (dialog,) = window.findChildren(SettingsDialog)
    rows = dialog.rules
    assert rows.rules() == LedgerRules()
    rows.weights[FavorSize.BIG].setValue(10)
    rows.tilt.setValue(5)
    rows.half_life.setValue(90)
    rows.scale_for_all.click()
    rows.hints.click()
    dialog.reject()
    wanted = LedgerRules(weights=Weights(big=10), half_life=90, tilt_beyond=5, scale_for_all=True, hints=False)
    qtbot.waitUntil(lambda: people.ledger.rules() == wanted)
    window.window_actions.settings.trigger()
    again = next(one for one in window.findChildren(SettingsDialog) if one is not dialog)
    assert again.rules.rules() == wanted
    again.reject()
