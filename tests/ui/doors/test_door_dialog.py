"""Who opens the door: typed, told, gone on from."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.door import GoalKind
from kontaktpflege.domain.errors import BookError
from kontaktpflege.domain.tie import Tie
from kontaktpflege.services import Services
from kontaktpflege.storage.store import Store
from kontaktpflege.ui.doors.door_dialog import DoorDialog
from kontaktpflege.ui.drafts.draft_window import DraftWindow
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.widgets.elided_button import ElidedButton
from kontaktpflege.ui.widgets.removable_chip import RemovableChip
from kontaktpflege.ui.widgets.tool_button import ToolButton


@pytest.fixture
def ids(people: Services) -> dict[str, int]:
    """The user knows Anna and Bernd, who both know Čeněk; nobody knows Eva."""
    rows = people.address_book.summaries(people.address_book.list_ids(ContactQuery()))
    found = {row.name.split()[0]: row.id for row in rows}
    people.ties.estrange([found["Čeněk"], found["Eva"]])
    people.ties.put(Tie(low=found["Anna"], high=found["Čeněk"], strong=True))
    people.ties.put(Tie(low=found["Bernd"], high=found["Čeněk"]))
    return found


Door = Callable[[str], DoorDialog]


@pytest.fixture
def ask(window: MainWindow, ids: dict[str, int], qtbot: QtBot) -> Door:
    """Opens the dialog by its key and types."""

    def make(words: str) -> DoorDialog:
        QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        dialog = window.findChild(DoorDialog)
        assert dialog is not None
        with qtbot.waitSignal(dialog.answered):
            dialog.line.setText(words[:-1])
            QTest.keyClicks(dialog.line, words[-1:])
        return dialog

    return make


def names(dialog: DoorDialog) -> list[str]:
    return [button.accessibleName() for row in dialog.view.rows() for button in row.findChildren(ElidedButton)]


def told(dialog: DoorDialog) -> list[str]:
    return [label.accessibleName() for row in dialog.view.rows() for label in row.findChildren(QLabel)]


def test_the_chain_is_told_and_drawn_as_one_types(ask: Door) -> None:
    dialog = ask("kol")
    assert [goal.name for goal in dialog.goals.goals()] == ["Čeněk Kolář"]
    assert names(dialog) == ["Anna Weiß · Studio Weiß", "Čeněk Kolář · Sdružení"]
    assert "Anna Weiß knows Čeněk Kolář well." in told(dialog)
    assert dialog.view.picture.accessibleName() == "You → Anna Weiß → Čeněk Kolář"
    assert dialog.view.picture.isVisible()
    assert dialog.write.text() == "Write to Anna Weiß"
    dialog.reject()


def test_enter_opens_the_draft_to_the_first_and_names_the_second(ask: Door, window: MainWindow) -> None:
    dialog = ask("kol")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    draft = window.findChild(DraftWindow)
    assert draft is not None
    assert draft.name() == "Anna Weiß"
    assert "Čeněk Kolář" in draft.draft.content()[1]
    draft.reject()


def test_keys_lead_to_the_next_chain_and_back(ask: Door, qtbot: QtBot) -> None:
    dialog = ask("kol")
    alt = Qt.KeyboardModifier.AltModifier
    with qtbot.waitSignal(dialog.answered):
        QTest.keyClick(dialog.line, Qt.Key.Key_Right, alt)
    assert names(dialog)[0] == "Bernd Maier"
    assert not dialog.next.isEnabled()
    with qtbot.waitSignal(dialog.answered):
        QTest.keyClick(dialog.line, Qt.Key.Key_Left, alt)
    assert names(dialog)[0].startswith("Anna")
    assert not dialog.before.isEnabled()
    dialog.reject()


def test_a_person_is_avoided_and_allowed_again(ask: Door, qtbot: QtBot) -> None:
    dialog = ask("kol")
    with qtbot.waitSignal(dialog.answered):
        dialog.view.rows()[0].findChildren(ToolButton)[0].click()
    assert names(dialog)[0] == "Bernd Maier"
    (chip,) = dialog.findChildren(RemovableChip)
    with qtbot.waitSignal(dialog.answered):
        chip.click()
    assert names(dialog)[0].startswith("Anna")
    dialog.reject()


def test_the_arrow_keys_go_through_those_who_are_meant(ask: Door, people: Services, qtbot: QtBot) -> None:
    people.circles.create("Ei", None, "teal", "disc")
    dialog = ask("e")
    assert [goal.name for goal in dialog.goals.goals()] == ["Eva Müller", "Ei"]
    with qtbot.waitSignal(dialog.answered):
        QTest.keyClick(dialog.line, Qt.Key.Key_Down)
    answer = dialog.answer()
    assert answer is not None
    assert answer.goal.name == "Ei"
    dialog.reject()


def test_where_no_chain_leads_it_says_whom_to_ask(ask: Door, window: MainWindow) -> None:
    dialog = ask("eva")
    assert dialog.view.said.text() == "No path yet. Whom could you ask?"
    assert names(dialog) == ["Anna Weiß", "Bernd Maier"]
    assert not dialog.write.isEnabled()
    with_words = [button for row in dialog.view.rows() for button in row.findChildren(type(dialog.write))]
    next(one for one in with_words if one.accessibleName() == "Write to Anna Weiß").click()
    draft = window.findChild(DraftWindow)
    assert draft is not None
    assert "Eva Müller" in draft.draft.content()[1]
    draft.reject()


def test_a_chain_is_kept_by_a_button_and_let_go_by_it(
    ask: Door, people: Services, ids: dict[str, int], qtbot: QtBot
) -> None:
    dialog = ask("kol")
    for count in (1, 0):
        with qtbot.waitSignal(dialog.answered):
            dialog.keep.click()
        assert len(people.doors.kept(ids["Čeněk"])) == count
        assert dialog.keep.isChecked() == bool(count)
        assert dialog._kept.isVisible() == bool(count)
        assert not count or dialog._kept.text() == "This chain is kept. It stands in the details of Čeněk Kolář."
    dialog.reject()


def test_a_chain_that_could_not_be_kept_can_be_kept_again(
    ask: Door, people: Services, ids: dict[str, int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(store: Store, *more: object) -> NoReturn:
        raise BookError("locked")

    dialog = ask("kol")
    with monkeypatch.context() as locked:
        locked.setattr(Store, "_write", refuse)
        dialog.keep.click()
        assert not dialog.keep.isEnabled()
        qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is not None)
    for box in dialog.findChildren(QMessageBox):
        box.reject()
    assert not dialog.keep.isChecked()
    with qtbot.waitSignal(dialog.answered):
        dialog.keep.click()
    assert people.doors.kept(ids["Čeněk"])
    dialog.reject()


def test_a_kept_chain_comes_before_the_best_and_stays_among_them(
    window: MainWindow, people: Services, ids: dict[str, int], qtbot: QtBot
) -> None:
    people.doors.keep((ids["Bernd"], ids["Čeněk"]))
    window.dialogs.doors().open(ids["Čeněk"], (ids["Bernd"], ids["Čeněk"]))
    dialog = window.dialogs.doors().dialog
    qtbot.waitUntil(lambda: dialog.answer() is not None)
    for deed, first in ((dialog.next, "Anna"), (dialog.before, "Bernd"), (dialog.keep, "Bernd")):
        assert dialog.keep.isChecked() == names(dialog)[0].startswith("Bernd")
        with qtbot.waitSignal(dialog.answered):
            deed.click()
        assert names(dialog)[0].startswith(first)
    assert not people.doors.kept(ids["Čeněk"])
    dialog.reject()


def test_whom_one_knows_is_written_to_and_called_at_once(ask: Door, window: MainWindow, ids: dict[str, int]) -> None:
    dialog = ask("weiß")
    asked: list[int] = []
    dialog.sheet_asked.connect(asked.append)
    assert "You can ask Anna Weiß yourself." in told(dialog)
    dialog.sheet.click()
    assert asked == [ids["Anna"]]
    sheet = window.caring.sheets().open
    assert sheet is not None
    sheet.reject()


def test_the_chain_is_shown_in_the_picture_the_user_first(ask: Door, window: MainWindow, ids: dict[str, int]) -> None:
    dialog = ask("kol")
    shown: list[list[int]] = []
    dialog.shown_in_picture.connect(shown.append)
    dialog.picture.click()
    assert window.pages.currentWidget() is window.pages.network
    assert shown == [[0, ids["Anna"], ids["Čeněk"]]]
    assert not dialog.isVisible()


def test_who_is_selected_stands_in_the_line_so_that_typing_replaces_it(
    window: MainWindow, ids: dict[str, int], qtbot: QtBot
) -> None:
    window.pages.show_contacts()
    qtbot.waitUntil(lambda: window.page.list.go_to(ids["Čeněk"]))
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = window.dialogs.doors().dialog
    qtbot.waitUntil(lambda: dialog.answer() is not None)
    assert dialog.line.selectedText() == "Čeněk Kolář"
    assert names(dialog)[-1].startswith("Čeněk Kolář")
    QTest.keyClicks(dialog.line, "w")
    assert dialog.line.text() == "w"
    dialog.reject()


def test_an_empty_line_offers_examples_of_the_book(
    window: MainWindow, people: Services, ids: dict[str, int], qtbot: QtBot
) -> None:
    people.ties.set_own_card(ids["Eva"])
    dialog = window.dialogs.doors().ask([ids["Eva"]])
    qtbot.waitUntil(lambda: bool(dialog.goals.goals()))
    assert dialog.line.text() == ""
    assert [(goal.kind, goal.name) for goal in dialog.goals.goals()] == [
        (GoalKind.PERSON, "Čeněk Kolář"),
        (GoalKind.ORGANISATION, "Sdružení"),
        (GoalKind.CIRCLE, "Customers"),
    ]
    assert dialog.view.said.text().startswith("Type a person, a company or a circle")
    # A window that becomes the active one only after the click moves the keyboard, and a line that loses it its selection.
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.waitSignal(dialog.answered):
        QTest.mouseClick(
            dialog.goals.viewport(),
            Qt.MouseButton.LeftButton,
            pos=dialog.goals.visualItemRect(dialog.goals.item(0)).center(),
        )
    assert dialog.line.selectedText() == "Čeněk Kolář"
    answer = dialog.answer()
    assert answer is not None
    assert answer.asker is not None
    assert answer.asker.name == "Eva Müller"
    with qtbot.waitSignal(dialog.answered):
        QTest.keyClicks(dialog.line, "anna")
    assert [goal.name for goal in dialog.goals.goals()] == ["Anna Weiß"]
    dialog.reject()
