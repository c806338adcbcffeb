"""Two people introduced to each other: asked, written to, and what came of it; who should meet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.introduction import Introduction, IntroductionStage
from kontaktpflege.domain.tie import TieSource
from kontaktpflege.services import Services
from kontaktpflege.ui.drafts.draft_window import DraftWindow
from kontaktpflege.ui.introductions.introduction_dialog import IntroductionDialog
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.widgets.tool_button import ToolButton


@pytest.fixture
def ids(people: Services) -> dict[str, int]:
    rows = people.address_book.summaries(people.address_book.list_ids(ContactQuery()))
    return {row.name.split()[0]: row.id for row in rows}


@pytest.fixture
def dialog(window: MainWindow, ids: dict[str, int]) -> IntroductionDialog:
    """Anna and Bernd are to be introduced to each other."""
    return window.networking.introducing().ask((ids["Anna"], ids["Bernd"]), "both sail")


def drafts(window: MainWindow) -> dict[str, str]:
    """To whom a draft is open, and what it says."""
    found = {one.name(): one.draft.content()[1] for one in window.findChildren(DraftWindow) if one.isVisible()}
    for one in window.findChildren(DraftWindow):
        one.reject()
    return found


def test_the_first_is_asked_alone_in_a_draft(
    dialog: IntroductionDialog, window: MainWindow, people: Services, ids: dict[str, int], qtbot: QtBot
) -> None:
    assert dialog.first.currentText() == "Anna Weiß alone"
    assert dialog.write.text() == "Save and ask …"
    assert dialog.write.isDefault()
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(DraftWindow)))
    told = drafts(window)
    assert list(told) == ["Anna Weiß"]
    assert "Bernd Maier" in told["Anna Weiß"]
    assert "both sail" in told["Anna Weiß"]
    kept = people.introductions.introduction(ids["Anna"], ids["Bernd"])
    assert kept is not None
    assert (kept.stage, kept.first_id, kept.reason) == (IntroductionStage.ASKED, ids["Anna"], "both sail")


def test_both_are_written_to_at_once(
    dialog: IntroductionDialog, window: MainWindow, people: Services, ids: dict[str, int], qtbot: QtBot
) -> None:
    dialog.first.choose("")
    dialog.first.chosen_anew.emit("")
    assert dialog.write.text() == "Save and write to both …"
    dialog.write.click()
    qtbot.waitUntil(lambda: len(window.findChildren(DraftWindow)) == 2)
    told = drafts(window)
    assert "Bernd Maier" in told["Anna Weiß"]
    assert "Anna Weiß" in told["Bernd Maier"]
    kept = people.introductions.introduction(ids["Anna"], ids["Bernd"])
    assert kept is not None
    assert kept.stage is IntroductionStage.MADE
    after = window.networking.introducing().ask((ids["Anna"], ids["Bernd"]))
    assert not after.tied.isChecked()
    after.stage.choose("met")
    after.stage.chosen_anew.emit("met")
    assert after.tied.isChecked()
    after.accept()


def test_when_they_met_tie_and_favours_follow_and_one_undo_takes_all_back(
    dialog: IntroductionDialog, people: Services, ids: dict[str, int], window: MainWindow, qtbot: QtBot
) -> None:
    assert not dialog.outcome.isVisible()
    dialog.stage.choose("met")
    dialog.stage.chosen_anew.emit("met")
    assert dialog.outcome.isVisible()
    assert not dialog.write.isVisible()
    assert (dialog.tied.isChecked(), dialog.given.isChecked()) == (True, True)
    dialog.outcome.setText("a joint exhibition")
    with qtbot.waitSignal(window.notifier.changed):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    tie = people.ties.tie(ids["Anna"], ids["Bernd"])
    assert tie is not None
    assert tie.source is TieSource.INTRODUCTION
    assert [len(people.ledger.favors_with(ids[name])) for name in ("Anna", "Bernd")] == [1, 1]
    step = people.history.undo_step()
    assert step is not None
    people.history.undo(step.id)
    assert people.ties.tie(ids["Anna"], ids["Bernd"]) is None
    assert people.introductions.listing() == []


def test_what_is_known_of_two_is_shown_when_they_are_named(
    window: MainWindow, people: Services, ids: dict[str, int]
) -> None:
    told = Introduction(
        low=ids["Anna"], high=ids["Eva"], reason="Berlin", day=people.today(), stage=IntroductionStage.ASKED
    )
    people.introductions.keep(told)
    dialog = window.networking.introducing().ask((ids["Anna"],))
    assert dialog.introduction() is None
    assert not dialog.save.isEnabled()
    dialog.people.add(ids["Eva"], "Eva Müller")
    assert (dialog.reason.text(), dialog.stage.chosen()) == ("Berlin", "asked")
    assert dialog.delete.isVisible()
    dialog.delete.click()
    dialog.reject()


def test_the_list_shows_who_should_meet_until_they_are_dismissed(
    window: MainWindow, people: Services, ids: dict[str, int], qtbot: QtBot
) -> None:
    people.circles.add(people.circles.find("Hobby").id, [ids["Anna"], ids["Eva"]])
    people.introductions.keep(Introduction(low=ids["Anna"], high=ids["Bernd"], day=people.today()))
    shown = window.networking.introducing().show_list()
    qtbot.waitUntil(lambda: bool(shown.should_meet.texts()))
    assert shown.should_meet.texts() == ["Anna Weiß and Eva Müller. Both share the interest “Hobby”."]
    assert shown.under_way.texts() == ["Anna Weiß and Bernd Maier: planned, today."]
    introduce, dismiss = shown.should_meet.buttons()
    shown.under_way.buttons()[0].setFocus()
    for expected in (introduce, dismiss, shown._foot[0]):
        shown.focusNextChild()
        assert expected.hasFocus()
    introduce.click()
    (asked,) = window.findChildren(IntroductionDialog) + shown.findChildren(IntroductionDialog)[:0]
    assert asked.reason.text() == "Both share the interest “Hobby”."
    asked.reject()
    dismiss.click()
    qtbot.waitUntil(lambda: not shown.should_meet.texts())
    shown.reject()


def test_the_details_show_chains_and_introductions_and_lead_to_them(
    window: MainWindow, people: Services, ids: dict[str, int], qtbot: QtBot
) -> None:
    people.introductions.keep(Introduction(low=ids["Anna"], high=ids["Bernd"], day=people.today()))
    with qtbot.waitSignal(window.notifier.changed):
        people.doors.keep((ids["Anna"],))
    window.page.navigation.show_contact(ids["Anna"])
    details = window.page.care_details
    qtbot.waitUntil(lambda: details.section is not None and bool(details.section.doors.chains.texts()))
    assert details.section is not None
    doors = details.section.doors
    assert doors.chains.texts() == ["You → Anna Weiß"]
    assert doors.introductions.texts() == ["To Bernd Maier: planned, today."]
    opened, dropped = doors.chains.findChildren(ToolButton)
    opened.click()
    shown = window.dialogs.doors().dialog
    qtbot.waitUntil(lambda: shown.answer() is not None)
    shown.reject()
    dropped.click()
    qtbot.waitUntil(lambda: not doors.chains.texts())
