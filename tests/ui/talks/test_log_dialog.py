"""Noting what happened, in full."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.domain.promise import Promise
from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.name_proposals import NameProposals
from kontaktpflege.ui.talks.log_dialog import LogDialog, _time_of

CTRL = Qt.KeyboardModifier.ControlModifier


def at(window: MainWindow, qtbot: QtBot, words: str, people: Services) -> int:
    page = window.page
    (contact,) = people.address_book.list_ids(ContactQuery(words=words))
    qtbot.waitUntil(lambda: page.list.go_to(contact))
    page.list.table.setFocus()
    return contact


@pytest.fixture
def dialog(window: MainWindow, people: Services, qtbot: QtBot) -> LogDialog:
    at(window, qtbot, "Maier", people)
    shown = window.caring.open_log()
    qtbot.waitUntil(shown.isVisible)
    return shown


def doubt(dialog: LogDialog) -> str:
    return "".join(label.text() for label in dialog._doubts.values())


def kept(dialog: LogDialog, qtbot: QtBot) -> tuple[Interaction, tuple[Promise, ...]]:
    with qtbot.waitSignal(dialog.decided) as heard:
        dialog._keep.click()
    assert heard.args is not None
    return heard.args[0], heard.args[1]


def test_one_key_logs_a_talk_with_the_contact_under_the_cursor(
    window: MainWindow, people: Services, qtbot: QtBot
) -> None:
    bernd = at(window, qtbot, "Maier", people)
    QTest.keyClick(window.page.list.table, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: window.toast.message() == "Noted. Bernd.")
    (logged,) = people.journal.timeline(bernd)
    assert (logged.channel, logged.direction, logged.outcome) == (Channel.CALL, Direction.OUT, Outcome.REACHED)
    with qtbot.waitSignal(window.notifier.changed):
        window.toast._button.click()
    assert people.journal.timeline(bernd) == []


def test_several_that_are_selected_were_all_in_the_talk(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    at(window, qtbot, "Maier", people)
    table = window.page.list.table
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: window.toast.message() == "Noted with 4 contacts.")
    assert [people.journal.count(one) for one in table.selected_ids()] == [1, 1, 1, 1]
    dialog = window.caring.open_log()
    assert set(dialog.people.ids()) == set(table.selected_ids())
    dialog.reject()
    for alone in (window.window_actions.call_sheet, window.window_actions.died, window.window_actions.who):
        window.toast.say("")
        alone.trigger()
        assert window.toast.message() == "This is for one contact at a time. Please select one."


def test_it_proposes_a_call_just_now_with_the_current_contact(
    dialog: LogDialog, people: Services, qtbot: QtBot
) -> None:
    before = dialog._opened_at
    dialog.about.setPlainText("the price list\nand the weather")
    made, promises = kept(dialog, qtbot)
    assert (made.channel, made.direction, made.outcome, made.at) == (
        Channel.CALL, Direction.OUT, Outcome.REACHED, before,
    )  # fmt: skip
    assert made.text == "the price list\nand the weather"
    assert promises == ()
    (bernd,) = made.contacts
    qtbot.waitUntil(lambda: people.journal.count(bernd) == 1)


def test_promises_of_either_side_are_kept_with_it(dialog: LogDialog, people: Services, qtbot: QtBot) -> None:
    dialog.mine.text.setText("send the list")
    dialog.mine.until.setText("1.2.2030")
    dialog.theirs.text.setText("call back")
    made, _promises = kept(dialog, qtbot)
    qtbot.waitUntil(lambda: people.journal.count(made.contacts[0]) == 1)
    held = people.journal.promises(made.contacts[0])
    assert [(one.mine, one.text, one.due_on) for one in held] == [
        (True, "send the list", date(2030, 2, 1)),
        (False, "call back", None),
    ]


@pytest.mark.parametrize(
    ("day", "clock", "sentence"),
    [
        ("31.2.2026", "12:00", "This is no day."),
        ("whenever", "12:00", "This is no day."),
        ("yesterday", "25:00", "This is no time of day."),
        ("1.1.2099", "12:00", "This is still to come."),
        ("tomorrow", "12:00", "This is still to come."),
    ],
)
def test_what_cannot_have_been_gets_a_sentence(dialog: LogDialog, day: str, clock: str, sentence: str) -> None:
    dialog.day.setText(day)
    dialog.time.setText(clock)
    assert doubt(dialog).startswith(sentence)
    assert not dialog._keep.isEnabled()
    dialog.day.setText("yesterday")
    dialog.time.setText("14:30")
    assert doubt(dialog) == ""
    assert dialog._keep.isEnabled()


def test_it_may_have_ended_just_now_however_long_the_form_was_open(window: MainWindow, people: Services) -> None:
    clock = [datetime(2026, 11, 22, 12, 50, tzinfo=UTC)]
    dialog = LogDialog([(1, "Anna")], lambda: clock[0], people.capture.people, window)
    clock[0] += timedelta(minutes=20)
    dialog.time.setText(f"{clock[0].astimezone():%H:%M}")
    assert doubt(dialog) == ""
    clock[0] -= timedelta(minutes=1)
    dialog._renew()
    assert doubt(dialog).startswith("This is still to come.")


def test_it_is_with_somebody_and_perhaps_with_several(dialog: LogDialog, people: Services, qtbot: QtBot) -> None:
    (bernd,) = dialog.people.ids()
    QTest.keyClicks(dialog.people.line, "Anna")
    dialog.people.line.choose_first()
    made, _promises = kept(dialog, qtbot)
    assert made.contacts[0] == bernd
    assert len(made.contacts) == 2
    qtbot.waitUntil(lambda: people.journal.count(made.contacts[1]) == 1)


def test_a_name_that_means_nobody_yet_is_not_dropped(dialog: LogDialog) -> None:
    dialog.people.line.setText("An")
    dialog.people.line.editingFinished.emit()
    assert doubt(dialog) == "Who is “An”? Choose somebody from the list, or empty the line."
    assert not dialog._keep.isEnabled()
    dialog.people.line.setText("anna weiß")
    dialog.people.line.editingFinished.emit()
    assert len(dialog.people.ids()) == 2
    assert dialog._keep.isEnabled()


def test_with_nobody_it_cannot_be_noted(dialog: LogDialog) -> None:
    chip = next(iter(dialog.people._chips.values()))
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert dialog.people.ids() == ()
    assert doubt(dialog) == "With whom was it? Choose at least one person."


def test_a_channel_brings_its_usual_direction(dialog: LogDialog) -> None:
    dialog.channel.chosen_anew.emit("meeting")
    assert dialog.direction.chosen() == "both"
    dialog.channel.chosen_anew.emit("mail")
    assert dialog.direction.chosen() == "out"


def test_correcting_changes_only_what_was_touched(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    bernd = at(window, qtbot, "Maier", people)
    moment = datetime(2026, 3, 1, 10, 20, 33, tzinfo=UTC)
    logged = people.journal.log(Interaction(at=moment, channel=Channel.MEETING, contacts=(bernd,), text="lunch"))
    held = people.journal.interaction(logged)
    dialog = window.caring.open_log(held=held)
    dialog.about.setPlainText("lunch at the harbour")
    kept(dialog, qtbot)
    qtbot.waitUntil(lambda: people.journal.timeline(bernd)[0].text == "lunch at the harbour")
    (after,) = people.journal.timeline(bernd)
    assert (after.id, after.at, after.channel, after.direction) == (logged, moment, Channel.MEETING, Direction.BOTH)


def test_it_can_be_deleted_and_taken_back(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    bernd = at(window, qtbot, "Maier", people)
    people.journal.log(
        Interaction(at=datetime(2026, 3, 1, tzinfo=UTC), channel=Channel.CALL, contacts=(bernd,), text="hello")
    )
    dialog = window.caring.open_log(held=people.journal.timeline(bernd)[0])
    dialog._remove()
    qtbot.waitUntil(lambda: people.journal.count(bernd) == 0)
    qtbot.waitUntil(window.toast.can_be_pressed)
    window.toast._button.click()
    qtbot.waitUntil(lambda: people.journal.count(bernd) == 1)


@pytest.mark.parametrize(
    ("typed", "hour", "minute"), [("14:30", 14, 30), ("14.30", 14, 30), ("9", 9, 0), ("0905", 9, 5)]
)
def test_times_as_one_types_them(typed: str, hour: int, minute: int) -> None:
    found = _time_of(typed)
    assert found is not None
    assert (found.hour, found.minute) == (hour, minute)


@pytest.mark.parametrize("typed", ["", "24:00", "12:60", "1:2:3", "noon", "١٢"])
def test_what_is_no_time(typed: str) -> None:
    assert _time_of(typed) is None


def test_an_at_in_it_proposes_names(dialog: LogDialog, people: Services, qtbot: QtBot) -> None:
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClicks(dialog.about, "traf @wei")
    proposals = dialog.about.findChild(NameProposals)
    assert proposals is not None
    qtbot.waitUntil(proposals.names.isVisible)
    QTest.keyClick(dialog.about, Qt.Key.Key_Tab)
    assert dialog.about.toPlainText() == "traf @Anna Weiß "
    kept(dialog, qtbot)
    qtbot.waitUntil(lambda: bool(people.ties.suggestions()))
    assert [one.names for one in people.ties.suggestions()] == [("Anna Weiß", "Bernd Maier")]
