"""Noting a favour in full, and correcting one."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.favor import Favor, FavorKind, FavorSize, Money
from kontaktpflege.services import Services
from kontaktpflege.ui.favor_deeds import FavorDeeds
from kontaktpflege.ui.favors.favor_dialog import FavorDialog
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.mnemonics import give_mnemonics

ANNA, BERND = 1, 2


@pytest.fixture
def deeds(window: MainWindow, people: Services) -> FavorDeeds:
    return FavorDeeds(people, lambda: "CH", window)


@pytest.fixture
def dialog(deeds: FavorDeeds) -> FavorDialog:
    return deeds.ask([ANNA], given=True)


def test_fields_have_letters_and_names_have_none(dialog: FavorDialog) -> None:
    give_mnemonics(dialog)
    (chip,) = dialog.people._chips.values()
    assert chip.text() == "Anna Weiß  ×"
    for words in ("When", "Note", "Money"):
        (label,) = [one for one in dialog.findChildren(QLabel) if one.text().replace("&", "") == words]
        assert not QKeySequence.mnemonic(label.text()).isEmpty()


def held(people: Services, qtbot: QtBot, count: int = 1) -> list[Favor]:
    def found() -> list[Favor]:
        return [*people.ledger.favors_with(ANNA), *people.ledger.favors_with(BERND)]

    qtbot.waitUntil(lambda: len(found()) == count)
    return found()


def test_without_a_word_it_is_real_help_of_today(dialog: FavorDialog, people: Services, qtbot: QtBot) -> None:
    QTest.keyClick(dialog.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (one,) = held(people, qtbot)
    assert one == Favor(id=one.id, contact_id=ANNA, given=True, day=people.ledger.today())


def test_all_that_is_said_is_kept(dialog: FavorDialog, people: Services, qtbot: QtBot) -> None:
    dialog.side.buttons["received"].click()
    dialog.kind.setEditText("  knOW-how ")
    dialog.how_much.buttons["big"].click()
    dialog.day.setText("yesterday")
    dialog.note.setPlainText("how bees\nlive")
    dialog.value.amount.setText("1.250,50")
    dialog.value.minutes.setText("90")
    dialog.people.add(BERND, "Bernd")
    dialog._keep.click()
    for one, contact in zip(held(people, qtbot, 2), (ANNA, BERND), strict=True):
        assert one == Favor(
            id=one.id, contact_id=contact, given=False, kind=FavorKind.KNOW_HOW, size=FavorSize.BIG,
            day=people.ledger.today() - timedelta(1), note="how bees\nlive",
            money=Money(Decimal("1250.50"), "CHF"), minutes=90,
        )  # fmt: skip


def test_a_kind_may_be_a_word_of_ones_own(dialog: FavorDialog, people: Services, qtbot: QtBot) -> None:
    dialog.kind.setEditText("Honey & wax")
    dialog._keep.click()
    assert held(people, qtbot)[0].kind == "Honey & wax"


@pytest.mark.parametrize(
    ("line", "typed", "where", "sentence"),
    [
        ("day", "whenever", "day", "This is no day."),
        ("day", "1.1.2099", "day", "This is still to come."),
        ("amount", "12 apples", "value", "This is no amount of money"),
        ("minutes", "0", "value", "This is no number of minutes."),
    ],
)
def test_what_cannot_be_kept_has_a_sentence_under_it(
    dialog: FavorDialog, line: str, typed: str, where: str, sentence: str
) -> None:
    field = dialog.day if line == "day" else getattr(dialog.value, line)
    before = field.text()
    field.setText(typed)
    doubt = dialog._doubts[getattr(dialog, where)]
    assert doubt.text().startswith(sentence)
    assert doubt.isVisible()
    assert not dialog._keep.isEnabled()
    field.setText(before)
    assert doubt.isHidden()
    assert dialog._keep.isEnabled()


def test_no_kind_nobody_and_no_currency_are_told_too(dialog: FavorDialog) -> None:
    dialog.kind.setEditText("  ")
    dialog.value.currency.setText("E")
    dialog.value.amount.setText("5")
    dialog.people._chips[ANNA].click()
    wrong = {field for field, doubt in dialog._doubts.items() if doubt.text()}
    assert wrong == {dialog.kind, dialog.value, dialog.people}
    assert dialog.favors() == ()


def test_it_can_be_in_return_for_what_the_other_side_did(deeds: FavorDeeds, people: Services, qtbot: QtBot) -> None:
    day = people.ledger.today()
    received, given = (
        people.ledger.note([Favor(contact_id=ANNA, given=give, day=day, note=note)])[0]
        for give, note in ((False, "drove me home"), (True, "cake"))
    )
    dialog = deeds.ask([ANNA], given=True)
    assert dialog.in_return.isVisible()
    assert dialog.in_return.count() == 2
    dialog.in_return.setCurrentIndex(1)
    assert dialog.favors()[0].return_of == received
    dialog.side.buttons["received"].click()
    dialog.in_return.setCurrentIndex(1)
    assert dialog.favors()[0].return_of == given
    dialog.people.add(BERND, "Bernd")
    assert dialog.in_return.isHidden()
    assert {one.return_of for one in dialog.favors()} == {None}


def test_correcting_changes_only_what_was_touched(deeds: FavorDeeds, people: Services, qtbot: QtBot) -> None:
    day = date(2020, 2, 29)
    (first,) = people.ledger.note([Favor(contact_id=ANNA, given=False, day=day)])
    said = Favor(
        contact_id=ANNA, given=True, kind="Bees", size=FavorSize.SMALL, day=day, note="honey",
        money=Money(Decimal("12.50"), "EUR"), minutes=20, return_of=first,
    )  # fmt: skip
    (noted,) = people.ledger.note([said])
    before = people.ledger.favor(noted)
    assert before is not None
    dialog = deeds.ask_to_correct(before)
    assert dialog.favors() == (before,)
    dialog.people.add(BERND, "Bernd")
    assert dialog._doubts[dialog.people].text().startswith("A favour that is corrected is with one person.")
    dialog.people._chips[BERND].click()
    dialog.note.setPlainText("honey and wax")
    dialog._keep.click()
    qtbot.waitUntil(lambda: getattr(people.ledger.favor(noted), "note", "") == "honey and wax")


def test_it_can_be_deleted_and_taken_back(
    deeds: FavorDeeds, window: MainWindow, people: Services, qtbot: QtBot
) -> None:
    deeds.told.connect(window.tell)
    people.ledger.note([Favor(contact_id=ANNA, given=False, day=date(2020, 1, 1))])
    dialog = deeds.ask_to_correct(held(people, qtbot)[0])
    dialog._remove()
    held(people, qtbot, 0)
    qtbot.waitUntil(window.toast.can_be_pressed)
    assert window.toast.message() == "Deleted 1 favour."
    window.toast._button.click()
    held(people, qtbot, 1)
