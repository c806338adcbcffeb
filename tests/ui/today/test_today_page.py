"""The day in the window: three names, one key, and an end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import Scope
from kontaktpflege.domain.errors import BookError
from kontaktpflege.domain.interaction import Channel, Interaction, Outcome
from kontaktpflege.domain.promise import Promise
from kontaktpflege.services import Services
from kontaktpflege.storage.store import Store
from kontaktpflege.ui.contacts.place import TODAY
from kontaktpflege.ui.day_agenda import DayAgenda
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.occasions.occasions_dialog import OccasionsDialog
from kontaktpflege.ui.today.day import read_day
from kontaktpflege.ui.today.person_card import PersonCard
from kontaktpflege.ui.today.today_page import TodayPage
from kontaktpflege.ui.widgets.elided_button import ElidedButton
from tests.books import Clock, ids, vcard
from tests.ui.today.conftest import DAY


def shown_cards(page: TodayPage) -> list[PersonCard]:
    return [card for card in page.cards if not card.isHidden()]


def person(card: PersonCard) -> int:
    assert card.face is not None
    return card.face.item.contact_id


def focused_card(page: TodayPage) -> PersonCard | None:
    focused = QApplication.focusWidget()
    return next((card for card in page.cards if focused is not None and card.isAncestorOf(focused)), None)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def _stands_on(page: TodayPage, card: PersonCard) -> bool:
    return focused_card(page) is card


def open_menu(card: PersonCard) -> QMenu:
    card._menu.aboutToShow.emit()
    return card._menu


def entry(menu: QMenu, *path: str) -> None:
    """Choose an entry of a menu by the beginnings of its words."""
    for words in path[:-1]:
        (found,) = [action for action in menu.actions() if action.text().startswith(words)]
        below = found.menu()
        assert isinstance(below, QMenu)
        menu = below
    (found,) = [action for action in menu.actions() if action.text().startswith(path[-1])]
    found.trigger()


def test_a_window_on_a_book_that_is_cared_for_begins_with_the_day(page: TodayPage, window: MainWindow) -> None:
    assert window.pages.shows_today()
    assert window.sidebar.place() == TODAY
    assert len(shown_cards(page)) == 3
    assert focused_card(page) is page.cards[0]
    assert page.cards[0].accessibleName().endswith("You have not been in touch yet.")


def test_l_logs_a_talk_and_leads_to_the_next_name(qtbot: QtBot, page: TodayPage, window: MainWindow) -> None:
    first = person(page.cards[0])
    press(Qt.Key.Key_L)
    qtbot.waitUntil(page.cards[0].done)
    (logged,) = window._services.journal.timeline(first)
    assert logged.talk
    assert person(page.cards[0]) == first, "who was called stays on the page"
    qtbot.waitUntil(lambda: focused_card(page) is page.cards[1])
    qtbot.waitUntil(lambda: window.toast.message().startswith("Noted. "))
    assert window.toast.message().endswith(": again in January.")
    window.window_actions.undo.trigger()
    qtbot.waitUntil(lambda: not page.cards[0].done())
    assert window._services.journal.count(first) == 0


def test_the_next_morning_begins_with_the_first_name(qtbot: QtBot, page: TodayPage, clock: Clock) -> None:
    press(Qt.Key.Key_L)
    qtbot.waitUntil(lambda: focused_card(page) is page.cards[1])
    clock.now += timedelta(1)
    with qtbot.waitSignal(page.shown):
        page.renew(frozenset({Interaction}))
    assert focused_card(page) is page.cards[0]
    assert page.cards[0].accessibleName().endswith("r. You have not been in touch yet.")


def test_l_does_nothing_where_it_is_switched_off(qtbot: QtBot, page: TodayPage, window: MainWindow) -> None:
    window.preferences.use_log_by_letter(False)
    press(Qt.Key.Key_L)
    assert window._services.journal.count(person(page.cards[0])) == 0
    with qtbot.waitSignal(page.shown):
        press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window._services.journal.count(person(page.cards[0])) == 1


def test_after_the_third_it_is_enough(qtbot: QtBot, page: TodayPage) -> None:
    for card in page.cards:
        qtbot.waitUntil(partial(_stands_on, page, card))
        press(Qt.Key.Key_L)
        qtbot.waitUntil(card.done)
    assert page._enough.isVisible()
    assert page._enough.text() == "Three people heard. Enough for today."
    assert page.current() == person(page.cards[0])


def test_a_call_asks_what_came_of_it(qtbot: QtBot, page: TodayPage, window: MainWindow, opened_urls: list[str]) -> None:
    card = next(card for card in page.cards if card.face and card.face.contact.card.formatted_name == "Bernd Maier")
    bernd = person(card)
    card.take_focus()
    press(Qt.Key.Key_Space)
    assert opened_urls == ["tel:+49221998877"]
    press(Qt.Key.Key_N)
    assert QApplication.focusWidget() is card.reached.sentence
    QTest.keyClicks(card.reached.sentence, "in a meeting")
    QTest.keyClick(card.reached.sentence, Qt.Key.Key_Return)
    qtbot.waitUntil(card.done)
    (logged,) = window._services.journal.timeline(bernd)
    assert (logged.outcome, logged.text) == (Outcome.NO_ANSWER, "in a meeting")
    assert window._services.care.care(bernd).last_on is None, "who was not reached is still due"
    assert "Tried today" in card.accessibleName()


def test_escape_leaves_the_question_unanswered(page: TodayPage, window: MainWindow) -> None:
    page.cards[0].call_asked.emit()
    press(Qt.Key.Key_Escape)
    for sheet in window.findChildren(QMenu):
        sheet.close()
    assert page.cards[0].reached.isHidden()
    assert window._services.journal.count(person(page.cards[0])) == 0


def test_arrows_lead_from_card_to_card(page: TodayPage) -> None:
    for key, place in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Right, 0), (Qt.Key.Key_Left, 2)):
        press(key)
        assert focused_card(page) is page.cards[place]


def test_who_is_put_off_makes_room_for_the_next(qtbot: QtBot, page: TodayPage, window: MainWindow) -> None:
    first = person(page.cards[0])
    entry(open_menu(page.cards[0]), "Later", "Tomorrow")
    qtbot.waitUntil(lambda: first not in map(person, page.cards))
    assert len(shown_cards(page)) == 3
    assert window._services.care.care(first).later_on == DAY + timedelta(1)
    window.window_actions.undo.trigger()
    qtbot.waitUntil(lambda: first in map(person, page.cards))


def test_who_rests_leaves_the_day_and_not_the_book(qtbot: QtBot, page: TodayPage, window: MainWindow) -> None:
    first = person(page.cards[0])
    entry(open_menu(page.cards[0]), "Let rest", "From now on")
    qtbot.waitUntil(lambda: first not in map(person, page.cards))
    assert window._services.address_book.contact(first).trashed is None


def test_who_rests_until_a_day_stands_below_and_on_that_day_above(
    qtbot: QtBot, page: TodayPage, window: MainWindow, clock: Clock
) -> None:
    def below() -> list[str]:
        lines = [one for one in page.resurfacing.findChildren(QAbstractButton) if one.isVisible()]
        return [one.accessibleName() or one.text() for one in lines]

    first = page.cards[0].face
    assert first is not None
    window._services.care.rest([first.item.contact_id], DAY + timedelta(2), "moves house")
    qtbot.waitUntil(lambda: len(below()) == 1)
    (line,) = below()
    assert line.startswith(first.item.name)
    assert line.endswith("moves house")
    clock.now += timedelta(2)
    window._services.care.release([person(page.cards[0])])
    qtbot.waitUntil(lambda: first.item.contact_id in map(person, page.cards))
    qtbot.waitUntil(lambda: not page.resurfacing.isVisible())


def test_a_promise_is_kept_with_a_tick(qtbot: QtBot, page: TodayPage, window: MainWindow) -> None:
    promise = Promise(contact_id=person(page.cards[1]), mine=True, text="the book", made_on=DAY, due_on=DAY)
    kept = window._services.journal.promise(promise)

    def ticks() -> list[QAbstractButton]:
        buttons = [one for one in page.promises.findChildren(QAbstractButton) if one.isVisible()]
        return [one for one in buttons if one.accessibleName().startswith("Kept: You to ")]

    qtbot.waitUntil(lambda: len(ticks()) == 1)
    ticks()[0].click()
    qtbot.waitUntil(lambda: not page.promises.isVisible())
    assert window._services.journal.promises(promise.contact_id, only_open=False)[0].kept_on == DAY
    assert kept == window._services.journal.promises(promise.contact_id, only_open=False)[0].id


def test_searching_and_lists_lead_to_the_contacts(qtbot: QtBot, page: TodayPage, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.top_bar.search, "mai")
    assert not window.pages.shows_today()
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.shows_today()
    qtbot.waitUntil(lambda: focused_card(page) is page.cards[0])
    press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not window.pages.shows_today()
    assert QApplication.focusWidget() is window.page.list.table
    assert window.sidebar.place() == (Scope.ALL, None)


def test_nothing_happens_to_contacts_that_nobody_sees(qtbot: QtBot, page: TodayPage, window: MainWindow) -> None:
    assert not window.page.contact_actions.star.isEnabled()
    window.window_actions.select_all.trigger()
    assert len(window.page.list.table.selected_ids()) < 2
    assert not window.page.contact_actions.star.isEnabled()
    window.pages.show_contacts()
    qtbot.waitUntil(window.page.contact_actions.star.isEnabled)


def test_the_page_is_remembered_for_the_day(
    qtbot: QtBot, page: TodayPage, window: MainWindow, make_window: Callable[[], MainWindow], memory: QSettings
) -> None:
    window.pages.show_contacts()
    window.close()
    assert not make_window().pages.shows_today()
    assert window.pages.begins_with_today(memory, date(2026, 11, 23).isoformat())


def test_cards_are_rows_where_the_window_is_narrow(qtbot: QtBot, page: TodayPage, window: MainWindow) -> None:
    window.resize(900, 600)
    qtbot.waitUntil(lambda: page.cards[1].y() > page.cards[0].y())
    assert page.cards[0].width() == page.cards[1].width()


def test_what_comes_leads_to_the_contact_or_to_the_occasions(
    qtbot: QtBot, page: TodayPage, window: MainWindow, book: Services
) -> None:
    book.transfer.take_in([vcard("Gert Morgen", "BDAY:1986-11-23")])
    words = ["Gert Morgen turns 40, tomorrow", "First Sunday of Advent, in 7 days"]

    def lines() -> list[ElidedButton]:
        return [one for one in page.coming.findChildren(ElidedButton) if one.accessibleName() in words]

    qtbot.waitUntil(lambda: [one.accessibleName() for one in lines()] == words)
    lines()[1].click()
    (dialog,) = window.findChildren(OccasionsDialog)
    dialog.reject()
    lines()[0].click()
    (gert,) = ids(book, "Gert")
    qtbot.waitUntil(lambda: window.page.details.contact_id() == gert)


def test_where_nobody_is_cared_for_the_day_asks_who_should_be(
    qtbot: QtBot, page: TodayPage, window: MainWindow, book: Services
) -> None:
    def offered() -> list[str]:
        return [one.text() for one in page._nobody.findChildren(QAbstractButton) if one.isVisible()]

    book.care.release(ids(book))
    qtbot.waitUntil(lambda: offered() == ["Choose …"])
    button = page._nobody.findChild(QAbstractButton)
    assert button is not None
    with qtbot.waitSignal(page.choice_asked):
        button.click()
    book.address_book.trash(ids(book))
    qtbot.waitUntil(lambda: offered() == ["Import …"])


def test_a_day_that_comes_when_another_page_is_up_leaves_the_keyboard_there(
    qtbot: QtBot, make_window: Callable[[], MainWindow], book: Services
) -> None:
    window = make_window()
    page = window.pages.show_today()
    page.renew(frozenset({Interaction}))
    page.take_focus()
    window.page.navigation.show_contact(ids(book)[0])
    window.page.list.take_focus()
    with qtbot.waitSignal(page.shown):
        pass
    assert focused_card(page) is None


def test_what_is_said_twice_in_haste_is_logged_once(page: TodayPage, window: MainWindow, qtbot: QtBot) -> None:
    card, other = page.cards[:2]
    assert card.face is not None
    assert other.face is not None
    card.take_focus()
    with qtbot.waitSignal(page.shown):
        press(Qt.Key.Key_L)
        press(Qt.Key.Key_L)
    with qtbot.waitSignal(page.shown):
        other.ask_whether_reached()
        for _again in range(2):
            QTest.keyClick(other.reached.sentence, Qt.Key.Key_Return)
    journal = window._services.journal
    assert [journal.count(face.item.contact_id) for face in (card.face, other.face)] == [1, 1]


def test_what_could_not_be_logged_can_be_said_again(
    page: TodayPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(store: Store, *args: object) -> None:
        raise BookError("locked")

    card = page.cards[0]
    card.ask_whether_reached()
    card.reached.sentence.setText("in a meeting")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "_write", refuse)
        QTest.keyClick(card.reached.sentence, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    assert card.reached.sentence.text() == "in a meeting"
    with qtbot.waitSignal(page.shown):
        QTest.keyClick(card.reached.sentence, Qt.Key.Key_Return)


def test_the_tray_counts_as_the_page_does(book: Services) -> None:
    def counted() -> tuple[int, int]:
        day = read_day(book, DAY)
        return sum(not face.item.done for face in day.faces) + day.due, DayAgenda(book).digest(DAY).due

    first, second, *_ = (face.item.contact_id for face in read_day(book, DAY).faces)
    assert counted() == (4, 4)
    book.care.later([first], DAY + timedelta(1))
    assert counted() == (3, 3)
    book.journal.log(
        Interaction(at=book.journal.now(), channel=Channel.CALL, outcome=Outcome.NO_ANSWER, contacts=(second,))
    )
    assert counted() == (2, 2)
