"""Tray and popups over a real book: one popup leads through the day's names, and its buttons act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.interaction import Channel
from kontaktpflege.domain.reminder import Schedule
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui import notifications
from kontaktpflege.ui.day_agenda import DayAgenda
from kontaktpflege.ui.reminders import Reminders
from kontaktpflege.ui.tasks import wait_for_all
from kontaktpflege.ui.wall_clock import local_now
from tests.books import ids, names
from tests.ui.popup_service import PopupService

# What Qt says of a platform without a tray.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)

Begin = Callable[..., Reminders]


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[PopupService]:
    """The desktop's notification service."""
    running = PopupService()
    monkeypatch.setattr(notifications, "connect", lambda address: running.line())
    yield running
    running.end()


@pytest.fixture
def cared_for(people: Services) -> Services:
    """A book whose four people are all cared for, and due."""
    people.care.choose(ids(people), 30)
    return people


@pytest.fixture
def begin(services: Services, settings: Settings, service: PopupService, qtbot: QtBot) -> Iterator[Begin]:
    """Begins to remind: at any time of the day, unless told otherwise."""
    begun: list[Reminders] = []

    def start(**wishes: object) -> Reminders:
        wanted = replace(settings, remind_at="00:00", quiet_hours=False, **wishes)  # type: ignore[arg-type]
        begun.append(Reminders(services, DayAgenda(services), wanted))
        return begun[-1]

    yield start
    begun[-1].close()
    wait_for_all()


def today() -> date:
    return local_now().date()


def first_name(book: Services) -> str:
    return next(item.name for item in book.agenda.today(today()).items if not item.done)


def title(service: PopupService) -> str:
    return service.history[-1][0] if service.history else ""


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if words in action.text())


def test_one_popup_leads_through_the_three_names_and_each_answer_is_kept(
    qtbot: QtBot, service: PopupService, cared_for: Services, begin: Begin
) -> None:
    begin()
    told: list[str] = []
    for number, button in enumerate(("Done", "Later", "Done")):
        name = first_name(cared_for)
        qtbot.waitUntil(lambda name=name: title(service) == f"Today: {name}")  # type: ignore[misc]
        assert len(service.shown) == 1
        told.append(name)
        service.click(button)
        qtbot.waitUntil(lambda number=number: len(service.history) == number + 2)  # type: ignore[misc]
    assert service.history[-1] == (f"Noted: a call with {told[2]}.", "Enough for today.")
    by_name = {name: one for one, name in zip(ids(cared_for), names(cared_for), strict=True)}
    for name in (told[0], told[2]):
        [call] = cared_for.journal.timeline(by_name[name])
        assert (call.channel, call.talk) == (Channel.CALL, True)
    assert cared_for.care.care(by_name[told[1]]).later_on == today() + timedelta(days=1)


def test_open_shows_the_contact_with_the_desktops_leave(
    qtbot: QtBot, service: PopupService, cared_for: Services, begin: Begin
) -> None:
    reminders = begin()
    qtbot.waitUntil(lambda: bool(service.shown))
    with qtbot.waitSignal(reminders.contact_asked) as asked:
        service.click("Open")
    assert asked.args is not None
    assert names(cared_for)[ids(cared_for).index(asked.args[0])] == first_name(cared_for)
    assert asked.args[1] == "leave"


@pytest.mark.parametrize("button", ["Done", "Later", "Open"])
def test_a_popup_answered_after_the_contact_was_deleted_says_so(
    qtbot: QtBot, service: PopupService, cared_for: Services, begin: Begin, button: str
) -> None:
    reminders = begin()
    qtbot.waitUntil(lambda: bool(service.shown))
    reminders._notifier.blockSignals(True)  # the news of it comes too late
    cared_for.address_book.trash(ids(cared_for))
    service.click(button)
    qtbot.waitUntil(lambda: title(service) == "This contact is not in the book any more.")
    undone = cared_for.history.undo_step()
    assert undone is not None
    assert undone.kind == "trash"


def test_who_was_called_elsewhere_is_taken_off_the_screen(
    qtbot: QtBot, service: PopupService, cared_for: Services, begin: Begin
) -> None:
    reminders = begin()
    qtbot.waitUntil(lambda: bool(service.shown))
    DayAgenda(cared_for).done(reminders._about)
    qtbot.waitUntil(lambda: not service.shown)
    assert len(service.history) == 1


def test_a_popup_that_was_dismissed_does_not_come_back_that_day(
    qtbot: QtBot, service: PopupService, cared_for: Services, begin: Begin
) -> None:
    reminders = begin()
    qtbot.waitUntil(lambda: bool(service.shown))
    service.dismiss(next(iter(service.shown)))
    qtbot.waitUntil(lambda: reminders.popups.popup() is None)
    reminders.close()
    again = begin()
    with qtbot.waitSignal(again._reading.done):
        again.renew()
    assert len(service.history) == 1


def test_where_nobody_is_due_nothing_is_said(
    qtbot: QtBot, service: PopupService, people: Services, begin: Begin
) -> None:
    reminders = begin()
    qtbot.waitUntil(lambda: not people.reminders.told().owes(today()))
    with qtbot.waitSignal(reminders._reading.done):
        reminders.renew()
    assert service.history == []
    assert "Nobody is due." in reminders.tray.tool_tip()


@pytest.mark.parametrize("wished", [False, True])
def test_reasons_are_shown_only_on_wish(
    qtbot: QtBot, service: PopupService, cared_for: Services, begin: Begin, wished: bool
) -> None:
    reminders = begin(popup_reasons=wished)
    qtbot.waitUntil(lambda: bool(service.shown))
    reason = "You have not been in touch yet"
    assert (reason in service.history[0][1]) is wished
    person = reminders.tray.menu().actions()[1].menu()
    assert isinstance(person, QMenu)
    assert (reason in entries(person)) is wished


def test_what_stands_on_a_card_is_no_markup(
    qtbot: QtBot, service: PopupService, services: Services, begin: Begin
) -> None:
    for name in ("<b>A & B</b>", "<img src=x>"):
        services.transfer.take_in([f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEND:VCARD\r\n".encode()])
    services.care.choose(ids(services), 30)
    reminders = begin()
    qtbot.waitUntil(lambda: bool(service.shown))
    assert "<" not in service.history[0][1]
    assert "&lt;" in service.history[0][1]
    assert any(text.startswith("<b>A && B") for text in entries(reminders.tray.menu()))


@pytest.mark.parametrize("trouble", ["missing", "complains", "silent"])
def test_without_a_service_the_sentence_goes_another_way(
    qtbot: QtBot,
    service: PopupService,
    cared_for: Services,
    begin: Begin,
    monkeypatch: pytest.MonkeyPatch,
    trouble: str,
) -> None:
    if trouble == "missing":
        monkeypatch.setattr(notifications, "connect", lambda address: 1 / 0)
    service.complains, service.answers = trouble == "complains", trouble != "silent"
    reminders = begin()
    with qtbot.waitSignal(reminders.told) as told:
        if trouble == "silent":
            qtbot.waitUntil(reminders.popups._patience.isActive)
            reminders.popups._patience.timeout.emit()
    assert told.args is not None
    assert told.args[0].startswith(f"Today: {first_name(cared_for)}")


def test_a_popup_that_appears_after_all_is_taken_away(
    qtbot: QtBot, service: PopupService, cared_for: Services, begin: Begin
) -> None:
    """The service had to be started first; by then it was said in another way."""
    service.answers = False
    reminders = begin()
    qtbot.waitUntil(reminders.popups._patience.isActive)
    with qtbot.waitSignal(reminders.told):
        reminders.popups._patience.timeout.emit()
    service.show_after_all()
    assert service.shown
    qtbot.waitUntil(lambda: not service.shown)


def test_of_two_popups_in_one_breath_the_later_one_stays(qtbot: QtBot, service: PopupService, begin: Begin) -> None:
    reminders = begin()
    service.answers = False
    reminders.say("First")
    qtbot.waitUntil(lambda: bool(service.unanswered))
    reminders.say("Second")
    service.answers = True
    service.show_after_all()
    qtbot.waitUntil(lambda: [body[3] for body in service.shown.values()] == ["Second"])


def test_a_bus_that_goes_is_no_harm_and_the_next_popup_looks_for_it_again(
    qtbot: QtBot, service: PopupService, cared_for: Services, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    reminders = begin()
    qtbot.waitUntil(lambda: bool(service.shown))
    with monkeypatch.context() as broken:

        def fail(timeout: float) -> None:
            raise ConnectionResetError

        broken.setattr(service, "receive", fail)
        service.signal("ActionInvoked", 99, "x")
        qtbot.waitUntil(lambda: reminders.popups._line is None)
    service._waiting.clear()
    reminders.say("Still here")
    qtbot.waitUntil(lambda: title(service) == "Still here")


def test_quiet_for_today_takes_the_popup_and_the_number_away_and_can_be_taken_back(
    qtbot: QtBot, service: PopupService, cared_for: Services, begin: Begin
) -> None:
    reminders = begin()
    qtbot.waitUntil(lambda: bool(service.shown))
    entry(reminders.tray.menu(), "Quiet").trigger()
    qtbot.waitUntil(lambda: not service.shown)
    assert "Quiet for today." in reminders.tray.tool_tip()
    qtbot.waitUntil(lambda: cared_for.reminders.told().quiet_on == today())
    assert entry(reminders.tray.menu(), "Quiet").isChecked()
    entry(reminders.tray.menu(), "Quiet").trigger()
    qtbot.waitUntil(lambda: cared_for.reminders.told().quiet_on is None)
    assert "Quiet" not in reminders.tray.tool_tip()
    assert len(service.history) == 1


def test_the_tray_lists_the_names_and_logs_a_call(
    qtbot: QtBot, service: PopupService, cared_for: Services, begin: Begin
) -> None:
    reminders = begin(remind=False)
    menu = reminders.tray.menu()
    qtbot.waitUntil(lambda: len(entries(menu)) > 6)
    three = [item.name for item in cared_for.agenda.today(today()).items]
    assert entries(menu) == [
        "4 contacts are due.", *three, "&Open Kontaktpflege", "&Quiet for today", "&Settings …", "Q&uit",
    ]  # fmt: skip
    assert f"Today: {', '.join(three)}" in reminders.tray.tool_tip()
    person = entry(menu, three[0]).menu()
    assert isinstance(person, QMenu)
    entry(person, "Log").trigger()
    qtbot.waitUntil(lambda: service.history == [(f"Noted: a call with {three[0]}.", "")])
    qtbot.waitUntil(lambda: entries(menu)[:3] == ["3 contacts are due.", three[1], three[2]])


def test_another_time_holds_at_once(qtbot: QtBot, service: PopupService, cared_for: Services, begin: Begin) -> None:
    reminders = begin(remind=False)
    with qtbot.waitSignal(reminders._reading.done):
        reminders.renew()
    assert service.history == []
    reminders.use(replace(reminders._settings, remind=True))
    assert reminders._settings.schedule() == Schedule(at=Schedule().at.replace(hour=0))
    qtbot.waitUntil(lambda: bool(service.shown))


def test_a_locked_book_reminds_all_the_same(
    qtbot: QtBot, service: PopupService, cared_for: Services, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(day: date) -> bool:
        from kontaktpflege.domain.errors import BookError

        raise BookError("locked", cared_for.book)

    monkeypatch.setattr(cared_for.reminders, "claim", locked)
    begin()
    qtbot.waitUntil(lambda: bool(service.shown))
