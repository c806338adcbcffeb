"""Ties in the window: typed in the details, noted in full, corrected, removed, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.interaction import Channel, Interaction
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.tie import Known, Tie
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.tie_section import TieSection
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.ties.suggestion_dialog import SuggestionDialog
from kontaktpflege.ui.ties.tie_dialog import TieDialog

ANNA, BERND, CEM = 1, 2, 3


@pytest.fixture
def section(window: MainWindow, qtbot: QtBot) -> TieSection:
    """The ties of Anna, in the details."""
    window.page.navigation.show_contact(ANNA)
    details = window.page.care_details

    def ready() -> bool:
        shown = details.section.facts() if details.section is not None else None
        return shown is not None and shown.contact_id == ANNA

    qtbot.waitUntil(ready)
    assert details.section is not None
    return details.section.ties


def known(people: Services, contact: int) -> dict[int, Tie]:
    return {one.contact_id: one.tie for one in people.ties.ties_of(contact)}


def test_a_name_typed_is_a_tie(section: TieSection, people: Services, window: MainWindow, qtbot: QtBot) -> None:
    assert section.texts() == []
    QTest.keyClicks(section.line, "Bernd")
    section.line.choose_first()
    qtbot.waitUntil(lambda: len(section.texts()) == 1)
    assert BERND in known(people, ANNA)
    assert section.texts()[0].endswith("Know each other, weak")
    window.window_actions.undo.trigger()
    qtbot.waitUntil(lambda: section.texts() == [])
    assert known(people, ANNA) == {}


def test_nobody_is_proposed_as_known_to_themselves(section: TieSection, people: Services) -> None:
    name = people.network.names([ANNA])[ANNA]
    QTest.keyClicks(section.line, name)
    section.line.choose_first()
    assert known(people, ANNA) == {}


def test_a_tie_is_corrected_and_removed_by_keys(
    section: TieSection, people: Services, window: MainWindow, qtbot: QtBot
) -> None:
    people.ties.put(Tie(low=ANNA, high=BERND, since=PartialDate(2019), note="choir"))
    qtbot.waitUntil(lambda: len(section.rows()) == 1)
    QTest.keyClick(section.rows()[0], Qt.Key.Key_Return)
    (dialog,) = window.findChildren(TieDialog)
    assert dialog.since.text() == "2019"
    dialog.strength.buttons["strong"].click()
    dialog.kind.setEditText("Colleagues")
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: known(people, ANNA)[BERND].strong)
    assert known(people, ANNA)[BERND] == Tie(
        low=ANNA, high=BERND, kind="colleague", strong=True, since=PartialDate(2019), note="choir",
        added_on=people.ledger.today().toordinal(),
    )  # fmt: skip
    qtbot.waitUntil(lambda: "strong" in section.texts()[0])
    QTest.keyClick(section.rows()[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: section.rows() == [])


def test_many_are_shown_at_wish(section: TieSection) -> None:
    many = [Known(at, f"Somebody {at}", Tie(low=ANNA, high=at)) for at in range(10, 20)]
    section.show_ties(ANNA, many)
    assert len(section.rows()) == 6
    section.more.click()
    assert len(section.rows()) == 10
    assert section.rows()[6].hasFocus()
    assert not section.more.isVisible()


def test_those_who_are_selected_know_each_other(window: MainWindow, people: Services, qtbot: QtBot) -> None:
    dialog = window.networking.ties().ask_among([ANNA, BERND, CEM])
    dialog.since.setText("no day")
    assert not dialog.ties()
    dialog.since.setText("2020")
    dialog._keep.click()
    qtbot.waitUntil(lambda: people.ties.tie(BERND, CEM) is not None)
    assert known(people, ANNA).keys() == {BERND, CEM}
    tie = people.ties.tie(BERND, CEM)
    assert tie is not None
    assert tie.since == PartialDate(2020)


def test_it_takes_two(window: MainWindow) -> None:
    dialog = window.networking.ties().ask(ANNA)
    assert not dialog._keep.isEnabled()
    dialog.people.add(ANNA, "Anna")
    assert not dialog.ties()
    dialog.people._chips[ANNA].removed.emit()
    dialog.people.line.setText("Nobody of that name")
    assert not dialog._keep.isEnabled()
    assert any("Nobody of that name" in doubt.text() for doubt in dialog._doubts.values())


def test_the_window_asks_for_whom_is_meant(window: MainWindow, qtbot: QtBot) -> None:
    window.page.navigation.show_contact(BERND)
    dialog = window.networking.ask_ties()
    assert dialog is not None
    assert dialog._one is not None
    assert dialog._one[0] == BERND


def test_a_name_that_nobody_has_is_told(section: TieSection, people: Services) -> None:
    QTest.keyClicks(section.line, "Nobody Atall")
    QTest.keyClick(section.line, Qt.Key.Key_Return)
    assert section.hint.isVisible()
    assert "Nobody Atall" in section.hint.text().replace("\u200b", "")
    QTest.keyClicks(section.line, "x")
    assert not section.hint.isVisible()
    assert known(people, ANNA) == {}


def test_who_is_not_in_the_book_yet_comes_in_as_known_through_the_contact(
    section: TieSection, people: Services, window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClicks(section.line, "Dr. Ida Berg")
    assert not section.newcomer.isVisible()
    QTest.keyClick(section.line, Qt.Key.Key_Return)
    assert section.newcomer.accessibleName() == "New contact “Dr. Ida Berg”, whom you do not know yourself"
    section.newcomer.click()
    qtbot.waitUntil(lambda: len(section.texts()) == 1)
    assert not section.newcomer.isVisible()
    (ida,) = known(people, ANNA)
    assert (people.address_book.contact(ida).card.formatted_name, people.ties.is_stranger(ida)) == (
        "Dr. Ida Berg",
        True,
    )
    assert window.toast.message() == "Dr. Ida Berg is in the book now, known through Anna Weiß."
    window.window_actions.undo.trigger()
    qtbot.waitUntil(lambda: section.texts() == [])
    assert people.address_book.list_ids(ContactQuery(words="Ida")).tolist() == []


def test_suggested_ties_are_counted_and_led_to(
    section: TieSection, people: Services, window: MainWindow, qtbot: QtBot
) -> None:
    window.page.care_details._later.setInterval(0)
    people.journal.log(Interaction(at=people.journal.now(), channel=Channel.MEETING, contacts=(ANNA, BERND)))
    qtbot.waitUntil(section.suggested.isVisible)
    assert section.suggested.text() == "1 suggested tie …"
    section.suggested.click()
    (dialog,) = window.findChildren(SuggestionDialog)
    qtbot.waitUntil(lambda: bool(dialog.ticked()))
    dialog.keep_all.click()
    qtbot.waitUntil(lambda: not section.suggested.isVisible())
    dialog.reject()
