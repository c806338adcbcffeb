"""What happened with somebody, in the details and whole; and the question after a talk."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.care import Care
from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.domain.interaction import Channel, Direction, Interaction
from kontaktpflege.domain.promise import Promise
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.care_section import CareSection
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.talks.log_dialog import LogDialog
from kontaktpflege.ui.talks.timeline_model import TimelineModel
from kontaktpflege.ui.talks.what_next_bar import may_ask

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = date(2026, 11, 22)


@pytest.fixture
def bernd(people: Services) -> int:
    """Bernd, with seven calls, one a day."""
    (contact,) = people.address_book.list_ids(ContactQuery(words="Maier"))
    for number in range(7):
        at = START + timedelta(number)
        people.journal.log(Interaction(at=at, channel=Channel.CALL, contacts=(contact,), text=f"call {number}"))
    return contact


@pytest.fixture
def section(window: MainWindow, bernd: int, qtbot: QtBot) -> CareSection:
    page = window.page
    qtbot.waitUntil(lambda: page.list.go_to(bernd))

    def tells_of_bernd() -> bool:
        section = page.care_details.section
        facts = section.facts() if section is not None else None
        return facts is not None and facts.contact_id == bernd

    qtbot.waitUntil(tells_of_bernd)
    shown = page.care_details.section
    assert shown is not None
    return shown


def test_the_details_tell_the_last_five_and_how_many_there_are(section: CareSection) -> None:
    assert [row.accessibleName() for row in section.happened.rows()] == [
        f"{day} March, Phone call: call {number}" for day, number in ((7, 6), (6, 5), (5, 4), (4, 3), (3, 2))
    ]
    assert section.all.accessibleName() == "Show all 7 …"
    assert section._since.accessibleName() == "Last talk 8 months ago."
    assert section._state.accessibleName() == "No rhythm."


def test_they_are_current_when_something_is_noted(
    section: CareSection, people: Services, bernd: int, qtbot: QtBot
) -> None:
    people.care.choose([bernd], 60)
    qtbot.waitUntil(lambda: section._state.accessibleName().startswith("Every 60 days, due since"))
    promise = Promise(contact_id=bernd, mine=True, text="the list", made_on=TODAY)
    people.journal.promise(promise)
    qtbot.waitUntil(lambda: section.promises.texts() == ["You: the list"])
    section.promises.open._lines[0].deeds[0].act()
    qtbot.waitUntil(lambda: section.promises.texts() == [])


def test_all_of_it_can_be_deleted_and_taken_back(
    section: CareSection, window: MainWindow, people: Services, bernd: int, qtbot: QtBot
) -> None:
    dialog = window.caring.show_timeline(bernd)
    assert dialog.model.rowCount() == 7
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 6)
    assert "call 6" not in [one.text for one in people.journal.timeline(bernd)]
    qtbot.waitUntil(window.toast.can_be_pressed)
    window.toast._button.click()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 7)
    with qtbot.waitSignal(dialog.correction_asked) as heard:
        QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert heard.args is not None
    assert heard.args[0].text == "call 6"


def test_the_model_reads_only_the_pages_it_is_asked_for(people: Services, bernd: int) -> None:
    for number in range(250):
        people.journal.log(Interaction(at=START + timedelta(minutes=number), channel=Channel.CALL, contacts=(bernd,)))
    model = TimelineModel(people.journal, bernd, TODAY)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.renew()
    assert model.rowCount() == 257
    assert model._pages == {}
    assert model.index(256).data()
    assert list(model._pages) == [5]


def test_after_a_talk_it_asks_once_a_quarter_how_to_go_on(
    window: MainWindow, people: Services, bernd: int, qtbot: QtBot
) -> None:
    people.care.choose([bernd], 60)
    window.caring.deeds().log(bernd)
    qtbot.waitUntil(lambda: (asked := window.caring.bars().what_next) is not None and asked.isVisible())
    bar = window.caring.bars().what_next
    assert bar is not None
    assert bar.contact_id() == bernd
    bar.buttons[2].click()
    qtbot.waitUntil(lambda: people.care.care(bernd).resting)
    assert not bar.isVisible()
    assert people.care.care(bernd).asked_on is not None
    step = people.history.undo_step()
    assert step is not None
    people.history.undo(step.id)
    assert not people.care.care(bernd).resting
    assert people.care.care(bernd).asked_on is None


def test_a_talk_that_was_taken_back_is_asked_about_no_more(
    window: MainWindow, people: Services, bernd: int, qtbot: QtBot
) -> None:
    people.care.choose([bernd], 60)
    for take_back in (window.window_actions.undo.trigger, lambda: people.address_book.trash([bernd])):
        with qtbot.waitSignal(window.notifier.changed):
            window.caring.deeds().log(bernd)
        qtbot.waitUntil(lambda: (asked := window.caring.bars().what_next) is not None and asked.isVisible())
        bar = window.caring.bars().what_next
        assert bar is not None
        take_back()
        qtbot.waitUntil(bar.isHidden)


def test_it_asks_nobody_twice_in_a_quarter_and_only_about_those_cared_for() -> None:
    assert may_ask(Care(contact_id=1, days=60), TODAY)
    assert may_ask(Care(contact_id=1, days=60, asked_on=TODAY - timedelta(90)), TODAY)
    assert not may_ask(Care(contact_id=1, days=60, asked_on=TODAY - timedelta(89)), TODAY)
    assert not may_ask(Care(contact_id=1), TODAY)
    assert not may_ask(Care(contact_id=1, days=60, resting=True), TODAY)


def test_more_of_it_opens_in_place_and_its_lines_are_corrected_and_deleted(
    section: CareSection, window: MainWindow, people: Services, bernd: int, qtbot: QtBot
) -> None:
    assert section.more.accessibleName() == "Show 2 more"
    section.more.click()
    qtbot.waitUntil(lambda: len(section.happened.rows()) == 7)
    assert section.more.isHidden()
    last = section.happened.rows()[-1]
    with qtbot.waitSignal(section.happened.correction_asked) as heard:
        QTest.mouseDClick(last, Qt.MouseButton.LeftButton)
    assert heard.args is not None
    assert heard.args[0].text == "call 0"
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(section.happened.rows()) == 6)
    assert "call 0" not in [one.text for one in people.journal.timeline(bernd)]
    qtbot.waitUntil(window.toast.can_be_pressed)
    window.toast._button.click()
    qtbot.waitUntil(lambda: len(section.happened.rows()) == 7)
    assert [action.text().split("\t")[0] for action in last.deeds().actions()] == ["Correct …", "Delete"]


def test_promises_are_added_in_the_details_and_kept_ones_seen(
    section: CareSection, people: Services, bernd: int, qtbot: QtBot
) -> None:
    entry = section.promises.enter()
    QTest.keyClicks(entry.text, "the list")
    QTest.keyClick(entry.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: section.promises.texts() == ["You: the list"])
    (promise,) = people.journal.promises(bernd)
    section.promises.settled.emit(promise.id, True)
    qtbot.waitUntil(lambda: section.promises.texts() == [])
    assert section.promises.show_kept.text() == "1 promise kept"
    section.promises.show_kept.click()
    assert [text.split(" (")[0] for text in section.promises.kept.texts()] == ["You: the list"]


def test_the_keyboard_goes_through_care_between_the_numbers_and_the_rest(
    section: CareSection, window: MainWindow
) -> None:
    details = window.page.details
    lines = [line for line in details._lines if line.isVisibleTo(details)]
    here = next(line for line in lines if line.mapTo(details, line.rect().topLeft()).y()
                > section.mapTo(details, section.rect().topLeft()).y())  # fmt: skip
    before = lines[lines.index(here) - 1]
    order: list[QWidget | None] = [before.nextInFocusChain()]
    while (widget := order[-1]) is not here:
        assert widget is not None
        assert widget is not before, "it never comes back to the lines"
        order.append(widget.nextInFocusChain())
    assert section.besides in order
    assert [one for one in order if one in section.happened.rows()] == section.happened.rows()
    assert order.index(section.promises.add) < order.index(section.happened.rows()[0]) < order.index(section.more)


def test_a_message_that_needs_no_answer_waits_no_more(
    section: CareSection, window: MainWindow, people: Services, bernd: int, qtbot: QtBot
) -> None:
    assert section._owed.isHidden()
    at = people.journal.now() - timedelta(2)
    people.journal.log(Interaction(at=at, channel=Channel.MAIL, direction=Direction.IN, contacts=(bernd,)))
    qtbot.waitUntil(lambda: section._owed.accessibleName() == "An answer has been waiting for 2 days.")
    section._waive.click()
    qtbot.waitUntil(section._waive.isHidden)
    assert people.care.care(bernd).owed_on is None
    qtbot.waitUntil(window.toast.can_be_pressed)
    assert window.toast.message() == "Bernd waits for no answer."


def test_in_the_worklist_it_has_a_key(window: MainWindow, people: Services, bernd: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    at = people.journal.now() - timedelta(2)
    people.journal.log(Interaction(at=at, channel=Channel.MAIL, direction=Direction.IN, contacts=(bernd,)))
    assert not window.page.care_actions.waive.isEnabled()
    window.sidebar.choose((Scope.OWED, None))
    qtbot.waitUntil(lambda: window.page.list.is_settled() and window.page.list.go_to(bernd))
    window.page.list.table.setFocus()
    assert window.page.care_actions.waive in window.page.care_actions.menu(window).actions()
    QTest.keyClick(window.page.list.table, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: people.care.care(bernd).owed_on is None)


def test_the_details_lead_to_all_that_can_be_done(section: CareSection, window: MainWindow) -> None:
    menu = section.besides.menu()
    menu.aboutToShow.emit()
    named = [action.text() for action in menu.actions() if action.text()]
    assert named == [
        "Propose again today", "Let rest …", "Change what you keep in mind …", "Has died …",
    ]  # fmt: skip


def test_two_timelines_beside_each_other_both_stay_true(
    window: MainWindow, people: Services, bernd: int, qtbot: QtBot
) -> None:
    (anna,) = people.address_book.list_ids(ContactQuery(words="weiß"))
    first, second = window.caring.show_timeline(bernd), window.caring.show_timeline(anna)
    assert window.caring.show_timeline(bernd) is first
    second.reject()
    people.journal.log(Interaction(at=START + timedelta(30), channel=Channel.CALL, contacts=(bernd,)))
    qtbot.waitUntil(lambda: first.model.rowCount() == 8)


def test_a_correction_belongs_to_the_timeline_it_was_asked_in(window: MainWindow, bernd: int, qtbot: QtBot) -> None:
    timeline = window.caring.show_timeline(bernd)
    qtbot.waitUntil(timeline.isActiveWindow)
    QTest.keyClick(timeline.view, Qt.Key.Key_Return)
    (dialog,) = window.findChildren(LogDialog)
    assert dialog.parentWidget() is timeline  # to which the keyboard goes back
