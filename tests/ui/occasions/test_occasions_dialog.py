"""The window with what is coming, and the form for an occasion of one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.services import Services
from kontaktpflege.ui.drafts.draft_window import DraftWindow
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.occasions.card_list_dialog import CardListDialog
from kontaktpflege.ui.occasions.occasions_dialog import OccasionsDialog
from kontaktpflege.ui.occasions.own_occasion_dialog import OwnOccasionDialog
from tests.books import ids, vcard
from tests.ui.conftest import NOW

TODAY = NOW.date()
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Opened = Callable[[], OccasionsDialog]


@pytest.fixture
def opened(window: MainWindow, people: Services, qtbot: QtBot) -> Opened:
    """Opens the dialog by its key, over a book with a birthday today."""
    people.transfer.take_in([vcard("Gert Heute", f"BDAY:1986-{TODAY:%m-%d}")])

    def make() -> OccasionsDialog:
        QTest.keyClick(window, Qt.Key.Key_A, CTRL | SHIFT)
        (dialog,) = (one for one in window.findChildren(OccasionsDialog) if one.isVisible())
        qtbot.waitUntil(lambda: dialog.table.currentIndex().isValid())
        return dialog

    return make


def rows(dialog: OccasionsDialog) -> list[str]:
    model: QAbstractItemModel = dialog.table.model()
    return [str(model.index(row, 1).data()).partition(",")[0] for row in range(model.rowCount())]


def press(dialog: OccasionsDialog, words: str) -> None:
    (button,) = (one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == words)
    assert button.isEnabled()
    button.click()


def test_it_shows_what_comes_and_leads_to_the_contact(
    opened: Opened, window: MainWindow, people: Services, qtbot: QtBot
) -> None:
    dialog = opened()
    assert rows(dialog)[0] == "Gert Heute"
    assert str(dialog.table.model().index(0, 1).data()).startswith("Gert Heute, ")
    QAbstractItemModelTester(dialog.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    (gert,) = ids(people, "Gert")
    qtbot.waitUntil(lambda: window.page.details.contact_id() == gert)
    assert not any(one.isVisible() for one in window.findChildren(OccasionsDialog))


def test_kinds_and_days_narrow_the_list(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened()
    dialog.days.choose("365")
    with qtbot.waitSignal(dialog.shown):
        dialog.days.activated.emit(dialog.days.currentIndex())
    assert {"Gert Heute", "Anna Weiß", "Christmas", "Easter"} <= set(rows(dialog))
    for kind, name in (("personal", "Anna Weiß"), ("seasons", "Easter")):
        dialog.kinds.choose(kind)
        dialog.kinds.activated.emit(dialog.kinds.currentIndex())
        assert name in rows(dialog)
    assert "Anna Weiß" not in rows(dialog)
    dialog.kinds.choose("own")
    dialog.kinds.activated.emit(dialog.kinds.currentIndex())
    assert rows(dialog) == []


def test_an_own_occasion_is_made_changed_and_deleted(opened: Opened, people: Services, qtbot: QtBot) -> None:
    dialog = opened()
    press(dialog, "New occasion …")
    form = dialog.findChildren(OwnOccasionDialog)[-1]
    form.name.setText("Sommerfest")
    form.day.setText(f"{TODAY.day}.{TODAY.month}.")
    with qtbot.waitSignal(dialog.shown):
        QTest.keyClick(form.name, Qt.Key.Key_Return)
    (kept,) = people.occasions.own()
    assert dialog.told.text() == "Occasion “Sommerfest” saved."
    assert kept == OwnOccasion(id=kept.id, name="Sommerfest", first_on=TODAY)
    dialog.table.choose_row(rows(dialog).index("Sommerfest"))
    press(dialog, "Change …")
    form = dialog.findChildren(OwnOccasionDialog)[-1]
    form.name.setText("Herbstfest")
    form.yearly.setChecked(False)
    form.whom.choose(str(people.circles.find("Vereine").id))
    form.lead.setValue(30)
    with qtbot.waitSignal(dialog.shown):
        QTest.keyClick(form.name, Qt.Key.Key_Return)
    (changed,) = people.occasions.own()
    circle = people.circles.find("Vereine").id
    assert changed == OwnOccasion(
        id=kept.id, name="Herbstfest", first_on=TODAY, yearly=False, circle_id=circle, lead=30
    )
    assert rows(dialog)[dialog.table.currentIndex().row()] == "Herbstfest"
    assert dialog.told.text() == "Occasion “Herbstfest” changed."
    with qtbot.waitSignal(dialog.shown):
        press(dialog, "Delete")
    assert people.occasions.own() == []
    assert dialog.told.text() == "Occasion “Herbstfest” deleted."
    with qtbot.waitSignal(dialog.shown):
        press(dialog, "Undo")
    assert [one.name for one in people.occasions.own()] == ["Herbstfest"]
    assert "Herbstfest" in rows(dialog)


def test_a_season_leads_to_its_card_list(opened: Opened, window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened()
    dialog.days.choose("365")
    with qtbot.waitSignal(dialog.shown):
        dialog.days.activated.emit(dialog.days.currentIndex())
    dialog.table.choose_row(rows(dialog).index("Easter"))
    press(dialog, "Card list …")
    (lists,) = window.findChildren(CardListDialog)
    assert lists.choice.currentText().startswith("Easter 20")


@pytest.mark.parametrize(
    ("name", "day", "yearly", "ready", "doubt"),
    [
        ("Fest", "14.3.2030", False, True, ""),
        ("Fest", "29 February", True, True, ""),
        ("", "14.3.2030", True, False, ""),
        ("Fest", "", True, False, ""),
        ("Fest", "March 2030", True, False, "This is no day. Try “14/3”, “14/3/2027” or “14 March”."),
        ("Fest", "31.2.2030", True, False, "This is no day. Try “14/3”, “14/3/2027” or “14 March”."),
        ("Fest", "1.1.2020", False, True, "This day is past: it will not come again."),
    ],
)
def test_the_form_says_what_is_wrong(qtbot: QtBot, name: str, day: str, yearly: bool, ready: bool, doubt: str) -> None:
    form = OwnOccasionDialog(None, (), None, date(2026, 11, 22), 7)
    qtbot.addWidget(form)
    form.show()
    form.name.setText(name)
    form.day.setText(day)
    form.yearly.setChecked(yearly)
    assert (form.occasion() is not None) is ready
    assert form._save.isEnabled() is ready
    assert form._doubt.text() == doubt


def test_writing_opens_a_draft_for_the_occasion(opened: Opened, window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened()
    press(dialog, "Write …")
    (draft,) = window.findChildren(DraftWindow)
    assert draft.windowTitle() == "Write to Gert Heute"
    assert draft.picker.purpose.chosen() == "round_birthday"
