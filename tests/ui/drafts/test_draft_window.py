"""A draft is shown, changed, warned of, and leaves by hand only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.interaction import Channel, Direction
from kontaktpflege.domain.template import Purpose, TextBlock
from kontaktpflege.services import Services
from kontaktpflege.ui.drafts.draft_window import DraftWindow
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.opener import Opener
from kontaktpflege.ui.printing.letter_dialog import LetterDialog
from kontaktpflege.ui.tasks import any_running
from tests.books import connect

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TIP = TextBlock(
    name="Tip",
    purpose=Purpose.TIP,
    language="de",
    form="du",
    subject="For {first_name}",
    body="Hello {first_name} & co",
)


@pytest.fixture
def opened() -> list[str]:
    """The addresses that were handed to the system."""
    return []


@pytest.fixture
def window(people: Services, open_window: Callable[[], MainWindow], opened: list[str]) -> MainWindow:
    shown = open_window()

    def take(url: QUrl) -> bool:
        opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return True

    shown._opener = Opener(take, lambda scheme: True, shown)
    shown.dialogs._opener = shown._opener
    return shown


def contact(services: Services, words: str) -> int:
    (found,) = services.address_book.list_ids(ContactQuery(words=words))
    return found


@pytest.fixture
def write(qtbot: QtBot, window: MainWindow, services: Services) -> Callable[..., DraftWindow]:
    def open_draft(words: str, purpose: Purpose | None = None) -> DraftWindow:
        window.dialogs.drafts().write(contact(services, words), purpose)
        (draft,) = (one for one in window.findChildren(DraftWindow) if one.isVisible())
        qtbot.waitUntil(draft.isActiveWindow)
        return draft

    return open_draft


def text_of(draft: DraftWindow) -> str:
    return draft.draft.content()[1]


def timeline(qtbot: QtBot, services: Services, words: str) -> list[tuple[Channel, Direction, str]]:
    qtbot.waitUntil(lambda: not any_running())
    found = services.journal.timeline(contact(services, words))
    return [(one.channel, one.direction, one.text) for one in found]


def test_the_key_opens_a_draft_with_a_text_in_it(qtbot: QtBot, window: MainWindow, services: Services) -> None:
    window.page.list.table.setFocus()
    QTest.keyClick(window.page.list.table, Qt.Key.Key_D, CTRL | SHIFT)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(DraftWindow)))
    (draft,) = window.findChildren(DraftWindow)
    assert draft.windowTitle() == "Write to Čeněk Kolář"
    assert "Čeněk Kolář" in text_of(draft)
    assert draft.focusWidget() is draft.picker.list
    window.page.contact_actions.write.trigger()
    assert window.findChildren(DraftWindow) == [draft]


def test_the_arrows_choose_and_what_was_typed_comes_back(qtbot: QtBot, write: Callable[..., DraftWindow]) -> None:
    draft = write("Weiß", Purpose.OPENER)
    first = text_of(draft)
    draft.draft.text.setPlainText("My own words")
    draft.draft.subject.selectAll()
    QTest.keyClicks(draft.draft.subject, "My own line")
    QTest.keyClick(draft.picker.list, Qt.Key.Key_Down)
    assert text_of(draft) not in (first, "My own words")
    assert not draft.is_unused()
    draft.draft.text.undo()
    assert text_of(draft) == "My own words"
    assert draft.draft.subject.text() != "My own line"
    draft.draft.subject.undo()
    assert draft.draft.subject.text() == "My own line"


def test_gaps_are_said_and_asked_about_before_use(qtbot: QtBot, write: Callable[..., DraftWindow]) -> None:
    draft = write("Weiß", Purpose.OPENER)
    assert any("your own name" in sentence for sentence in draft.remarks.sentences())
    QApplication.clipboard().setText("before")
    draft.copy.click()
    (question,) = draft.findChildren(QMessageBox)
    assert question.text() == "There are still gaps in the text."
    question.reject()
    draft.activateWindow()
    qtbot.waitUntil(draft.isActiveWindow)
    assert QApplication.clipboard().text() == "before"
    draft.draft.text.setPlainText("Dear Anna")
    assert draft.remarks.sentences() == ()
    QTest.keyClick(draft.draft.text, Qt.Key.Key_Return, CTRL)
    assert QApplication.clipboard().text() == "Dear Anna"


def test_a_tip_that_is_mailed_is_noted_with_the_same_key(
    qtbot: QtBot, services: Services, write: Callable[..., DraftWindow], opened: list[str]
) -> None:
    services.correspondence.save(TIP)
    draft = write("Weiß", Purpose.TIP)
    assert draft.picker.list.current() is not None
    assert text_of(draft) == "Hello Anna & co"
    assert draft.also_note.isChecked()
    QTest.keyClick(draft, Qt.Key.Key_M, CTRL)
    assert opened == ["mailto:anna@example.org?subject=For%20Anna&body=Hello%20Anna%20%26%20co"]
    assert timeline(qtbot, services, "Weiß") == [(Channel.MAIL, Direction.OUT, "For Anna")]
    step = services.history.undo_step()
    assert step is not None
    services.history.undo(step.id)
    assert timeline(qtbot, services, "Weiß") == []
    assert not services.correspondence.correspondent(contact(services, "Weiß")).used


def test_what_is_copied_can_be_noted_afterwards(
    qtbot: QtBot, services: Services, write: Callable[..., DraftWindow]
) -> None:
    services.correspondence.save(TIP)
    draft = write("Weiß", Purpose.TIP)
    draft.also_note.setChecked(False)
    QTest.keyClick(draft, Qt.Key.Key_L, CTRL)  # nothing has left yet
    draft.copy.click()
    assert timeline(qtbot, services, "Weiß") == []
    for _again in range(2):
        QTest.keyClick(draft, Qt.Key.Key_L, CTRL)
    assert timeline(qtbot, services, "Weiß") == [(Channel.MESSAGE, Direction.OUT, "For Anna")]
    draft.close()
    again = write("Weiß", Purpose.TIP)
    again.picker.list.setCurrentRow([block.name for block in again.picker.list.blocks()].index("Tip"))
    assert [sentence for sentence in again.remarks.sentences() if "very text before" in sentence]


def test_sie_or_du_is_asked_once_and_changes_the_text(
    qtbot: QtBot, services: Services, write: Callable[..., DraftWindow]
) -> None:
    services.correspondence.save(TIP)
    draft = write("Weiß")
    draft.picker.only_fitting.setChecked(False)
    draft.picker.purpose.choose("tip")
    draft.picker.purpose.chosen_anew.emit("tip")
    assert "suggest" in draft._form_hint.text()
    assert draft._forms["du"].isChecked()
    draft._forms["sie"].click()
    draft.picker.list.setCurrentRow([block.name for block in draft.picker.list.blocks()].index("Tip"))
    assert draft.remarks.sentences() == ("You say Sie to Anna Weiß; this text says du.",)
    assert draft._form_hint.text() == ""
    qtbot.waitUntil(lambda: not any_running())
    who = services.correspondence.correspondent(contact(services, "Weiß"))
    assert (who.form, who.form_said) == ("sie", True)


def test_who_has_no_mail_address_gets_no_mail(qtbot: QtBot, write: Callable[..., DraftWindow]) -> None:
    draft = write("Maier")
    assert not draft.mail.isEnabled()
    assert draft.mail.accessibleDescription() == "This contact has no mail address."


def test_leaving_what_was_written_is_asked_about(
    qtbot: QtBot, window: MainWindow, write: Callable[..., DraftWindow]
) -> None:
    draft = write("Weiß", Purpose.OPENER)
    draft.draft.text.setPlainText("Dear Anna")
    window.close()
    assert window.isVisible()
    assert draft.isVisible()
    (question,) = draft.findChildren(QMessageBox)
    leave = next(button for button in question.buttons() if button.text().replace("&", "") == "Leave")
    leave.click()
    assert not draft.isVisible()
    window.close()
    assert not window.isVisible()


def test_another_change_in_the_book_leaves_what_was_typed(
    qtbot: QtBot, services: Services, write: Callable[..., DraftWindow]
) -> None:
    draft = write("Weiß", Purpose.OPENER)
    draft.draft.text.setPlainText("My own words")
    services.correspondence.save(TIP)
    qtbot.waitUntil(lambda: "Tip" in [block.name for block in draft.picker.blocks()])
    assert text_of(draft) == "My own words"
    services.address_book.forget([draft.contact_id()])
    services.correspondence.save(TIP)
    assert text_of(draft) == "My own words"


def test_a_letter_is_printed_with_the_address_and_counts_as_used(
    qtbot: QtBot,
    services: Services,
    window: MainWindow,
    write: Callable[..., DraftWindow],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    services.correspondence.save(TIP)
    draft = write("Weiß", Purpose.TIP)
    draft.letter.click()
    (dialog,) = draft.findChildren(LetterDialog)
    assert dialog._layout._letter.address == ("Anna Weiß", "Venloer Straße 12", "50823 Köln")
    path = tmp_path_factory.mktemp("letter") / "letter.pdf"
    with qtbot.waitSignal(dialog.done_with):
        dialog.write_pdf(path)
    assert path.read_bytes().startswith(b"%PDF")
    assert timeline(qtbot, services, "Weiß") == [(Channel.LETTER, Direction.OUT, "For Anna")]


def test_who_one_is_comes_from_the_settings_at_once(
    qtbot: QtBot, window: MainWindow, write: Callable[..., DraftWindow]
) -> None:
    draft = write("Weiß", Purpose.OPENER)
    assert text_of(draft).endswith("{mein_name}")
    assert draft._settings.isVisible()
    window.preferences.use(replace(window.preferences.settings(), my_name="Bernd Maier"))
    assert text_of(draft).endswith("Bernd Maier")
    assert not draft._settings.isVisible()


def test_a_text_block_that_went_bad_says_so_and_harms_nothing(
    qtbot: QtBot, services: Services, write: Callable[..., DraftWindow]
) -> None:
    made = services.correspondence.save(TIP)
    connection = connect(services.book)
    connection.execute("UPDATE text_block SET body = 'Hello {% x %}' WHERE id = ?", (made,))
    connection.close()
    draft = write("Weiß", Purpose.TIP)
    assert draft.remarks.sentences() == (
        "Line 1: text blocks know no loops or conditions. Only the name of a placeholder can stand in braces.",
    )
    QTest.keyClick(draft.picker.list, Qt.Key.Key_Down)
    assert text_of(draft).startswith("Hallo Anna")
