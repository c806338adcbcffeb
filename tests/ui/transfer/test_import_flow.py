"""An import from the drop to the report, as a user does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QPlainTextEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.importing import ImportReport, Verdict
from kontaktpflege.services import Services
from kontaktpflege.ui.tasks import Task
from kontaktpflege.ui.transfer.import_flow import ImportFlow
from kontaktpflege.ui.transfer.import_preview import ImportPreview
from kontaktpflege.ui.transfer.import_report_dialog import ImportReportDialog
from kontaktpflege.ui.transfer.merge_panel import MergePanel
from kontaktpflege.ui.transfer.preview_model import NAME
from kontaktpflege.ui.widgets.name_line import NameLine
from tests.ui.transfer.conftest import PHONE, PHONE_LATER, card

Write = Callable[[str, str], Path]


@pytest.fixture
def flow(services: Services, window: QMainWindow) -> ImportFlow:
    return ImportFlow(services, window)


def names(services: Services) -> list[str]:
    book = services.address_book
    return [summary.name for summary in book.summaries(list(book.list_ids(ContactQuery())))]


def preview_of(window: QMainWindow) -> ImportPreview:
    found = window.findChild(ImportPreview)
    assert isinstance(found, ImportPreview)
    return found


def opened(qtbot: QtBot, window: QMainWindow) -> ImportPreview:
    """The preview, once everything is read and its first card shown."""
    preview = preview_of(window)
    qtbot.waitUntil(lambda: preview.plan() is not None and table(preview).currentIndex().isValid())
    return preview


def table(preview: ImportPreview) -> QTableView:
    found = preview.findChild(QTableView)
    assert isinstance(found, QTableView)
    return found


def shown_names(preview: ImportPreview) -> list[str]:
    model = table(preview).model()
    return [model.index(row, NAME).data() for row in range(model.rowCount())]


def look(qtbot: QtBot, preview: ImportPreview, name: str, awaited: str) -> None:
    """Select the row of that name and wait until its details say something."""
    table(preview).selectRow(shown_names(preview).index(name))
    qtbot.waitUntil(lambda: awaited in texts(preview))


def button(where: QWidget, name: str) -> QPushButton:
    """The button with this name, as it is spoken."""
    buttons = where.findChildren(QPushButton)
    return next(one for one in buttons if name in (one.accessibleName(), one.text().strip()))


def texts(where: QWidget) -> str:
    """Everything that can be read on the labels and buttons."""
    labels = [label.text().replace("\u200b", "") for label in where.findChildren(QLabel) if label.isVisible()]
    return "\n".join([*labels, *(one.text() for one in where.findChildren(QPushButton) if one.isVisible())])


def test_enter_imports_what_the_preview_shows(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    flow.start([write_cards("phone.vcf", PHONE)])
    preview = opened(qtbot, window)
    assert names(services) == []
    with qtbot.waitSignal(flow.finished) as finished:
        QTest.keyClick(preview, Qt.Key.Key_Return)
    report: ImportReport = finished.args[0]
    assert (report.cards, report.new) == (3, 3)
    assert names(services) == ["Bernd Maier", "Eva Müller", "Anna Weiß"]


def test_escape_leaves_nothing_behind(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    flow.start([write_cards("phone.vcf", PHONE)])
    preview = opened(qtbot, window)
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert not flow.busy()
    assert names(services) == []


@pytest.mark.parametrize("size", [(620, 340), (900, 560), (700, 700), (3840, 2100)])
def test_the_preview_fits_any_screen_with_its_buttons(
    qtbot: QtBot, window: QMainWindow, flow: ImportFlow, write_cards: Write, size: tuple[int, int]
) -> None:
    """The smallest is what 200 % leave of 1280x800 within the frame of a window."""
    flow.start([write_cards("phone.vcf", PHONE)])
    preview = opened(qtbot, window)
    preview.resize(*size)
    qtbot.waitUntil(lambda: (preview.width(), preview.height()) == size)
    confirm = next(one for one in preview.findChildren(QPushButton) if one.isDefault())
    below = confirm.mapTo(preview, confirm.rect().bottomRight())
    assert preview.rect().contains(below)
    assert table(preview).viewport().height() > 2 * table(preview).rowHeight(0)


def test_first_names_show_while_the_rest_is_read(
    qtbot: QtBot, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    many = "".join(card(f"UID:u{i}", f"FN:Frieda {i}", f"TEL:0221 {i:06}") for i in range(20_000))
    path = write_cards("many.vcf", many)
    flow.start([path])
    preview = preview_of(window)
    assert preview.isVisible()  # before anything was read
    assert table(preview).model().rowCount() == 0
    qtbot.waitUntil(lambda: table(preview).model().rowCount() > 0)
    assert preview.plan() is None
    assert table(preview).model().rowCount() < 5_000
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert not flow.busy()


def test_verdicts_stand_on_chips_that_filter(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    services.transfer.take_in([PHONE.encode()])
    flow.start([write_cards("phone.vcf", PHONE_LATER)])
    preview = opened(qtbot, window)
    plan = preview.plan()
    assert plan is not None
    assert plan.counts() == {
        Verdict.NEW: 1, Verdict.SAME: 1, Verdict.UPDATE: 1, Verdict.REVIEW: 1, Verdict.UNREADABLE: 1,
    }  # fmt: skip
    QTest.mouseClick(button(preview, "unclear 1"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown_names(preview) == ["Eva Mueller"])


def test_an_update_is_shown_field_by_field(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    services.transfer.take_in([PHONE.encode()])
    flow.start([write_cards("phone.vcf", PHONE_LATER)])
    preview = opened(qtbot, window)
    look(qtbot, preview, "Anna Weiß", "Studio Weiß")
    shown = texts(preview).splitlines()
    at = shown.index("Organisation")
    assert shown[at : at + 4] == ["Organisation", "Studio W", "→", "Studio Weiß"]


def test_an_unreadable_card_says_where_and_why_and_shows_its_text(
    qtbot: QtBot, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    flow.start([write_cards("phone.vcf", PHONE_LATER)])
    preview = opened(qtbot, window)
    look(qtbot, preview, "Abgeschnitten", "inside this card")
    assert "phone.vcf, line" in texts(preview)
    raw = preview.findChild(QPlainTextEdit)
    assert isinstance(raw, QPlainTextEdit)
    assert "TEL:0221 47" in raw.toPlainText()


def test_a_card_is_merged_with_the_contact_it_may_be(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    services.transfer.take_in([PHONE.encode()])
    flow.start([write_cards("phone.vcf", PHONE_LATER)])
    preview = opened(qtbot, window)
    look(qtbot, preview, "Eva Mueller", "Eva Müller")
    QTest.mouseClick(button(preview, "Compare with Eva Müller and merge"), Qt.MouseButton.LeftButton)
    panel = preview.findChild(MergePanel)
    assert isinstance(panel, MergePanel)
    QTest.keyClick(panel, Qt.Key.Key_Return)
    plan = preview.plan()
    assert plan is not None
    assert plan.counts()[Verdict.MERGE] == 1
    with qtbot.waitSignal(flow.finished):
        QTest.keyClick(preview, Qt.Key.Key_Return)
    assert names(services).count("Eva Mueller") == 0
    eva = services.address_book.list_ids(ContactQuery(words="Eva Müller"))[0]
    merged = services.address_book.contact(eva).card
    assert [phone.text for phone in merged.phones] == ["0171 5556677"]
    assert merged.get("BDAY")[0].text == "1980-05-01"


def test_many_cards_are_left_out_at_once(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    flow.start([write_cards("phone.vcf", PHONE)])
    preview = opened(qtbot, window)
    table(preview).selectAll()
    qtbot.waitUntil(lambda: "3 cards selected" in texts(preview))
    offer = button(preview, "Choose what to do with them")
    qtbot.waitUntil(lambda: len(offer.menu().actions()) == 2)
    next(action for action in offer.menu().actions() if action.text() == "Leave out").trigger()
    plan = preview.plan()
    assert plan is not None
    qtbot.waitUntil(lambda: plan.counts() == {Verdict.SKIP: 3})
    qtbot.waitUntil(lambda: "Close" in texts(preview).splitlines())
    QTest.keyClick(preview, Qt.Key.Key_Return)
    assert not flow.busy()
    assert names(services) == []


def test_an_import_called_off_leaves_nothing_behind(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    many = "".join(card(f"UID:u{i}", f"FN:Frieda {i}") for i in range(5_000))
    flow.start([write_cards("many.vcf", many)])
    preview = opened(qtbot, window)
    QTest.keyClick(preview, Qt.Key.Key_Return)
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert "Stopping" in texts(preview)
    qtbot.waitUntil(lambda: not flow.busy())
    assert names(services) == []
    assert services.history.undo_step() is None


def test_one_import_left_does_not_disturb_the_next(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    many = "".join(card(f"UID:u{i}", f"FN:Olga {i}") for i in range(5_000))
    flow.start([write_cards("many.vcf", many)])
    first = preview_of(window)
    QTest.keyClick(first, Qt.Key.Key_Escape)
    flow.start([write_cards("phone.vcf", PHONE)])
    preview = next(one for one in window.findChildren(ImportPreview) if one is not first)
    qtbot.waitUntil(lambda: preview.plan() is not None and table(preview).currentIndex().isValid())
    assert shown_names(preview) == ["Anna Weiß", "Bernd Maier", "Eva Müller"]
    with qtbot.waitSignal(flow.finished):
        QTest.keyClick(preview, Qt.Key.Key_Return)
    assert len(names(services)) == 3


def test_the_report_lists_what_was_unreadable_and_can_be_saved(
    qtbot: QtBot, window: QMainWindow, flow: ImportFlow, write_cards: Write, tmp_path: Path
) -> None:
    flow.start([write_cards("phone.vcf", PHONE_LATER)])
    preview = opened(qtbot, window)
    with qtbot.waitSignal(flow.finished):
        QTest.keyClick(preview, Qt.Key.Key_Return)
    report = window.findChild(ImportReportDialog)
    assert isinstance(report, ImportReportDialog)
    report.save_to(tmp_path / "report.txt")
    saved = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "FN:Abgeschnitten" in saved
    assert "The file ends inside a card; 4 of 5 cards were read." in saved


def test_the_report_offers_to_undo_the_step(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    flow.start([write_cards("phone.vcf", PHONE)])
    preview = opened(qtbot, window)
    with qtbot.waitSignal(flow.finished):
        QTest.keyClick(preview, Qt.Key.Key_Return)
    report = window.findChild(ImportReportDialog)
    assert isinstance(report, ImportReportDialog)
    with qtbot.waitSignal(flow.undo_asked) as asked:
        QTest.mouseClick(button(report, "Undo the import"), Qt.MouseButton.LeftButton)
    services.history.undo(asked.args[0])
    assert names(services) == []


def test_a_file_that_is_no_vcard_is_explained(
    qtbot: QtBot, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    flow.start([write_cards("genes.vcf", "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\n20\t14370\trs6054257\n")])
    preview = preview_of(window)
    qtbot.waitUntil(lambda: "genetic variants" in texts(preview))
    assert not button(preview, "Import").isVisible()
    QTest.keyClick(preview, Qt.Key.Key_Return)
    assert not flow.busy()


def test_a_folder_without_card_files_says_so(
    qtbot: QtBot, window: QMainWindow, flow: ImportFlow, tmp_path: Path
) -> None:
    folder = tmp_path / "holidays"
    folder.mkdir()
    flow.start([folder])
    preview = preview_of(window)
    qtbot.waitUntil(lambda: "There are no contacts in there." in texts(preview))
    assert "0 people" not in texts(preview)
    QTest.keyClick(preview, Qt.Key.Key_Return)
    assert not flow.busy()


def test_files_that_come_during_an_import_wait_and_come_next(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    flow.start([write_cards("phone.vcf", PHONE)])
    preview = opened(qtbot, window)
    second = write_cards("more.vcf", card("FN:Frieda Neu"))
    flow.start([second])
    flow.start([second])
    assert "1 more file is waiting; it comes next." in texts(preview)
    with qtbot.waitSignal(flow.finished):
        QTest.keyClick(preview, Qt.Key.Key_Return)
    report = window.findChild(ImportReportDialog)
    assert isinstance(report, ImportReportDialog)
    report.accept()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(ImportPreview)))
    following = next(one for one in window.findChildren(ImportPreview) if one.isVisible())
    qtbot.waitUntil(lambda: following.plan() is not None and shown_names(following) == ["Frieda Neu"])
    QTest.keyClick(following, Qt.Key.Key_Escape)
    assert not flow.busy()
    assert len(names(services)) == 3


def test_what_waits_is_looked_at_after_the_last_import_is_undone(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    path = write_cards("phone.vcf", PHONE)
    flow.undo_asked.connect(lambda step: Task(lambda control: services.history.undo(step)).start_writing())
    flow.start([path])
    preview = opened(qtbot, window)
    flow.start([write_cards("again.vcf", PHONE)])
    with qtbot.waitSignal(flow.finished):
        QTest.keyClick(preview, Qt.Key.Key_Return)
    report = window.findChild(ImportReportDialog)
    assert isinstance(report, ImportReportDialog)
    button(report, "Undo the import").click()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(ImportPreview)))
    following = next(one for one in window.findChildren(ImportPreview) if one.isVisible())
    qtbot.waitUntil(lambda: following.plan() is not None)
    plan = following.plan()
    assert plan is not None
    assert plan.counts() == {Verdict.NEW: 3}


def test_somebody_who_may_be_in_the_book_is_not_shown_as_an_update(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, write_cards: Write
) -> None:
    services.transfer.take_in([PHONE.encode()])
    flow.start([write_cards("phone.vcf", PHONE_LATER)])
    preview = opened(qtbot, window)
    look(qtbot, preview, "Eva Mueller", "Maybe the same person as Eva Müller")
    assert "→" not in texts(preview)
    assert "In the file" not in texts(preview).split("\n")


def test_card_text_in_the_clipboard_is_pasted(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow
) -> None:
    data = QMimeData()
    data.setText(PHONE)
    QGuiApplication.clipboard().setMimeData(data)
    flow.paste()
    preview = opened(qtbot, window)
    assert len(shown_names(preview)) == 3
    QTest.keyClick(preview, Qt.Key.Key_Escape)


def test_pasting_something_else_says_so(qtbot: QtBot, flow: ImportFlow) -> None:
    QGuiApplication.clipboard().setText("Good morning")
    with qtbot.waitSignal(flow.nothing_found) as told:
        flow.paste()
    assert told.args == ["There are no contacts in the clipboard."]
    assert not flow.busy()


def test_one_may_say_whose_contacts_they_are(
    qtbot: QtBot, window: QMainWindow, flow: ImportFlow, services: Services, write_cards: Write
) -> None:
    services.transfer.take_in([PHONE.encode()])
    flow.start([write_cards("hers.vcf", card("FN:Cem Öz") + card("FN:Dora Zahn"))])
    preview = opened(qtbot, window)
    line = preview.findChild(NameLine)
    assert line is not None
    QTest.keyClicks(line, "Nobody")
    confirm = next(one for one in preview.findChildren(QPushButton) if one.isDefault())
    confirm.click()
    assert preview.isVisible()  # whose contacts they are is not clear yet
    line.clear()
    QTest.keyClicks(line, "Maier")
    QTest.keyClick(line, Qt.Key.Key_Return)
    with qtbot.waitSignal(flow.finished):
        confirm.click()
    (maier,) = services.address_book.list_ids(ContactQuery(words="Maier"))
    assert [known.name for known in services.ties.ties_of(maier)] == ["Cem Öz", "Dora Zahn"]
    assert all(services.ties.is_stranger(known.contact_id) for known in services.ties.ties_of(maier))
