"""What one sees before a call, and what one says after it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.balance import LedgerRules
from kontaktpflege.domain.care import About, FactKind, PersonalFact
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.interaction import Channel, Interaction, Outcome
from kontaktpflege.domain.promise import Promise
from kontaktpflege.services import Services
from kontaktpflege.ui.drafts.draft_window import DraftWindow
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.sheet_press import SheetPage
from kontaktpflege.ui.talks.call_sheet import CallSheet
from kontaktpflege.ui.talks.log_dialog import LogDialog
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
    qtbot.waitUntil(lambda: sheet.told.text() == "Deleted.")
    assert sheet.told.button.isVisible(), "the window behind it hears nothing"
    QTest.keyClick(sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Likes: mountains" in sheet.known.texts())
    qtbot.waitUntil(sheet.told.button.isHidden)


def test_a_promise_is_kept_here(sheet: CallSheet, people: Services, bernd: int, qtbot: QtBot) -> None:
    (line,) = sheet.promises.open._lines
    line.deeds[0].act()
    qtbot.waitUntil(lambda: sheet.promises.texts() == [])
    assert people.journal.promises(bernd) == ()
    assert sheet.promises.kept.texts() == []
    sheet.promises.show_kept.click()
    (kept,) = sheet.promises.kept._lines
    assert kept.text.startswith("You: send the price list (kept on ")
    kept.deeds[0].act()
    qtbot.waitUntil(lambda: sheet.promises.texts() == ["You: send the price list (21 days late)"])
    sheet.promises.settled.emit(people.journal.promises(bernd)[0].id, True)
    qtbot.waitUntil(lambda: sheet.promises.texts() == [])
    assert sheet.first_sentence() != "You promised “send the price list”, due 21 days ago."


def test_promises_are_added_changed_and_deleted_here(
    sheet: CallSheet, people: Services, bernd: int, qtbot: QtBot
) -> None:
    sheet.promises.add.click()
    entry = sheet.promises.enter()
    QTest.keyClicks(entry.text, "call back")
    QTest.keyClicks(entry.until, "whenever")
    QTest.keyClick(entry.until, Qt.Key.Key_Return)
    assert not entry._doubt.isHidden()
    entry.until.setText("1.2.2030")
    entry.who.choose("theirs")
    QTest.keyClick(entry.until, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "To you: call back (until 1 February 2030)" in sheet.promises.texts())
    assert sheet.reached.isHidden(), "Enter in the line calls nobody"
    assert entry.isVisible(), "free for the next one"
    QTest.keyClick(entry.text, Qt.Key.Key_Escape)
    assert sheet.isVisible(), "Esc leaves the line first"
    assert entry.isHidden()
    line = next(one for one in sheet.promises.open._lines if "call back" in one.text)
    line.deeds[1].act()
    assert (entry.text.text(), entry.until.text(), entry.who.chosen()) == ("call back", "01/02/2030", "theirs")
    entry.until.clear()
    QTest.keyClick(entry.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "To you: call back" in sheet.promises.texts())
    assert entry.isHidden()
    made = next(one for one in people.journal.promises(bernd) if not one.mine)
    sheet.promises.removed.emit(made.id)
    qtbot.waitUntil(lambda: sheet.promises.texts() == ["You: send the price list (21 days late)"])


def test_a_fitting_text_opens_a_draft_with_it(
    sheet: CallSheet, window: MainWindow, people: Services, bernd: int, qtbot: QtBot
) -> None:
    shown = sheet.blocks.buttons()
    wanted = people.correspondence.suggested(bernd, "en")
    assert shown[0].accessibleName().startswith(wanted[0].name)
    assert 0 < len(shown) <= 3
    shown[-1].setFocus()
    QTest.keyClick(shown[-1], Qt.Key.Key_Return)
    (draft,) = window.findChildren(DraftWindow)
    assert draft.contact_id() == bernd
    assert draft.picker.list.current() == wanted[-1]
    assert people.journal.count(bernd) == 1, "Enter on a text calls nobody"
    assert QApplication.activeModalWidget() is None, "nothing keeps one from the draft"
    again = window.caring.show_sheet(bernd)
    assert again is not None
    again.blocks.chosen.emit(wanted[0])
    assert draft.picker.list.current() == wanted[0]
    draft.done(0)


def test_it_is_closed_by_a_button(sheet: CallSheet, qtbot: QtBot) -> None:
    close = next(one for one in sheet.findChildren(QPushButton) if one.text().replace("&", "") == "Close")
    with qtbot.waitSignal(sheet.finished):
        close.click()


def test_words_of_a_favour_that_were_typed_are_kept_when_it_closes(
    sheet: CallSheet, people: Services, bernd: int, qtbot: QtBot
) -> None:
    sheet._note_favor(given=True)
    qtbot.waitUntil(lambda: sheet.favors.line is not None)
    assert sheet.favors.line is not None
    QTest.keyClicks(sheet.favors.line.note, "a jar of honey")
    assert sheet.is_unsaved()
    with qtbot.waitSignal(sheet.finished):
        sheet.reject()
    qtbot.waitUntil(lambda: people.ledger.favors_with(bernd)[0].note == "a jar of honey")


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
    for number in range(30):
        people.journal.promise(Promise(contact_id=bernd, mine=False, text=f"thing {number}", made_on=DAY))
    kept = people.journal.promise(Promise(contact_id=bernd, mine=True, text="done long ago", made_on=DAY))
    people.journal.settle_promise(kept)
    page = SheetPage(read_sheet(people, bernd, DAY))
    assert page.pages() == 1
    assert "and 24 more" in page.texts()
    assert "You: done long ago" not in " ".join(page.texts())
    assert page.texts()[-1] == "There is more in the program."
    assert page.texts()[0] == "Bernd Maier"
    assert "You: send the price list (21 days late)" in page.texts()
    assert len(page.texts()) < 80


def test_give_and_take_stand_on_paper_too(people: Services, bernd: int) -> None:
    people.ledger.set_rules(LedgerRules(scale_for_all=True))
    for ago, given in ((1, True), (2, True), (3, True), (4, False)):
        favor = Favor(contact_id=bernd, given=given, day=DAY - timedelta(ago), note=f"number {ago}")
        people.ledger.note([favor], today=DAY)
    words = " ".join(SheetPage(read_sheet(people, bernd, DAY)).texts())
    assert "Given 3 times, received once." in words
    assert [f"number {ago}" in words for ago in (1, 2, 3, 4)] == [True, True, False, True]


def test_printing_says_that_it_is_done(
    sheet: CallSheet, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    sheet._print.click()
    (chooser,) = sheet.findChildren(QFileDialog)
    path = tmp_path / "Bernd.pdf"
    chooser.fileSelected.emit(str(path))
    qtbot.waitUntil(lambda: sheet.told.text() == "The PDF is saved.")
    assert path.stat().st_size > 0
    chooser.reject()


def test_esc_and_an_empty_line_leave_the_fact_as_it_is(
    sheet: CallSheet, people: Services, bernd: int, qtbot: QtBot
) -> None:
    (fact,) = people.care.facts(bernd)
    line = sheet.fact_line
    line.change(fact)
    QTest.keyClick(line.text, Qt.Key.Key_Escape)
    assert line.text.text() == ""
    assert sheet.isVisible(), "Esc left the line alone"
    line.change(fact)
    line.text.clear()
    line.text.setText("a dog")
    line._keep()
    qtbot.waitUntil(lambda: len(people.care.facts(bernd)) == 2)
    QTest.keyClick(line.text, Qt.Key.Key_Escape)
    assert not sheet.isVisible(), "Esc in the empty line leaves the sheet"


def test_what_is_noted_in_full_leads_back_to_the_sheet(window: MainWindow, sheet: CallSheet) -> None:
    sheet._log.click()
    (dialog,) = window.findChildren(LogDialog)
    assert dialog.parentWidget() is sheet
