"""What was typed is lost neither by Esc nor by a write that fails."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.errors import BookError
from kontaktpflege.services import Services
from kontaktpflege.storage.store import Store
from kontaktpflege.ui.contacts.origin_dialog import OriginDialog
from kontaktpflege.ui.drafts.block_dialog import BlockDialog
from kontaktpflege.ui.drafts.block_manager import BlockManager
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.occasions.occasions_dialog import OccasionsDialog
from kontaktpflege.ui.occasions.own_occasion_dialog import OwnOccasionDialog
from kontaktpflege.ui.tasks import Control, Task, wait_for_all
from kontaktpflege.ui.widgets.input_dialog import InputDialog
from kontaktpflege.ui.writing import write

One = TypeVar("One", bound=QWidget)


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets every write fail from now on."""

    def refuse(store: Store, *args: Any) -> Iterator[None]:
        raise BookError("locked")

    return lambda: monkeypatch.setattr(Store, "_write", refuse)


def bernd(services: Services) -> int:
    (contact,) = services.address_book.list_ids(ContactQuery(words="Maier"))
    return contact


def shown(window: QWidget, kind: type[One]) -> One:
    (found,) = (one for one in window.findChildren(kind) if one.isVisible())
    return found


def log(window: MainWindow, services: Services) -> tuple[InputDialog, QPushButton]:
    dialog = window.caring.open_log(bernd(services))
    dialog.about.setPlainText("the price list")
    return dialog, dialog._keep


def about(window: MainWindow, services: Services) -> tuple[InputDialog, QPushButton]:
    dialog = window.caring.ask_about(bernd(services))
    dialog.anchor.setText("red scarf")
    return dialog, button(dialog, "Save")


def favor(window: MainWindow, services: Services) -> tuple[InputDialog, QPushButton]:
    dialog = window.caring.favors().ask([bernd(services)], given=True)
    dialog.note.setPlainText("lent the tripod")
    return dialog, dialog._keep


def block(window: MainWindow, services: Services) -> tuple[InputDialog, QPushButton]:
    window.dialogs.drafts().manage()
    shown(window, BlockManager).new.click()
    dialog = shown(window, BlockDialog)
    dialog.name.setText("Fair")
    dialog.body.setPlainText("See you at the fair")
    return dialog, dialog.save


def occasion(window: MainWindow, services: Services) -> tuple[InputDialog, QPushButton]:
    window.dialogs.occasions()
    shown(window, OccasionsDialog)._ask(None)
    dialog = shown(window, OwnOccasionDialog)
    dialog.name.setText("Summer party")
    dialog.day.setText("14/7/2027")
    return dialog, dialog._save


def origin(window: MainWindow, services: Services) -> tuple[InputDialog, QPushButton]:
    window.page.navigation.show_contact(bernd(services))
    window.page.contact_actions._ask_how_met()
    dialog = shown(window, OriginDialog)
    dialog.place.setText("train to Bonn")
    return dialog, dialog._keep


def button(dialog: QWidget, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == words)


@pytest.mark.parametrize("fill", [log, about, favor, block, occasion, origin])
def test_a_form_asks_before_it_goes_and_comes_back_if_it_cannot_be_written(
    fill: Callable[[MainWindow, Services], tuple[InputDialog, QPushButton]],
    window: MainWindow,
    people: Services,
    locked: Callable[[], None],
    qtbot: QtBot,
) -> None:
    dialog, keep = fill(window, people)
    typed = dialog.content()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    (question,) = dialog.findChildren(QMessageBox)
    assert question.text() == "Leave without saving?"
    question.reject()
    locked()
    keep.click()
    assert not dialog.isVisible()
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.content() == typed
    assert any(box.text().startswith("Another program") for box in dialog.findChildren(QMessageBox))
    wait_for_all()


def test_a_form_in_which_nothing_changed_just_goes(window: MainWindow, people: Services) -> None:
    dialog = window.caring.open_log(bernd(people))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_form_goes_once_it_is_written(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    dialog, keep = about(window, people)
    with qtbot.waitSignal(dialog.accepted):
        keep.click()
    assert people.care.about(bernd(people)).anchor == "red scarf"


def test_lines_of_the_call_sheet_hold_again_what_could_not_be_written(
    window: MainWindow, people: Services, locked: Callable[[], None], qtbot: QtBot
) -> None:
    sheet = window.caring.show_sheet(bernd(people))
    assert sheet is not None
    locked()
    sheet.fact_line.text.setText("likes tea")
    sheet.fact_line._keep()
    assert sheet.fact_line.text.text() == ""
    qtbot.waitUntil(lambda: sheet.fact_line.text.text() == "likes tea")
    sheet.fact_line.text.clear()
    entry = sheet.promises.enter()
    entry.text.setText("call back")
    entry._say()
    assert entry.text.text() == ""
    qtbot.waitUntil(lambda: entry.text.text() == "call back")
    sheet.reached.show()
    sheet.reached.sentence.setText("he asked for the list")
    sheet.reached._say()
    assert not sheet.isVisible()
    qtbot.waitUntil(sheet.isVisible)
    assert sheet.reached.sentence.text() == "he asked for the list"


def test_who_asked_may_be_gone_before_the_write_has_ended(window: MainWindow, qtbot: QtBot) -> None:
    beside = QWidget(window)
    written = threading.Event()
    said: list[object] = []

    def work(control: Control) -> None:
        written.set()

    write(beside, work, said.append)
    delete(beside)
    assert written.wait(5)
    with qtbot.waitSignal(Task(lambda control: None).start_writing().ended):
        pass
    assert said == []


def test_an_error_is_told_though_who_asked_is_gone(
    window: MainWindow, locked: Callable[[], None], qtbot: QtBot
) -> None:
    beside, behind = QWidget(window), QDialog(window)
    locked()

    def work(control: Control) -> None:
        window._services.history.undo(1)

    write(beside, work)
    delete(beside)
    with qtbot.captureExceptions() as caught:  # where the net is, in the program
        qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0][1], BookError)
    write(behind, work)
    qtbot.waitUntil(lambda: any(box.parentWidget() is window for box in window.findChildren(QMessageBox)))


def new_circle(window: MainWindow) -> InputDialog:
    dialog = window.circle_actions.ask_for_new(None)
    dialog._name.setText("Choir")
    dialog._shapes.button(2).click()
    return dialog


def new_filter(window: MainWindow) -> InputDialog:
    dialog = window.page.saved_filters.ask_for_name()
    dialog._name.setText("Those of the choir")
    return dialog


@pytest.mark.parametrize("fill", [new_circle, new_filter])
def test_a_name_comes_back_if_it_could_not_be_written(
    window: MainWindow, locked: Callable[[], None], qtbot: QtBot, fill: Callable[[MainWindow], InputDialog]
) -> None:
    dialog = fill(window)
    typed = dialog.content()
    locked()
    button(dialog, "Create circle" if fill is new_circle else "Save filter").click()
    assert not dialog.isVisible()
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.content() == typed
    assert any(box.text().startswith("Another program") for box in dialog.findChildren(QMessageBox))
    wait_for_all()


def test_the_window_does_not_close_over_what_was_typed_beside_it(window: MainWindow, people: Services) -> None:
    dialog, _keep = about(window, people)
    assert not window.leave()
    (question,) = dialog.findChildren(QMessageBox)
    button(question, "Leave").click()
    assert not dialog.isVisible()
    assert window.leave()


def test_the_window_does_not_close_over_somebody_who_waits_in_the_line(window: MainWindow) -> None:
    window.newcomers.open()
    panel = window.newcomers.panel
    assert panel is not None
    panel.line.setText("Uwe Winter")
    panel.hide()
    assert not window.leave()
    assert panel.isVisible()
    (question,) = panel.findChildren(QMessageBox)
    assert question.informativeText() == "“Uwe Winter” has not been saved."
    button(question, "Drop").click()
    assert window.leave()


def test_the_line_waits_while_the_window_is_in_the_tray(window: MainWindow) -> None:
    window.newcomers.open()
    panel = window.newcomers.panel
    assert panel is not None
    panel.line.setText("Uwe Winter")
    window.stays = lambda: True
    window.close()
    assert not window.isVisible()
    assert panel.line.text() == "Uwe Winter"
    window.stays = lambda: False
    panel.line.clear()
