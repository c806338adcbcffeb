"""Going to places and back, saving lists under a name, and finding all as one left it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.domain.filter import Filter
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.place import EVERYBODY, SAVED, Place
from kontaktpflege.ui.main_window import MainWindow
from tests.books import undo

ALT = Qt.KeyboardModifier.AltModifier
PHONE = Filter(kind="phone")


def names(window: MainWindow) -> list[str]:
    model = window.page.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def current(window: MainWindow) -> str:
    return str(window.page.list.table.currentIndex().siblingAtColumn(0).data())


def wait(qtbot: QtBot, window: MainWindow, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(window.page.list.listed):
        act()


def circle(window: MainWindow, key: str) -> Place:
    return Scope.CIRCLE, window._services.circles.find(key).id


def save(qtbot: QtBot, window: MainWindow, name: str) -> Place:
    dialog = window.page.saved_filters.ask_for_name()
    dialog._name.setText(name)
    with qtbot.waitSignal(window.page.saved_filters.saved) as saved:
        dialog.decided.emit()
    qtbot.waitUntil(window.page.list.is_settled)
    return SAVED, saved.args[0]


def test_keys_lead_back_to_place_search_filter_and_contact(qtbot: QtBot, window: MainWindow) -> None:
    table = window.page.list.table
    table.go_to_row(2)
    wait(qtbot, window, lambda: window.page.list.use_filters((PHONE,)))
    wait(qtbot, window, lambda: window.top_bar.search.setText("anna"))
    wait(qtbot, window, lambda: window.sidebar.choose(circle(window, "private.friends")))
    assert names(window) == ["Anna Weiß"]
    wait(qtbot, window, lambda: QTest.keyClick(table, Qt.Key.Key_Left, ALT))
    assert window.sidebar.place() == EVERYBODY
    assert window.top_bar.search.text() == "anna"
    wait(qtbot, window, lambda: QTest.keyClick(table, Qt.Key.Key_Left, ALT))
    assert (window.top_bar.search.text(), names(window)) == ("", ["Bernd Maier", "Anna Weiß"])
    wait(qtbot, window, lambda: QTest.keyClick(table, Qt.Key.Key_Left, ALT))
    assert current(window) == "Eva Müller"
    assert not window.window_actions.back.isEnabled()
    for _ in range(3):
        wait(qtbot, window, lambda: QTest.keyClick(table, Qt.Key.Key_Right, ALT))
    assert (window.sidebar.place(), window.top_bar.search.text()) == (circle(window, "private.friends"), "anna")
    assert not window.window_actions.forward.isEnabled()


def test_the_side_buttons_of_the_mouse_lead_back_and_forward(qtbot: QtBot, window: MainWindow) -> None:
    wait(qtbot, window, lambda: window.sidebar.choose(circle(window, "private.friends")))
    before = window.page.list.table.selected_ids()
    targets: list[QWidget] = [window.page.list.table.viewport(), window.sidebar.viewport(), window.page.details]
    for target in targets:
        wait(qtbot, window, partial(QTest.mouseClick, target, Qt.MouseButton.BackButton))
        assert window.sidebar.place() == EVERYBODY
        wait(qtbot, window, partial(QTest.mouseClick, target, Qt.MouseButton.ForwardButton))
        assert window.sidebar.place() == circle(window, "private.friends")
    assert window.page.list.table.selected_ids() == before


def test_the_way_back_survives_what_happened_to_the_book(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    choir = people.circles.create("Chor")
    people.circles.add(choir.id, [1, 2])
    qtbot.waitUntil(lambda: (Scope.CIRCLE, choir.id) in window.sidebar._items)
    wait(qtbot, window, lambda: window.sidebar.choose((Scope.CIRCLE, choir.id)))
    wait(qtbot, window, lambda: window.sidebar.choose((Scope.DEAR, None)))
    people.circles.delete(choir.id)
    qtbot.waitUntil(lambda: (Scope.CIRCLE, choir.id) not in window.sidebar._items)
    wait(qtbot, window, window.page.navigation.back)
    assert (window.sidebar.place(), len(names(window))) == (EVERYBODY, 4)


def test_a_circle_that_goes_while_it_is_shown_gives_way_to_all(
    qtbot: QtBot, window: MainWindow, people: Services
) -> None:
    choir = people.circles.create("Chor")
    qtbot.waitUntil(lambda: (Scope.CIRCLE, choir.id) in window.sidebar._items)
    wait(qtbot, window, lambda: window.sidebar.choose((Scope.CIRCLE, choir.id)))
    people.circles.delete(choir.id)
    qtbot.waitUntil(lambda: len(names(window)) == 4)
    assert window.sidebar.place() == EVERYBODY
    assert window.page.list.description() == "All contacts"


def test_a_list_is_saved_changed_updated_and_deleted(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    wait(qtbot, window, lambda: window.page.list.use_filters((PHONE,)))
    place = save(qtbot, window, "By phone")
    assert window.sidebar.place() == place
    assert window.page.list.description() == "By phone, With phone"
    wait(qtbot, window, lambda: window.sidebar.choose(EVERYBODY))
    assert len(names(window)) == 4
    wait(qtbot, window, lambda: window.sidebar.choose(place))
    assert names(window) == ["Bernd Maier", "Anna Weiß"]
    update = window.page.saved_filters.update
    assert not update.isVisible()
    wait(qtbot, window, lambda: window.page.list.use_filters((PHONE, Filter(kind="mail"))))
    assert update.isVisible()
    update.trigger()
    qtbot.waitUntil(lambda: not update.isVisible())
    assert people.saved_filters.saved_filters()[0].query.filters == (PHONE, Filter(kind="mail"))
    window.sidebar.setFocus()
    QTest.keyClick(window.sidebar, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: place not in window.sidebar._items)
    undo(people)
    qtbot.waitUntil(lambda: place in window.sidebar._items)


def test_a_click_lists_a_saved_filter_as_it_was_saved(qtbot: QtBot, window: MainWindow) -> None:
    wait(qtbot, window, lambda: window.page.list.use_filters((PHONE,)))
    place = save(qtbot, window, "By phone")
    wait(qtbot, window, lambda: window.page.list.use_filters(()))
    spot = window.sidebar.visualItemRect(window.sidebar._items[place]).center()
    wait(qtbot, window, lambda: QTest.mouseClick(window.sidebar.viewport(), Qt.MouseButton.LeftButton, pos=spot))
    assert names(window) == ["Bernd Maier", "Anna Weiß"]


def test_a_saved_filter_is_renamed_by_f2_and_a_taken_name_says_replace(qtbot: QtBot, window: MainWindow) -> None:
    place = save(qtbot, window, "One")
    dialog = window.page.saved_filters.rename_at(place)
    assert dialog is not None
    dialog._name.setText("<b>Two</b> & more")
    dialog.decided.emit()
    # The count that is told first may still be that of the saving.
    qtbot.waitUntil(lambda: window.sidebar._items[place].text(0) == "<b>Two</b> & more")
    again = window.page.saved_filters.ask_for_name()
    again._name.setText("<B>two</B> & more")
    assert any(button.text() == "Replace “<b>Two</b> && more”" for button in again.findChildren(QPushButton))
    again._name.setText("  ")
    assert not again._done.isEnabled()
    again.reject()


def test_each_place_keeps_its_own_order(qtbot: QtBot, window: MainWindow) -> None:
    wait(qtbot, window, lambda: window.sidebar.choose((Scope.WITHOUT_CIRCLE, None)))
    wait(
        qtbot,
        window,
        lambda: window.page.list.table.horizontalHeader().setSortIndicator(6, Qt.SortOrder.DescendingOrder),
    )
    wait(qtbot, window, lambda: window.sidebar.choose(EVERYBODY))
    assert window.page.list.query().sort == "name"
    wait(qtbot, window, lambda: window.sidebar.choose((Scope.WITHOUT_CIRCLE, None)))
    assert (window.page.list.query().sort, window.page.list.query().descending) == ("city", True)


def test_place_filters_order_and_contact_come_back_but_not_the_search(
    qtbot: QtBot, window: MainWindow, open_window: Callable[[], MainWindow]
) -> None:
    wait(qtbot, window, lambda: window.sidebar.choose((Scope.WITHOUT_CIRCLE, None)))
    wait(
        qtbot,
        window,
        lambda: window.page.list.table.horizontalHeader().setSortIndicator(6, Qt.SortOrder.AscendingOrder),
    )
    wait(qtbot, window, lambda: window.page.list.use_filters((PHONE.opposite,)))
    window.page.list.table.go_to_row(1)
    who = current(window)
    wait(qtbot, window, lambda: window.top_bar.search.setText(who))
    window.close()
    again = open_window()
    assert again.sidebar.place() == (Scope.WITHOUT_CIRCLE, None)
    assert again.page.list.query() == ContactQuery(scope=Scope.WITHOUT_CIRCLE, filters=(PHONE.opposite,), sort="city")
    assert current(again) == who
    assert again.top_bar.search.text() == ""


def test_group_cards_are_circles_in_the_list_and_never_rows(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    card = b"BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Stammtisch\r\nUID:g\r\nMEMBER:urn:uuid:a\r\nEND:VCARD\r\n"
    member = b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoe\r\nUID:urn:uuid:a\r\nEND:VCARD\r\n"
    with qtbot.waitSignal(window.counted):
        people.transfer.take_in([member + card])
    qtbot.waitUntil(window.page.list.is_settled)
    assert "Stammtisch" not in names(window)
    place: Place = (Scope.CIRCLE, people.circles.find("Stammtisch").id)
    wait(qtbot, window, lambda: window.sidebar.choose(place))
    assert names(window) == ["Zoe"]
    wait(qtbot, window, lambda: window.page.list.use_filters((Filter(kind="one_circle", circles=(3,), wanted=False),)))
    assert names(window) == ["Zoe"]


def test_the_place_of_reviews_is_there_while_there_are_any_and_empties_as_one_looks(
    qtbot: QtBot, window: MainWindow, people: Services
) -> None:
    review: Place = (Scope.REVIEW, None)
    assert review not in window.sidebar.places()
    with qtbot.waitSignal(window.counted):
        people.transfer.take_in(
            [b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Weiss\r\nN:Weiss;Anna;;;\r\nTEL:01701234567\r\nEND:VCARD\r\n"]
        )
    assert review in window.sidebar.places()
    wait(qtbot, window, lambda: window.sidebar.choose(review))
    assert names(window) == ["Anna Weiss"]
    with qtbot.waitSignal(window.counted):
        window.page.contact_actions.looked_at.trigger()
    qtbot.waitUntil(window.page.list.is_settled)
    assert names(window) == []
    assert window.sidebar.place() == review
    with qtbot.waitSignal(window.counted):
        window.sidebar.choose(EVERYBODY)
        undo(people)
    assert review in window.sidebar.places()


@pytest.mark.parametrize(
    "damage",
    [
        b"\x00\xff\xfe not an ini file [[[",
        b"[window]\ngeometry=@ByteArray(nonsense)\npanes=7\n[contacts]\ncolumns=1, 2\ncompact=perhaps\nsplitter=x\n",
        b"[window]\ngeometry=@Invalid()\npanes=@Variant(\\0\\0\\0)\n[contacts]\ncolumns=@ByteArray(\\0)\n",
        b"[contacts]\nsort=zodiac\ndescending=maybe\ncolumns=" + b"name:9 " * 5000,
    ],
    ids=["binary", "wrong kinds", "invalid", "foreign"],
)
def test_a_damaged_or_foreign_memory_harms_nobody(
    people: Services, open_window: Callable[[], MainWindow], memory: QSettings, tmp_path: Path, damage: bytes
) -> None:
    (tmp_path / "window.ini").write_bytes(damage)
    memory.sync()
    window = open_window()
    assert len(names(window)) == 4
    assert window.width() >= 640


@pytest.mark.parametrize(
    "facts",
    [
        "{",
        "[]",
        '{"place": ["circle", 999], "query": {"scope": "circle", "circle": 999}}',
        '{"place": ["saved", 5], "query": {"scope": "all"}, "contact": "me", "orders": [["all", null, "zodiac", true], 3]}',
        '{"place": 3, "query": [], "contact": 10000000000000000000000, "orders": {"a": 1}}',
    ],
)
def test_a_place_of_another_book_is_forgotten(
    people: Services, open_window: Callable[[], MainWindow], memory: QSettings, facts: str
) -> None:
    first = open_window()
    key = first.page._place_key()
    first.close()
    memory.setValue(key, facts)
    window = open_window()
    assert (window.sidebar.place(), len(names(window))) == (EVERYBODY, 4)


def test_qt_takes_nothing_for_a_state(qapp: object) -> None:
    """`window_memory.state` counts on it."""
    from PySide6.QtWidgets import QMainWindow

    window = QMainWindow()
    assert not window.restoreGeometry(QByteArray())
    window.deleteLater()
