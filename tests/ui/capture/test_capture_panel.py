"""Quick capture in the window: typed, recognised, corrected, kept, and ready for the next card of the pile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.capture.parts import Kind
from kontaktpflege.domain.contact import Scope
from kontaktpflege.domain.errors import BookError
from kontaktpflege.domain.origin import Origin
from kontaktpflege.services import Services
from kontaktpflege.ui.capture.capture_panel import CapturePanel
from kontaktpflege.ui.capture.part_chip import PartChip
from kontaktpflege.ui.editor.contact_editor import ContactEditor
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.tasks import wait_for_all
from tests.books import ids, names

ANNA, BERND, EVA, CENEK = 1, 2, 3, 4


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> CapturePanel:
    """The panel, opened by its key."""
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    opened = window.newcomers.panel
    assert opened is not None
    qtbot.waitUntil(opened.line.hasFocus)
    return opened


def labels(row: Any) -> list[str]:
    return [button.accessibleName() or button.text() for button in row.buttons()]


def type_in(qtbot: QtBot, panel: CapturePanel, text: str) -> None:
    """Type a line and wait until it is read."""
    panel.line.setText(text)
    qtbot.waitUntil(panel._is_read)


def part_chips(panel: CapturePanel) -> list[PartChip]:
    return [button for button in panel.parts.buttons() if isinstance(button, PartChip)]


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def saved(qtbot: QtBot, panel: CapturePanel, act: Callable[[], None]) -> None:
    with qtbot.waitSignal(panel.told):
        act()


def test_what_is_typed_is_recognised(panel: CapturePanel, qtbot: QtBot) -> None:
    type_in(qtbot, panel, "Eva Sommer, Siemens, 0170 1234567, Messe Köln, durch Bernd, seit Mai 2024, #Chor")
    assert labels(panel.parts) == [
        "Name: Eva Sommer",
        "Company: Siemens",
        "Mobile: 0170 1234567",
        "Met at: Messe Köln",
        "Known through: Bernd Maier",
        "Known since: May 2024",
        "Category, no circle is called so yet: Chor",
    ]
    assert panel.line.accessibleDescription().startswith("Name: Eva Sommer; Company: Siemens")
    panel.line.clear()
    assert labels(panel.parts) == []


def test_enter_keeps_and_the_line_is_ready_for_the_next(panel: CapturePanel, people: Services, qtbot: QtBot) -> None:
    panel.line.setText("Eva Sommer, Messe Köln, durch Bernd, #Freunde")
    saved(qtbot, panel, lambda: press(qtbot, Qt.Key.Key_Return))  # before it is read
    assert (panel.line.text(), panel.line.hasFocus()) == ("", True)
    assert panel.line.placeholderText() == "Eva Sommer is saved. Who is next?"
    assert names(people, "messe maier") == ["Eva Sommer"]
    (made,) = ids(people, "sommer")
    assert people.origins.origin(made) == Origin(through_id=BERND, through="Bernd Maier", place="Messe Köln")
    assert people.address_book.contact(made).circles == (3,)
    type_in(qtbot, panel, "Uwe Winter")
    saved(qtbot, panel, lambda: press(qtbot, Qt.Key.Key_Return))
    assert names(people, "winter") == ["Uwe Winter"]


def test_it_is_told_with_a_way_back(window: MainWindow, panel: CapturePanel, people: Services, qtbot: QtBot) -> None:
    type_in(qtbot, panel, "Uwe Winter")
    saved(qtbot, panel, lambda: press(qtbot, Qt.Key.Key_Return))
    assert window.toast.message() == "Saved: Uwe Winter"
    window.toast.take_focus()
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: names(people, "winter") == [])


def test_nothing_is_not_kept(panel: CapturePanel, people: Services, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Return)
    type_in(qtbot, panel, " , ")
    press(qtbot, Qt.Key.Key_Return)
    wait_for_all()
    assert len(ids(people)) == 4


def test_a_chip_can_be_told_what_it_is(panel: CapturePanel, people: Services, qtbot: QtBot) -> None:
    type_in(qtbot, panel, "Uwe Winter, Zauberei")
    assert labels(panel.parts)[1] == "Company: Zauberei"
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Right)
    chip = part_chips(panel)[1]
    assert chip.hasFocus()
    menu = chip.menu_of_kinds()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Company"]
    next(action for action in menu.actions() if action.text() == "Note").trigger()
    qtbot.waitUntil(panel._is_read)
    assert labels(panel.parts)[1] == "Note: Zauberei"
    assert panel.line.hasFocus()
    saved(qtbot, panel, lambda: press(qtbot, Qt.Key.Key_Return))
    (made,) = ids(people, "winter")
    assert people.address_book.contact(made).card.notes == ("Zauberei",)
    type_in(qtbot, panel, "Ute Winter, Zauberei")
    assert labels(panel.parts)[1] == "Company: Zauberei"


def test_a_click_on_a_chip_opens_the_choice(panel: CapturePanel, qtbot: QtBot) -> None:
    type_in(qtbot, panel, "Uwe Winter")
    QTest.mouseClick(part_chips(panel)[0], Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_delete_takes_a_piece_out_of_the_line(
    window: MainWindow, panel: CapturePanel, people: Services, qtbot: QtBot
) -> None:
    type_in(qtbot, panel, "Uwe Winter, Siemens, 0170 1234567")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Delete)
    assert panel.line.text() == "Uwe Winter, 0170 1234567"
    assert len(ids(people)) == 4


def test_a_name_of_two_is_asked_about(panel: CapturePanel, people: Services, qtbot: QtBot) -> None:
    people.capture.keep(people.capture.look("Anna Schulz, Bau AG").gathered)
    type_in(qtbot, panel, "Uwe Winter, durch Anna")
    assert [button.text() for button in panel.people.buttons()] == [
        "Anna Schulz · Bau AG",
        "Anna Weiß · Studio Weiß",
        "Somebody else",
    ]
    press(qtbot, Qt.Key.Key_Return)
    assert panel.people.buttons()[0].hasFocus()
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(panel._is_read)
    assert (labels(panel.people), labels(panel.parts)[1]) == ([], "Known through: Anna Weiß")
    saved(qtbot, panel, lambda: press(qtbot, Qt.Key.Key_Return))
    (made,) = ids(people, "winter")
    assert people.origins.origin(made) == Origin(through_id=ANNA, through="Anna Weiß")


def test_somebody_else_is_kept_as_text(panel: CapturePanel, people: Services, qtbot: QtBot) -> None:
    people.capture.keep(people.capture.look("Anna Schulz").gathered)
    type_in(qtbot, panel, "Uwe Winter, durch Anna")
    QTest.mouseClick(panel.people.buttons()[-1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel._is_read)
    saved(qtbot, panel, lambda: press(qtbot, Qt.Key.Key_Return))
    assert people.origins.origin(ids(people, "winter")[0]) == Origin(through="Anna")


def test_who_is_in_the_book_already_is_one_click_away(window: MainWindow, panel: CapturePanel, qtbot: QtBot) -> None:
    type_in(qtbot, panel, "müller, eva")
    assert labels(panel.namesakes) == ["Open Eva Müller"]
    QTest.mouseClick(panel.namesakes.buttons()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page.details.contact_id() == EVA)
    assert panel.line.text() == "müller, eva"


def test_newcomers_join_the_circle_that_is_listed(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    friends = people.circles.find("Freunde")
    window.sidebar.choose((Scope.CIRCLE, friends.id))
    window.window_actions.capture.trigger()
    panel = window.newcomers.panel
    assert panel is not None
    assert labels(panel.parts) == ["Circle Friends"]
    type_in(qtbot, panel, "Uwe Winter")
    saved(qtbot, panel, lambda: press(qtbot, Qt.Key.Key_Return))
    type_in(qtbot, panel, "Ute Sommer")
    QTest.mouseClick(panel.parts.buttons()[-1], Qt.MouseButton.LeftButton)
    saved(qtbot, panel, lambda: press(qtbot, Qt.Key.Key_Return))
    circles = [people.address_book.contact(ids(people, name)[0]).circles for name in ("winter", "ute")]
    assert circles == [(friends.id,), ()]


def test_esc_leaves_and_the_line_waits(window: MainWindow, panel: CapturePanel, qtbot: QtBot) -> None:
    type_in(qtbot, panel, "Uwe Winter")
    press(qtbot, Qt.Key.Key_Escape)
    assert (panel.isVisible(), window.page.list.table.hasFocus()) == (False, True)
    QTest.mouseClick(new_button(window), Qt.MouseButton.LeftButton)
    assert (panel.line.text(), panel.line.hasFocus()) == ("Uwe Winter", True)
    QTest.keyClicks(panel.line, ", Siemens")
    assert panel.line.text() == "Uwe Winter, Siemens"


def new_button(window: MainWindow) -> QPushButton:
    return next(button for button in window.top_bar.findChildren(QPushButton) if button.text() == "New")


def test_esc_in_the_chips_goes_back_to_the_line(panel: CapturePanel, qtbot: QtBot) -> None:
    type_in(qtbot, panel, "Uwe Winter")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Escape)
    assert (panel.isVisible(), panel.line.hasFocus()) == (True, True)


def test_a_pasted_signature_is_one_line(panel: CapturePanel, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Uwe Winter\nGeschäftsführer\n\n Winter GmbH \r\nTel. 0221 471012\n")
    panel.line.paste()
    assert panel.line.text() == "Uwe Winter | Geschäftsführer | Winter GmbH | Tel. 0221 471012"
    qtbot.waitUntil(panel._is_read)
    assert [chip.part().kind for chip in part_chips(panel)] == [Kind.NAME, Kind.ROLE, Kind.COMPANY, Kind.PHONE]


def test_tab_goes_on_in_the_editor(window: MainWindow, panel: CapturePanel, people: Services, qtbot: QtBot) -> None:
    type_in(qtbot, panel, "Uwe Winter, 0170 1234567, Messe Köln, #Freunde")
    press(qtbot, Qt.Key.Key_Tab)
    (editor,) = window.findChildren(ContactEditor)
    assert editor.card().formatted_name == "Uwe Winter"
    assert panel.line.text().startswith("Uwe Winter")
    with qtbot.waitSignal(editor.saved):
        editor.save()
    assert panel.line.text() == ""
    (made,) = ids(people, "winter messe")
    assert people.address_book.contact(made).circles == (3,)


def test_a_line_begun_meanwhile_stays(window: MainWindow, panel: CapturePanel, qtbot: QtBot) -> None:
    type_in(qtbot, panel, "Uwe Winter")
    press(qtbot, Qt.Key.Key_Tab)
    (editor,) = window.findChildren(ContactEditor)
    panel.line.setText("Ute Sommer")
    with qtbot.waitSignal(editor.saved):
        editor.save()
    assert panel.line.text() == "Ute Sommer"


def test_tab_in_an_empty_line_goes_on(panel: CapturePanel, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Tab)
    assert not panel.line.hasFocus()
    press(qtbot, Qt.Key.Key_Backtab)
    assert panel.line.hasFocus()


def test_a_line_that_could_not_be_kept_comes_back(
    panel: CapturePanel, people: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*arguments: object, **more: object) -> int:
        raise BookError("locked", people.book)

    told: list[BaseException] = []
    monkeypatch.setattr(type(people.address_book), "create", locked)
    monkeypatch.setattr("kontaktpflege.ui.capture.capture_panel.show_error", lambda parent, error: told.append(error))
    type_in(qtbot, panel, "Uwe Winter")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.line.text() == "Uwe Winter")
    assert [getattr(error, "code", "") for error in told] == ["locked"]


def test_markup_is_shown_as_text(panel: CapturePanel, people: Services, qtbot: QtBot) -> None:
    people.capture.keep(people.capture.look("<b>Uwe</b> & Co KG").gathered)
    type_in(qtbot, panel, "<b>Uwe</b> & Co KG")
    chips = [*part_chips(panel), *panel.namesakes.buttons()]
    assert [chip.text() for chip in chips] == ["<b>Uwe</b> && Co KG", "<b>Uwe</b> && Co KG"]
    assert not any("<" in chip.toolTip() for chip in chips)
