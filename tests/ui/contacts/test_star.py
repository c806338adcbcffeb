"""The star in the window: by click, by key, by drag, for many at once, and as it is said."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.contact_drag import ContactDrag
from kontaktpflege.ui.contacts.star import star_square
from kontaktpflege.ui.main_window import MainWindow


def dear(services: Services) -> list[str]:
    book = services.address_book
    return [row.name for row in book.summaries(book.list_ids(ContactQuery(scope=Scope.DEAR)))]


def test_a_click_on_the_star_of_a_row_turns_it_and_selects_nothing(
    qtbot: QtBot, window: MainWindow, people: Services
) -> None:
    table = window.page.list.table
    before = table.selected_ids()
    star = star_square(table.visualRect(table.model().index(1, 0))).center()
    for expected in (["Bernd Maier"], []):
        with qtbot.waitSignals([window.page.list.listed, window.counted]):
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=star)
        assert dear(people) == expected
    assert table.selected_ids() == before


def test_the_key_stars_the_whole_selection_and_the_toast_says_so(
    qtbot: QtBot, window: MainWindow, people: Services
) -> None:
    table = window.page.list.table
    table.selectAll()
    with qtbot.waitSignals([window.page.list.listed, window.counted]):
        QTest.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(dear(people)) == 4
    qtbot.waitUntil(lambda: window.toast.message() == "4 contacts are dear to you now.")
    assert window.page.contact_actions.star.isChecked()
    assert window.sidebar._items[(Scope.DEAR, None)].data(0, Qt.ItemDataRole.AccessibleTextRole) == "Dear to me, 4"


def test_the_star_of_the_details_turns_it_and_is_spoken_as_pressed(
    qtbot: QtBot, window: MainWindow, people: Services
) -> None:
    qtbot.waitUntil(lambda: window.page.details.contact_id() is not None)
    star = window.page.details.strip.star
    assert star.accessibleName() == "Dear to me"
    with qtbot.waitSignals([window.page.list.listed, window.counted]):
        QTest.mouseClick(star, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(star.isChecked)
    assert dear(people) == ["Čeněk Kolář"]


def test_a_row_says_that_somebody_is_dear(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    with qtbot.waitSignal(window.page.list.listed):
        people.address_book.set_dear(people.address_book.list_ids(ContactQuery(words="Anna")), dear=True)
    model = window.page.list.model
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert said[3] == "Anna Weiß, Studio Weiß, Friends, dear to me"
    assert not any("dear" in words for words in said[:3])


def test_contacts_dropped_on_the_star_get_it(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    window.page.list.table.selectAll()
    item = window.sidebar._items[(Scope.DEAR, None)]
    data = ContactDrag(window.page.list.table.selected_ids())
    event = QDropEvent(
        QPointF(window.sidebar.visualItemRect(item).center()),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.counted):
        window.sidebar.dropEvent(event)
    assert len(dear(people)) == 4


def test_the_place_of_the_dear_ones_lists_them_or_says_how_one_gets_there(
    qtbot: QtBot, window: MainWindow, people: Services
) -> None:
    with qtbot.waitSignal(window.page.list.listed):
        window.sidebar.choose((Scope.DEAR, None))
    said = [label.text() for label in window.page.list.findChildren(QLabel) if label.isVisible()]
    assert "Nobody has the star yet" in said
    with qtbot.waitSignal(window.page.list.listed):
        people.address_book.set_dear(people.address_book.list_ids(ContactQuery(words="Anna")), dear=True)
    assert window.page.list.model.rowCount() == 1
