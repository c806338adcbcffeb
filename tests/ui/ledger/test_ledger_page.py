"""The ledger as a page: all favours as a table, filtered, sorted, summed, corrected, deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QStyleOptionHeader
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.ledger import LedgerQuery
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.place import LEDGER
from kontaktpflege.ui.favors.favor_dialog import FavorDialog
from kontaktpflege.ui.ledger.favor_model import COLUMNS, MONEY, NOTE, TIME
from kontaktpflege.ui.ledger.ledger_page import LedgerPage
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.removable_chip import RemovableChip
from tests.ui.ledger.conftest import DAY

CTRL = Qt.KeyboardModifier.ControlModifier


def cells(page: LedgerPage, heading: str) -> list[str]:
    """What a column says, row by row."""
    column = [one.heading for one in COLUMNS].index(heading)
    model = page.favors.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def choose(qtbot: QtBot, page: LedgerPage, box: ChoiceBox, words: str) -> None:
    """Choose in a box as a user does, and wait for the rows."""
    box.setCurrentIndex(box.findText(words))
    with qtbot.waitSignal(page.favors.listed):
        box.activated.emit(box.currentIndex())
    qtbot.waitUntil(page.is_settled)


def sort_by(qtbot: QtBot, page: LedgerPage, heading: str) -> None:
    """Click on a heading."""
    header = page.favors.table.horizontalHeader()
    place = [one.heading for one in COLUMNS].index(heading)
    spot = QPoint(header.sectionViewportPosition(place) + 10, header.height() // 2)
    with qtbot.waitSignal(page.favors.listed):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_a_number_leads_to_the_page_and_back(kept: list[int], window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window.page.list.table, Qt.Key.Key_4, CTRL)
    page = window.pages.show_ledger()
    qtbot.waitUntil(page.is_settled)
    assert window.sidebar.place() == LEDGER
    assert QApplication.focusWidget() is page.favors.table
    assert not window.page.contact_actions.trash.isEnabled()
    QTest.keyClick(page.favors.table, Qt.Key.Key_2, CTRL)
    assert window.pages.shows_contacts()
    assert QApplication.focusWidget() is window.page.list.table


def test_all_favours_stand_there_newest_first_and_summed(page: LedgerPage) -> None:
    assert cells(page, "Name") == ["Bernd Maier", "Bernd Maier", "Anna Weiß", "Eva Müller"]
    assert cells(page, "Direction") == ["Given", "Received", "Received", "Given"]
    assert cells(page, "Money") == ["", "12.50 EUR", "3.20 CHF", ""]
    assert cells(page, "Time spent")[0] == "1 h 30 min"
    assert page.favors.sum.text() == (
        "4 favours  ·  2 given, 2 received  ·  Time: 1 h 30 min given  ·  Money: 3.20 CHF + 12.50 EUR received"
    )


def test_where_nobody_noted_money_or_time_the_notes_have_the_room(qtbot: QtBot, page: LedgerPage) -> None:
    table = page.favors.table
    before = table.columnWidth(NOTE)
    assert not table.isColumnHidden(MONEY)
    page.filters.show_kind("Bees")
    qtbot.waitUntil(lambda: table.isColumnHidden(MONEY) and table.isColumnHidden(TIME))
    assert table.columnWidth(NOTE) > before
    page.filters.clear()
    qtbot.waitUntil(lambda: not table.isColumnHidden(MONEY))
    assert table.columnWidth(NOTE) == before


def test_a_heading_lights_up_only_where_it_sorts(page: LedgerPage) -> None:
    header = page.favors.table.horizontalHeader()
    lit: list[str] = []
    for place, column in enumerate(COLUMNS):
        option = QStyleOptionHeader()
        option.state = QStyle.StateFlag.State_MouseOver
        header.initStyleOptionForIndex(option, place)
        if option.state & QStyle.StateFlag.State_MouseOver:
            lit.append(column.heading)
    assert lit == [column.heading for column in COLUMNS if column.sort]
    assert "Money" not in lit


def test_a_row_is_spoken_as_a_sentence(page: LedgerPage) -> None:
    model = page.favors.table.model()
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert spoken == [
        "Given to Bernd Maier, 7 days ago: Information or tip, Small thing. Fair in Cologne, 1 h 30 min",
        "From Bernd Maier, 4 weeks ago: Help, Big favour. Help, 12.50 EUR",
    ]


def test_filters_leave_rows_out_and_the_sum_follows(qtbot: QtBot, page: LedgerPage) -> None:
    choose(qtbot, page, page.filters.side, "Received")
    assert cells(page, "Name") == ["Bernd Maier", "Anna Weiß"]
    assert page.favors.sum.text().startswith("2 favours  ·  0 given, 2 received")
    choose(qtbot, page, page.filters.circle, "Private")
    assert cells(page, "Name") == ["Anna Weiß"]
    choose(qtbot, page, page.filters.kind, "Help")
    assert cells(page, "Name") == []
    with qtbot.waitSignal(page.favors.listed):
        QTest.keyClick(page.favors._empty.findChildren(QPushButton)[0], Qt.Key.Key_Space)
    assert len(cells(page, "Name")) == 4
    assert page.favors.table.hasFocus()
    choose(qtbot, page, page.filters.period, "Last 30 days")
    assert cells(page, "Kind") == ["Information or tip"]
    choose(qtbot, page, page.filters.period, "Last year")
    assert cells(page, "Kind") == []


def test_a_name_makes_a_chip_that_can_be_taken_away(qtbot: QtBot, page: LedgerPage) -> None:
    page.filters.name.setFocus()
    QTest.keyClicks(page.filters.name, "Maier")
    with qtbot.waitSignal(page.favors.listed):
        QTest.keyClick(page.filters.name, Qt.Key.Key_Return)
    assert set(cells(page, "Name")) == {"Bernd Maier"}
    (chip,) = [one for one in page.filters.findChildren(RemovableChip) if one.isVisible()]
    chip.setFocus()
    with qtbot.waitSignal(page.favors.listed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert len(cells(page, "Name")) == 4
    assert QApplication.focusWidget() is page.filters.name


def test_a_month_can_be_shown(qtbot: QtBot, page: LedgerPage) -> None:
    with qtbot.waitSignal(page.favors.listed):
        page.filters.show_month(DAY.replace(month=10, day=1), given=False)
    assert cells(page, "Kind") == ["Help"]
    (chip,) = [one for one in page.filters.findChildren(RemovableChip) if one.isVisible()]
    assert chip.accessibleName() == "October 2026"
    choose(qtbot, page, page.filters.period, "Of all times")
    assert cells(page, "Kind") == ["Help", "Gift"]


def test_headings_sort_and_sort_back(qtbot: QtBot, page: LedgerPage) -> None:
    sort_by(qtbot, page, "Name")
    assert cells(page, "Name") == ["Bernd Maier", "Bernd Maier", "Eva Müller", "Anna Weiß"]
    sort_by(qtbot, page, "Size")
    assert cells(page, "Size")[0] == "Big favour"
    sort_by(qtbot, page, "Size")
    assert cells(page, "Size")[0] == "Small thing"


def test_del_removes_what_is_selected_and_undo_brings_it_back(
    qtbot: QtBot, page: LedgerPage, window: MainWindow, people: Services
) -> None:
    window.window_actions.select_all.trigger()
    assert len(page.favors.table.selected_ids()) == 4
    with qtbot.waitSignal(window.caring.told) as told:
        QTest.keyClick(page.favors.table, Qt.Key.Key_Delete)
    assert told.args == ["Deleted 4 favours.", True]
    qtbot.waitUntil(lambda: cells(page, "Name") == [])
    assert people.address_book.counts().trash == 0
    window.window_actions.undo.trigger()
    qtbot.waitUntil(lambda: len(cells(page, "Name")) == 4)


def test_enter_and_a_double_click_ask_to_correct(qtbot: QtBot, page: LedgerPage, kept: list[int]) -> None:
    QTest.keyClick(page.favors.table, Qt.Key.Key_Down)
    QTest.keyClick(page.favors.table, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FavorDialog)
    assert [favor.id for favor in dialog.favors()] == [kept[1]]
    dialog.reject()
    asked: list[Favor] = []
    page.favors.correction_asked.connect(asked.append)
    spot = page.favors.table.visualRect(page.favors.table.model().index(2, 1)).center()
    QTest.mouseClick(page.favors.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(page.favors.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [favor.id for favor in asked] == [kept[2]]


def test_the_menu_of_a_row_filters_by_its_contact(qtbot: QtBot, page: LedgerPage) -> None:
    menu = page.favors.menu()
    assert menu is not None
    (only,) = [action for action in menu.actions() if action.text() == "Only with Bernd Maier"]
    with qtbot.waitSignal(page.favors.listed):
        only.trigger()
    assert page.favors.query() == LedgerQuery(contact=page.current())
    assert len(cells(page, "Name")) == 2


def test_what_changes_meanwhile_is_shown_and_the_cursor_stays(
    qtbot: QtBot, page: LedgerPage, people: Services, ids: list[int], kept: list[int]
) -> None:
    page.favors.table.choose_row(1)
    people.ledger.note([Favor(contact_id=ids[3], given=True, day=DAY)], today=DAY)
    qtbot.waitUntil(lambda: cells(page, "Name")[0] == "Čeněk Kolář")
    current = page.favors.current()
    assert current is not None
    assert current.favor.id == kept[1]


def test_an_empty_ledger_explains_itself(window: MainWindow, qtbot: QtBot) -> None:
    page = window.pages.show_ledger()
    qtbot.waitUntil(page.is_settled)
    assert page.favors._empty.isVisible()
    assert "Ctrl+G" in page.favors._empty._sentence.text()
    assert not page.favors.sum.isVisible()


def test_what_was_given_in_return_is_drawn_told_and_spoken(
    qtbot: QtBot, page: LedgerPage, people: Services, kept: list[int]
) -> None:
    tip = people.ledger.favor(kept[0])
    assert tip is not None
    with qtbot.waitSignal(page.favors.listed):
        people.ledger.correct(replace(tip, return_of=kept[1]))
    model = page.favors.table.model()
    notes = [model.index(row, 5) for row in range(model.rowCount())]
    assert [isinstance(note.data(Qt.ItemDataRole.DecorationRole), QIcon) for note in notes] == [True] + [False] * 3
    assert str(notes[0].data(Qt.ItemDataRole.ToolTipRole)).endswith("Fair in Cologne\nIn return for another favour.")
    spoken = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.endswith("In return for another favour.")


def test_filters_order_and_view_are_found_again_in_the_same_book(
    qtbot: QtBot, page: LedgerPage, window: MainWindow, open_window: Callable[[], MainWindow]
) -> None:
    choose(qtbot, page, page.filters.side, "Given")
    choose(qtbot, page, page.filters.kind, "Bees")
    sort_by(qtbot, page, "Name")
    page.show_view(page.plots)
    held = page.facts()
    window.close()
    again = open_window().pages.show_ledger()
    assert again.facts() == held
    assert again.view() is again.plots
    again.show_view(again.favors)
    qtbot.waitUntil(again.is_settled)
    assert cells(again, "Kind") == ["Bees"]
    again.restore({"book": "another", "view": 1})
    assert again.view() is again.favors
    again.restore({**held, "view": "1", "sort": [], "kind": 7, "circle": "999"})
    assert again.facts() == {**held, "view": 0}
