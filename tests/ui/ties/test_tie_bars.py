"""The quiet bars: which card is the user's, and whether two people know each other; and the entries of the menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.interaction import Channel, Interaction
from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.ties.own_card_bar import OwnCardBar
from kontaktpflege.ui.ties.question_bar import QuestionBar


@pytest.fixture
def question(qtbot: QtBot, window: MainWindow, people: Services) -> QuestionBar:
    for contact in people.address_book.list_ids(ContactQuery())[:2]:
        people.journal.log(Interaction(at=people.journal.now(), channel=Channel.CALL, contacts=(contact,)))
    bars = window.networking.bars()
    bars.ask_question()
    qtbot.waitUntil(lambda: bars.question is not None and bars.question.isVisible())
    assert bars.question is not None
    return bars.question


@pytest.mark.parametrize(("key", "tied"), [(Qt.Key.Key_Y, 1), (Qt.Key.Key_N, 0), (Qt.Key.Key_D, 0)])
def test_a_letter_answers_and_nobody_asks_again(
    qtbot: QtBot, window: MainWindow, people: Services, question: QuestionBar, key: Qt.Key, tied: int
) -> None:
    asked = people.ties.question()
    assert asked is not None
    question.take_focus()
    QTest.keyClick(question, key)
    qtbot.waitUntil(lambda: people.ties.question() is None)
    assert len(people.ties.ties_of(asked.one)) == tied
    assert not question.isVisible()


def test_escape_puts_the_question_off(people: Services, question: QuestionBar) -> None:
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert people.ties.question() is not None


def test_the_own_card_is_asked_for_once(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    window.networking.propose_own_card(window._memory, "Anna Weiß")
    bars = window.networking.bars()
    qtbot.waitUntil(lambda: bars.own_card is not None and bars.own_card.isVisible())
    bar = window.findChild(OwnCardBar)
    assert bar is not None
    assert bar.question.text() == "Are you Anna Weiß? The network starts at your own card."
    bar.yes.click()
    qtbot.waitUntil(lambda: people.ties.own_card() is not None)
    people.ties.set_own_card(None)
    window.networking.propose_own_card(window._memory, "Anna Weiß")
    assert not bar.isVisible()


def test_the_menu_says_who_one_is_and_whom_one_knows(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    page = window.page
    (anna,) = people.address_book.list_ids(ContactQuery(words="Weiß"))
    qtbot.waitUntil(lambda: page.list.go_to(anna))

    def entries() -> dict[str, QAction]:
        menus = page.selection_menu().findChildren(QMenu)
        return {action.text(): action for menu in menus for action in menu.actions()}

    def choose(words: str) -> None:
        # The list is read anew after each change, and nobody is selected for that moment.
        qtbot.waitUntil(lambda: words in entries())
        entries()[words].trigger()

    choose("I do not know this person myself")
    qtbot.waitUntil(lambda: people.ties.is_stranger(anna))
    choose("I know this person")
    qtbot.waitUntil(lambda: not people.ties.is_stranger(anna))
    choose("This is me")
    qtbot.waitUntil(lambda: people.ties.own_card() == anna)
    qtbot.waitUntil(lambda: "Who knows whom …" in entries() and "This is me" not in entries())


def test_the_network_asks_whose_it_is(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    holder = window.pages.show_network()
    bars = window.networking.bars()
    qtbot.waitUntil(lambda: bars.own_card is not None and bars.own_card.isVisible())
    assert bars.own_card is not None
    assert not bars.own_card.yes.isVisible()  # nobody here is called as the user of the test machine
    QTest.keyClicks(bars.own_card.line, "Weiß")
    QTest.keyClick(bars.own_card.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: people.ties.own_card() is not None)
    qtbot.waitUntil(lambda: holder.page is not None)
