"""How one met somebody, in the details: a sentence whose name is a link, and a dialog that changes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.detail_line import DetailLine
from kontaktpflege.ui.contacts.origin_dialog import OriginDialog
from kontaktpflege.ui.main_window import MainWindow

ANNA, BERND, EVA, CENEK = 1, 2, 3, 4
FAIR = Origin(through_id=BERND, through="Bernd Maier", place="Messe Köln", since=PartialDate(2024, 5))


def show(window: MainWindow, qtbot: QtBot, contact_id: int) -> None:
    """Bring the cursor to a contact and wait for its details."""
    window.page.navigation.show_contact(contact_id)
    qtbot.waitUntil(lambda: window.page.details.contact_id() == contact_id)


def lines(window: MainWindow) -> dict[str, DetailLine]:
    shown = window.page.details.findChildren(DetailLine)
    return {line.shown().text: line for line in shown if line.isVisible()}


def test_the_details_say_it_and_lead_there(
    people: Services, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    people.origins.set(EVA, FAIR)
    people.origins.set(CENEK, Origin(through_id=BERND, through="Bernd Maier"))
    window = open_window()
    show(window, qtbot, EVA)
    line = lines(window)["Known through Bernd Maier, Messe Köln, since May 2024"]
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page.details.contact_id() == BERND)
    assert {"Čeněk Kolář", "Eva Müller"} <= lines(window).keys()
    QTest.mouseClick(lines(window)["Eva Müller"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page.details.contact_id() == EVA)


def test_who_is_in_the_trash_is_named_and_leads_nowhere(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    people.origins.set(EVA, FAIR)
    people.address_book.trash([BERND])
    show(window, qtbot, EVA)
    qtbot.waitUntil(
        lambda: any(text.startswith("Known") and not line.shown().acts for text, line in lines(window).items())
    )


def open_dialog(window: MainWindow, qtbot: QtBot, contact_id: int) -> OriginDialog:
    show(window, qtbot, contact_id)
    qtbot.waitUntil(window.page.contact_actions.origin.isEnabled)
    window.page.contact_actions.origin.trigger()
    (dialog,) = window.findChildren(OriginDialog)
    return dialog


def fill(line: QLineEdit, text: str) -> None:
    """What typing does, without the keys: a list of names that pops up would take them."""
    line.setText(text)
    line.textEdited.emit(text)


def press(dialog: QWidget, words: str) -> None:
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_is_said_in_a_dialog(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    dialog = open_dialog(window, qtbot, EVA)
    fill(dialog.through, "bernd maier")
    fill(dialog.place, "Messe Köln")
    fill(dialog.since, "Mai 2024")
    with qtbot.waitSignal(window.page.contact_actions.told):
        press(dialog, "Save")
    assert people.origins.origin(EVA) == FAIR
    assert window.toast.message() == "How you met Eva Müller: saved."


def test_it_is_removed_and_brought_back(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    people.origins.set(EVA, FAIR)
    dialog = open_dialog(window, qtbot, EVA)
    with qtbot.waitSignal(window.page.contact_actions.told):
        press(dialog, "Remove")
    assert people.origins.origin(EVA) is None
    window.window_actions.undo.trigger()
    qtbot.waitUntil(lambda: people.origins.origin(EVA) == FAIR)


@pytest.mark.parametrize("day", [PartialDate(None, None, 3), PartialDate(2024, 5, 14), PartialDate(2019), None])
def test_what_is_not_touched_stays(window: MainWindow, people: Services, qtbot: QtBot, day: PartialDate | None) -> None:
    held = Origin(through_id=BERND, through="Bernd Maier", since=day)
    people.origins.set(EVA, held)
    assert open_dialog(window, qtbot, EVA).origin() == held


def test_a_name_of_the_list_means_that_contact(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    people.capture.keep(people.capture.look("Bernd Maier, Bau AG").gathered)
    dialog = open_dialog(window, qtbot, EVA)
    fill(dialog.through, "Bernd Maier")
    assert dialog.origin().through_id is None
    completer = dialog.through.completer()
    model = completer.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Bernd Maier", "Bernd Maier · Bau AG"]
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.through.setFocus()
    dialog.through.selectAll()
    QTest.keyClicks(dialog.through, "Bernd Maier")
    names = completer.popup()
    assert names is not None
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(names, key)
    qtbot.waitUntil(lambda: dialog.through.text() == "Bernd Maier")
    assert (dialog.origin().through, dialog.origin().through_id) == ("Bernd Maier", 5)


def test_what_is_no_day_is_not_kept(window: MainWindow, qtbot: QtBot) -> None:
    dialog = open_dialog(window, qtbot, EVA)
    fill(dialog.since, "neulich")
    save = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Save")
    assert not save.isEnabled()
