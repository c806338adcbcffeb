"""What one sees before a call, and what one says after it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.care import About, FactKind, PersonalFact
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.interaction import Channel, Interaction, Outcome
from kontaktpflege.domain.promise import Promise
from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.sheet_press import SheetPage
from kontaktpflege.ui.talks.call_sheet import CallSheet
from kontaktpflege.ui.talks.sheet_facts import first_sentence, read_sheet

DAY = date(2026, 11, 22)


@pytest.fixture
def bernd(people: Services) -> int:
    """Bernd, whom one owes a price list since three weeks."""
    (contact,) = people.address_book.list_ids(ContactQuery(words="Maier"))
    people.care.choose([contact], 60)
    made = DAY - timedelta(90)
    promise = Promise(
        contact_id=contact, mine=True, text="send the price list", made_on=made, due_on=DAY - timedelta(21)
    )
    people.journal.log(
        Interaction(at=datetime(2026, 3, 1, tzinfo=UTC), channel=Channel.CALL, contacts=(contact,), text="prices"),
        [promise],
    )
    people.care.set_about(contact, About(story="built the fair", knows_me_as="the quick one", anchor="red scarf"))
    people.care.keep_fact(PersonalFact(contact_id=contact, kind=FactKind.FAMILY, text="two daughters", noted_on=made))
    return contact


@pytest.fixture
def sheet(window: MainWindow, bernd: int, qtbot: QtBot) -> CallSheet:
    shown = window.caring.show_sheet(bernd)
    assert shown is not None
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def test_the_first_sentence_is_what_matters_most(sheet: CallSheet) -> None:
    assert sheet.first_sentence() == "You promised “send the price list”, due 21 days ago."


def test_it_tells_what_one_knows(sheet: CallSheet) -> None:
    assert sheet.promises.texts() == ["You: send the price list (21 days late)"]
    assert sheet.talks.texts() == ["1 March, Phone call: prices"]
    assert sheet.about.texts() == [
        "Our story: built the fair",
        "Knows me as: the quick one",
        "Memory anchor: red scarf",
    ]
    assert sheet.known.texts() == ["Family: two daughters"]
    assert sheet._number.text() == "0221 998877"


def test_facts_are_added_changed_and_deleted(sheet: CallSheet, people: Services, bernd: int, qtbot: QtBot) -> None:
    sheet.fact_line.kind.choose("likes")
    QTest.keyClicks(sheet.fact_line.text, "hiking")
    QTest.keyClick(sheet.fact_line.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Likes: hiking" in sheet.known.texts())
    assert sheet.isVisible(), "Enter in the line calls nobody"
    assert sheet.reached.isHidden()
    fact = next(one for one in people.care.facts(bernd) if one.text == "hiking")
    sheet.fact_line.change(fact)
    sheet.fact_line.text.setText("mountains")
    sheet.fact_line._keep()
    qtbot.waitUntil(lambda: "Likes: mountains" in sheet.known.texts())
    sheet._deeds.delete_fact(fact.id)
    qtbot.waitUntil(lambda: sheet.known.texts() == ["Family: two daughters"])


def test_a_promise_is_kept_here(sheet: CallSheet, people: Services, bernd: int, qtbot: QtBot) -> None:
    (line,) = sheet.promises._lines
    line.deeds[0].act()
    qtbot.waitUntil(lambda: sheet.promises.texts() == [])
    assert people.journal.promises(bernd) == ()
    assert sheet.first_sentence() != "You promised “send the price list”, due 21 days ago."


def test_what_one_keeps_in_mind_can_be_changed(sheet: CallSheet, people: Services, bernd: int, qtbot: QtBot) -> None:
    sheet._keep_about(About(story="", knows_me_as="the slow one", form="du"))
    qtbot.waitUntil(lambda: sheet.about.texts() == ["Knows me as: the slow one", "Form of address: du"])


def test_l_logs_a_talk_and_leaves(sheet: CallSheet, people: Services, bernd: int, qtbot: QtBot) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: people.journal.count(bernd) == 2)
    assert people.journal.timeline(bernd)[0].talk


def test_back_from_the_call_it_asks_what_came_of_it(
    sheet: CallSheet, people: Services, bernd: int, qtbot: QtBot
) -> None:
    sheet.reached.show()
    sheet.reached.ask()
    QTest.keyClick(sheet.reached._yes, Qt.Key.Key_N)
    QTest.keyClicks(sheet.reached.sentence, "busy")
    QTest.keyClick(sheet.reached.sentence, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: people.journal.count(bernd) == 2)
    last = people.journal.timeline(bernd)[0]
    assert (last.outcome, last.text) == (Outcome.NO_ANSWER, "busy")


def test_a_contact_that_is_deleted_closes_its_sheet(
    sheet: CallSheet, people: Services, bernd: int, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sheet.finished):
        people.address_book.trash([bernd])


def test_without_anything_it_says_so(people: Services) -> None:
    (eva,) = people.address_book.list_ids(ContactQuery(words="Eva"))
    assert first_sentence(read_sheet(people, eva, DAY)) == "You have not been in touch yet."


def test_it_prints_on_one_page_however_much_there_is(people: Services, bernd: int) -> None:
    people.care.set_about(bernd, About(story="word " * 5_000))
    for number in range(200):
        people.care.keep_fact(
            PersonalFact(contact_id=bernd, kind=FactKind.OTHER, text=f"fact {number} " * 40, noted_on=DAY)
        )
    page = SheetPage(read_sheet(people, bernd, DAY))
    assert page.pages() == 1
    assert page.texts()[0] == "Bernd Maier"
    assert "You: send the price list (21 days late)" in page.texts()
    assert len(page.texts()) < 80
